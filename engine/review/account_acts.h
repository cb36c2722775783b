/// What acts about accounts and keys say, and their JSON form.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/signing_key.h"
#include "engine/review/act.h"
#include "engine/review/role.h"

namespace carewright {

/// accountOpened: who it is and which keys are theirs. Signed with the signing key that it names. The first account of a
/// centre founds it: nobody could admit it.
struct AccountOpened {
    std::string name;
    std::set<StaffRole> roles;      ///< that the account asks for; those of a founder hold at once
    bool founds = false;
    PublicKey signing, opening;

    friend bool operator==(const AccountOpened&, const AccountOpened&) = default;
};

/// accountAdmitted: by a centre lead; a later one changes the roles.
struct AccountAdmitted {
    AccountId account;
    std::set<StaffRole> roles;
    PublicKey signing;              ///< the key that the lead has seen, so that nobody slips in another

    friend bool operator==(const AccountAdmitted&, const AccountAdmitted&) = default;
};

/// accountClosed: by a centre lead. What the account did before stays valid.
struct AccountClosed {
    AccountId account;
    std::string reason;

    friend bool operator==(const AccountClosed&, const AccountClosed&) = default;
};

/// keyReplaced: by the account itself, signed with the old key, or by a centre lead where the old one is lost.
struct KeyReplaced {
    AccountId account;
    PublicKey signing, opening;
    std::string reason;

    friend bool operator==(const KeyReplaced&, const KeyReplaced&) = default;
};

/// keyRevoked: by the account itself or a centre lead. What the key signed at or after `from`, or beyond `lastGood` in the
/// account's chain, counts no more: whoever has stolen a key can date an act back, but not put it in an earlier place.
struct KeyRevoked {
    AccountId account;
    PublicKey signing;
    Instant from;
    std::int64_t lastGood = 0;      ///< seq of the last act known to be the account's own; 0: only `from` counts
    std::string reason;

    friend bool operator==(const KeyRevoked&, const KeyRevoked&) = default;
};

[[nodiscard]] std::string toPayload(const AccountOpened& payload);
[[nodiscard]] std::string toPayload(const AccountAdmitted& payload);
[[nodiscard]] std::string toPayload(const AccountClosed& payload);
[[nodiscard]] std::string toPayload(const KeyReplaced& payload);
[[nodiscard]] std::string toPayload(const KeyRevoked& payload);

/// Reading gives invalidInput, with the member that is wrong, where the text is not a payload of that kind.
[[nodiscard]] Result<AccountOpened> accountOpenedPayload(std::string_view json);
[[nodiscard]] Result<AccountAdmitted> accountAdmittedPayload(std::string_view json);
[[nodiscard]] Result<AccountClosed> accountClosedPayload(std::string_view json);
[[nodiscard]] Result<KeyReplaced> keyReplacedPayload(std::string_view json);
[[nodiscard]] Result<KeyRevoked> keyRevokedPayload(std::string_view json);

}  // namespace carewright
