#include "app/desktop/staff_desk.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/desktop/centre_settings.h"
#include "app/machine/local_days.h"
#include "engine/base/atomic_file.h"
#include "engine/base/passphrase.h"
#include "engine/base/signing_key.h"
#include "engine/base/trimmed.h"
#include "engine/base/whole_file.h"
#include "engine/exchange/recovery_sheet.h"
#include "engine/recall/learner_days.h"
#include "engine/review/account_acts.h"
#include "engine/review/permission.h"
#include "engine/store/act_store.h"
#include "engine/store/staff_session.h"

namespace carewright {
namespace {

}  // namespace

StaffDesk::StaffDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::StaffModel>()) { model().staff = m_shown; }

void StaffDesk::open() { refresh(); }

void StaffDesk::close() {
    context().session.reset();
    model().signedIn.reset();
    *m_shown = {};
}

void StaffDesk::refresh() {
    if (!context().store) return;
    ActStore acts(*context().store);
    const auto roster = acts.roster();
    const auto kept = acts.keptAccounts();
    if (!roster || !kept) {
        m_shown->problem = roster ? kept.error().message : roster.error().message;
        return;
    }
    m_shown->accounts = roster->accounts();
    m_shown->centre = roster->centre();
    m_shown->founders = roster->founders().size();
    m_shown->signable = {kept->begin(), kept->end()};
    m_shown->recoverable.clear();
    for (const Account& one : m_shown->accounts)
        if (const auto can = StaffSession::isRecoverable(*context().store, one); can && *can) m_shown->recoverable.insert(one.id);
    m_shown->mockSpelling = mockSpellingAllowed(*context().store);
    m_shown->folder = model().progress.exportFolder.empty() ? context().dataFolder : model().progress.exportFolder;
    if (!context().session) {
        m_shown->code.clear();
        model().signedIn.reset();
        return;
    }
    const AccountId& me = context().session->id();
    model().signedIn = ui::SignedIn{toString(me), context().session->name(), roster->rolesAt(me, context().clock.now())};
}

void StaffDesk::told(const Result<void>& outcome, std::string done) {
    m_shown->problem = outcome ? std::string() : outcome.error().message;
    m_shown->done = outcome ? std::move(done) : std::string();
    refresh();
}

Result<void> StaffDesk::signedAct(ActKind kind, std::string payload) {
    ActDraft draft;
    draft.kind = kind;
    draft.payload = std::move(payload);
    auto made = context().session->act(draft);
    if (!made) return tl::make_unexpected(std::move(made.error()));
    tellKept(Result<void>());
    return {};
}

std::string StaffDesk::whyNot(const ui::StaffRequest& request) const {
    if (std::string why = context().whyNotKeep(); !why.empty()) return why;
    return std::visit([this](const auto& what) { return why(what); }, request.what);
}

void StaffDesk::apply(const ui::StaffRequest& request) {
    std::visit([this](const auto& what) { act(what); }, request.what);
}

std::string StaffDesk::why(const ui::SignIn& what) const {
    if (context().session) return "Somebody is signed in. Sign out first.";
    if (what.passphrase.empty()) return "Type the passphrase.";
    return {};
}

std::string StaffDesk::why(const ui::AllowMockSpelling&) const {
    return model().holds(StaffRole::lead) ? std::string() : "Only a centre lead says what holds for assessments here.";
}

void StaffDesk::act(const ui::AllowMockSpelling& what) {
    told(allowMockSpelling(*context().store, what.allowed),
         what.allowed ? "Learners may choose spelling help in mock assessments." : "From the next mock assessment on there is no spelling help in it.");
}

std::string StaffDesk::why(const ui::SignOut&) const { return context().session ? std::string() : "Nobody is signed in."; }

std::string StaffDesk::why(const ui::OpenAccount& what) const {
    if (context().session) return "Sign out first: an account is opened by the person it is for.";
    if (isBlank(what.name)) return "Type your name, as it shall stand under decisions.";
    if (std::string weak = weaknessOf(what.passphrase, what.name); !weak.empty()) return weak;
    if (what.roles.empty()) return "Choose at least one role.";
    return {};
}

std::string StaffDesk::why(const ui::AdmitAccount& what) const {
    if (!model().holds(StaffRole::lead)) return notAllowed(ActKind::accountAdmitted).message;
    const Account* account = m_shown->find(what.account);
    if (!account || !account->key()) return "This account has no key that could be let in.";
    if (what.roles.empty()) return "Choose at least one role, or close the account.";
    // Otherwise nobody could ever admit anybody again.
    if (context().session && what.account == context().session->id() && !what.roles.contains(StaffRole::lead))
        return "You would lock yourself out. Another centre lead has to take that role from you.";
    return {};
}

