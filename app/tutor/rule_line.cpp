#include "app/tutor/rule_line.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/tutor/rule_drag.h"
#include "app/ui/controls.h"
#include "app/ui/fitted.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

/// A chip in a line is no longer than this; its words are told whole in the record and beside the mouse.
constexpr float mostChipEms = 28;
/// … and leaves room for the comma or the “or” behind it, so that neither stands alone on a line.
constexpr float roomForJoin = 1.7f;

void choose(const RubricScene& scene, const RulePath& path) {
    RubricChoice& choice = scene.choice;
    if (choice.rule == path) choice.rule.reset();
    else choice.rule = path;
    choice.adding = choice.addingUnless = choice.pairing = choice.explaining = false;
    choice.newWords.clear();
    choice.newTerms.clear();
}

/// Whether a rule held, as a mark: filled with a tick, hollow, or a dash while no response is looked at.
/// True while something is held over it to be put into the rule.
bool light(const RubricScene& scene, Flow& flow, const RuleSaying& saying, float middle) {
    const Context& ui = scene.ui();
    const float size = std::round(ui.type.face(TypeStep::body).em * 1.15f);
    const TracedRule* traced = scene.traced(saying.path);
    const Rule* rule = ruleAt(scene.rubric, saying.path);
    SemanticItem item;
    item.path = toString(saying.path) + "/light";
    item.role = Role::toggle;
    item.label = inWords(saying);
    if (item.label.empty() && rule != nullptr) item.label = rule->parts.empty() ? "nothing yet" : "the whole of it";
    item.value = traced == nullptr ? "no response is looked at" : traced->held ? "holds" : "does not hold";
    item.description = traced != nullptr && !traced->held ? traced->why : "Press to change it.";
    item.checked = traced != nullptr && traced->held;
    item.selected = scene.choice.rule == saying.path;
    const ImVec2 centre(flow.x + size / 2, middle);
    item.rect = {flow.x, middle - size / 2, flow.x + size, middle + size / 2};
    const Rect rect = item.rect;
    const bool chosen = item.selected;
    const std::string why = item.description;
    const Press press = pressable(ui, std::move(item));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Theme& theme = scene.theme();
    if (traced != nullptr && traced->held) {
        list.AddCircleFilled(centre, size / 2, theme.earned.packed());
        icon(ui, Icon::check, centre.x, centre.y, size * 0.9f, theme.surface);
    } else {
        list.AddCircle(centre, size / 2 - 1, (chosen || press.lit() ? theme.accent : theme.muted).packed(), 0, chosen ? 2.5f : 1.5f);
    }
    if (press.ring) focusRing(ui, rect, size / 2);
    if (press.hovered && traced != nullptr && !traced->held) tip(ui, "why-not", rect, {}, why);
    if (press.clicked) choose(scene, saying.path);
    dragRule(scene, saying.path, press);
    const bool holdsParts = rule != nullptr && rule->kind != Rule::Kind::concept_ && rule->kind != Rule::Kind::words && rule->kind != Rule::Kind::point;
    return holdsParts && dropIntoRule(scene, saying.path, rect);
}

}  // namespace

float chipHeight(const Context& context) { return std::ceil(context.controlLine(context.type.face(TypeStep::body)) + context.grid(0.75f)); }

float chipWidth(const Context& context, const ChipLook& look, float width) {
    const Face& face = context.type.face(TypeStep::body);
    const float badge = look.number > 0 ? face.em * 1.25f : 0;
    return std::min(width, std::ceil(textWidth(face, look.words)) + 1 + context.grid(2) + badge);
}

