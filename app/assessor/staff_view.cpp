#include "app/assessor/staff_view.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/page_parts.h"
#include "app/ui/staff_actions.h"
#include "app/ui/staff_model.h"

namespace carewright::ui {
namespace {

struct RoleWords {
    StaffRole role;
    std::string_view id, name, does;
};

constexpr std::array roleNames = {
    RoleWords{StaffRole::tutor, "tutor", "tutor", "writes courses, rubrics and scenarios"},
    RoleWords{StaffRole::assessor, "assessor", "assessor", "decides on learners' work"},
    RoleWords{StaffRole::iqa, "iqa", "internal quality assurer", "samples assessors' decisions, never their own"},
    RoleWords{StaffRole::lead, "lead", "centre lead", "admits and closes accounts, keeps the rules of retention"},
};

/// A toggle for each role; true when one was switched.
bool roleToggles(Flow& flow, std::set<StaffRole>& roles) {
    bool changed = false;
    for (const RoleWords& one : roleNames) {
        const bool on = roles.contains(one.role);
        std::string label(one.name);
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
        if (!toggle(flow, "role-" + std::string(one.id), label + ": " + std::string(one.does), on)) continue;
        if (on) roles.erase(one.role);
        else roles.insert(one.role);
        changed = true;
    }
    return changed;
}

std::string keyWords(const Account& account) {
    const AccountKey* key = account.key();
    return key ? "Key " + fingerprint(key->signing) : "No key that may sign";
}

}  // namespace

std::string roleWords(const std::set<StaffRole>& roles) {
    std::string words;
    std::size_t left = roles.size();
    for (const RoleWords& one : roleNames) {
        if (!roles.contains(one.role)) continue;
        if (!words.empty()) words += left == 1 ? " and " : ", ";
        words += one.name;
        --left;
    }
    return words.empty() ? "no role" : words;
}

void StaffView::forget() {
    // Passphrases stay no longer than they are needed.
    for (std::string* secret : {&m_passphrase, &m_before, &m_again, &m_code, &m_form.passphrase, &m_form.again}) {
        std::fill(secret->begin(), secret->end(), '\0');
        secret->clear();
    }
}

void StaffView::arrive(const Model& /*model*/, const Place& /*place*/) {
    forget();
    m_panel = Panel::none;
    m_form = {};
    m_chosen = {};
    m_typeNext = false;
    m_reason.clear();
}

void StaffView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const StaffModel& staff = *context.model.staff;
    Page page(ui, "staff", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 44, .scrollKeys = true});
    Flow& flow = page.flow();
    const std::string now = context.model.signedIn ? context.model.signedIn->account : std::string();
    if (now != m_signedIn) {
        m_signedIn = now;
        arrive(context.model, context.model.place);
    }
    if (context.model.signedIn) {
        own(context, flow, actions);
        return;
    }
    if (staff.accounts.empty()) firstAccount(context, flow, actions);
    else signIn(context, flow, actions);
}

void StaffView::outcome(const ViewContext& context, Flow& flow) const {
    const StaffModel& staff = *context.model.staff;
    if (!staff.problem.empty()) {
        noticeCard(flow, "problem", NoticeKind::careful, {}, staff.problem);
        flow.gap(2);
    } else if (!staff.done.empty()) {
        noticeCard(flow, "done", NoticeKind::good, {}, staff.done);
        flow.gap(2);
    }
}

void StaffView::firstAccount(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    pageTitle(flow, "The first account", "For tutors, assessors and quality assurers. Learners need no account: close this page and carry on learning.");
    notice(context, flow, actions);
    outcome(context, flow);
    {
        Card card(flow, {.sunken = true, .pad = 2.5f});
        Flow& inner = card.inner();
        text(inner, "founding", "The first account founds the centre. It can let others in, give them roles and close their accounts.", bodyStyle(context.ui));
        inner.gap(1);
        text(inner, "no-recovery",
             "Every decision is signed with a key that only your passphrase opens. Nobody can look the passphrase up, so choose a sentence you will remember. For the day you forget it there "
             "is a recovery code: it is shown once, right after this.",
             bodyStyle(context.ui));
    }
    flow.gap(3);
    form(context, flow, true, actions);
}

