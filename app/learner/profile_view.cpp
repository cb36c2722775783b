#include "app/learner/profile_view.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/learner/access_here.h"
#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/keys.h"
#include "app/ui/look_controls.h"
#include "app/ui/titled_card.h"

namespace carewright::ui {
namespace {

void outcome(const Model& model, Flow& flow) {
    const ProfileModel& profile = model.profile;
    if (profile.problem.empty() && profile.done.empty()) return;
    if (profile.problem.empty()) noticeCard(flow, "done", NoticeKind::good, {}, profile.done);
    else noticeCard(flow, "problem", NoticeKind::careful, {}, profile.problem);
    flow.gap(2);
}

}  // namespace

void ProfileView::forgetSecrets() {
    // Passphrases stay no longer than they are needed.
    for (std::string* secret : {&m_passphrase, &m_before, &m_after, &m_again}) {
        std::fill(secret->begin(), secret->end(), '\0');
        secret->clear();
    }
}

void ProfileView::arrive(const Model& model, const Place& /*place*/) {
    forgetSecrets();
    m_now = model.profile.now;
    m_name = model.profile.name();
    m_newName.clear();
    m_removing = m_setting = m_whyAsked = false;
    m_told = Told::page;
    m_give.clear();
    m_chosen = model.profile.asking ? model.profile.last : LearnerId{};
}

void ProfileView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ProfileModel& profile = context.model.profile;
    if (profile.now != m_now) arrive(context.model, context.model.place);
    if (!m_give.empty()) ui.focus.giveByKeyboard(std::exchange(m_give, {}));
    const float em = ui.type.face(TypeStep::body).em;
    Page page(ui, "profile", context.area, {.margin = 4, .maxWidth = em * (profile.asking ? 34 : 68), .scrollKeys = true});
    Flow& flow = page.flow();
    if (profile.asking) {
        pageTitle(flow, "Who are you?", "Everybody who learns here has answers, cards and settings of their own.");
        notice(context, flow, actions);
        outcome(context.model, flow);
        learners(context, flow, actions);
        return;
    }
    pageTitle(flow, "Your profile", "How you like to read and write, and who learns on this computer.");
    notice(context, flow, actions);
    if (m_told == Told::page) outcome(context.model, flow);
    Columns sides = columns(flow, !context.narrow);
    name(context, sides.left, actions);
    sides.left.gap(2);
    learners(context, sides.left, actions);
    sides.left.gap(2);
    passphrase(context, sides.left, actions);
    sides.left.gap(2);
    lending(context, sides.left, actions);
    if (!sides.beside) {
        sides.right.y = sides.left.y;
        sides.right.gap(2);
    }
    looks(context, sides.right, actions);
    sides.right.gap(2);
    extraTime(context, sides.right, actions);
    sides.right.gap(2);
    keys(context, sides.right, actions);
    flow.y = sides.beside ? sides.bottom() : sides.right.y;
}

void ProfileView::name(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    TitledCard card(flow, "name", "Your name", {.pad = 3});
    Flow& inner = card.inner();
    bool go = enterPressedIn(ui, "name");
    (void)textField(inner, "name", "Your name", m_name, "Your name");
    inner.gap(1.5f);
    if (m_told == Told::name) outcome(context.model, inner);
    const bool same = m_name == context.model.profile.name();
    const ProfileAction change{ChangeName{m_name}};
    const std::string why = same ? std::string("This is your name already.") : context.rules.whyNot(change);
    ButtonRow row(inner, ButtonRow::Align::right);
    go = row.button("keep", {"Keep this name", Icon::none, {}, why}) || go;
    if (!go || !why.empty()) return;
    m_told = Told::name;
    actions.push(change);
}

void ProfileView::looks(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    TitledCard card(flow, "looks", "How it looks", {.pad = 3});
    Flow& inner = card.inner();
    Settings settings = context.model.settings;
    bool changed = lookControls(inner, settings);
    inner.gap(2);
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("reset", {"Reset", Icon::undo})) {
        resetLook(settings);
        changed = true;
    }
    if (changed) actions.push(ChangeSettings{settings});
}

