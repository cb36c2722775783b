#include "engine/content/story_packing.h"

#include <bit>
#include <cstdint>

namespace carewright {
namespace {

constexpr unsigned passageBytes = 3;    // far more passages than a course may have

/// Puts numbers of a few bits each into bytes.
class BitWriter {
public:
    explicit BitWriter(std::string& out) : m_out(out) {}
    void put(std::uint32_t value, unsigned bits) {
        m_bits |= static_cast<std::uint64_t>(value) << m_used;
        for (m_used += bits; m_used >= 8; m_used -= 8) {
            m_out += static_cast<char>(m_bits & 0xFF);
            m_bits >>= 8;
        }
    }

    void finish() {
        if (m_used > 0) m_out += static_cast<char>(m_bits & 0xFF);
    }

private:
    std::string& m_out;
    std::uint64_t m_bits = 0;
    unsigned m_used = 0;
};

class BitReader {
public:
    explicit BitReader(std::string_view in) : m_in(in) {}

    std::uint32_t get(unsigned bits) {
        while (m_left < bits) {
            m_bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(m_in[m_at++])) << m_left;
            m_left += 8;
        }
        const auto out = static_cast<std::uint32_t>(m_bits & ((std::uint64_t{1} << bits) - 1));
        m_bits >>= bits;
        m_left -= bits;
        return out;
    }

private:
    std::string_view m_in;
    std::size_t m_at = 0;
    std::uint64_t m_bits = 0;
    unsigned m_left = 0;
};

}  // namespace

StoryPacking::StoryPacking(const StoryRules& rules, const StoryMap& map, const StoryClasses& classes) : m_classes(&classes) {
    for (std::size_t p = 0; p < map.live.size(); ++p) {
        std::vector<Field>& fields = m_fields.emplace_back();
        for (std::size_t v = 0; v < rules.scenario().variables.size(); ++v) {
            const std::size_t count = classes.count(p, v);
            if (count > 1) fields.push_back({{StoryMemory::Kind::variable, v}, static_cast<unsigned>(std::bit_width(count - 1))});
        }
        for (std::size_t i = 0; i < map.memories.size(); ++i) {
            if (map.live[p][i] && map.memories[i].kind != StoryMemory::Kind::variable) fields.push_back({map.memories[i], 1});
        }
    }
}

std::string StoryPacking::keyOf(const StoryState& state) const {
    std::string key;
    BitWriter writer(key);
    writer.put(static_cast<std::uint32_t>(state.passage), passageBytes * 8);
    for (const Field& field : m_fields[state.passage]) {
        const std::size_t index = field.memory.index;
        switch (field.memory.kind) {
            case StoryMemory::Kind::variable: writer.put(static_cast<std::uint32_t>(m_classes->classOf(state.passage, index, state.values[index])), field.bits); break;
            case StoryMemory::Kind::visited: writer.put(state.visited[index], 1); break;
            case StoryMemory::Kind::chosen: writer.put(state.chosen[index], 1); break;
            case StoryMemory::Kind::earned: writer.put(state.earned[index], 1); break;
        }
    }
    writer.finish();
    return key;
}

void StoryPacking::unpack(std::string_view key, StoryState& state) const {
    BitReader reader(key);
    state.passage = reader.get(passageBytes * 8);
    for (const Field& field : m_fields[state.passage]) {
        const std::size_t index = field.memory.index;
        const std::uint32_t bits = reader.get(field.bits);
        switch (field.memory.kind) {
            case StoryMemory::Kind::variable: state.values[index] = m_classes->valueOf(state.passage, index, bits); break;
            case StoryMemory::Kind::visited: state.visited[index] = bits != 0; break;
            case StoryMemory::Kind::chosen: state.chosen[index] = bits != 0; break;
            case StoryMemory::Kind::earned: state.earned[index] = bits != 0; break;
        }
    }
}

}  // namespace carewright