void StaffView::form(const ViewContext& context, Flow& flow, bool first, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "form");
    const auto caption = [&](std::string_view id, std::string_view words) {
        text(flow, id, words, {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
        flow.gap(0.5f);
    };
    caption("name-label", "Your name, as learners and quality assurers will see it");
    (void)textField(flow, "name", "Your name", m_form.name, "First and last name", Icon::account);
    flow.gap(2);
    caption("passphrase-label", "Passphrase, at least 10 characters");
    (void)secretField(flow, "passphrase", "Passphrase", m_form.passphrase, "A sentence is easier to remember than a password");
    flow.gap(1);
    const bool enter = enterPressedIn(ui, "again");
    (void)secretField(flow, "again", "Passphrase once more", m_form.again, "Once more");
    flow.gap(2);
    caption("roles-label", first ? "What you do here; a founder is a centre lead as well" : "Roles you ask for; a centre lead decides");
    (void)roleToggles(flow, m_form.roles);
    flow.gap(2);
    std::set<StaffRole> roles = m_form.roles;
    if (first) roles.insert(StaffRole::lead);
    const StaffAction open = boxed<StaffRequest>(OpenAccount{m_form.name, m_form.passphrase, roles});
    std::string why = context.rules.whyNot(open);
    if (why.empty() && m_form.passphrase != m_form.again) why = "The two passphrases are not the same yet.";
    if (!why.empty() && !m_form.name.empty() && !m_form.passphrase.empty()) {
        text(flow, "why-not", why, mutedStyle(ui, TypeStep::body), Role::status);
        flow.gap(1);
    }
    ButtonRow row(flow, ButtonRow::Align::right);
    const bool pressed = row.button("open", {first ? "Found the centre" : "Ask for the account", Icon::check, "Enter", why}, ButtonKind::primary);
    if ((pressed || enter) && why.empty()) {
        actions.push(open);
        forget();
        m_panel = Panel::none;
    }
    if (!first && row.button("cancel", {"Not now"})) {
        forget();
        m_panel = Panel::none;
    }
}

void StaffView::signIn(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const StaffModel& staff = *context.model.staff;
    pageTitle(flow, "Sign in", "For tutors, assessors and quality assurers. Learners carry on without signing in.");
    notice(context, flow, actions);
    outcome(context, flow);
    if (m_panel == Panel::newAccount) {
        form(context, flow, false, actions);
        return;
    }
    std::vector<const Account*> people;
    for (const Account& one : staff.accounts)
        if (staff.signable.contains(one.id) && one.standing != AccountStanding::closed) people.push_back(&one);
    if (people.empty()) text(flow, "nobody", "Nobody's key is on this computer yet. Ask for an account, or take over a package from your centre.", bodyStyle(ui));
    // Where only one person can sign in, they can type at once.
    const bool alone = m_chosen.empty() && people.size() == 1;
    if (alone) m_chosen = people.front()->id;
    for (const Account* one : people) {
        const SemanticScope scope(ui.record, toString(one->id));
        const std::string line = one->standing == AccountStanding::waiting ? "Waits for a centre lead to let them in" : roleWords(one->roles);
        if (m_chosen != one->id) {
            if (pressCard(flow, "person", {.title = one->name, .line = line, .icon = Icon::account})) {
                forget();
                m_chosen = one->id;
                m_typeNext = true;
            }
        } else {
            Card card(flow, {.lit = true, .pad = 2.5f});
            Flow& inner = card.inner();
            text(inner, "name", one->name, headingStyle(ui, TypeStep::lead), Role::heading);
            text(inner, "roles", line, mutedStyle(ui, TypeStep::body));
            inner.gap(1.5f);
            if (m_panel == Panel::forgotten) {
                forgotten(context, *one, inner, actions);
                continue;
            }
            const bool enter = enterPressedIn(ui, "passphrase");
            // Given once the field is there to take it: what is typed right after the click must not be lost.
            if (alone || std::exchange(m_typeNext, false)) ui.focus.giveByKeyboard(ui.record.pathOf("passphrase"));
            (void)secretField(inner, "passphrase", "Passphrase of " + one->name, m_passphrase, "Passphrase");
            inner.gap(1.5f);
            const StaffAction enterIt = boxed<StaffRequest>(SignIn{one->id, m_passphrase});
            const std::string why = context.rules.whyNot(enterIt);
            ButtonRow row(inner, ButtonRow::Align::right);
            if ((row.button("sign-in", {"Sign in", Icon::lock, "Enter", why}, ButtonKind::primary) || enter) && why.empty()) {
                actions.push(enterIt);
                forget();
                // Where it was the wrong one, the next is typed at once; else the field is gone by then.
                m_typeNext = true;
            }
            if (staff.recoverable.contains(one->id) && link(inner, "forgot", "The passphrase is forgotten", TypeStep::caption)) m_panel = Panel::forgotten;
        }
        flow.gap(1.5f);
    }
    flow.gap(1);
    if (m_panel == Panel::bring) {
        bringKey(context, flow, actions);
        return;
    }
    ButtonRow row(flow);
    if (row.button("new", {"Ask for an account", Icon::plus}, ButtonKind::quiet)) m_panel = Panel::newAccount;
    if (row.button("bring", {"Bring my key from another computer", Icon::lock}, ButtonKind::quiet)) m_panel = Panel::bring;
}

void StaffView::own(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const StaffModel& staff = *context.model.staff;
    const SignedIn& me = *context.model.signedIn;
    pageTitle(flow, me.name, "Signed in as " + roleWords(me.roles) + ". Sign out when you leave this computer.");
    notice(context, flow, actions);
    outcome(context, flow);
    // Nothing else until it is on paper: a second press, meant for the button that was here before, must not lose the code.
    if (!staff.code.empty()) return recoveryCode(context, flow, actions);
    const auto mine = std::ranges::find(staff.accounts, me.account, [](const Account& one) { return toString(one.id); });
    if (mine != staff.accounts.end()) {
        Card card(flow, {.pad = 2.5f});
        Flow& inner = card.inner();
        text(inner, "key", keyWords(*mine), {TypeStep::body, Weight::semiBold, ui.theme.text, true});
        inner.gap(0.5f);
        text(inner, "key-words", "It signs what you decide. Read it out on the telephone when somebody wants to be sure that a signature is yours.", mutedStyle(ui));
        inner.gap(1.5f);
        if (m_panel == Panel::passphrase) {
            changePassphrase(context, inner, actions);
        } else if (m_panel == Panel::key) {
            replaceKey(context, inner, actions);
        } else if (m_panel == Panel::code) {
            makeCode(context, inner, actions);
        } else {
            text(inner, "recovery", staff.recoverable.contains(mine->id) ? "A recovery code was made for this key." : "There is no recovery code for this key: without the passphrase nothing opens it.", mutedStyle(ui));
            inner.gap(1);
            ButtonRow row(inner);
            if (row.button("passphrase", {"Change the passphrase", Icon::lock})) m_panel = Panel::passphrase;
            if (row.button("replace", {"Replace the key", Icon::again})) m_panel = Panel::key;
            if (row.button("code", {"Recovery code", Icon::person})) m_panel = Panel::code;
            const StaffAction take = boxed<StaffRequest>(TakeKeyAlong{});
            if (row.button("take", {"Take the key along", Icon::download, {}, context.rules.whyNot(take)})) actions.push(take);
        }
    }
    flow.gap(2);
    {
        ButtonRow row(flow, ButtonRow::Align::right);
        if (row.button("sign-out", {"Sign out", Icon::close}, ButtonKind::primary)) actions.push(boxed<StaffRequest>(SignOut{}));
    }
    if (context.model.holds(StaffRole::lead)) {
        flow.gap(3);
        if (toggle(flow, "mock-spelling", "Learners may choose spelling help in mock assessments", staff.mockSpelling)) actions.push(boxed<StaffRequest>(AllowMockSpelling{!staff.mockSpelling}));
        flow.gap(0.5f);
        text(flow, "mock-spelling-words", "On this computer. How a mock was written is kept with its answers either way.", mutedStyle(ui));
    }
    flow.gap(4);
    accounts(context, flow, actions);
}

void StaffView::recoveryCode(const ViewContext& context, Flow& flow, ActionQueue& actions) const {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "recovery-code");
    Card card(flow, {.lit = true, .pad = 2.5f, .stripe = ui.theme.careful});
    Flow& inner = card.inner();
    text(inner, "title", "Put this code on paper", headingStyle(ui, TypeStep::lead), Role::heading);
    inner.gap(0.5f);
    text(inner, "words", "It opens your account on this computer if you forget the passphrase. It is shown this once. Write it down or print it, and keep it on paper, where you keep keys.", bodyStyle(ui));
    inner.gap(1.5f);
    text(inner, "code", context.model.staff->code, headingStyle(ui, TypeStep::title), Role::status);
    inner.gap(1.5f);
    ButtonRow row(inner);
    const StaffAction print = boxed<StaffRequest>(PrintRecoveryCode{});
    if (row.button("print", {"Save as a page to print (PDF)", Icon::download, {}, context.rules.whyNot(print)})) actions.push(print);
    if (row.button("noted", {"It is on paper", Icon::check}, ButtonKind::primary)) actions.push(boxed<StaffRequest>(RecoveryCodeNoted{}));
}