Press drawChip(const Context& context, std::string_view id, const ChipLook& look, float x, float y, float width) {
    const Face& face = context.type.face(TypeStep::body);
    const Theme& theme = context.theme;
    const float badge = look.number > 0 ? face.em * 1.25f : 0, pad = context.grid(1);
    SemanticItem item;
    item.path = id;
    item.role = Role::button;
    item.label = look.words;
    item.value = look.number > 0 ? "lit, number " + std::to_string(look.number) : "";
    item.description = look.described;
    item.selected = look.chosen;
    item.rect = {x, y, x + width, y + chipHeight(context)};
    const Rect rect = item.rect;
    const Press press = pressable(context, std::move(item));
    const float radius = rect.height() / 2;
    const bool lit = look.number > 0;
    if (lit && theme.fillsEvidence) fill(rect, theme.creditStyle(look.number).fill, radius);
    else fill(rect, press.hovered ? theme.hover : look.faint ? theme.surface : theme.sunken, radius);
    outline(rect, look.chosen || press.hovered ? theme.accent : look.faint || lit ? theme.muted : theme.line, std::max(1.0f, theme.borderWidth) * (look.chosen ? 2.5f : 1.0f), radius);
    float left = rect.left + pad;
    if (lit) {
        numberBadge(context, look.number, left + badge * 0.36f, (rect.top + rect.bottom) / 2, face.em * 0.95f, theme.text, theme.surface);
        left += badge;
    }
    const std::string words = fitted(face, std::string(look.words), rect.right - pad - left + 1);
    ImGui::GetWindowDrawList()->AddText(face.font, face.size, {left, std::floor((rect.top + rect.bottom - face.size) / 2)}, theme.text.packed(), words.data(), words.data() + words.size());
    if (press.ring) focusRing(context, rect, radius);
    if (press.hovered && !look.described.empty()) tip(context, std::string(id) + "/tip", rect, look.words, look.described);
    return press;
}

void ruleLine(const RubricScene& scene, Flow& flow, const RuleSaying& saying) {
    const Context& ui = scene.ui();
    const Face& face = ui.type.face(TypeStep::body);
    const float height = chipHeight(ui), lead = std::round(face.em * 1.15f) + ui.grid(1);
    const float left = flow.x + lead, right = flow.x + flow.width, top = flow.y;
    // A drop on the light or on a chip means that very rule.
    bool taken = light(scene, flow, saying, flow.y + height / 2);
    float x = left, y = flow.y;
    const auto breakLine = [&] {
        x = left;
        y += height + ui.grid(0.5f);
    };
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (const RuleWord& word : saying.line) {
        if (word.kind != RuleWord::Kind::plain) {
            const Rule* rule = ruleAt(scene.rubric, word.path);
            const TracedRule* traced = scene.traced(word.path);
            const Concept* concept_ = word.kind == RuleWord::Kind::concept_ ? scene.course.findConcept(ConceptId(word.id)) : nullptr;
            ChipLook look;
            const std::string empty = "choose an idea";
            look.words = word.text.empty() ? std::string_view(empty) : std::string_view(word.text);
            look.number = traced != nullptr && traced->held && rule != nullptr ? scene.numberOf(lightKey(*rule)) : 0;
            look.chosen = scene.choice.rule == word.path;
            look.faint = word.kind == RuleWord::Kind::wording;
            std::string described;
            if (concept_ != nullptr) described = countOf(concept_->terms.size(), "wording", "wordings") + (concept_->terms.empty() ? "" : ", such as “" + concept_->terms.front().text + "”");
            look.described = described;
            const float width = chipWidth(ui, look, std::min(right - left - face.em * roomForJoin, face.em * mostChipEms));
            if (x > left && x + width > right) breakLine();
            const Press press = drawChip(ui, toString(word.path) + (word.path == saying.path ? "/chip" : ""), look, x, y, width);
            dragRule(scene, word.path, press);
            if (word.path != saying.path) taken |= dropOnRule(scene, word.path, {x, y, x + width, y + height}, true);
            if (press.clicked) {
                choose(scene, word.path);
                if (concept_ != nullptr && scene.choice.rule) scene.choice.open = concept_->id;
            }
            x += width + 1;
            continue;
        }
        std::string_view rest = word.text;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' ', 1), rest.size());
            std::string_view one = rest.substr(0, end);
            rest.remove_prefix(end);
            float width = textWidth(face, one);
            if (x > left && x + width > right) {
                breakLine();
                if (one.starts_with(' ')) one.remove_prefix(1);
                width = textWidth(face, one);
            }
            if (x == left && one == " ") continue;
            list.AddText(face.font, face.size, {x, std::floor(y + (height - face.size) / 2)}, scene.theme().text.packed(), one.data(), one.data() + one.size());
            x += width;
        }
    }
    if (saying.line.empty()) {
        const std::string_view nothing = "nothing yet";
        list.AddText(face.font, face.size, {x, std::floor(y + (height - face.size) / 2)}, scene.theme().muted.packed(), nothing.data(), nothing.data() + nothing.size());
    }
    flow.y = y + height;
    if (!taken) dropOnRule(scene, saying.path, {flow.x, top, right, flow.y});
}

}  // namespace carewright::ui