std::string StaffDesk::why(const ui::CloseAccount& what) const {
    if (!model().holds(StaffRole::lead)) return notAllowed(ActKind::accountClosed).message;
    if (context().session && what.account == context().session->id()) return "Another centre lead has to close your account.";
    if (isBlank(what.reason)) return "Say why, for the record.";
    return {};
}

std::string StaffDesk::why(const ui::ChangePassphrase& what) const {
    if (!context().session) return "Sign in first.";
    if (what.before.empty()) return "Type the passphrase you have used until now.";
    return weaknessOf(what.after, context().session->name());
}

std::string StaffDesk::why(const ui::ReplaceOwnKey& what) const {
    if (!context().session) return "Sign in first.";
    if (what.passphrase.empty()) return "Type your passphrase.";
    if (isBlank(what.reason)) return "Say why, for the record.";
    return {};
}

std::string StaffDesk::why(const ui::RevokeKey& what) const {
    const bool own = context().session && what.account == context().session->id();
    if (!own && !model().holds(StaffRole::lead)) return notAllowed(ActKind::keyRevoked).message;
    const Account* account = m_shown->find(what.account);
    if (!account || !account->key()) return "This account has no key to revoke.";
    if (isBlank(what.reason)) return "Say why, for the record.";
    return {};
}

void StaffDesk::act(const ui::SignIn& what) {
    auto session = StaffSession::signIn(*context().store, context().clock, context().ids, what.account, what.passphrase);
    if (!session) {
        told(tl::make_unexpected(session.error()), {});
        return;
    }
    context().session.emplace(std::move(*session));
    told({}, {});
    // Straight to work, where there is any.
    // Whoever only assures quality begins with the samples; the queue is theirs to read, not to decide.
    const bool decides = model().signedIn && model().signedIn->roles.contains(StaffRole::assessor);
    for (const ui::Room room : {decides ? ui::Room::queue : ui::Room::sampling, ui::Room::queue, ui::Room::workshop})
        if (model().mayEnter(room)) {
            context().goTo({room, {}, {}});
            return;
        }
}

void StaffDesk::act(const ui::SignOut&) {
    context().session.reset();
    told({}, "Signed out. Nothing is left open.");
    if (!model().mayEnter(model().place.room)) context().goTo({ui::Room::home, {}, {}});
}

void StaffDesk::act(const ui::OpenAccount& what) {
    auto session = StaffSession::open(*context().store, context().clock, context().ids, {what.name, what.roles, what.passphrase, m_cost});
    if (!session) {
        told(tl::make_unexpected(session.error()), {});
        return;
    }
    const auto roles = session->roles();
    if (!roles || roles->empty()) {
        told({}, "The account is opened. A centre lead has to let you in before you can work with it.");
        return;
    }
    context().session.emplace(std::move(*session));
    // A single lead has nobody who could let them in again.
    auto code = context().session->makeRecoveryCode(what.passphrase, m_cost);
    if (code) m_shown->code = std::move(*code);
    told({}, "The centre is founded, and you are signed in.");
}

void StaffDesk::act(const ui::AdmitAccount& what) {
    const Account* account = m_shown->find(what.account);
    if (!account || !account->key()) return;
    const std::string name = account->name;
    told(signedAct(ActKind::accountAdmitted, toPayload(AccountAdmitted{what.account, what.roles, account->key()->signing})), name + " can work with these roles now.");
}

void StaffDesk::act(const ui::CloseAccount& what) {
    told(signedAct(ActKind::accountClosed, toPayload(AccountClosed{what.account, what.reason})), "The account is closed. What it signed before stays valid.");
}

void StaffDesk::act(const ui::ChangePassphrase& what) {
    told(context().session->changePassphrase(what.before, what.after, m_cost), "The new passphrase holds from now on.");
}

void StaffDesk::act(const ui::ReplaceOwnKey& what) {
    // The passphrase is proved before a new key is made under it: a slip of the finger must not become the passphrase.
    auto proved = StaffSession::signIn(*context().store, context().clock, context().ids, context().session->id(), what.passphrase);
    if (!proved) {
        told(tl::make_unexpected(proved.error()), {});
        return;
    }
    told(context().session->replaceKey(what.reason, what.passphrase, m_cost), "You sign with a new key from now on.");
}

std::string StaffDesk::why(const ui::MakeRecoveryCode& what) const {
    if (!context().session) return "Sign in first.";
    return what.passphrase.empty() ? "Type your passphrase." : std::string();
}

