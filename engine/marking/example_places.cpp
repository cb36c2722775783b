#include "engine/marking/example_places.h"

#include <algorithm>

#include "engine/marking/real_words.h"
#include "engine/marking/rule_cues.h"

namespace carewright {
namespace {

/// Examples beyond this many say nothing new; it bounds the cost of one cue repeated ten thousand times.
constexpr std::size_t mostExamples = 64;

class ExampleFinder {
public:
    ExampleFinder(const ResponseReading& reading, Within within) : m_reading(reading), m_within(within) {}

    [[nodiscard]] std::vector<ExamplePlace> find(ConceptIndex cue) const {
        std::vector<ExamplePlace> out;
        for (std::uint32_t h = m_reading.firstHit(cue); h != none && out.size() < mostExamples; h = m_reading.hits()[h].nextOfConcept) {
            const Hit& hit = m_reading.hits()[h];
            out.push_back({{hit.begin, hit.end}, hit.begin, endFrom(hit.begin)});
        }
        const auto count = static_cast<std::uint32_t>(m_reading.words().size());
        std::uint32_t told = none;  // the sentence that has been taken already
        for (std::uint32_t i = 0; i < count && out.size() < 2 * mostExamples; ++i) {
            const std::uint32_t sentence = m_reading.clauses().sentence[i];
            if (sentence == told || !isName(m_reading, i)) continue;
            told = sentence;
            out.push_back({{i, i + 1}, m_reading.words().sentences[sentence], endFrom(i)});
        }
        std::stable_sort(out.begin(), out.end(), [](const ExamplePlace& a, const ExamplePlace& b) { return a.begin < b.begin; });
        return out;
    }

private:
    [[nodiscard]] std::uint32_t endFrom(std::uint32_t word) const {
        const Words& words = m_reading.words();
        const Clauses& clauses = m_reading.clauses();
        const auto count = static_cast<std::uint32_t>(words.size());
        if (m_within == Within::response) return count;
        if (m_within == Within::clause) {
            std::uint32_t end = word;
            while (end < count && clauses.clause[end] == clauses.clause[word]) ++end;
            return end;
        }
        const std::uint32_t next = clauses.sentence[word] + (m_within == Within::neighbours ? 2 : 1);
        return next < words.sentences.size() ? words.sentences[next] : count;
    }

    const ResponseReading& m_reading;
    Within m_within;
};

}  // namespace

bool isName(const ResponseReading& reading, std::uint32_t word) {
    const Words& words = reading.words();
    if (!words.words[word].capital) return false;
    const std::string_view folded = words.at(word);
    const bool first = words.sentences[reading.clauses().sentence[word]] == word;
    if (!first && isTitle(words.at(word - 1))) return true;
    if (!first && opensPlaceOrTime(words.at(word - 1))) return false;
    if (folded.size() < 3 || isTitle(folded) || isNeverPerson(folded)) return false;
    if (isProperName(folded)) return true;
    if (isAmbiguousName(folded)) {
        // "Grace likes …" opens a sentence as "May I …" does; only inside one does the capital tell.
        const bool otherName = word + 1 < words.size() && words.words[word + 1].capital && words.words[word + 1].before == Gap::space;
        return !first && !otherName;
    }
    const WordMeaning& meaning = reading.meaning(word);
    const bool spoken = folded.find_first_of("aeiouy") != std::string_view::npos;  // NHS, CQC
    return spoken && !meaning.english && !meaning.respelled;
}

std::vector<ExamplePlace> findExamples(const ResponseReading& reading, ConceptIndex cue, Within within) {
    return ExampleFinder(reading, within).find(cue);
}

}  // namespace carewright
