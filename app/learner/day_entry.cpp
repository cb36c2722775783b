#include "app/learner/day_entry.h"

#include <array>

#include "app/ui/button.h"
#include "app/ui/day_words.h"
#include "app/ui/field.h"

namespace carewright::ui {
namespace {

struct Jump {
    std::string_view id, label;
    int days;
};
constexpr std::array jumps = {Jump{"week-back", "− week", -7}, Jump{"day-back", "− day", -1}, Jump{"day-on", "+ day", 1}, Jump{"week-on", "+ week", 7}};

}  // namespace

void DayEntry::open(Day day) {
    m_text = plainDay(day);
    m_giveKeyboard = true;
}

DayEntry::Outcome DayEntry::draw(Flow& flow, std::string_view id, std::string_view label, Day today, std::string_view whyNot) {
    const Context& context = flow.context;
    const SemanticScope scope(context.record, id);
    if (m_giveKeyboard) context.focus.giveByKeyboard(context.record.pathOf("field"));
    m_giveKeyboard = false;
    Outcome outcome;
    outcome.entered = enterPressedIn(context, "field");
    text(flow, "label", label, {TypeStep::caption, Weight::semiBold, context.theme.muted, false});
    flow.gap(0.5f);
    (void)textField(flow, "field", label, m_text, "4 December 2026", Icon::calendar);
    const TypedDay typed = readTypedDay(m_text, today);
    flow.gap(0.75f);
    const TextStyle careful{TypeStep::caption, Weight::regular, context.theme.careful, true};
    if (!typed.day)
        text(flow, "problem", typed.problem, careful, Role::status);
    else
        text(flow, "meaning", longDay(*typed.day) + ", " + daysAway(*typed.day, today) + ".", mutedStyle(context), Role::status);
    if (typed.day && !whyNot.empty()) text(flow, "why-not", whyNot, careful, Role::status);
    flow.gap(1);
    std::optional<Day> moved;
    {
        ButtonRow row(flow);
        for (const Jump& jump : jumps)
            if (row.button(jump.id, {jump.label}, ButtonKind::secondary)) moved = typed.day.value_or(today) + std::chrono::days(jump.days);
    }
    if (moved) m_text = plainDay(*moved);
    outcome.day = moved ? moved : typed.day;
    return outcome;
}

}  // namespace carewright::ui
