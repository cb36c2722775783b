#include "engine/marking/gap_matcher.h"

#include <algorithm>

#include "engine/base/words.h"
#include "engine/content/term_fit.h"
#include "engine/marking/real_words.h"
#include "engine/marking/word_forms.h"

namespace carewright {
namespace {

/// A longer answer is no filling of a gap.
constexpr std::size_t longestTyped = 1000;

std::vector<std::string> foldedWords(std::string_view text) {
    Words words;
    splitWords(text, words);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < words.size(); ++i) out.emplace_back(words.at(i));
    return out;
}

void collectWords(const std::vector<TermPart>& parts, std::vector<std::string>& out) {
    for (const TermPart& part : parts) {
        for (const TermWord& word : part.alternatives) {
            // An exact word is exact to the letter, a prefix is no whole word: neither says how a word is spelt.
            if (word.kind != TermWord::Kind::forms) continue;
            for (std::string& folded : foldedWords(word.text)) out.push_back(std::move(folded));
        }
        collectWords(part.parts, out);
    }
}

bool isArticle(const std::string& word) { return word == "the" || word == "a" || word == "an"; }

}  // namespace

GapMatcher::GapMatcher(std::string_view accept) {
    std::vector<std::string> words;
    for (const TermText& term : splitTerms(accept)) {
        m_wordings.push_back(readTermNotation(term.text));
        collectWords(m_wordings.back().parts, words);
    }
    m_spelling = SpellingIndex(std::move(words));
}

bool GapMatcher::accepts(std::string_view typed) const {
    std::vector<std::string> words = foldedWords(typed.substr(0, longestTyped));
    for (std::string& word : words) {
        if (isRealWord(word)) continue;
        if (const auto meant = m_spelling.nearest(word)) word = m_spelling.word(*meant);
    }
    const Stemmer stemmer;
    const auto stemOf = [&](const std::string& word) {
        std::string stem;
        stemmer.stem(word, stem);
        return stem;
    };
    const TermFitting fitting{foldedWords, [&](TermWord::Kind kind, const std::string& written, const std::string& word) {
        switch (kind) {
            case TermWord::Kind::exact: return word == written;
            case TermWord::Kind::prefix: return word.starts_with(written);
            case TermWord::Kind::forms: return word == written || stemOf(word) == stemOf(written);
        }
        return false;
    }};
    const auto fits = [&](const TermNotation& term) { return fitsTerm(term, words, fitting); };
    if (std::any_of(m_wordings.begin(), m_wordings.end(), fits)) return true;
    if (words.empty() || !isArticle(words.front())) return false;
    words.erase(words.begin());
    return std::any_of(m_wordings.begin(), m_wordings.end(), fits);
}

}  // namespace carewright
