/// Fingerprints of bytes.
#pragma once

#include <string>
#include <string_view>

namespace carewright {

/// The SHA-256 of `bytes` as 64 lower-case hex digits: what `sha256sum` prints, so that anybody can check a chain
/// with public tools.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

}  // namespace carewright