std::string StaffDesk::why(const ui::PrintRecoveryCode&) const { return m_shown->code.empty() ? "No code is shown." : std::string(); }

std::string StaffDesk::why(const ui::RecoveryCodeNoted&) const { return m_shown->code.empty() ? "No code is shown." : std::string(); }

std::string StaffDesk::why(const ui::RecoverAccount& what) const {
    if (context().session) return "Somebody is signed in. Sign out first.";
    const Account* account = m_shown->find(what.account);
    if (!account) return "Choose the account first.";
    if (isBlank(what.code)) return "Type the recovery code.";
    return weaknessOf(what.passphrase, account->name);
}

std::string StaffDesk::why(const ui::TakeKeyAlong&) const { return context().session ? std::string() : "Sign in first."; }

std::string StaffDesk::why(const ui::BringKey& what) const {
    if (context().session) return "Somebody is signed in. Sign out first.";
    if (what.file.empty()) return "Say where the key file is.";
    return what.passphrase.empty() ? "Type the passphrase." : std::string();
}

void StaffDesk::act(const ui::MakeRecoveryCode& what) {
    auto code = context().session->makeRecoveryCode(what.passphrase, m_cost);
    m_shown->code = code ? std::move(*code) : std::string();
    told(code ? Result<void>() : tl::make_unexpected(code.error()), {});
}

void StaffDesk::act(const ui::PrintRecoveryCode&) {
    const PublicKey key = context().session->signingKey().publicKey();
    const auto page = recoverySheetPdf(context().session->name(), m_shown->code, fingerprint(key), toString(localDays(context().clock.now()).dayOf(context().clock.now())));
    if (!page) {
        told(tl::make_unexpected(page.error()), {});
        return;
    }
    std::error_code ignored;
    std::filesystem::create_directories(m_shown->folder, ignored);
    const std::filesystem::path file = m_shown->folder / ("recovery-code-" + toString(context().session->id()).substr(0, 8) + ".pdf");
    // For this person's eyes: the file that takes its place keeps these permissions.
    std::ofstream(file, std::ios::app).close();
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
    told(writeFileAtomically(file, *page), "Written: " + file.string() + ". Print it, lock the paper away, and delete the file.");
}

void StaffDesk::act(const ui::RecoveryCodeNoted&) { m_shown->code.clear(); }

void StaffDesk::act(const ui::RecoverAccount& what) {
    auto session = StaffSession::recover(*context().store, context().clock, context().ids, what.account, what.code, what.passphrase, m_cost);
    if (!session) {
        told(tl::make_unexpected(session.error()), {});
        return;
    }
    context().session.emplace(std::move(*session));
    auto code = context().session->makeRecoveryCode(what.passphrase, m_cost);
    if (code) m_shown->code = std::move(*code);
    told({}, "The new passphrase holds from now on, and you sign with a new key. The code you used opens nothing any more.");
}

void StaffDesk::act(const ui::TakeKeyAlong&) {
    const auto key = context().session->takeKey();
    if (!key) {
        told(tl::make_unexpected(key.error()), {});
        return;
    }
    std::error_code ignored;
    std::filesystem::create_directories(m_shown->folder, ignored);
    const std::filesystem::path file = m_shown->folder / ("key-" + toString(context().session->id()) + ".carewright-key");
    told(writeFileAtomically(file, *key), "Written: " + file.string() + ". Only your passphrase opens it. On the other computer choose “Bring a key” where one signs in.");
}

void StaffDesk::act(const ui::BringKey& what) {
    constexpr std::size_t largestKeyFile = 64 * 1024;
    const auto text = readWholeFile(what.file, largestKeyFile);
    if (!text) {
        const bool tooLarge = text.error().code == ErrorCode::tooLarge;
        told(tooLarge ? fail(ErrorCode::invalidInput, "This is no key file of Carewright, or it is damaged.") : tl::make_unexpected(text.error()), {});
        return;
    }
    told(StaffSession::bringKey(*context().store, *text, what.passphrase), "The key is here now. Sign in with the same passphrase.");
}

void StaffDesk::act(const ui::RevokeKey& what) {
    const Account* account = m_shown->find(what.account);
    if (!account || !account->key()) return;
    const bool own = context().session->id() == what.account;
    told(signedAct(ActKind::keyRevoked, toPayload(KeyRevoked{what.account, account->key()->signing, context().clock.now(), 0, what.reason})),
         "The key is revoked: what it signs from now on counts no more.");
    if (own && m_shown->problem.empty()) act(ui::SignOut{});
}

}  // namespace carewright
