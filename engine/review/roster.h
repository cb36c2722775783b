/// Who the staff of a centre are, with which roles and keys, and since when: derived from their acts.
///
/// A centre begins with one account that founds it. Every other account counts from the moment a centre lead admits it, so
/// nobody can make themselves an assessor by copying a file. Stores of two centres that were joined show two founders; one of
/// them is this store's, the other's people count for nothing here.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/review/act.h"
#include "engine/review/role.h"

namespace carewright {

/// A key of an account.
struct AccountKey {
    PublicKey signing, opening;
    Instant from;
    std::optional<Instant> revokedFrom;     ///< what it signed at or after that counts no more
    std::int64_t lastGood = 0;              ///< … nor beyond this place in the chain; 0: no such bound

    friend bool operator==(const AccountKey&, const AccountKey&) = default;
};

enum class AccountStanding {
    waiting,    ///< opened, not yet admitted by a centre lead
    open,
    closed,
};
[[nodiscard]] std::string_view toString(AccountStanding standing);

struct Account {
    AccountId id;
    std::string name;
    bool founder = false;
    AccountStanding standing = AccountStanding::waiting;
    Instant openedAt;
    std::set<StaffRole> asked;              ///< roles that the account asked for when it was opened
    std::set<StaffRole> roles;              ///< that it has now; none unless open
    std::vector<AccountKey> keys;           ///< oldest first; the last one is in use unless it is revoked

    /// What it signs with now; null where its last key is revoked.
    [[nodiscard]] const AccountKey* key() const;
};

class Roster {
public:
    Roster() = default;

    /// From the acts of kind accountOpened to keyRevoked of everybody, in any order; others are passed over. `centre` is the
    /// founder whose centre this store belongs to; nothing: the only founder there is, and nobody's where there are several.
    Roster(std::span<const Act> acts, const std::optional<AccountId>& centre);

    [[nodiscard]] const std::vector<Account>& accounts() const { return m_accounts; }  ///< in the order of opening
    [[nodiscard]] const Account* find(const AccountId& id) const;
    /// "Amina Bello", or "somebody who has no account here".
    [[nodiscard]] std::string nameOf(const AccountId& id) const;

    /// The founder of this store's centre; empty where there is none yet, or several and none was chosen.
    [[nodiscard]] const AccountId& centre() const { return m_centre; }
    /// All that found a centre; more than one shows that stores of different centres were joined.
    [[nodiscard]] const std::vector<AccountId>& founders() const { return m_founders; }

    /// The roles an account had at a moment; none while it was waiting, closed or of another centre.
    [[nodiscard]] std::set<StaffRole> rolesAt(const AccountId& id, Instant when) const;

    /// Why an act does not count though it is whole: its author is unknown here, was not admitted or closed at the time, had
    /// no role that allows it, or its key is not the author's or is revoked. Empty where it counts. A learner's counts.
    [[nodiscard]] std::string whyNotCounted(const Act& act) const;

    /// Acts about accounts that were passed over, with the reason: whoever did them was not allowed to.
    struct Refused {
        ActId act;
        std::string reason;
    };
    [[nodiscard]] const std::vector<Refused>& refused() const { return m_refused; }

private:
    struct Change {
        Instant when;
        std::set<StaffRole> roles;
        bool open = false;
    };

    Account* find(const AccountId& id);
    [[nodiscard]] std::string apply(const Act& act);
    [[nodiscard]] std::string keyTrouble(const Act& act) const;
    void open(const Act& act, const struct AccountOpened& opened);

    std::vector<Account> m_accounts;
    std::unordered_map<AccountId, std::size_t> m_places;
    std::unordered_map<AccountId, std::vector<Change>> m_changes;
    std::vector<AccountId> m_founders;
    AccountId m_centre;
    std::vector<Refused> m_refused;
};

}  // namespace carewright