void ProfileView::keys(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    TitledCard card(flow, "keys", "Your keys", {.pad = 3});
    Flow& inner = card.inner();
    text(inner, "words", "Everything can be done by keyboard. A key that does not suit your hands can be another one.", bodyStyle(ui));
    inner.gap(1.5f);
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("open", {"See and change the keys", Icon::keys, keysOf(ui, Command::keys)})) actions.push(GoTo{{Room::keys, {}, {}}});
}

void ProfileView::extraTime(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    TitledCard card(flow, "time", "Extra time", {.pad = 3});
    Flow& inner = card.inner();
    text(inner, "words", "If your centre has agreed extra time with you, mock assessments and timed quizzes start with it.", bodyStyle(ui));
    inner.gap(1);
    const int percent = extraTimeChoice(inner, "percent", "More time", context.model.profile.extraPercent);
    if (percent != context.model.profile.extraPercent) actions.push(ProfileAction{ChooseExtraTime{percent}});
}

/// Asked plainly and off until somebody says yes.
void ProfileView::lending(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    TitledCard card(flow, "lending", "May tutors try their marking on your answers?", {.pad = 3});
    Flow& inner = card.inner();
    text(inner, "words",
         "Tutors make marking better by trying it on real answers. If you allow it, a tutor at this computer sees the answers you hand in, without your name. What you wrote about yourself in them is "
         "seen as well. Your marks do not change, and nothing is sent anywhere. You can stop it at any time.",
         bodyStyle(ui));
    inner.gap(1.5f);
    const bool lends = context.model.profile.lends;
    const ProfileAction change = LendAnswers{!lends};
    if (toggle(inner, "lend", "Yes, without my name", lends) && context.rules.whyNot(change).empty()) actions.push(change);
}

void ProfileView::learners(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ProfileModel& profile = context.model.profile;
    TitledCard card(flow, "learners", "Who learns here", {.pad = 3});
    Flow& inner = card.inner();
    for (const LearnerHere& who : profile.learners) {
        const SemanticScope one(ui.record, toString(who.id));
        if (who.id == profile.now) {
            text(inner, "now", who.name + ": learning now", {TypeStep::body, Weight::semiBold, ui.theme.text, true});
            inner.gap(1);
            continue;
        }
        open(context, inner, who, actions);
        inner.gap(1);
    }
    inner.gap(1);
    rule(inner);
    inner.gap(1.5f);
    add(context, inner, actions);
    if (profile.asking) return;
    inner.gap(1.5f);
    rule(inner);
    inner.gap(1.5f);
    text(inner, "leave-words", "Finished for today? Everything is stored, and the next person is asked who they are.", bodyStyle(ui));
    inner.gap(1);
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("leave", {"Leave my profile", Icon::person})) actions.push(ProfileAction{LeaveProfile{}});
}

void ProfileView::open(const ViewContext& context, Flow& flow, const LearnerHere& who, ActionQueue& actions) {
    const Context& ui = context.ui;
    const bool typing = who.locked && m_chosen == who.id;
    if (!typing) {
        const ProfileAction become{BecomeLearner{who.id, {}}};
        const std::string label = "I am " + who.name;
        if (!button(flow, "open", {label, who.locked ? Icon::lock : Icon::person})) return;
        if (who.locked) {
            forgetSecrets();
            m_chosen = who.id;
            m_told = Told::page;
            m_give = ui.record.pathOf("passphrase");
        } else {
            m_told = Told::page;
            actions.push(become);
        }
        return;
    }
    text(flow, "name", who.name, {TypeStep::body, Weight::semiBold, ui.theme.text, true});
    flow.gap(1);
    bool go = enterPressedIn(ui, "passphrase");
    (void)secretField(flow, "passphrase", "Passphrase of " + who.name, m_passphrase, "Passphrase");
    flow.gap(1);
    const ProfileAction become{BecomeLearner{who.id, m_passphrase}};
    const std::string why = context.rules.whyNot(become);
    ButtonRow row(flow, ButtonRow::Align::right);
    go = row.button("enter", {"Open my profile", Icon::lock, "Enter", why}, ButtonKind::primary) || go;
    if (!go || !why.empty()) return;
    m_told = Told::page;
    actions.push(become);
    forgetSecrets();
}

