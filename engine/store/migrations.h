/// The steps that bring a store of any earlier version up to this one; built from `migrations/NNN_name.sql`.
#pragma once

#include <string_view>
#include <vector>

namespace carewright {

struct Migration {
    std::string_view name;  ///< "001_attempts": the number is the schema version it leads to
    std::string_view sql;
};

/// All migrations in order; the first leads to version 1.
[[nodiscard]] const std::vector<Migration>& migrations();

}  // namespace carewright
