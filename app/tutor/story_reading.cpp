#include "app/tutor/story_reading.h"

#include <imgui.h>

#include <algorithm>

#include "app/learner/parts.h"
#include "app/learner/story_parts.h"
#include "app/tutor/story_fields.h"
#include "app/ui/page.h"
#include "app/ui/text_keys.h"
#include "engine/exchange/story_script.h"

namespace carewright::ui {
namespace {

std::string lineOf(const StorySheet& sheet, std::size_t p) {
    const Passage& passage = sheet.scenario.passages[p];
    std::string out;
    const auto add = [&](const std::string& words) { out += (out.empty() ? "" : "   ·   ") + words; };
    if (passage.id == sheet.scenario.start) add("Start");
    if (passage.draft) add("Not built yet");
    if (passage.ending != Passage::Ending::none) add(std::string(endingWords(passage.ending)));
    if (passage.written) add("Written step");
    if (!passage.choices.empty()) add(counted(static_cast<int>(passage.choices.size()), "choice", "choices"));
    if (!passage.group.empty()) add(passage.group);
    return out;
}

}  // namespace

void StoryReading::follow(const StorySheet& sheet) {
    if (m_followed == &sheet && m_order.size() == sheet.scenario.passages.size()) return;
    m_followed = &sheet;
    m_order = readingOrder(sheet.scenario);
    m_heights.assign(m_order.size(), 0);
}

void StoryReading::walk(const ViewContext& context, std::string_view scope, std::optional<std::size_t> selected, Outcome& out) {
    const Focus& focus = context.ui.focus;
    const bool mine = focus.path().empty() || focus.path().find(scope) != std::string::npos;
    if (!mine || focus.typing() || ImGui::GetIO().WantTextInput || m_order.empty()) return;
    const auto found = selected ? std::find(m_order.begin(), m_order.end(), *selected) : m_order.end();
    if (keys::plain(ImGuiKey_DownArrow)) out.select = found == m_order.end() ? m_order.front() : found + 1 == m_order.end() ? *found : *(found + 1);
    if (keys::plain(ImGuiKey_UpArrow)) out.select = found == m_order.end() || found == m_order.begin() ? m_order.front() : *(found - 1);
    if (out.select) m_reveal = true;
}

StoryReading::Outcome StoryReading::list(const ViewContext& context, const StorySheet& sheet, const StoryStudy* study, std::optional<std::size_t> selected, const std::vector<bool>* found, const Rect& area) {
    follow(sheet);
    Outcome out;
    const Context& ui = context.ui;
    walk(context, "/list", selected, out);
    Page page(ui, "list", area, {.margin = 1, .maxWidth = 0, .scrollKeys = false});
    Flow& flow = page.flow();
    flow.gap(1);
    std::vector<int> findings(sheet.scenario.passages.size());
    if (study) {
        for (const StoryFinding& finding : study->findings) {
            if (finding.about == StoryFinding::About::passage && finding.index < findings.size()) findings[finding.index] = std::max(findings[finding.index], finding.severity == Severity::error ? 2 : 1);
        }
    }
    const Face& face = ui.type.face(TypeStep::body);
    const float height = ui.controlLine(face) + ui.controlLine(ui.type.face(TypeStep::caption)) + ui.grid(2);
    for (const std::size_t p : m_order) {
        if (found && !(*found)[p]) continue;
        const Rect rect{flow.x, flow.y, flow.x + flow.width, flow.y + height};
        flow.y += height + ui.grid(0.5f);
        const bool chosen = selected == p;
        const Passage& passage = sheet.scenario.passages[p];
        SemanticItem item;
        item.path = passage.id.value;
        item.role = Role::listItem;
        item.label = passage.title.empty() ? passage.id.value : passage.title;
        item.value = lineOf(sheet, p);
        item.selected = chosen;
        item.rect = rect;
        const std::string label = item.label, line = item.value;
        const Press press = pressable(ui, std::move(item));
        if (press.clicked) (chosen ? out.edit : out.select) = p;
        if (chosen && m_reveal) {
            if (visiblePart(rect).height() < rect.height()) page.scrollTo(rect.top);
            m_reveal = false;
        }
        // Out of sight a row can be reached, but there is nothing to draw.
        if (visiblePart(rect).empty()) continue;
        const float radius = ui.grid(0.75f);
        if (chosen || press.hovered) fill(rect, chosen ? ui.theme.selection : ui.theme.hover, radius);
        if (findings[p] > 0) fill({rect.left, rect.top + radius, rect.left + ui.grid(0.5f), rect.bottom - radius}, findings[p] == 2 ? ui.theme.missed : ui.theme.careful);
        const SemanticScope scope(ui.record, passage.id.value);
        Flow words{ui, rect.left + ui.grid(1.5f), rect.top + ui.grid(1), rect.width() - ui.grid(3)};
        ui::text(words, "title", opening(label, 14), {TypeStep::body, Weight::semiBold, ui.theme.text, false});
        ui::text(words, "line", opening(line.empty() ? "Nothing leads on" : line, 16) + (findings[p] == 2 ? ", to put right" : ""), {TypeStep::caption, Weight::regular, ui.theme.muted, false});
        if (press.ring) focusRing(ui, rect, radius);
    }
    return out;
}

StoryReading::Outcome StoryReading::text(const ViewContext& context, const StorySheet& sheet, std::optional<std::size_t> selected, const std::vector<bool>* found, const Rect& area) {
    follow(sheet);
    Outcome out;
    const Context& ui = context.ui;
    const Scenario& scenario = sheet.scenario;
    walk(context, "/reading", selected, out);
    Page page(ui, "reading", area, {.margin = 3, .maxWidth = readingWidth(ui) * 1.1f, .scrollKeys = false});
    Flow& flow = page.flow();
    if (m_width != flow.width) m_heights.assign(m_order.size(), 0);
    m_width = flow.width;
    flow.gap(2);
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        const std::size_t p = m_order[i];
        if (found && !(*found)[p]) continue;
        const bool chosen = selected == p;
        const float top = flow.y;
        if (m_heights[i] > 0 && visiblePart({flow.x, top, flow.x + flow.width, top + m_heights[i]}).empty() && !(chosen && m_reveal)) {
            flow.y += m_heights[i];
            continue;
        }
        const Passage& passage = scenario.passages[p];
        const SemanticScope scope(ui.record, passage.id.value);
        ImDrawList& lines = *ImGui::GetWindowDrawList();
        lines.ChannelsSplit(2);
        lines.ChannelsSetCurrent(1);
        ui::text(flow, "title", std::to_string(i + 1) + "  " + (passage.title.empty() ? passage.id.value : passage.title), headingStyle(ui, TypeStep::lead), Role::heading);
        if (!passage.setting.empty()) ui::text(flow, "setting", passage.setting, {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
        flow.gap(1);
        int number = 0;
        for (const StoryBlock& block : passage.blocks) {
            const ScenarioPerson* person = scenario.findPerson(block.who);
            if (!block.when.empty()) ui::text(flow, "when-" + std::to_string(number + 1), "Where " + conditionWords(scenario, courseInHand(context.model), block.when) + ":", mutedStyle(ui));
            ui::text(flow, "block-" + std::to_string(++number), block.who.empty() ? block.text : (person ? person->name : block.who.value) + ": “" + block.text + "”", bodyStyle(ui));
            flow.gap(1);
        }
        for (const ScenarioChoice& choice : passage.choices) {
            std::string to;
            for (const carewright::Outcome& outcome : choice.outcomes) {
                const Passage* next = scenario.findPassage(outcome.to);
                to += (to.empty() ? "" : " or ") + (next ? "“" + (next->title.empty() ? next->id.value : next->title) + "”" : std::string("nowhere"));
            }
            ui::text(flow, choice.id.value, "→ " + (choice.text.empty() ? std::string("(no words yet)") : choice.text) + "  " + (to.empty() ? "leads nowhere" : to), {TypeStep::body, Weight::regular, ui.theme.accent, true});
        }
        if (passage.written) ui::text(flow, "prompt", "To write: " + passage.written->prompt, {TypeStep::body, Weight::semiBold, ui.theme.text, true});
        if (passage.ending != Passage::Ending::none) ui::text(flow, "debrief", std::string(endingWords(passage.ending)) + ". " + passage.debrief, {TypeStep::body, Weight::semiBold, endingColour(ui.theme, passage.ending), true});
        flow.gap(1);
        const Rect rect{flow.x - ui.grid(1.5f), top - ui.grid(1), flow.x + flow.width + ui.grid(1.5f), flow.y};
        lines.ChannelsSetCurrent(0);
        if (chosen) fill(rect, ui.theme.selection, ui.grid(1));
        lines.ChannelsMerge();
        SemanticItem item;
        item.path = "choose";
        item.role = Role::card;
        item.label = passage.title.empty() ? passage.id.value : passage.title;
        item.selected = chosen;
        item.rect = rect;
        const Press press = pressable(ui, std::move(item));
        if (press.hovered && !chosen) outline(rect, ui.theme.line, std::max(1.0f, ui.theme.borderWidth), ui.grid(1));
        if (press.ring) focusRing(ui, rect, ui.grid(1));
        if (press.clicked) (chosen ? out.edit : out.select) = p;
        flow.gap(2);
        m_heights[i] = flow.y - top;
        if (chosen && m_reveal) {
            if (visiblePart(rect).height() < std::min(rect.height(), area.height() / 2)) page.scrollTo(top);
            m_reveal = false;
        }
    }
    return out;
}

}  // namespace carewright::ui
