/// Ids that are unique across all machines without asking anybody: UUID version 7 (RFC 9562). They sort by time.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/clock.h"

namespace carewright {

/// 128 bits, most significant byte first. All zero means "none".
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    [[nodiscard]] bool empty() const { return *this == Uuid{}; }
    friend auto operator<=>(const Uuid&, const Uuid&) = default;
    friend bool operator==(const Uuid&, const Uuid&) = default;
};

/// "0192f1c4-3d5e-7abc-8def-0123456789ab", lower case.
[[nodiscard]] std::string toString(const Uuid& uuid);

/// Reads the form that toString writes, upper case allowed; nothing for anything else.
[[nodiscard]] std::optional<Uuid> parseUuid(std::string_view text);

/// The moment in a version 7 UUID; meaningless for others.
[[nodiscard]] Instant timeOf(const Uuid& uuid);

/// A version 7 UUID of the moment `when` (from 1970 on; earlier counts as 1970) with the given 74 random bits: `high`
/// gives 12, `low` gives 62.
[[nodiscard]] Uuid makeUuid(Instant when, std::uint16_t high, std::uint64_t low);

/// Where new ids come from.
class UuidSource {
public:
    virtual ~UuidSource() = default;

    /// A new version 7 UUID for the moment `when`.
    [[nodiscard]] virtual Uuid next(Instant when) = 0;
};

/// Ids from the machine's random source; those made by one source at one moment (or with the clock set back) still
/// sort in the order in which they were made. Not for use by several threads at once.
class RandomUuidSource final : public UuidSource {
public:
    [[nodiscard]] Uuid next(Instant when) override;

private:
    Instant m_last{};
    std::uint16_t m_counter = 0;
};

/// The same ids for the same seed: for tests and reproducible samples, never for real attempts.
class SeededUuidSource final : public UuidSource {
public:
    explicit SeededUuidSource(std::uint64_t seed) : m_state(seed) {}
    [[nodiscard]] Uuid next(Instant when) override;

private:
    std::uint64_t m_state;
    std::uint16_t m_counter = 0;
};

/// A UUID that stands for one kind of thing, so that an attempt's id cannot be handed over where a learner's is meant.
template <class Tag>
struct GlobalId {
    Uuid value;

    GlobalId() = default;
    explicit GlobalId(const Uuid& uuid) : value(uuid) {}

    [[nodiscard]] bool empty() const { return value.empty(); }
    friend auto operator<=>(const GlobalId&, const GlobalId&) = default;
    friend bool operator==(const GlobalId&, const GlobalId&) = default;
};

template <class Tag>
[[nodiscard]] std::string toString(const GlobalId<Tag>& id) {
    return toString(id.value);
}

using LearnerId = GlobalId<struct LearnerTag>;
using AttemptId = GlobalId<struct AttemptTag>;
using StepId = GlobalId<struct StepTag>;

}  // namespace carewright

template <>
struct std::hash<carewright::Uuid> {
    std::size_t operator()(const carewright::Uuid& uuid) const noexcept {
        // The last eight bytes are nearly all random; the first hold the time.
        std::uint64_t low = 0;
        for (std::size_t i = 8; i < 16; ++i) low = (low << 8) | uuid.bytes[i];
        return std::hash<std::uint64_t>{}(low);
    }
};

template <class Tag>
struct std::hash<carewright::GlobalId<Tag>> {
    std::size_t operator()(const carewright::GlobalId<Tag>& id) const noexcept {
        return std::hash<carewright::Uuid>{}(id.value);
    }
};
