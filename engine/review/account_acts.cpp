#include "engine/review/account_acts.h"

#include "engine/review/payload.h"

namespace carewright {

namespace {

std::vector<std::string> namesOf(const std::set<StaffRole>& roles) {
    std::vector<std::string> names;
    for (const StaffRole role : roles) names.emplace_back(toString(role));
    return names;
}

std::set<StaffRole> rolesOf(const PayloadReader& reader) {
    std::set<StaffRole> roles;
    // A role of a newer version means nothing to this one.
    for (const std::string& name : reader.texts("roles", 16))
        if (const auto role = staffRoleNamed(name)) roles.insert(*role);
    return roles;
}

std::string reasonOf(const PayloadReader& reader) { return reader.words("reason", 2000); }

}  // namespace

std::string toPayload(const AccountOpened& payload) {
    return PayloadWriter()
        .put("name", payload.name)
        .put("roles", namesOf(payload.roles))
        .put("founds", payload.founds)
        .put("signing_key", toString(payload.signing))
        .put("opening_key", toString(payload.opening))
        .json();
}

std::string toPayload(const AccountAdmitted& payload) {
    return PayloadWriter().put("account", toString(payload.account)).put("roles", namesOf(payload.roles)).put("signing_key", toString(payload.signing)).json();
}

std::string toPayload(const AccountClosed& payload) { return PayloadWriter().put("account", toString(payload.account)).put("reason", payload.reason).json(); }

std::string toPayload(const KeyReplaced& payload) {
    return PayloadWriter()
        .put("account", toString(payload.account))
        .put("signing_key", toString(payload.signing))
        .put("opening_key", toString(payload.opening))
        .put("reason", payload.reason)
        .json();
}

std::string toPayload(const KeyRevoked& payload) {
    return PayloadWriter()
        .put("account", toString(payload.account))
        .put("signing_key", toString(payload.signing))
        .put("from", static_cast<std::int64_t>(payload.from.time_since_epoch().count()))
        .put("last_good", payload.lastGood)
        .put("reason", payload.reason)
        .json();
}

Result<AccountOpened> accountOpenedPayload(std::string_view json) {
    const PayloadReader reader(json);
    AccountOpened payload{reader.words("name", 200), rolesOf(reader), reader.truth("founds"), reader.key("signing_key"), reader.key("opening_key")};
    return wholeOr(reader, "account-opened", std::move(payload));
}

Result<AccountAdmitted> accountAdmittedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "account-admitted", AccountAdmitted{AccountId(reader.uuid("account")), rolesOf(reader), reader.key("signing_key")});
}

Result<AccountClosed> accountClosedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "account-closed", AccountClosed{AccountId(reader.uuid("account")), reasonOf(reader)});
}

Result<KeyReplaced> keyReplacedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "key-replaced", KeyReplaced{AccountId(reader.uuid("account")), reader.key("signing_key"), reader.key("opening_key"), reasonOf(reader)});
}

Result<KeyRevoked> keyRevokedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "key-revoked", KeyRevoked{AccountId(reader.uuid("account")), reader.key("signing_key"), reader.moment("from"),
                                                         reader.numberOr("last_good", 0, INT32_MAX, 0), reasonOf(reader)});
}

}  // namespace carewright
