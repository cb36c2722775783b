/// The tables of acts and of sealed keys.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/review/act.h"
#include "engine/store/connection.h"

namespace carewright {

/// The columns of an act, in the order in which actOfRow reads them.
inline constexpr std::string_view actColumns =
    "id, author, seq, made_at, kind, attempt, submission, question, payload, previous_hash, key, hash, signature";
[[nodiscard]] Act actOfRow(const Query::Run& row);

/// Every statement on them, prepared once. Throws SqlFailure; the caller holds the transaction.
class ActTable {
public:
    explicit ActTable(Connection& connection);

    void add(const Act& act, bool extract);
    [[nodiscard]] std::optional<std::string> hashOf(const ActId& id);
    [[nodiscard]] std::vector<Act> all();
    [[nodiscard]] std::vector<Act> of(const Author& author);
    [[nodiscard]] std::vector<Act> on(const ResponseRef& response);
    [[nodiscard]] std::vector<Act> ofKind(ActKind kind);
    /// About accounts and keys, of everybody.
    [[nodiscard]] std::vector<Act> aboutAccounts();
    [[nodiscard]] std::optional<Act> find(const ActId& id);
    [[nodiscard]] ChainEnd endOf(const Author& author);
    [[nodiscard]] std::vector<Author> authors();
    /// Responses that somebody did something about.
    [[nodiscard]] std::vector<ResponseRef> subjects();
    [[nodiscard]] std::vector<ResponseRef> subjectsOf(const AttemptId& attempt);
    [[nodiscard]] bool isExtract(const ActId& id);
    [[nodiscard]] std::int64_t count();

    void keepKey(const AccountId& account, const PublicKey& signing, const std::string& sealed);
    [[nodiscard]] std::optional<std::string> sealedKey(const AccountId& account, const PublicKey& signing);
    /// Accounts whose keys are kept here.
    [[nodiscard]] std::vector<AccountId> keptAccounts();

private:
    Connection& m_connection;
    Query m_add, m_addExtract, m_hashOf, m_all, m_of, m_on, m_ofKind, m_aboutAccounts, m_find, m_end, m_authors, m_subjects, m_subjectsOf, m_isExtract, m_count;
    Query m_keepKey, m_sealedKey, m_keptAccounts;
};

}  // namespace carewright
