#include "engine/base/uuid.h"

#include <sodium.h>

#include <algorithm>

namespace carewright {

namespace {

constexpr std::uint16_t counterMask = 0x0FFF;

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isDashPlace(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

}  // namespace

std::string toString(const Uuid& uuid) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (const std::uint8_t byte : uuid.bytes) {
        if (isDashPlace(text.size())) text += '-';
        text += digits[byte >> 4];
        text += digits[byte & 0x0F];
    }
    return text;
}

std::optional<Uuid> parseUuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Uuid uuid;
    std::size_t at = 0;
    for (std::uint8_t& byte : uuid.bytes) {
        if (isDashPlace(at) && text[at++] != '-') return std::nullopt;
        const int high = hexDigit(text[at]);
        const int low = hexDigit(text[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        byte = static_cast<std::uint8_t>(high << 4 | low);
        at += 2;
    }
    return uuid;
}

Instant timeOf(const Uuid& uuid) {
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < 6; ++i) ms = ms << 8 | uuid.bytes[i];
    return Instant(std::chrono::milliseconds(ms));
}

Uuid makeUuid(Instant when, std::uint16_t high, std::uint64_t low) {
    const auto ms = static_cast<std::uint64_t>(std::max<std::int64_t>(0, when.time_since_epoch().count()));
    Uuid uuid;
    for (std::size_t i = 0; i < 6; ++i) uuid.bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    uuid.bytes[6] = static_cast<std::uint8_t>(0x70 | (high >> 8 & 0x0F));
    uuid.bytes[7] = static_cast<std::uint8_t>(high);
    for (std::size_t i = 0; i < 8; ++i) uuid.bytes[8 + i] = static_cast<std::uint8_t>(low >> (56 - 8 * i));
    uuid.bytes[8] = static_cast<std::uint8_t>(0x80 | (uuid.bytes[8] & 0x3F));
    return uuid;
}

Uuid RandomUuidSource::next(Instant when) {
    if (when > m_last) {
        m_last = when;
        m_counter = static_cast<std::uint16_t>(randombytes_random() & 0x07FF);  // room to count up
    } else if (++m_counter > counterMask) {
        m_last += std::chrono::milliseconds(1);
        m_counter = 0;
    }
    std::uint64_t low = 0;
    randombytes_buf(&low, sizeof low);
    return makeUuid(m_last, m_counter, low);
}

Uuid SeededUuidSource::next(Instant when) {
    // splitmix64: small, well mixed, the same everywhere.
    m_state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t low = m_state;
    low = (low ^ (low >> 30)) * 0xBF58476D1CE4E5B9ULL;
    low = (low ^ (low >> 27)) * 0x94D049BB133111EBULL;
    low ^= low >> 31;
    m_counter = static_cast<std::uint16_t>((m_counter + 1) & counterMask);
    return makeUuid(when, m_counter, low);
}

}  // namespace carewright
