#include "engine/store/learner_table.h"

#include <algorithm>
#include <unordered_map>

#include "engine/store/blob.h"
#include "engine/store/record_sum.h"

namespace carewright {

namespace {

Instant instant(std::int64_t ms) { return Instant(std::chrono::milliseconds(ms)); }
std::int64_t number(Instant when) { return when.time_since_epoch().count(); }

}  // namespace

LearnerTable::LearnerTable(Connection& connection)
    : m_connection(connection),
      m_learners(connection, "SELECT row, id, added_at FROM learners ORDER BY added_at, id"),
      m_entries(connection, "SELECT learner, key, value FROM learner_entries ORDER BY learner, key, set_at, value"),
      m_add(connection, "INSERT INTO learners (id, added_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING"),
      m_has(connection, "SELECT 1 FROM learners WHERE id = ?"),
      m_addEntry(connection,
                 "INSERT INTO learner_entries (learner, key, set_at, value)"
                 " VALUES ((SELECT row FROM learners WHERE id = ?), ?, ?, ?) ON CONFLICT DO NOTHING"),
      m_history(connection,
                "SELECT set_at, value FROM learner_entries WHERE learner = (SELECT row FROM learners WHERE id = ?)"
                " AND key = ? ORDER BY set_at, value"),
      m_setting(connection, "SELECT value FROM settings WHERE key = ?"),
      m_setSetting(connection,
                   "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
      m_lastChange(connection,
                   "SELECT max(at) FROM (SELECT max(added_at) AS at FROM learners"
                   " UNION ALL SELECT max(set_at) FROM learner_entries)"),
      m_erase(connection, "INSERT INTO erasures (learner, erased_at) SELECT row, ?2 FROM learners WHERE id = ?1 ON CONFLICT DO NOTHING"),
      m_eraseEntries(connection, "DELETE FROM learner_entries WHERE learner = (SELECT row FROM learners WHERE id = ?)"),
      m_allErased(connection, "SELECT l.id FROM erasures e JOIN learners l ON l.row = e.learner") {}

std::vector<Learner> LearnerTable::all() {
    std::vector<Learner> learners;
    std::unordered_map<std::int64_t, std::size_t> places;
    {
        Query::Run run(m_learners);
        while (run.next()) {
            places.emplace(run.integer(0), learners.size());
            learners.push_back(Learner{LearnerId(uuidOfBytes(run.blob(1))), {}, instant(run.integer(2)), {}});
        }
    }
    Query::Run run(m_entries);
    while (run.next()) {
        const auto place = places.find(run.integer(0));
        if (place == places.end()) continue;
        // In order of time: the last one stays.
        Learner& learner = learners[place->second];
        const std::string key = run.text(1);
        if (key == "name") learner.name = run.text(2);
        else learner.entries[key] = run.text(2);
    }
    return learners;
}

bool LearnerTable::add(const LearnerId& id, Instant when) {
    Query::Run run(m_add);
    run.bindBlob(id.value.bytes).bind(number(when));
    const bool added = run.finish() > 0;
    if (added) addToSum(m_connection, SummedTable::learners, learnerRowText(id.value.bytes, number(when)));
    return added;
}

bool LearnerTable::has(const LearnerId& id) {
    Query::Run run(m_has);
    run.bindBlob(id.value.bytes);
    return run.next();
}

void LearnerTable::erase(const LearnerId& id, Instant when) {
    {
        Query::Run run(m_erase);
        run.bindBlob(id.value.bytes).bind(number(when));
        run.finish();
    }
    {
        Query::Run run(m_eraseEntries);
        run.bindBlob(id.value.bytes);
        run.finish();
    }
    renewSum(m_connection, SummedTable::erasures);
    renewSum(m_connection, SummedTable::entries);
}

std::vector<LearnerId> LearnerTable::allErased() {
    std::vector<LearnerId> erased;
    Query::Run run(m_allErased);
    while (run.next()) erased.emplace_back(uuidOfBytes(run.blob(0)));
    return erased;
}

void LearnerTable::set(const LearnerId& id, std::string_view key, std::string_view value, Instant when) {
    const std::vector<LearnerEntry> before = history(id, key);
    if (!before.empty()) {
        if (before.back().value == value) return;
        when = std::max(when, before.back().setAt + std::chrono::milliseconds(1));
    }
    addEntry(id, key, LearnerEntry{when, std::string(value)});
}

void LearnerTable::addEntry(const LearnerId& id, std::string_view key, const LearnerEntry& entry) {
    Query::Run run(m_addEntry);
    run.bindBlob(id.value.bytes).bind(key).bind(number(entry.setAt)).bind(entry.value);
    if (run.finish() > 0) addToSum(m_connection, SummedTable::entries, entryRowText(id.value.bytes, key, number(entry.setAt), entry.value));
}

std::vector<LearnerEntry> LearnerTable::history(const LearnerId& id, std::string_view key) {
    std::vector<LearnerEntry> entries;
    Query::Run run(m_history);
    run.bindBlob(id.value.bytes).bind(key);
    while (run.next()) entries.push_back(LearnerEntry{instant(run.integer(0)), run.text(1)});
    return entries;
}

std::optional<std::string> LearnerTable::setting(std::string_view key) {
    Query::Run run(m_setting);
    run.bind(key);
    if (!run.next()) return std::nullopt;
    return run.text(0);
}

void LearnerTable::setSetting(std::string_view key, std::string_view value) {
    {
        Query::Run run(m_setSetting);
        run.bind(key).bind(value);
        run.finish();
    }
    renewSum(m_connection, SummedTable::settings);
}

std::optional<Instant> LearnerTable::lastChange() {
    Query::Run run(m_lastChange);
    if (!run.next() || run.isNull(0)) return std::nullopt;
    return instant(run.integer(0));
}

}  // namespace carewright
