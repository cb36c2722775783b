#include "app/learner/keys_view.h"

#include <algorithm>
#include <array>

#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/keys.h"
#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

constexpr std::array groups = {CommandGroup::everywhere, CommandGroup::answering, CommandGroup::cards, CommandGroup::authoring,
                               CommandGroup::rubrics,    CommandGroup::map,       CommandGroup::deciding};

std::string quoted(Command command) { return "“" + std::string(entryOf(command).does) + "”"; }

/// Whether all that was typed stands in what it does, in the keys or in the group's title.
bool fits(const std::string& query, std::string_view does, std::string_view keys, CommandGroup group) {
    if (query.empty()) return true;
    return fold(does).find(query) != std::string::npos || fold(keys).find(query) != std::string::npos || fold(titleOf(group)).find(query) != std::string::npos;
}

std::string pathOf(Command command) { return "keys/" + std::string(entryOf(command).id) + "/change"; }

}  // namespace

void KeysView::arrive(const Model& /*model*/, const Place& /*place*/) {
    m_query.clear();
    m_choosing.reset();
    m_taken.reset();
    m_problem.clear();
}

void KeysView::leave(const Context& ui, bool ring) {
    if (m_choosing && ring) ui.focus.giveByKeyboard(pathOf(*m_choosing));
    m_choosing.reset();
    m_taken.reset();
    m_problem.clear();
}

void KeysView::keep(const ViewContext& context, KeyBindings bindings, ActionQueue& actions) {
    Settings settings = context.model.settings;
    settings.keys = std::move(bindings);
    actions.push(ChangeSettings{std::move(settings)});
}

void KeysView::listen(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    // In the first frame the Enter that began it is still down.
    const bool mine = ui.focus.keysTaken();
    if (!ui.focus.has(pathOf(*m_choosing))) return leave(ui, false);     // the mouse went elsewhere
    ui.focus.claimKeys();
    const auto chord = mine ? chordStruck() : std::nullopt;
    if (!chord) return;
    KeyBindings bindings = context.model.settings.keys;
    if (chord->key == code::escape) return leave(ui);
    m_problem = bindings.whyUnfit(*m_choosing, *chord);
    if (!m_problem.empty()) return;
    if (const auto other = bindings.clash(*m_choosing, *chord)) {
        m_taken = chord;
        // The swap can be refused: then the sentence says why, and other keys are awaited.
        m_problem = toString(*chord) + " is for " + quoted(*other) + " already.";
        ui.focus.giveByKeyboard("keys/" + std::string(entryOf(*m_choosing).id) + "/choosing/" + (bindings.whyNotSwap(*m_choosing, *other).empty() ? "swap" : "again"));
        return;
    }
    bindings.assign(*m_choosing, *chord);
    keep(context, std::move(bindings), actions);
    leave(ui);
}

void KeysView::choosing(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "choosing");
    Card card(flow, {.sunken = true, .pad = 2});
    Flow& inner = card.inner();
    if (!m_taken) {
        text(inner, "press", "Press the new keys. Escape leaves them as they are.", {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::status);
        if (!m_problem.empty()) {
            inner.gap(1);
            text(inner, "problem", m_problem, {TypeStep::body, Weight::regular, ui.theme.careful, true}, Role::status);
        }
        inner.gap(1);
        if (button(inner, "leave", {"Leave them", Icon::none, "Escape"}, ButtonKind::quiet)) leave(ui);
        return;
    }
    const KeyBindings& bindings = context.model.settings.keys;
    const auto other = bindings.clash(*m_choosing, *m_taken);
    if (!other) {
        m_taken.reset();
        return;
    }
    text(inner, "problem", m_problem, {TypeStep::body, Weight::semiBold, ui.theme.careful, true}, Role::status);
    inner.gap(0.5f);
    text(inner, "offer", "You can swap the two: " + quoted(*other) + " then has " + toString(bindings.chord(*m_choosing)) + ".", bodyStyle(ui));
    inner.gap(1.5f);
    ButtonRow row(inner);
    if (row.button("swap", {"Swap the two", Icon::none, {}, bindings.whyNotSwap(*m_choosing, *other)}, ButtonKind::primary)) {
        KeyBindings changed = bindings;
        changed.swap(*m_choosing, *other);
        keep(context, std::move(changed), actions);
        leave(ui);
        return;
    }
    if (row.button("again", {"Choose other keys"})) {
        m_taken.reset();
        m_problem.clear();
        ui.focus.giveByKeyboard(pathOf(*m_choosing));
    }
    if (row.button("leave", {"Leave them"}, ButtonKind::quiet)) leave(ui);
}

