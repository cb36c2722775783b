/// A table from 64-bit keys to numbers, filled once and read often: one probe answers nearly every question.
#pragma once

#include <cstdint>
#include <vector>

namespace carewright {

/// Open addressing over a power of two of slots, at most half of them full.
class FlatIndex {
public:
    static constexpr std::uint32_t absent = 0xFFFFFFFF;

    /// The value given first for a key stays. `value` must not be `absent`.
    void add(std::uint64_t key, std::uint32_t value) {
        if ((m_size + 1) * 2 > m_slots.size()) grow();
        Slot& slot = slotOf(m_slots, key);
        if (slot.value != absent) return;
        slot = {key, value};
        ++m_size;
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    void clear() {
        m_slots.clear();
        m_size = 0;
    }

    /// The value of a key, or `absent`.
    [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
        if (m_slots.empty()) return absent;
        for (std::size_t at = startOf(key);; ++at) {
            const Slot& slot = m_slots[at & (m_slots.size() - 1)];
            if (slot.value == absent || slot.key == key) return slot.value;
        }
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t value = absent;
    };
    [[nodiscard]] static std::size_t startOf(std::uint64_t key) { return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ull) >> 32); }
    [[nodiscard]] static Slot& slotOf(std::vector<Slot>& slots, std::uint64_t key) {
        for (std::size_t at = startOf(key);; ++at) {
            Slot& slot = slots[at & (slots.size() - 1)];
            if (slot.value == absent || slot.key == key) return slot;
        }
    }
    void grow() {
        std::vector<Slot> larger(m_slots.empty() ? 16 : m_slots.size() * 2);
        for (const Slot& slot : m_slots) {
            if (slot.value != absent) slotOf(larger, slot.key) = slot;
        }
        m_slots = std::move(larger);
    }

    std::vector<Slot> m_slots;
    std::size_t m_size = 0;
};

}  // namespace carewright
