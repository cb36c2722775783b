#include "app/learner/first_look.h"

#include <algorithm>
#include <array>

#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"

namespace carewright::ui {
namespace {

const std::array sizes = {Settings{}.points, 18.0f, 24.0f};

/// Softer than the paper that the app comes with, with its contrast.
constexpr Tint softTint = Tint::mint;

int sizeOf(const Settings& settings) {
    const auto found = std::ranges::find(sizes, settings.points);
    return found == sizes.end() ? -1 : static_cast<int>(found - sizes.begin());
}

int lettersOf(const Settings& settings) {
    if (settings.family == FontFamily::installed) return -1;
    return settings.family == FontFamily::openDyslexic ? 1 : 0;
}

int coloursOf(const Settings& settings) {
    if (settings.theme == ThemeName::night) return 2;
    if (settings.theme != ThemeName::paper) return -1;
    return settings.tint == Tint::none ? 0 : settings.tint == softTint ? 1 : -1;
}

/// The three choices; true when one was made.
bool looks(Flow& flow, Settings& settings) {
    static constexpr std::array size = {ChoiceOption{"usual", "Usual"}, ChoiceOption{"bigger", "Bigger"}, ChoiceOption{"biggest", "Very big"}};
    static constexpr std::array letters = {ChoiceOption{"usual", "Usual"}, ChoiceOption{"dyslexia", "Dyslexia letters"}};
    static constexpr std::array colours = {ChoiceOption{"usual", "Bright"}, ChoiceOption{"softer", "Softer"}, ChoiceOption{"dark", "Dark"}};
    bool changed = false;
    if (const int chosen = choices(flow, "size", "Size of letters", size, sizeOf(settings)); chosen >= 0) {
        settings.points = sizes[static_cast<std::size_t>(chosen)];
        changed = true;
    }
    flow.gap(1.5f);
    if (const int chosen = choices(flow, "letters", "Kind of letters", letters, lettersOf(settings)); chosen >= 0) {
        settings.family = chosen == 1 ? FontFamily::openDyslexic : FontFamily::inter;
        changed = true;
    }
    flow.gap(1.5f);
    if (const int chosen = choices(flow, "colours", "Colours", colours, coloursOf(settings)); chosen >= 0) {
        settings.theme = chosen == 2 ? ThemeName::night : ThemeName::paper;
        settings.tint = chosen == 1 ? softTint : Tint::none;
        changed = true;
    }
    return changed;
}

}  // namespace

std::string FirstLook::whyNotCalled(const ViewContext& context) const {
    if (m_name.empty() || m_name == context.model.profile.name()) return {};
    return context.rules.whyNot(ProfileAction{ChangeName{m_name}});
}

void FirstLook::keepName(const ViewContext& context, ActionQueue& actions) {
    if (m_name.empty() || m_name == context.model.profile.name() || !whyNotCalled(context).empty()) return;
    actions.push(ProfileAction{ChangeName{m_name}});
    m_name.clear();
}

void FirstLook::draw(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    if (m_done) return;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "first-look");
    {
        Card card(flow, {.pad = 3, .stripe = ui.theme.accent});
        Flow& inner = card.inner();
        text(inner, "title", "What reads best for you?", headingStyle(ui, TypeStep::lead), Role::heading);
        inner.gap(1.5f);
        Columns sides = columns(inner, !context.narrow, 0.5f, 4);
        Settings settings = context.model.settings;
        if (looks(sides.left, settings)) actions.push(ChangeSettings{settings});
        if (!sides.beside) {
            sides.left.gap(2);
            sides.right.y = sides.left.y;
        }
        Flow& right = sides.right;
        const bool entered = enterPressedIn(ui, "name");
        text(right, "name-label", "What is your name?", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
        right.gap(0.5f);
        (void)textField(right, "name", "What is your name?", m_name, "You can leave this out");
        inner.y = sides.beside ? sides.bottom() : right.y;
        inner.gap(2);
        const std::string why = whyNotCalled(context);
        ButtonRow row(inner, ButtonRow::Align::right);
        const bool pressed = row.button("done", {"That is good", Icon::check, {}, why});
        if ((pressed || entered) && why.empty()) {
            keepName(context, actions);
            m_done = true;
        }
        if (row.button("skip", {"Not now"}, ButtonKind::quiet)) m_done = true;
        // At once: it is not to be asked again, not even where the app is closed without another step.
        if (m_done) actions.push(EndWelcome{});
    }
    flow.gap(3);
}

}  // namespace carewright::ui