void StaffView::makeCode(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const SemanticScope scope(context.ui.record, "make-code");
    text(flow, "words", "A new code takes the place of an earlier one.", bodyStyle(context.ui));
    flow.gap(1);
    const bool enter = enterPressedIn(context.ui, "passphrase");
    (void)secretField(flow, "passphrase", "Your passphrase", m_passphrase, "Your passphrase");
    flow.gap(1.5f);
    const StaffAction make = boxed<StaffRequest>(MakeRecoveryCode{m_passphrase});
    const std::string why = context.rules.whyNot(make);
    if (closePanel(flow, "make", {"Make a code", Icon::check, "Enter", why}, enter)) actions.push(make);
}

bool StaffView::closePanel(Flow& flow, std::string_view id, const ButtonText& does, bool enter) {
    ButtonRow row(flow, ButtonRow::Align::right);
    const bool done = (row.button(id, does, ButtonKind::primary) || enter) && does.whyNot.empty();
    const bool leave = row.button("cancel", {"Not now"});
    if (done || leave) {
        forget();
        m_panel = Panel::none;
    }
    return done;
}

void StaffView::forgotten(const ViewContext& context, const Account& who, Flow& flow, ActionQueue& actions) {
    const SemanticScope scope(context.ui.record, "forgotten");
    text(flow, "words", "The recovery code opens the account. You choose a new passphrase and sign with a new key from then on; both stand in the record.", bodyStyle(context.ui));
    flow.gap(1);
    (void)textField(flow, "code", "Recovery code", m_code, "ABCD-EFGH-JKLM-NPQR-STUV");
    flow.gap(1);
    (void)secretField(flow, "after", "New passphrase", m_passphrase, "New passphrase, at least 10 characters");
    flow.gap(1);
    (void)secretField(flow, "again", "New passphrase once more", m_again, "Once more");
    flow.gap(1.5f);
    const StaffAction recover = boxed<StaffRequest>(RecoverAccount{who.id, m_code, m_passphrase});
    std::string why = context.rules.whyNot(recover);
    if (why.empty() && m_passphrase != m_again) why = "The two passphrases are not the same yet.";
    if (!why.empty() && !m_code.empty()) {
        text(flow, "why-not", why, mutedStyle(context.ui, TypeStep::body), Role::status);
        flow.gap(1);
    }
    if (closePanel(flow, "recover", {"Open the account", Icon::lock, {}, why})) actions.push(recover);
}

