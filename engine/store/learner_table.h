/// The tables of profiles and of this computer's settings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/connection.h"
#include "engine/store/learner.h"

namespace carewright {

/// Every statement on them, prepared once. Throws SqlFailure; the caller holds the transaction.
class LearnerTable {
public:
    explicit LearnerTable(Connection& connection);

    /// Erased ones too.
    [[nodiscard]] std::vector<Learner> all();
    /// False where the id is there already.
    bool add(const LearnerId& id, Instant when);
    [[nodiscard]] bool has(const LearnerId& id);

    /// Takes every entry away and lets none come after. The learner's row stays: what they did hangs on it.
    void erase(const LearnerId& id, Instant when);
    [[nodiscard]] std::vector<LearnerId> allErased();

    /// Adds a value unless the entry has it already; dated after the value before it, whatever the clock says.
    void set(const LearnerId& id, std::string_view key, std::string_view value, Instant when);
    /// Adds a value with the date it has in another store.
    void addEntry(const LearnerId& id, std::string_view key, const LearnerEntry& entry);
    [[nodiscard]] std::vector<LearnerEntry> history(const LearnerId& id, std::string_view key);

    [[nodiscard]] std::optional<std::string> setting(std::string_view key);
    void setSetting(std::string_view key, std::string_view value);

    /// When a profile was last changed.
    [[nodiscard]] std::optional<Instant> lastChange();

private:
    Connection& m_connection;
    Query m_learners, m_entries, m_add, m_has, m_addEntry, m_history, m_setting, m_setSetting, m_lastChange;
    Query m_erase, m_eraseEntries, m_allErased;
};

}  // namespace carewright
