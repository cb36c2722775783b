/// A slow and obvious matcher of wordings, to hold the fast one against: every start, every way to read the term, every
/// way to fill its gaps. It shares the reading of the notation and of single words (stems, light words) with the engine,
/// and nothing else: no anchors, no layers, no guards, no nearest fit.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/words.h"
#include "engine/content/term_notation.h"
#include "engine/marking/word_forms.h"

namespace carewright::test {

/// Words [begin, end).
using Range = std::pair<std::uint32_t, std::uint32_t>;

class ReferenceMatcher {
public:
    /// `light` says of each word whether it may stand between the words of a wording; `conceptAt` gives the ranges of a
    /// concept that begin at a word.
    ReferenceMatcher(const Words& words, std::vector<char> light,
                     std::function<std::set<Range>(const std::string& concept_, std::uint32_t begin)> conceptAt);

    /// Every range of the text that is the term, none reaching over the end of a sentence.
    [[nodiscard]] std::set<Range> matches(const std::string& term) const;

private:
    using Parts = std::vector<TermPart>;
    void match(const Parts& parts, std::size_t part, std::uint32_t start, std::uint32_t at, int gap, bool first, std::set<Range>& out) const;
    [[nodiscard]] bool isWord(std::uint32_t at, const TermWord& word) const;
    [[nodiscard]] std::uint32_t sentenceEnd(std::uint32_t word) const;

    const Words& m_words;
    std::vector<char> m_light;
    std::function<std::set<Range>(const std::string&, std::uint32_t)> m_conceptAt;
    Stemmer m_stemmer;
};

}  // namespace carewright::test