void KeysView::line(const ViewContext& context, const CommandEntry& entry, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const KeyBindings& bindings = context.model.settings.keys;
    const SemanticScope scope(ui.record, entry.id);
    const bool mine = m_choosing == entry.command;
    Columns cells = columns(flow, !context.narrow, 0.28f, 2);
    const float drop = (buttonHeight(ui) - ui.readingLine(ui.type.face(TypeStep::body))) / 2;
    if (cells.beside) cells.left.y += drop;
    text(cells.left, "keys", bindings.words(entry.command), {TypeStep::body, Weight::semiBold, ui.theme.text, true});
    if (!cells.beside) cells.right.y = cells.left.y;
    const ButtonText change{"Change", Icon::none}, reset{"Reset", Icon::none};
    const bool changed = bindings.changed(entry.command);
    const float room = buttonWidth(ui, change) + ui.grid(1) + (changed ? buttonWidth(ui, reset) + ui.grid(1) : 0);
    const bool wide = cells.right.width - room > ui.type.face(TypeStep::body).em * 9;
    Flow words{ui, cells.right.x, cells.right.y + (wide ? drop : 0), wide ? cells.right.width - room : cells.right.width};
    text(words, "does", entry.does, bodyStyle(ui));
    float x = cells.right.x + cells.right.width - room + ui.grid(1);
    float y = cells.right.y;
    if (!wide) {
        x = cells.right.x;
        y = words.y + ui.grid(0.5f);
    }
    float bottom = words.y;
    if (changed) {
        Flow at{ui, x, y, buttonWidth(ui, reset)};
        if (button(at, "reset", reset, ButtonKind::quiet)) {
            KeyBindings back = bindings;
            back.reset(entry.command);
            keep(context, std::move(back), actions);
            ui.focus.giveByKeyboard(ui.record.pathOf("change"));
        }
        x += buttonWidth(ui, reset) + ui.grid(1);
        bottom = std::max(bottom, at.y);
    }
    Flow at{ui, x, y, buttonWidth(ui, change)};
    // Greyed while its keys are awaited, so that Enter is not a press of this button once more.
    if (button(at, "change", change, ButtonKind::quiet) && !mine && !(m_choosing && ui.focus.keysTaken() && ui.focus.ringShown())) {
        m_choosing = entry.command;
        m_taken.reset();
        m_problem.clear();
    }
    flow.y = std::max({cells.left.y, bottom, at.y});
    if (m_choosing == entry.command) {
        flow.gap(0.5f);
        choosing(context, flow, actions);
    }
    flow.gap(0.5f);
}

void KeysView::group(const ViewContext& context, CommandGroup which, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const KeyBindings& bindings = context.model.settings.keys;
    const std::string query = fold(m_query);
    const auto shown = [&](const CommandEntry& entry) {
        return entry.group == which && (m_choosing == entry.command || fits(query, entry.does, bindings.words(entry.command), which));
    };
    const auto fixedShown = [&](const FixedKeys& one) { return fits(query, one.does, one.keys, which); };
    const auto fixed = fixedKeys(which);
    if (std::ranges::none_of(commandTable(), shown) && std::ranges::none_of(fixed, fixedShown)) return;
    {
        Card card(flow, {.pad = 3});
        Flow& inner = card.inner();
        text(inner, "title-" + std::to_string(static_cast<int>(which)), titleOf(which), headingStyle(ui, TypeStep::lead), Role::heading);
        inner.gap(1);
        for (const CommandEntry& entry : commandTable())
            if (shown(entry)) line(context, entry, inner, actions);
        int number = 0;
        for (const FixedKeys& one : fixed) {
            ++number;
            if (!fixedShown(one)) continue;
            const SemanticScope scope(ui.record, "fixed-" + std::to_string(static_cast<int>(which)) + "-" + std::to_string(number));
            Columns cells = columns(inner, !context.narrow, 0.28f, 2);
            text(cells.left, "keys", one.keys, {TypeStep::body, Weight::semiBold, ui.theme.muted, true});
            if (!cells.beside) cells.right.y = cells.left.y;
            text(cells.right, "does", one.does, mutedStyle(ui, TypeStep::body));
            inner.y = cells.beside ? cells.bottom() : cells.right.y;
            inner.gap(0.75f);
        }
    }
    flow.gap(2);
}

void KeysView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const float em = ui.type.face(TypeStep::body).em;
    if (m_choosing && !m_taken) listen(context, actions);
    Page page(ui, "keys", context.area, {.margin = 4, .maxWidth = em * 48, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Keyboard", "Everything in Carewright can be done without a mouse. Change a key that does not suit you; your keys stay with your profile.");
    (void)textField(flow, "find", "Find a key or what it does", m_query, "Find a key or what it does", Icon::search);
    flow.gap(1.5f);
    {
        ButtonRow row(flow, ButtonRow::Align::right);
        const std::string_view why = context.model.settings.keys.anyChanged() ? "" : "Every key is as it came.";
        if (row.button("reset-all", {"Reset all keys", Icon::undo, {}, why}, ButtonKind::quiet)) keep(context, {}, actions);
    }
    flow.gap(1.5f);
    const float before = flow.y;
    for (const CommandGroup which : groups) group(context, which, flow, actions);
    if (flow.y == before) noticeCard(flow, "nothing", NoticeKind::information, "No key for that", "Try another word, such as “undo” or “text”.");
}

}  // namespace carewright::ui
