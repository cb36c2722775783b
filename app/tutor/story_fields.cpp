#include "app/tutor/story_fields.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <utility>

#include "app/learner/story_parts.h"
#include "app/ui/button.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/spelling.h"
#include "app/ui/workshop_model.h"
#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostOffered = 8;
constexpr std::size_t longestText = 20'000;     // bytes of one text of a story

}  // namespace

FormFields::FormFields() = default;
FormFields::~FormFields() = default;

const Course& courseInHand(const Model& model) { return model.workshop && model.workshop->document ? model.workshop->document->course() : model.course; }

void fieldLabel(Flow& flow, std::string_view id, std::string_view label) {
    text(flow, std::string(id) + "-label", label, {TypeStep::caption, Weight::semiBold, flow.context.theme.muted, false});
    flow.gap(0.5f);
}

bool FormFields::noteTyped(const Context& context, std::string_view id, std::string_view label) {
    m_typed = context.record.pathOf(id);
    m_label = label;
    return true;
}

bool FormFields::notePressed(std::string_view label) {
    m_label = label;
    return true;
}

bool FormFields::line(Flow& flow, std::string_view id, std::string_view label, std::string& value, std::string_view hint) {
    fieldLabel(flow, id, label);
    const std::string path = flow.context.record.pathOf(id);
    Line& line = m_lines[path];
    if (line.base != value) {
        // Changed from elsewhere, by undoing for instance: a field that is being typed in would put its old words back.
        if (flow.context.focus.has(path)) ImGui::ClearActiveID();
        line.text = line.base = value;
    }
    const bool edited = textField(flow, id, label, line.text, hint);
    flow.gap(1.25f);
    if (!edited || line.text == value || line.text.size() > longestText) return false;
    value = line.base = line.text;
    return noteTyped(flow.context, id, label);
}

bool FormFields::sheet(Flow& flow, std::string_view id, std::string_view label, std::string& value, std::string_view hint, float lines) {
    fieldLabel(flow, id, label);
    const Context& context = flow.context;
    const std::string path = context.record.pathOf(id);
    Sheet& sheet = m_sheets[path];
    if (!sheet.editor) {
        sheet.editor = std::make_unique<TextEditor>(longestText);
        sheet.editor->setText(value);
        sheet.editor->select(0, 0);
        sheet.base = value;
    }
    if (sheet.base != value) {
        sheet.editor->setText(value);
        sheet.base = value;
    }
    const TextEditorEvents events = sheet.editor->draw(flow, id, {.label = label, .placeholder = hint, .height = context.readingLine(context.type.face(TypeStep::body)) * lines + context.grid(3), .readOnly = false, .spelling = m_spelling});
    if (context.focus.has(path)) m_active = &sheet;
    flow.gap(1.25f);
    const bool beyond = m_active == &sheet && std::exchange(m_typedBeyond, false);
    if (!events.changed && !beyond) return false;
    if (sheet.editor->text() == value) return false;
    value = sheet.base = sheet.editor->text();
    return noteTyped(context, id, label);
}

bool FormFields::number(Flow& flow, std::string_view id, std::string_view label, int& value, int least, int most) {
    float shown = static_cast<float>(value);
    const bool changed = stepper(flow, id, label, shown, {static_cast<float>(least), static_cast<float>(most), 1}, std::to_string(value));
    flow.gap(1.25f);
    if (!changed) return false;
    value = static_cast<int>(shown);
    return noteTyped(flow.context, id, label);
}

bool FormFields::tick(Flow& flow, std::string_view id, std::string_view label, bool& value) {
    const bool switched = toggle(flow, id, label, value);
    flow.gap(1);
    if (!switched) return false;
    value = !value;
    return notePressed(label);
}

bool FormFields::oneOf(Flow& flow, std::string_view id, std::string_view label, std::span<const PickOption> options, std::string& value) {
    std::vector<ChoiceOption> shown;
    int chosen = -1;
    for (const PickOption& option : options) {
        if (option.id == value) chosen = static_cast<int>(shown.size());
        shown.push_back({option.id.empty() ? std::string_view("none") : std::string_view(option.id), option.label});
    }
    const int now = choices(flow, id, label, shown, chosen);
    flow.gap(1.25f);
    if (now < 0 || now == chosen) return false;
    value = options[static_cast<std::size_t>(now)].id;
    return notePressed(label);
}

bool FormFields::pick(Flow& flow, std::string_view id, std::string_view label, std::span<const PickOption> options, std::string& value, std::string_view none) {
    const Context& context = flow.context;
    fieldLabel(flow, id, label);
    const std::string path = context.record.pathOf(id);
    const auto present = std::find_if(options.begin(), options.end(), [&](const PickOption& option) { return option.id == value; });
    const std::string shown = present != options.end() ? present->label : value.empty() ? std::string(none) : value + " (not there)";
    if (button(flow, id, {shown, m_picking == path ? Icon::up : Icon::down})) {
        m_picking = m_picking == path ? std::string() : path;
        m_filter.clear();
    }
    bool changed = false;
    if (m_picking == path) {
        const SemanticScope scope(context.record, std::string(id) + "-list");
        flow.gap(0.75f);
        textField(flow, "search", "Search", m_filter, "Search", Icon::search);
        flow.gap(0.5f);
        const std::string wanted = fold(m_filter);
        std::size_t offered = 0, hits = 0;
        for (const PickOption& option : options) {
            if (!wanted.empty() && fold(option.label).find(wanted) == std::string::npos) continue;
            if (++hits > mostOffered) continue;
            ++offered;
            if (link(flow, option.id, option.label)) {
                value = option.id;
                changed = true;
            }
            flow.gap(0.5f);
        }
        if (hits > offered) text(flow, "more", "And " + std::to_string(hits - offered) + " more; search for one.", mutedStyle(context));
        if (hits == 0) text(flow, "none", "Nothing is called so.", mutedStyle(context));
        if (changed) m_picking.clear();
    }
    flow.gap(1.25f);
    return changed && notePressed(label);
}

bool FormFields::anyOf(Flow& flow, std::string_view id, std::string_view label, std::span<const PickOption> options, std::vector<std::string>& values) {
    const std::string heading = std::string(label) + (values.empty() ? ": none" : ": " + std::to_string(values.size()));
    if (!opened(flow, id, heading)) {
        flow.gap(0.75f);
        return false;
    }
    const SemanticScope scope(flow.context.record, std::string(id) + "-list");
    bool changed = false;
    for (const PickOption& option : options) {
        const auto found = std::find(values.begin(), values.end(), option.id);
        const bool on = found != values.end();
        if (!toggle(flow, option.id, option.label, on)) continue;
        if (on) values.erase(found);
        else values.push_back(option.id);
        changed = true;
    }
    flow.gap(0.75f);
    return changed && notePressed(label);
}

bool FormFields::opened(Flow& flow, std::string_view id, std::string_view label, bool open) {
    bool& state = m_open.try_emplace(flow.context.record.pathOf(id), open).first->second;
    if (expander(flow, id, label, state)) state = !state;
    flow.gap(0.75f);
    return state;
}

void FormFields::typeText(std::string_view text) {
    if (m_active && m_active->editor) m_typedBeyond |= m_active->editor->type(text).changed;
}

std::optional<double> FormFields::nextRepaint() const { return m_active && m_active->editor ? m_active->editor->nextRepaint() : std::nullopt; }

void FormFields::forget() {
    m_active = nullptr;
    m_lines.clear();
    m_sheets.clear();
    m_picking.clear();
}

}  // namespace carewright::ui
