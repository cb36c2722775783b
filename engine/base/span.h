/// Byte ranges in a UTF-8 text.
#pragma once

#include <cstdint>

namespace carewright {

/// Half-open range of byte offsets [begin, end) into a text exactly as it was typed; both lie on character boundaries.
struct ByteSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] bool empty() const { return begin >= end; }
    friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

}  // namespace carewright
