#include "engine/store/wal_check.h"

#include <cstddef>
#include <cstdint>

namespace carewright {

namespace {

constexpr std::size_t headBytes = 32, frameHeadBytes = 24, sumsAt = 16;
constexpr std::uint32_t magic = 0x377f0682;     // the last bit: sums over big-endian words

std::uint32_t wordAt(std::string_view bytes, std::size_t at, bool bigEndian) {
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < 4; ++i) word |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (bigEndian ? 24 - 8 * i : 8 * i);
    return word;
}

struct Sums {
    std::uint32_t first = 0, second = 0;

    friend bool operator==(const Sums&, const Sums&) = default;
};

Sums sumsIn(std::string_view bytes, std::size_t at) { return {wordAt(bytes, at, true), wordAt(bytes, at + 4, true)}; }

Sums added(Sums sums, std::string_view bytes, bool bigEndian) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        sums.first += wordAt(bytes, at, bigEndian) + sums.second;
        sums.second += wordAt(bytes, at + 4, bigEndian) + sums.first;
    }
    return sums;
}

}  // namespace

std::vector<std::string> damagedFrames(std::string_view log) {
    std::vector<std::string> problems;
    if (log.size() < headBytes + frameHeadBytes) return problems;
    const std::uint32_t mark = wordAt(log, 0, true);
    const std::size_t page = wordAt(log, 8, true);
    const bool bigEndian = mark == (magic | 1u);
    const bool sensible = (mark == magic || bigEndian) && page >= 512 && page <= 65536 && (page & (page - 1)) == 0;
    if (!sensible || added({}, log.substr(0, 24), bigEndian) != sumsIn(log, 24)) {
        problems.emplace_back("The write-ahead log's head is damaged: what was written last is not read.");
        return problems;
    }
    const std::string_view salts = log.substr(16, 8);
    const std::size_t frameBytes = frameHeadBytes + page, frames = (log.size() - headBytes) / frameBytes;
    Sums before = sumsIn(log, 24);
    std::vector<std::size_t> waiting;   // frames that do not fit, until a later one does
    for (std::size_t i = 0; i < frames; ++i) {
        const std::string_view frame = log.substr(headBytes + i * frameBytes, frameBytes);
        const Sums kept = sumsIn(frame, sumsAt);
        // Each sum goes on from the one before as it is kept, so a frame can be checked though the one before is damaged.
        const bool whole = frame.substr(8, 8) == salts && added(added(before, frame.substr(0, 8), bigEndian), frame.substr(frameHeadBytes), bigEndian) == kept;
        before = kept;
        if (!whole) {
            waiting.push_back(i + 1);
            continue;
        }
        if (!waiting.empty())
            problems.push_back("Frame " + std::to_string(waiting.front()) + " of the write-ahead log is damaged: what was written from there on is not read.");
        waiting.clear();
    }
    return problems;
}

}  // namespace carewright
