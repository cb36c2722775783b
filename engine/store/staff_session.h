/// Somebody of the staff at work: an account whose key is unlocked.
///
///     auto session = StaffSession::signIn(store, clock, ids, account, passphrase);
///     session->act(ActKind::decided, response, decided);
///
/// Every act is signed with the account's key, put at the end of its chain and kept at once. The key is wiped when the session
/// ends. The first account on a computer founds its centre and needs nobody's leave; every other one waits for a centre lead.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/passphrase.h"
#include "engine/base/sealed_message.h"
#include "engine/base/uuid.h"
#include "engine/review/act.h"
#include "engine/review/act_content.h"
#include "engine/store/act_store.h"
#include "engine/store/store.h"

namespace carewright {

struct NewAccount {
    std::string name;
    std::set<StaffRole> roles;
    std::string passphrase;
    PassphraseCost cost;
};

class StaffSession {
public:
    /// Opens an account. Where the store has no centre yet the account founds one, as a centre lead with the roles it asks for;
    /// else it waits to be admitted. invalidInput, with the reason, for a blank name or a weak passphrase.
    [[nodiscard]] static Result<StaffSession> open(Store& store, const Clock& clock, UuidSource& ids, const NewAccount& account);

    /// Unlocks an account's key that is kept here. permission for a wrong passphrase or a closed account; notFound where the
    /// account's key is not on this computer.
    [[nodiscard]] static Result<StaffSession> signIn(Store& store, const Clock& clock, UuidSource& ids, const AccountId& account, std::string_view passphrase);

    [[nodiscard]] const AccountId& id() const { return m_account; }
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// As the acts say now; none while the account waits.
    [[nodiscard]] Result<std::set<StaffRole>> roles() const;
    /// To open files that were sealed for this account.
    [[nodiscard]] const OpeningKey& openingKey() const { return m_keys.opening; }
    [[nodiscard]] const SigningKey& signingKey() const { return m_keys.signing; }

    /// Signs and keeps one act; gives it back. Errors as ActStore::append.
    [[nodiscard]] Result<Act> act(const ActDraft& draft);
    template <class Payload>
    [[nodiscard]] Result<Act> act(ActKind kind, const ResponseRef& response, const Payload& payload) {
        ActDraft draft;
        draft.kind = kind;
        draft.subject = response;
        draft.payload = toPayload(payload);
        return act(draft);
    }
    /// Several, all or none, in this order.
    [[nodiscard]] Result<std::vector<Act>> act(std::span<const ActDraft> drafts);

    /// Releases the decision that stands.
    [[nodiscard]] Result<Act> release(const ResponseRef& response);

    /// A new passphrase for the same key. permission where `old` is not the passphrase.
    [[nodiscard]] Result<void> changePassphrase(std::string_view old, std::string_view fresh, const PassphraseCost& cost = {});

    /// A new code of 100 random bits ("K7QF-…") that opens the account on this computer where its passphrase is forgotten: `recover`.
    /// It takes the place of an earlier one and holds for the key of now. Only the code opens what is kept of it, so this is the
    /// one time it can be told. permission where `passphrase` is not the passphrase.
    [[nodiscard]] Result<std::string> makeRecoveryCode(std::string_view passphrase, const PassphraseCost& cost = {}) const;

    /// Signs in with a recovery code and puts the account under a new passphrase, with a new key, so that this stands in the record
    /// (keyReplaced, signed with the old one). The code is used up. permission for a wrong code or a closed account; notFound
    /// where no code was made for the account's key on this computer.
    [[nodiscard]] static Result<StaffSession> recover(Store& store, const Clock& clock, UuidSource& ids, const AccountId& account, std::string_view code,
                                                      std::string_view passphrase, const PassphraseCost& cost = {});
    /// Whether there is a recovery code for the account's key of now on this computer.
    [[nodiscard]] static Result<bool> isRecoverable(Store& store, const Account& account);

    /// A new key, signed for with the old one. What was signed before stays valid.
    [[nodiscard]] Result<void> replaceKey(std::string_view reason, std::string_view passphrase, const PassphraseCost& cost = {});

    /// As a centre lead: a new key under a new passphrase for somebody who lost theirs, and the old one revoked from now on. The key
    /// is kept on this computer; they can take it to another.
    [[nodiscard]] Result<void> giveNewKey(const AccountId& account, std::string_view reason, std::string_view passphrase, const PassphraseCost& cost = {});

    /// The account's secret as kept here, under its passphrase, to take to another computer; `bringKey` there.
    [[nodiscard]] Result<std::string> takeKey() const;
    [[nodiscard]] static Result<void> bringKey(Store& store, std::string_view text, std::string_view passphrase);

    /// Pseudonymises a learner, as an act, and then in the store (Store::eraseLearner). conflict while there is a hold.
    [[nodiscard]] Result<void> eraseLearner(const LearnerId& learner, std::string_view reason);

private:
    StaffSession(Store& store, const Clock& clock, UuidSource& ids, const AccountId& account, std::string name, AccountKeys keys)
        : m_store(&store), m_clock(&clock), m_ids(&ids), m_account(account), m_name(std::move(name)), m_keys(std::move(keys)) {}

    Store* m_store;
    const Clock* m_clock;
    UuidSource* m_ids;
    AccountId m_account;
    std::string m_name;
    AccountKeys m_keys;
};

/// What only a learner does: asks for a second look at a released decision. Errors as ActStore::append.
[[nodiscard]] Result<Act> appeal(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner, const ResponseRef& response, std::string_view reason);

}  // namespace carewright
