#include "engine/store/salvage.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "engine/store/act_table.h"
#include "engine/store/blob.h"

namespace carewright {

namespace {

Instant instant(std::int64_t ms) { return Instant(std::chrono::milliseconds(ms)); }

/// The last row of a table, or where that cannot be found out more than a file of this size can hold.
std::int64_t lastRow(Connection& damaged, const std::string& table, std::int64_t atMost) {
    try {
        return std::min(atMost, damaged.number("SELECT max(row) FROM " + table));
    } catch (const SqlFailure&) {
        return atMost;
    }
}

/// Calls `read` with each row that can be read. `sql` selects one row by its number.
template <class Read>
void forEachReadableRow(Connection& damaged, const std::string& sql, std::int64_t last, Read&& read) {
    Query byRow(damaged, sql);
    for (std::int64_t row = 1; row <= last; ++row) {
        try {
            Query::Run run(byRow);
            run.bind(row);
            if (run.next()) read(row, run);
        } catch (const SqlFailure&) {
            // This row is on a damaged page.
        }
    }
}

void readActs(Connection& damaged, std::int64_t atMost, Salvaged& found) {
    std::set<std::int64_t> extracts;
    try {
        Query query(damaged, "SELECT act FROM extracts");
        Query::Run run(query);
        while (run.next()) extracts.insert(run.integer(0));
    } catch (const SqlFailure&) {
        // Then their gaps will be shown, though they are none.
    }
    forEachReadableRow(damaged, "SELECT " + std::string(actColumns) + " FROM acts WHERE row = ?", lastRow(damaged, "acts", atMost),
                       [&](std::int64_t row, const Query::Run& run) { (extracts.contains(row) ? found.extracts : found.acts).push_back(actOfRow(run)); });
    try {
        Query query(damaged, "SELECT account, signing, sealed FROM sealed_keys");
        Query::Run run(query);
        while (run.next()) {
            SealedKey key{AccountId(uuidOfBytes(run.blob(0))), {}, run.text(2)};
            const std::vector<std::uint8_t> signing = run.blob(1);
            if (signing.size() != key.signing.bytes.size()) continue;
            std::ranges::copy(signing, key.signing.bytes.begin());
            found.keys.push_back(std::move(key));
        }
    } catch (const SqlFailure&) {
        // Those read so far are taken; a backup, or a centre lead, has to help with the others.
    }
}

}  // namespace

Salvaged readDamaged(Connection& damaged, const std::filesystem::path& file) {
    constexpr std::int64_t leastBytesOfRow = 32;
    const auto atMost = static_cast<std::int64_t>(std::filesystem::file_size(file)) / leastBytesOfRow;
    Salvaged found;
    std::unordered_map<std::int64_t, LearnerId> learners;
    std::unordered_map<std::int64_t, std::pair<AttemptId, LearnerId>> attempts;

    forEachReadableRow(damaged, "SELECT id, added_at FROM learners WHERE row = ?", lastRow(damaged, "learners", atMost),
                       [&](std::int64_t row, const Query::Run& run) {
                           const LearnerId id(uuidOfBytes(run.blob(0)));
                           learners.emplace(row, id);
                           found.learners.push_back(Learner{id, {}, instant(run.integer(1)), {}});
                       });
    for (Learner& learner : found.learners) {
        try {
            Query name(damaged, "SELECT value FROM learner_entries WHERE key = 'name' AND learner ="
                                " (SELECT row FROM learners WHERE id = ?) ORDER BY set_at DESC LIMIT 1");
            Query::Run run(name);
            run.bindBlob(learner.id.value.bytes);
            if (run.next()) learner.name = run.text(0);
        } catch (const SqlFailure&) {
            // The profile is kept without its name; its steps are what matters.
        }
    }
    forEachReadableRow(damaged, "SELECT id, learner FROM attempts WHERE row = ?", lastRow(damaged, "attempts", atMost),
                       [&](std::int64_t row, const Query::Run& run) {
                           const auto learner = learners.find(run.integer(1));
                           if (learner != learners.end())
                               attempts.emplace(row, std::pair(AttemptId(uuidOfBytes(run.blob(0))), learner->second));
                       });
    forEachReadableRow(
        damaged,
        "SELECT id, attempt, seq, made_at, actor, kind, payload, previous_hash, hash FROM steps WHERE row = ?",
        lastRow(damaged, "steps", atMost), [&](std::int64_t, const Query::Run& run) {
            const auto attempt = attempts.find(run.integer(1));
            if (attempt == attempts.end()) return;
            Step step;
            step.id = StepId(uuidOfBytes(run.blob(0)));
            step.attempt = attempt->second.first;
            step.learner = attempt->second.second;
            step.seq = run.integer(2);
            step.when = instant(run.integer(3));
            step.actor = parseActor(run.text(4));
            step.kind = stepKindFromString(run.text(5));
            if (step.kind == StepKind::unknown) step.foreignKind = run.text(5);
            step.payload = run.text(6);
            step.previousHash = hexOfBytes(run.blob(7));
            step.hash = hexOfBytes(run.blob(8));
            found.steps.push_back(std::move(step));
        });
    readActs(damaged, atMost, found);
    return found;
}

}  // namespace carewright
