#include "app/learner/story_parts.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/keys.h"
#include "app/ui/portrait.h"
#include "app/ui/prose.h"
#include "engine/attempt/scenario_steps.h"

namespace carewright::ui {
namespace {

/// What a person says, on a sheet of its own beside the portrait.
void speech(const ViewContext& context, const ScenarioPerson* person, const PersonId& id, std::string_view words, bool begins, Flow& flow) {
    const Context& ui = context.ui;
    const float em = ui.type.face(TypeStep::body).em, face = em * 3.2f, indent = face + ui.grid(1.5f);
    const std::string_view name = person ? std::string_view(person->name) : std::string_view(id.value);
    const float top = flow.y;
    if (begins) portrait(ui, "portrait", name, person ? std::string_view(person->portrait) : std::string_view(), flow.x, flow.y, face);
    Flow beside = flow.inset(indent, 0);
    {
        Card card(beside, {.pad = 1.75f});
        Flow& inner = card.inner();
        if (begins) {
            text(inner, "who", name, {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
            inner.gap(0.25f);
        }
        text(inner, "says", words, bodyStyle(ui));
    }
    flow.y = std::max(beside.y, begins ? top + face : beside.y);
}

/// A card that is one choice: its key in a square, the sentence beside it. True when pressed.
bool choiceCard(Flow& flow, const ScenarioChoice& choice, int number) {
    const Context& ui = flow.context;
    const float em = ui.type.face(TypeStep::body).em, key = em * 1.7f, pad = ui.grid(1.75f);
    const TextStyle style = bodyStyle(ui);
    const float inside = flow.width - 2 * pad - key - ui.grid(1.5f);
    const float words = textHeight(ui, choice.text, style, inside);
    SemanticItem item;
    item.path = choice.id.value;
    item.role = Role::card;
    item.label = choice.text;
    if (number <= 9) item.description = "Key " + std::to_string(number);
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + std::max(words, key) + 2 * pad};
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    const float radius = ui.grid(1);
    fill(rect, press.hovered ? mix(ui.theme.surface, ui.theme.hover, 0.5) : ui.theme.surface, radius);
    outline(rect, press.lit() ? ui.theme.accent : ui.theme.line, ui.theme.borderWidth * (press.lit() ? 2.0f : 1.0f), radius);
    const Rect square{rect.left + pad, rect.top + pad, rect.left + pad + key, rect.top + pad + key};
    fill(square, ui.theme.sunken, ui.grid(0.5f));
    outline(square, ui.theme.accent, ui.theme.borderWidth, ui.grid(0.5f));
    const Face& face = ui.type.face(TypeStep::body, Weight::semiBold);
    const std::string digit = number <= 9 ? std::to_string(number) : "·";
    ImGui::GetWindowDrawList()->AddText(face.font, face.size,
                                        {(square.left + square.right - textWidth(face, digit)) / 2, (square.top + square.bottom - face.size) / 2},
                                        ui.theme.accent.packed(), digit.data(), digit.data() + digit.size());
    const SemanticScope scope(ui.record, choice.id.value);
    Flow inner{ui, square.right + ui.grid(1.5f), rect.top + pad + std::max(0.0f, (key - words) / 2), inside};
    text(inner, "text", choice.text, style);
    if (press.ring) focusRing(ui, rect, radius);
    flow.y = rect.bottom;
    return press.clicked;
}

/// "4 of 10", "4 of 10, 2 less than before".
std::string gaugeWords(int value, int most, std::optional<int> before) {
    std::string words = std::to_string(value) + " of " + std::to_string(most);
    if (before && *before != value) words += ", " + std::to_string(std::abs(value - *before)) + (value > *before ? " more" : " less");
    return words;
}

}  // namespace

void storyText(const ViewContext& context, const StoryRules& rules, const StoryState& state, Flow& flow) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "passage");
    PersonId speaker;
    int number = 0;
    for (const StoryBlock* block : rules.blocks(state)) {
        const SemanticScope part(ui.record, "block-" + std::to_string(++number));
        const bool said = !block->who.empty(), begins = said && block->who != speaker;
        if (number > 1) flow.gap(said && !begins ? 0.75f : 1.75f);
        if (said) {
            speech(context, rules.scenario().findPerson(block->who), block->who, block->text, begins, flow);
        } else {
            text(flow, "told", block->text, bodyStyle(ui));
        }
        speaker = block->who;
    }
}

