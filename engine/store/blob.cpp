#include "engine/store/blob.h"

#include <algorithm>

namespace carewright {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

}  // namespace

std::vector<std::uint8_t> bytesOfHex(std::string_view hex) {
    std::vector<std::uint8_t> bytes;
    if (hex.size() % 2 != 0) return bytes;
    for (std::size_t at = 0; at < hex.size(); at += 2) {
        const std::size_t high = digits.find(hex[at]);
        const std::size_t low = digits.find(hex[at + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return {};
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return bytes;
}

std::string hexOfBytes(std::span<const std::uint8_t> bytes) {
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        hex += digits[byte >> 4];
        hex += digits[byte & 0x0F];
    }
    return hex;
}

Uuid uuidOfBytes(std::span<const std::uint8_t> bytes) {
    Uuid uuid;
    if (bytes.size() == uuid.bytes.size()) std::ranges::copy(bytes, uuid.bytes.begin());
    return uuid;
}

}  // namespace carewright
