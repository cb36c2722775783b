#include "tests/engine/marking/reference_matcher.h"

namespace carewright::test {

ReferenceMatcher::ReferenceMatcher(const Words& words, std::vector<char> light,
                                   std::function<std::set<Range>(const std::string&, std::uint32_t)> conceptAt)
    : m_words(words), m_light(std::move(light)), m_conceptAt(std::move(conceptAt)) {}

std::set<Range> ReferenceMatcher::matches(const std::string& term) const {
    std::set<Range> out;
    const TermNotation notation = readTermNotation(term);
    for (std::uint32_t start = 0; start < m_words.size(); ++start) match(notation.parts, 0, start, start, 0, true, out);
    return out;
}

void ReferenceMatcher::match(const Parts& parts, std::size_t part, std::uint32_t start, std::uint32_t at, int gap, bool first,
                             std::set<Range>& out) const {
    if (part == parts.size()) {
        if (at > start && at <= sentenceEnd(start)) out.emplace(start, at);
        return;
    }
    const TermPart& wanted = parts[part];
    if (wanted.kind == TermPart::Kind::gap) {
        match(parts, part + 1, start, at, wanted.gapWords, first, out);
        return;
    }
    if (wanted.kind == TermPart::Kind::optional) {
        match(parts, part + 1, start, at, gap, first, out);
        Parts with(wanted.parts);
        with.insert(with.end(), parts.begin() + static_cast<std::ptrdiff_t>(part) + 1, parts.end());
        match(with, 0, start, at, gap, first, out);
        return;
    }
    const std::uint32_t end = sentenceEnd(start);
    for (int skipped = 0; at + static_cast<std::uint32_t>(skipped) < end; ++skipped) {
        const bool oneLight = skipped == 1 && m_light[at] != 0;
        if (skipped > 0 && (first || (skipped > gap && !oneLight))) break;
        const std::uint32_t here = at + static_cast<std::uint32_t>(skipped);
        if (wanted.kind == TermPart::Kind::concept_) {
            for (const Range& range : m_conceptAt(wanted.ref.value, here)) match(parts, part + 1, start, range.second, 0, false, out);
        } else {
            for (const TermWord& word : wanted.alternatives) {
                if (isWord(here, word)) match(parts, part + 1, start, here + 1, 0, false, out);
            }
        }
    }
}

bool ReferenceMatcher::isWord(std::uint32_t at, const TermWord& word) const {
    const std::string_view folded = m_words.at(at);
    if (word.kind == TermWord::Kind::exact) return folded == word.text;
    if (word.kind == TermWord::Kind::prefix) return folded.substr(0, word.text.size()) == word.text;
    std::string a;
    std::string b;
    m_stemmer.stem(folded, a);
    m_stemmer.stem(word.text, b);
    return a == b;
}

std::uint32_t ReferenceMatcher::sentenceEnd(std::uint32_t word) const {
    for (const std::uint32_t begin : m_words.sentences) {
        if (begin > word) return begin;
    }
    return static_cast<std::uint32_t>(m_words.size());
}

}  // namespace carewright::test
