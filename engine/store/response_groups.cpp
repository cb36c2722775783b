#include <algorithm>

#include "engine/base/words.h"
#include "engine/store/response_index.h"

namespace carewright {

namespace {

/// FNV-1a: the same number on every machine. Groups are offers to look at responses together, nothing rests on them alone.
std::int64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ull;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    const auto value = static_cast<std::int64_t>(hash >> 1);
    return value == 0 ? 1 : value;
}

/// A long word without its vowels and doubled letters, s for z: what misspellings mostly leave alone. Words of up to five
/// letters stay whole, as one letter makes another word of them.
std::string skeletonOf(std::string_view word) {
    constexpr std::size_t longestExact = 5;
    if (word.size() <= longestExact) return std::string(word);
    std::string skeleton(1, word.front());
    for (const char c : word.substr(1)) {
        const char letter = c == 'z' ? 's' : c;
        if (std::string_view("aeiouy").find(letter) != std::string_view::npos || letter == skeleton.back()) continue;
        skeleton += letter;
    }
    return skeleton;
}

std::string wordsWithin(const Words& words, const std::vector<ByteSpan>& spans) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const ByteSpan& at = words.words[i].span;
        const bool inside = std::ranges::any_of(spans, [&](const ByteSpan& span) { return at.begin < span.end && at.end > span.begin; });
        if (inside) out += skeletonOf(words.at(i)) + ' ';
    }
    return out;
}

}  // namespace

ResponseGroups groupsOf(std::string_view text, const Marking* marking) {
    Words words;
    splitWords(text, words);
    ResponseGroups groups;
    std::string spelling;
    for (std::size_t i = 0; i < words.size(); ++i) spelling += skeletonOf(words.at(i)) + ' ';
    if (!spelling.empty()) groups.spelling = hashOf(spelling);
    if (!marking) return groups;
    std::string evidence;
    for (const PointMarking& point : marking->points)
        if (point.awarded) evidence += point.id.value + ": " + wordsWithin(words, point.evidence) + "| ";
    for (const MisconceptionMarking& idea : marking->misconceptions)
        if (idea.asserted) evidence += "! " + idea.id.value + "| ";
    // Those that earn nothing have no evidence in common.
    if (!evidence.empty()) groups.evidence = hashOf(evidence);
    return groups;
}

}  // namespace carewright