void StaffView::bringKey(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const SemanticScope scope(context.ui.record, "bring-key");
    Card card(flow, {.lit = true, .pad = 2.5f});
    Flow& inner = card.inner();
    text(inner, "words", "On your other computer choose “Take the key along”. Take over a package of your centre here first, so that your account is known.", bodyStyle(context.ui));
    inner.gap(1);
    (void)textField(inner, "file", "Key file", m_file, "Where the key file is");
    inner.gap(1);
    (void)secretField(inner, "passphrase", "Passphrase", m_passphrase, "Your passphrase");
    inner.gap(1.5f);
    const StaffAction bring = boxed<StaffRequest>(BringKey{m_file, m_passphrase});
    const std::string why = context.rules.whyNot(bring);
    if (closePanel(inner, "bring", {"Bring the key", Icon::check, {}, why})) actions.push(bring);
}

void StaffView::changePassphrase(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const SemanticScope scope(context.ui.record, "change");
    (void)secretField(flow, "before", "Passphrase until now", m_before, "Passphrase until now");
    flow.gap(1);
    (void)secretField(flow, "after", "New passphrase", m_passphrase, "New passphrase");
    flow.gap(1);
    (void)secretField(flow, "again", "New passphrase once more", m_again, "Once more");
    flow.gap(1.5f);
    const StaffAction change = boxed<StaffRequest>(ChangePassphrase{m_before, m_passphrase});
    std::string why = context.rules.whyNot(change);
    if (why.empty() && m_passphrase != m_again) why = "The two new passphrases are not the same yet.";
    if (closePanel(flow, "change", {"Change it", Icon::check, {}, why})) actions.push(change);
}

