/// Ids and hashes as bytes of a column.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/uuid.h"

namespace carewright {

/// The bytes of a hex text; a text that is no hex gives no bytes.
[[nodiscard]] std::vector<std::uint8_t> bytesOfHex(std::string_view hex);

/// Lower-case hex of any number of bytes.
[[nodiscard]] std::string hexOfBytes(std::span<const std::uint8_t> bytes);

/// The UUID in a column; an empty one where the column does not hold 16 bytes.
[[nodiscard]] Uuid uuidOfBytes(std::span<const std::uint8_t> bytes);

}  // namespace carewright
