/// Sums over the tables that no chain of hashes protects (profiles, settings, sealed keys), so that a flipped bit on the disk
/// is noticed there too. A sum is no protection against somebody who changes both; it is one against chance.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/store/connection.h"

namespace carewright {

enum class SummedTable { learners, entries, erasures, settings, extracts, sealedKeys };

inline constexpr std::array summedTables = {SummedTable::learners, SummedTable::entries,  SummedTable::erasures,
                                            SummedTable::settings, SummedTable::extracts, SummedTable::sealedKeys};

[[nodiscard]] std::string_view toString(SummedTable table);

/// Counts everything in the table anew; for small tables, after a change.
void renewSum(Connection& connection, SummedTable table);

/// Takes one more row into account. `row` is the row's text as the table's own query gives it (recordRow).
void addToSum(Connection& connection, SummedTable table, const std::string& row);
[[nodiscard]] std::string learnerRowText(std::span<const std::uint8_t> id, std::int64_t addedAt);
[[nodiscard]] std::string entryRowText(std::span<const std::uint8_t> learner, std::string_view key, std::int64_t setAt, std::string_view value);

/// Makes the sums that are missing: after a migration.
void fillSums(Connection& connection);

/// True where a table's rows are those that were counted.
[[nodiscard]] bool sumHolds(Connection& connection, SummedTable table);

}  // namespace carewright