void StaffView::replaceKey(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const SemanticScope scope(context.ui.record, "replace-key");
    text(flow, "words", "From now on you sign with a new key. What the old one signed stays valid.", bodyStyle(context.ui));
    flow.gap(1);
    (void)secretField(flow, "passphrase", "Your passphrase", m_passphrase, "Your passphrase");
    flow.gap(1);
    (void)textField(flow, "reason", "Why", m_reason, "Why, for the record");
    flow.gap(1.5f);
    const StaffAction replace = boxed<StaffRequest>(ReplaceOwnKey{m_passphrase, m_reason});
    const std::string why = context.rules.whyNot(replace);
    if (closePanel(flow, "replace", {"Replace the key", Icon::again, {}, why})) {
        actions.push(replace);
        m_reason.clear();
    }
}

void StaffView::accounts(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const StaffModel& staff = *context.model.staff;
    const SemanticScope scope(context.ui.record, "accounts");
    text(flow, "title", "Everybody at this centre", headingStyle(context.ui, TypeStep::heading), Role::heading);
    flow.gap(1.5f);
    for (const Account& one : staff.accounts) {
        account(context, one, flow, actions);
        flow.gap(1.5f);
    }
}

void StaffView::account(const ViewContext& context, const Account& who, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const bool lead = context.model.holds(StaffRole::lead);
    const bool me = context.model.signedIn && context.model.signedIn->account == toString(who.id);
    const SemanticScope scope(ui.record, toString(who.id));
    const bool open = lead && m_chosen == who.id;
    Card card(flow, {.lit = open, .pad = 2.5f, .stripe = who.standing == AccountStanding::waiting ? ui.theme.careful : Colour{0, 0, 0, 0}});
    Flow& inner = card.inner();
    text(inner, "name", who.name + (me ? " (you)" : ""), {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
    inner.gap(0.5f);
    std::string line;
    switch (who.standing) {
        case AccountStanding::waiting: line = "Waits to be let in, asks to be " + roleWords(who.asked); break;
        case AccountStanding::open: line = roleWords(who.roles) + (who.founder ? "; founded the centre" : ""); break;
        case AccountStanding::closed: line = "Closed; what they signed before stays valid"; break;
    }
    text(inner, "roles", line, bodyStyle(ui));
    text(inner, "key", keyWords(who), mutedStyle(ui));
    if (!lead || who.standing == AccountStanding::closed) return;
    inner.gap(1);
    if (!open) {
        ButtonRow row(inner);
        if (row.button("manage", {who.standing == AccountStanding::waiting ? "Let in …" : "Roles and key …"})) {
            m_chosen = who.id;
            m_roles = who.standing == AccountStanding::waiting ? who.asked : who.roles;
            m_reason.clear();
        }
        return;
    }
    (void)roleToggles(inner, m_roles);
    inner.gap(1);
    if (who.standing == AccountStanding::open) {
        (void)textField(inner, "reason", "Reason for closing or revoking", m_reason, "Reason, where you close the account or revoke the key");
        inner.gap(1);
    }
    const StaffAction admit = boxed<StaffRequest>(AdmitAccount{who.id, m_roles});
    const StaffAction close = boxed<StaffRequest>(CloseAccount{who.id, m_reason});
    const StaffAction revoke = boxed<StaffRequest>(RevokeKey{who.id, m_reason});
    const auto done = [&] { m_chosen = {}; };
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("admit", {who.standing == AccountStanding::waiting ? "Let them in" : "Keep these roles", Icon::check, {}, context.rules.whyNot(admit)}, ButtonKind::primary)) {
        actions.push(admit);
        done();
    }
    if (row.button("close", {"Close the account", Icon::close, {}, context.rules.whyNot(close)})) {
        actions.push(close);
        done();
    }
    if (who.standing == AccountStanding::open && row.button("revoke", {"Revoke the key", Icon::lock, {}, context.rules.whyNot(revoke)})) {
        actions.push(revoke);
        done();
    }
    if (row.button("cancel", {"Leave it"}, ButtonKind::quiet)) done();
}

}  // namespace carewright::ui