void ProfileView::add(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    text(flow, "new-words", "Somebody new? Type your name; you begin with a profile of your own.", bodyStyle(ui));
    flow.gap(1);
    bool go = enterPressedIn(ui, "new-name");
    (void)textField(flow, "new-name", "Name of the new learner", m_newName, "Name");
    flow.gap(1);
    const ProfileAction add{AddLearner{m_newName}};
    const std::string why = context.rules.whyNot(add);
    ButtonRow row(flow, ButtonRow::Align::right);
    go = row.button("add", {"Begin as a new learner", Icon::plus, {}, why}) || go;
    if (!go || !why.empty()) return;
    m_told = Told::page;
    actions.push(add);
    m_newName.clear();
}

void ProfileView::passphrase(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ProfileModel& profile = context.model.profile;
    const LearnerHere* me = profile.find(profile.now);
    const bool locked = me && me->locked;
    TitledCard card(flow, "passphrase", "Passphrase", {.pad = 3});
    Flow& inner = card.inner();
    text(inner, "does", "A passphrase keeps others on this computer from opening your profile in Carewright.", bodyStyle(ui));
    inner.gap(0.5f);
    text(inner, "does-not", "It does not encrypt the file: somebody who copies it can read your answers. A forgotten passphrase can't be looked up.", bodyStyle(ui));
    inner.gap(1.5f);
    if (!m_setting && !m_removing) {
        if (m_told == Told::passphrase) outcome(context.model, inner);
        ButtonRow row(inner, ButtonRow::Align::right);
        if (row.button("set", {locked ? "Change it …" : "Set a passphrase …", Icon::lock})) m_setting = true;
        if (locked && row.button("remove", {"Remove it …", Icon::bin})) m_removing = true;
        // One can type at once.
        if (m_setting || m_removing) m_give = ui.record.pathOf(locked ? "before" : "after");
        return;
    }
    const bool entered = enterPressedIn(ui, m_setting ? "again" : "before");
    if (locked) {
        (void)secretField(inner, "before", "Passphrase until now", m_before, "Passphrase until now");
        inner.gap(1);
    }
    if (m_setting) {
        (void)secretField(inner, "after", "New passphrase", m_after, "New passphrase");
        inner.gap(1);
        (void)secretField(inner, "again", "The new one once more", m_again, "The new one once more");
        inner.gap(1);
    }
    const ProfileAction action = m_setting ? ProfileAction{SetPassphrase{m_before, m_after}} : ProfileAction{RemovePassphrase{m_before}};
    std::string why = context.rules.whyNot(action);
    if (why.empty() && m_setting && m_after != m_again) why = "The two new ones differ. Type the same twice.";
    // By Enter nobody sees the button's own reason. It stands until nothing is in the way.
    m_whyAsked = (m_whyAsked || entered) && !why.empty();
    if (m_whyAsked) {
        text(inner, "why-not", why, {TypeStep::caption, Weight::regular, ui.theme.careful, true}, Role::status);
        inner.gap(1);
    }
    ButtonRow row(inner, ButtonRow::Align::right);
    const bool pressed = row.button("go", {m_setting ? "Keep this passphrase" : "Remove the passphrase", Icon::none, "Enter", why}, ButtonKind::primary);
    const bool go = (pressed || entered) && why.empty();
    if (row.button("cancel", {"Leave it as it is"}) || go) {
        if (go) {
            m_told = Told::passphrase;
            actions.push(action);
            m_give = ui.record.pathOf("set");
        }
        forgetSecrets();
        m_setting = m_removing = m_whyAsked = false;
    }
}

}  // namespace carewright::ui
