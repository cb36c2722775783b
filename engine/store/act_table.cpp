#include "engine/store/act_table.h"

#include <algorithm>
#include <array>

#include "engine/store/blob.h"
#include "engine/store/record_sum.h"

namespace carewright {

namespace {

std::string select(std::string_view rest) { return "SELECT " + std::string(actColumns) + " FROM acts " + std::string(rest); }

/// Bytes of a fixed size; none where the column holds another number of them, so that nothing half-read counts.
template <std::size_t size>
std::array<std::uint8_t, size> fixed(const std::vector<std::uint8_t>& bytes) {
    std::array<std::uint8_t, size> out{};
    if (bytes.size() == size) std::ranges::copy(bytes, out.begin());
    return out;
}

std::vector<Act> readAll(Query::Run& run) {
    std::vector<Act> acts;
    while (run.next()) acts.push_back(actOfRow(run));
    return acts;
}

std::vector<ResponseRef> readSubjects(Query::Run& run) {
    std::vector<ResponseRef> subjects;
    while (run.next()) subjects.push_back({AttemptId(uuidOfBytes(run.blob(0))), StepId(uuidOfBytes(run.blob(1))), QuestionId(run.text(2))});
    return subjects;
}

/// An id as bytes; none for an empty one.
template <class Id>
void bindId(Query::Run& run, const Id& id) {
    if (id.empty()) run.bindBlob({});
    else run.bindBlob(id.value.bytes);
}

}  // namespace

Act actOfRow(const Query::Run& row) {
    Act act;
    act.id = ActId(uuidOfBytes(row.blob(0)));
    if (const auto author = parseAuthor(row.text(1))) act.author = *author;
    act.seq = row.integer(2);
    act.when = Instant(std::chrono::milliseconds(row.integer(3)));
    act.kind = actKindNamed(row.text(4));
    if (act.kind == ActKind::unknown) act.foreignKind = row.text(4);
    act.subject.attempt = AttemptId(uuidOfBytes(row.blob(5)));
    act.subject.submission = StepId(uuidOfBytes(row.blob(6)));
    act.subject.question = QuestionId(row.text(7));
    act.payload = row.text(8);
    act.previousHash = hexOfBytes(row.blob(9));
    act.key.bytes = fixed<32>(row.blob(10));
    act.hash = hexOfBytes(row.blob(11));
    act.signature.bytes = fixed<64>(row.blob(12));
    return act;
}

ActTable::ActTable(Connection& connection)
    : m_connection(connection),
      m_add(connection,
            "INSERT INTO acts (id, author, seq, made_at, kind, attempt, submission, question, payload, previous_hash, key, hash, signature)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_addExtract(connection, "INSERT INTO extracts (act) SELECT row FROM acts WHERE id = ? ON CONFLICT DO NOTHING"),
      m_hashOf(connection, "SELECT hash FROM acts WHERE id = ?"),
      m_all(connection, select("ORDER BY row")),
      m_of(connection, select("WHERE author = ? ORDER BY seq, row")),
      m_on(connection, select("WHERE attempt <> x'' AND attempt = ? AND submission = ? AND question = ? ORDER BY row")),
      m_ofKind(connection, select("WHERE kind = ? ORDER BY made_at, id")),
      m_aboutAccounts(connection,
                      select("WHERE kind IN ('account-opened', 'account-admitted', 'account-closed', 'key-replaced', 'key-revoked') ORDER BY made_at, id")),
      m_find(connection, select("WHERE id = ?")),
      m_end(connection, "SELECT seq, hash FROM acts WHERE author = ? ORDER BY seq DESC, made_at DESC, id DESC LIMIT 1"),
      m_authors(connection, "SELECT DISTINCT author FROM acts ORDER BY author"),
      m_subjects(connection, "SELECT DISTINCT attempt, submission, question FROM acts WHERE attempt <> x''"),
      m_subjectsOf(connection, "SELECT DISTINCT attempt, submission, question FROM acts WHERE attempt <> x'' AND attempt = ?"),
      m_isExtract(connection, "SELECT 1 FROM extracts e JOIN acts a ON a.row = e.act WHERE a.id = ?"),
      m_count(connection, "SELECT count(*) FROM acts"),
      m_keepKey(connection,
                "INSERT INTO sealed_keys (account, signing, sealed) VALUES (?, ?, ?) ON CONFLICT (account, signing) DO UPDATE SET sealed = excluded.sealed"),
      m_sealedKey(connection, "SELECT sealed FROM sealed_keys WHERE account = ? AND signing = ?"),
      m_keptAccounts(connection, "SELECT DISTINCT account FROM sealed_keys ORDER BY account") {}

void ActTable::add(const Act& act, bool extract) {
    {
        Query::Run run(m_add);
        run.bindBlob(act.id.value.bytes).bind(toString(act.author)).bind(act.seq).bind(act.when.time_since_epoch().count()).bind(kindName(act));
        bindId(run, act.subject.attempt);
        bindId(run, act.subject.submission);
        run.bind(act.subject.question.value).bind(act.payload).bindBlob(bytesOfHex(act.previousHash));
        if (act.key.empty()) run.bindBlob({}).bindBlob(bytesOfHex(act.hash)).bindBlob({});
        else run.bindBlob(act.key.bytes).bindBlob(bytesOfHex(act.hash)).bindBlob(act.signature.bytes);
        run.finish();
    }
    if (!extract) return;
    {
        Query::Run run(m_addExtract);
        run.bindBlob(act.id.value.bytes);
        run.finish();
    }
    renewSum(m_connection, SummedTable::extracts);
}

std::optional<std::string> ActTable::hashOf(const ActId& id) {
    Query::Run run(m_hashOf);
    run.bindBlob(id.value.bytes);
    if (!run.next()) return std::nullopt;
    return hexOfBytes(run.blob(0));
}

std::vector<Act> ActTable::all() {
    Query::Run run(m_all);
    return readAll(run);
}

std::vector<Act> ActTable::of(const Author& author) {
    Query::Run run(m_of);
    run.bind(toString(author));
    return readAll(run);
}

std::vector<Act> ActTable::on(const ResponseRef& response) {
    Query::Run run(m_on);
    run.bindBlob(response.attempt.value.bytes).bindBlob(response.submission.value.bytes).bind(response.question.value);
    return readAll(run);
}

std::vector<Act> ActTable::ofKind(ActKind kind) {
    Query::Run run(m_ofKind);
    run.bind(toString(kind));
    return readAll(run);
}

std::vector<Act> ActTable::aboutAccounts() {
    Query::Run run(m_aboutAccounts);
    return readAll(run);
}

std::optional<Act> ActTable::find(const ActId& id) {
    Query::Run run(m_find);
    run.bindBlob(id.value.bytes);
    if (!run.next()) return std::nullopt;
    return actOfRow(run);
}

ChainEnd ActTable::endOf(const Author& author) {
    Query::Run run(m_end);
    run.bind(toString(author));
    if (!run.next()) return {};
    return {run.integer(0), hexOfBytes(run.blob(1))};
}

std::vector<Author> ActTable::authors() {
    std::vector<Author> authors;
    Query::Run run(m_authors);
    while (run.next()) authors.push_back(parseAuthor(run.text(0)).value_or(Author{}));
    return authors;
}

std::vector<ResponseRef> ActTable::subjects() {
    Query::Run run(m_subjects);
    return readSubjects(run);
}

std::vector<ResponseRef> ActTable::subjectsOf(const AttemptId& attempt) {
    Query::Run run(m_subjectsOf);
    run.bindBlob(attempt.value.bytes);
    return readSubjects(run);
}

bool ActTable::isExtract(const ActId& id) {
    Query::Run run(m_isExtract);
    run.bindBlob(id.value.bytes);
    return run.next();
}

std::int64_t ActTable::count() {
    Query::Run run(m_count);
    return run.next() ? run.integer(0) : 0;
}

void ActTable::keepKey(const AccountId& account, const PublicKey& signing, const std::string& sealed) {
    {
        Query::Run run(m_keepKey);
        run.bindBlob(account.value.bytes).bindBlob(signing.bytes).bind(sealed);
        run.finish();
    }
    renewSum(m_connection, SummedTable::sealedKeys);
}

std::optional<std::string> ActTable::sealedKey(const AccountId& account, const PublicKey& signing) {
    Query::Run run(m_sealedKey);
    run.bindBlob(account.value.bytes).bindBlob(signing.bytes);
    if (!run.next()) return std::nullopt;
    return run.text(0);
}

std::vector<AccountId> ActTable::keptAccounts() {
    std::vector<AccountId> accounts;
    Query::Run run(m_keptAccounts);
    while (run.next()) accounts.emplace_back(uuidOfBytes(run.blob(0)));
    return accounts;
}

}  // namespace carewright
