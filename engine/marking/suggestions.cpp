#include "engine/marking/suggestions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "engine/content/plain_words.h"
#include "engine/marking/word_forms.h"

namespace carewright {
namespace {

/// Words in a phrase.
constexpr std::size_t longestPhrase = 3;
/// The prior weighs as much as this share of all counts: enough to hold rare words back, too little to drown the data.
constexpr double priorShare = 0.1;
/// A phrase stands for its parts where it occurs in at least this share of their responses.
constexpr double phraseShare = 0.8;

bool isLight(const ResponseReading& reading, std::uint32_t word) {
    return reading.meaning(word).light || isSmallWord(reading.words().at(word)) || reading.words().at(word).size() < 2;
}

}  // namespace

double logOddsZ(double y, double n, double otherY, double otherN, double alpha, double alphaAll) {
    const double one = std::log((y + alpha) / (n + alphaAll - y - alpha));
    const double other = std::log((otherY + alpha) / (otherN + alphaAll - otherY - alpha));
    return (one - other) / std::sqrt(1 / (y + alpha) + 1 / (otherY + alpha));
}

void coverWords(const ResponseReading& reading, const std::vector<char>& known, std::vector<char>& covered) {
    covered.assign(reading.words().size(), 0);
    for (const Hit& hit : reading.hits()) {
        if (!known[hit.concept_]) continue;
        for (std::uint32_t word = hit.begin; word < hit.end; ++word) covered[word] = 1;
    }
}

struct SuggestionCount::Impl {
    struct Entry {
        std::map<std::string, std::size_t> written;     ///< forms, to show the commonest
        std::size_t missed = 0, uncredited = 0, all = 0;
        std::vector<std::size_t> where;
        std::size_t length = 1;
        std::size_t seenBy = 0;
    };

    Stemmer stemmer;
    std::unordered_map<std::string, Entry> entries;     ///< by stems
    std::size_t responses = 0, missedResponses = 0;
    std::vector<std::string> stems;
};

SuggestionCount::SuggestionCount() : m_impl(std::make_unique<Impl>()) {}
SuggestionCount::~SuggestionCount() = default;

void SuggestionCount::add(const ResponseReading& reading, const std::vector<char>& covered, SuggestionGroup group) {
    Impl& impl = *m_impl;
    const std::size_t number = ++impl.responses;
    const std::size_t missedNumber = group == SuggestionGroup::missed ? impl.missedResponses++ : 0;
    const auto count = static_cast<std::uint32_t>(reading.words().size());
    impl.stems.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) impl.stemmer.stem(reading.words().at(i), impl.stems[i]);
    for (std::uint32_t begin = 0; begin < count; ++begin) {
        if (isLight(reading, begin)) continue;
        std::string key, written;
        for (std::uint32_t end = begin; end < count && end < begin + longestPhrase; ++end) {
            if (reading.clauses().sentence[end] != reading.clauses().sentence[begin] || (end < covered.size() && covered[end])) break;
            key += (key.empty() ? "" : " ") + impl.stems[end];
            written += (written.empty() ? "" : " ") + std::string(reading.words().at(end));
            if (isLight(reading, end)) continue;  // a phrase does not end in "the"
            Impl::Entry& entry = impl.entries[key];
            if (entry.seenBy == number) continue;
            entry.seenBy = number;
            entry.length = end - begin + 1;
            ++entry.written[written];
            ++entry.all;
            if (group == SuggestionGroup::uncredited) ++entry.uncredited;
            if (group != SuggestionGroup::missed) continue;
            ++entry.missed;
            entry.where.push_back(missedNumber);
        }
    }
}

std::vector<WordSuggestion> SuggestionCount::best(std::size_t most, double leastZ) const {
    // Words and phrases of each length are groups of their own: what is common among words is rare among phrases.
    double missedAll[longestPhrase + 1] = {}, uncreditedAll[longestPhrase + 1] = {}, all[longestPhrase + 1] = {};
    for (const auto& [key, entry] : m_impl->entries) {
        missedAll[entry.length] += static_cast<double>(entry.missed);
        uncreditedAll[entry.length] += static_cast<double>(entry.uncredited);
        all[entry.length] += static_cast<double>(entry.all);
    }
    std::vector<std::pair<WordSuggestion, std::size_t>> found;
    for (const auto& [key, entry] : m_impl->entries) {
        if (entry.missed < 2) continue;
        WordSuggestion one;
        const auto commonest = std::ranges::max_element(entry.written, {}, [](const auto& form) { return form.second; });
        one.words = commonest->first;
        one.missed = entry.missed;
        one.wrong = entry.uncredited;
        one.where = entry.where;
        one.z = logOddsZ(static_cast<double>(entry.missed), missedAll[entry.length], static_cast<double>(entry.uncredited),
                         uncreditedAll[entry.length], priorShare * static_cast<double>(entry.all), priorShare * all[entry.length]);
        if (std::isfinite(one.z) && one.z >= leastZ) found.emplace_back(std::move(one), entry.length);
    }
    // Longer phrases first where they stand in (nearly) all responses that their parts stand in.
    std::ranges::sort(found, [](const auto& a, const auto& b) {
        if (a.first.z != b.first.z) return a.first.z > b.first.z;
        return a.second != b.second ? a.second > b.second : a.first.words < b.first.words;
    });
    std::vector<WordSuggestion> out;
    for (const auto& [one, length] : found) {
        const auto spoken = " " + one.words + " ";
        const bool said = std::ranges::any_of(found, [&, &self = one, len = length](const auto& other) {
            return other.second > len && (" " + other.first.words + " ").find(spoken) != std::string::npos &&
                   static_cast<double>(other.first.missed) >= phraseShare * static_cast<double>(self.missed);
        });
        const bool inside = std::ranges::any_of(out, [&](const WordSuggestion& kept) { return spoken.find(" " + kept.words + " ") != std::string::npos; });
        if (!said && !inside) out.push_back(one);
        if (out.size() == most) break;
    }
    return out;
}

}  // namespace carewright