std::optional<std::size_t> storyChoices(const ViewContext& context, const StoryRules& rules, const StoryState& state, Flow& flow) {
    const Context& ui = context.ui;
    const std::vector<std::size_t> open = rules.openChoices(state);
    const ImGuiIO& io = ImGui::GetIO();
    const bool keys = !ui.focus.typing() && !io.WantTextInput && !io.KeyAlt && !io.KeyCtrl && !io.KeySuper;
    text(flow, "choose", "What do you do?", {TypeStep::lead, Weight::semiBold, ui.theme.text, false}, Role::heading);
    flow.gap(1.5f);
    const SemanticScope scope(ui.record, "choices");
    std::optional<std::size_t> taken;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        const bool pressedKey = keys && number <= 9 && pressedDigit(number);
        if (choiceCard(flow, rules.passageOf(state).choices[open[i]], number) || pressedKey) taken = open[i];
        flow.gap(1.25f);
    }
    return taken;
}

void storyGauges(const ViewContext& context, const StoryInHand& story, Flow& flow) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "gauges");
    const std::vector<ScenarioVariable>& variables = story.rules->scenario().variables;
    const std::vector<StoryTurn>& turns = story.run.play().turns;
    for (std::size_t i = 0; i < variables.size(); ++i) {
        const ScenarioVariable& variable = variables[i];
        if (!variable.shown) continue;
        const int value = story.run.state.values[i];
        const std::string words = gaugeWords(value, variable.to, turns.empty() ? std::nullopt : std::optional(turns.back().before.values[i]));
        const float top = flow.y;
        const SemanticScope one(ui.record, variable.id.value);
        text(flow, "title", variable.title, {TypeStep::caption, Weight::semiBold, ui.theme.text, false});
        text(flow, "value", words, mutedStyle(ui));
        flow.gap(0.5f);
        const Rect track{flow.x, flow.y, flow.x + flow.width, flow.y + ui.grid(0.75f)};
        fill(track, ui.theme.line, ui.grid(0.375f));
        const float part = static_cast<float>(value - variable.from) / static_cast<float>(std::max(1, variable.to - variable.from));
        if (part > 0) fill({track.left, track.top, track.left + track.width() * part, track.bottom}, ui.theme.accent, ui.grid(0.375f));
        flow.y = track.bottom;
        SemanticItem item;
        item.path = "bar";
        item.role = Role::progress;
        item.label = variable.title;
        item.value = words;
        item.description = variable.about;
        item.rect = {flow.x, top, flow.x + flow.width, flow.y};
        record(ui, std::move(item));
        if (!variable.about.empty() && ImGui::IsMouseHoveringRect({flow.x, top}, {flow.x + flow.width, flow.y}))
            tip(ui, "about", {flow.x, top, flow.x + flow.width, flow.y}, variable.title, variable.about);
        flow.gap(1.5f);
    }
}

