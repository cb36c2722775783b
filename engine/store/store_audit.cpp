#include <algorithm>
#include <map>
#include <unordered_map>

#include "engine/attempt/attempt_state.h"
#include "engine/base/hash.h"
#include "engine/store/act_store.h"
#include "engine/store/migrations.h"
#include "engine/store/record_sum.h"
#include "engine/store/schema.h"
#include "engine/store/store_impl.h"

namespace carewright {

namespace {

constexpr std::size_t mostListed = 1000;    ///< of problems: a file full of them needs no more

std::string schemaOf(Connection& connection) {
    std::string text;
    Query query(connection, "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '') FROM sqlite_schema ORDER BY type, name");
    Query::Run run(query);
    while (run.next()) text += run.text(0) + "\n";
    return text;
}

std::string expectedSchema() {
    Connection fresh(":memory:", OpenMode::readWrite, std::chrono::milliseconds(0));
    for (const Migration& migration : migrations()) fresh.execute(std::string(migration.sql));
    return schemaOf(fresh);
}

/// A temporary table that hides the kept list of responses from every statement prepared while it lives, so that the list can be
/// worked out anew beside it: nobody else has to wait for that, and nothing kept is touched.
class ListBeside {
public:
    explicit ListBeside(Connection& connection) : m_connection(connection) {
        // As Carewright makes it, not as this file says it.
        Connection fresh(":memory:", OpenMode::readWrite, std::chrono::milliseconds(0));
        for (const Migration& migration : migrations()) fresh.execute(std::string(migration.sql));
        std::string sql = fresh.text("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'responses'");
        // A temporary table cannot point to tables that are kept.
        for (const std::string_view reference : {" REFERENCES attempts (row)", " REFERENCES learners (row)"})
            if (const std::size_t at = sql.find(reference); at != std::string::npos) sql.erase(at, reference.size());
        constexpr std::string_view create = "CREATE ";
        m_connection.execute("CREATE TEMP " + sql.substr(create.size()));
    }
    ~ListBeside() {
        try {
            m_connection.execute("DROP TABLE IF EXISTS temp.responses");
        } catch (const SqlFailure&) {
            // It goes with the connection at the latest.
        }
    }
    ListBeside(const ListBeside&) = delete;
    ListBeside& operator=(const ListBeside&) = delete;

private:
    Connection& m_connection;
};

/// What SQLite itself finds: pages, order, indexes that do not fit their tables.
void checkStructure(Connection& connection, StoreAudit& audit) {
    Query integrity(connection, "PRAGMA integrity_check(20)");
    {
        Query::Run run(integrity);
        while (run.next())
            if (run.text(0) != "ok") audit.problems.push_back("The file's structure is damaged: " + run.text(0) + ".");
    }
    Query foreign(connection, "PRAGMA foreign_key_check");
    Query::Run run(foreign);
    while (run.next()) audit.problems.push_back("A row of the table \"" + run.text(0) + "\" points to a row of \"" + run.text(2) + "\" that is not there.");
    if (schemaVersion(connection) == knownSchemaVersion() && schemaOf(connection) != expectedSchema())
        audit.problems.push_back("The tables or the triggers that protect them are not those that Carewright makes.");
    for (const SummedTable table : summedTables)
        if (!sumHolds(connection, table)) audit.problems.push_back("The rows of \"" + std::string(toString(table)) + "\" are not those that were written: one was changed, added or removed outside Carewright.");
}

void checkAttempts(StepTable& table, StoreAudit& audit) {
    for (const AttemptId& id : table.allAttempts()) {
        const std::vector<Step> steps = table.steps(id);
        ++audit.attempts;
        audit.steps += steps.size();
        const ChainReport report = verifyChain(steps);
        for (const ChainProblem& problem : report.problems) audit.problems.push_back("Attempt " + toString(id) + ": " + problem.text);
        if (report.forks > 0) audit.notes.push_back("Attempt " + toString(id) + " went on from one step on two computers.");
        const auto known = table.find(id);
        if (steps.empty() && known) audit.problems.push_back("Attempt " + toString(id) + ": all its steps are gone.");
        else if (!steps.empty() && (!known || known->summary != summarise(fold(steps))))
            audit.problems.push_back("Attempt " + toString(id) + ": the list of attempts says something else than its steps.");
    }
}

/// Decisions name the hashes of what they were made on.
void checkBasis(const Act& act, StepTable& steps, StoreAudit& audit) {
    const auto content = contentOf(act);
    if (!content || act.subject.empty()) return;
    const auto [decided, name] = [&]() -> std::pair<const Decided*, std::string> {
        if (const auto* what = std::get_if<Decided>(&*content)) return {what, "decision"};
        if (const auto* what = std::get_if<Corrected>(&*content)) return {&what->decision, "correction"};
        if (const auto* what = std::get_if<SecondMarked>(&*content)) return {&what->decision, "second marking"};
        if (const auto* what = std::get_if<Resolved>(&*content)) return {&what->decision, "resolution"};
        return {nullptr, ""};
    }();
    if (!decided) return;
    const std::string lead = toString(act.author) + ", act " + std::to_string(act.seq) + ": the " + name;
    const auto submission = steps.hashOf(act.subject.submission);
    if (!submission) audit.notes.push_back(lead + " is about a response that is not in this store.");
    else if (*submission != decided->submissionHash) audit.problems.push_back(lead + " was made on another text than the one that is here.");
    if (decided->proposal.empty() || !submission) return;
    const auto proposal = steps.hashOf(decided->proposal);
    if (!proposal || *proposal != decided->proposalHash) audit.problems.push_back(lead + " names a proposal that is not as it was, or gone.");
}

}  // namespace

Result<StoreAudit> ActStore::audit() {
    Store::Impl& impl = *m_store->m_impl;
    return guarded(m_store->folder(), [&]() -> Result<StoreAudit> {
        StoreAudit audit;
        const ReadTransaction reading(*impl.connection);
        try {
            checkStructure(*impl.connection, audit);
            checkAttempts(impl.stepTable, audit);
            const Roster roster = impl.roster();
            const std::vector<AccountId> home = impl.actTable.keptAccounts();
            std::vector<Act> all;
            for (const Author& author : impl.actTable.authors()) {
                std::vector<Act> acts = impl.actTable.of(author);
                const ActChainReport report = verifyActChain(acts);
                for (const ActProblem& problem : report.problems) audit.problems.push_back(toString(author) + ": " + problem.text);
                for (const ActProblem& fork : report.forks) audit.notes.push_back(toString(author) + ": " + fork.text);
                const bool here = author.kind == Author::Kind::account && std::ranges::find(home, AccountId(author.id)) != home.end();
                for (const ActProblem& gap : report.gaps) {
                    const bool expected = !here && impl.actTable.isExtract(gap.act);
                    (expected ? audit.notes : audit.problems).push_back(toString(author) + ": " + gap.text);
                }
                for (Act& act : acts) all.push_back(std::move(act));
            }
            if (static_cast<std::int64_t>(all.size()) != impl.actTable.count()) audit.problems.push_back("Some acts have authors that cannot be read.");
            for (const Act& act : all) {
                const std::string lead = toString(act.author) + ", act " + std::to_string(act.seq) + " (" + std::string(kindName(act)) + ")";
                if (const auto content = contentOf(act); !content) audit.problems.push_back(lead + ": " + content.error().message);
                else if (const std::string not_ = roster.whyNotCounted(act); !not_.empty()) audit.notes.push_back(lead + " counts for nothing: " + not_);
                checkBasis(act, impl.stepTable, audit);
                if (act.kind != ActKind::sealedOff) continue;
                const auto sealed = sealedOffPayload(act.payload);
                if (!sealed) continue;
                for (const ChainHead& head : sealed->heads) {
                    const auto isIt = [&](const Act& one) { return one.author == head.author && one.seq == head.seq && one.hash == head.hash; };
                    if (std::ranges::none_of(all, isIt))
                        audit.problems.push_back(toString(head.author) + ": act " + std::to_string(head.seq) + " was there when the record was sealed off, and is gone.");
                }
            }
            audit.acts = all.size();
            audit.accounts = roster.accounts().size();
            if (roster.founders().size() > 1) audit.notes.push_back("Stores of several centres were joined here; the people of one of them count.");
            const std::vector<std::string> before = impl.responseIndex.dump();
            const ListBeside beside(*impl.connection);
            ResponseIndex anew(*impl.connection);
            anew.rebuild(impl.stepTable, impl.actTable, roster);
            if (anew.dump() != before) audit.problems.push_back("The list of responses says something else than the steps and acts.");
        } catch (const SqlFailure& failure) {
            audit.problems.push_back("The file cannot be read any further: " + std::string(failure.what()) + ".");
        }
        if (audit.problems.size() > mostListed) audit.problems.resize(mostListed);
        return audit;
    });
}

Result<SealedOff> ActStore::heads() {
    Store::Impl& impl = *m_store->m_impl;
    return guarded(m_store->folder(), [&]() -> Result<SealedOff> {
        const ReadTransaction reading(*impl.connection);
        SealedOff sealed;
        for (const Author& author : impl.actTable.authors()) {
            const ChainEnd end = impl.actTable.endOf(author);
            sealed.heads.push_back({author, end.seq, end.hash});
        }
        std::vector<AttemptId> attempts = impl.stepTable.allAttempts();
        std::ranges::sort(attempts);
        std::string lines;
        for (const AttemptId& id : attempts)
            if (const auto known = impl.stepTable.find(id))
                lines += toString(id) + " " + std::to_string(known->summary.lastSeq) + " " + known->summary.lastHash + "\n";
        sealed.attempts = static_cast<int>(attempts.size());
        sealed.attemptsHash = sha256Hex(lines);
        return sealed;
    });
}

}  // namespace carewright