std::optional<std::size_t> storyTrail(const ViewContext& context, const StoryInHand& story, Flow& flow) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "trail");
    const std::vector<StoryTurn>& turns = story.run.play().turns;
    const std::vector<Passage>& passages = story.rules->scenario().passages;
    const float em = ui.type.face(TypeStep::caption).em, indent = em * 1.5f;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::optional<std::size_t> to;
    float lastY = 0;
    for (std::size_t i = 0; i <= turns.size(); ++i) {
        const bool here = i == turns.size();
        const Passage& passage = passages[here ? story.run.state.passage : turns[i].passage];
        const float middle = flow.y + ui.controlLine(ui.type.face(TypeStep::caption)) / 2, x = flow.x + em * 0.45f;
        if (i > 0) list.AddLine({x, lastY}, {x, middle - em * 0.35f}, ui.theme.line.packed(), std::max(1.0f, em * 0.1f));
        if (here) {
            list.AddCircleFilled({x, middle}, em * 0.36f, ui.theme.accent.packed(), 0);
        } else {
            list.AddCircle({x, middle}, em * 0.3f, ui.theme.muted.packed(), 0, std::max(1.0f, em * 0.1f));
        }
        lastY = middle + em * 0.35f;
        Flow words = flow.inset(indent, 0);
        const std::string id = "turn-" + std::to_string(i);
        if (!here && whyNotBack(story.run, *story.rules, i).empty()) {
            if (link(words, id, passage.title, TypeStep::caption)) to = i;
        } else {
            text(words, id, here ? passage.title + " (you are here)" : passage.title,
                 {TypeStep::caption, here ? Weight::semiBold : Weight::regular, here ? ui.theme.text : ui.theme.muted, false});
        }
        flow.y = words.y + ui.grid(0.75f);
    }
    return to;
}

void storyPerson(const ViewContext& context, const ScenarioPerson& person, bool about, Flow& flow) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, person.id.value);
    const float em = ui.type.face(TypeStep::body).em, face = em * (about ? 3.4f : 2.3f);
    const float top = flow.y;
    portrait(ui, "portrait", person.name, person.portrait, flow.x, flow.y, face);
    Flow words = flow.inset(face + ui.grid(1.25f), 0);
    text(words, "name", person.name, {about ? TypeStep::body : TypeStep::caption, Weight::semiBold, ui.theme.text, false});
    if (!person.role.empty()) text(words, "role", person.role, mutedStyle(ui));
    if (about && !person.about.empty()) {
        words.gap(0.5f);
        text(words, "about", person.about, bodyStyle(ui));
    }
    flow.y = std::max(words.y, top + face);
}

bool expander(Flow& flow, std::string_view id, std::string_view label, bool open) {
    const Context& ui = flow.context;
    const Face& face = ui.type.face(TypeStep::caption, Weight::semiBold);
    const float room = hasIcons(ui) ? face.em * 1.5f : 0;
    const TextStyle style{TypeStep::caption, Weight::semiBold, ui.theme.accent, false};
    const float height = textHeight(ui, label, style, flow.width - room) + ui.grid(1);
    SemanticItem item;
    item.path = id;
    item.role = Role::button;
    item.label = label;
    item.expanded = open;
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + height};
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    if (press.hovered) fill(rect, ui.theme.hover, ui.grid(0.5f));
    icon(ui, open ? Icon::up : Icon::down, rect.left + face.em * 0.6f, (rect.top + rect.bottom) / 2, face.em * 1.2f, ui.theme.accent);
    const SemanticScope scope(ui.record, id);
    Flow words{ui, flow.x + room, flow.y + ui.grid(0.5f), flow.width - room};
    text(words, "label", label, style);
    if (press.ring) focusRing(ui, rect, ui.grid(0.5f));
    flow.y = rect.bottom;
    return press.clicked;
}

std::string_view endingWords(Passage::Ending ending) {
    switch (ending) {
        case Passage::Ending::good: return "A good ending";
        case Passage::Ending::mixed: return "A mixed ending";
        case Passage::Ending::poor: return "A hard ending";
        case Passage::Ending::none: break;
    }
    return {};
}

Colour endingColour(const Theme& theme, Passage::Ending ending) {
    switch (ending) {
        case Passage::Ending::good: return theme.earned;
        case Passage::Ending::mixed: return theme.careful;
        default: return theme.missed;
    }
}

}  // namespace carewright::ui
