#include "engine/marking/wording_check.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "engine/base/words.h"
#include "engine/content/term_notation.h"
#include "engine/marking/word_forms.h"

namespace carewright {
namespace {

/// Among the commonest words of English; those that have forms of their own first of all.
constexpr std::array<std::string_view, 96> commonWords = {
    "able", "about", "after", "all", "also", "any", "ask", "back", "bad", "be", "because", "before", "big", "both", "bring", "call",
    "can", "come", "day", "different", "do", "even", "every", "feel", "find", "first", "fit", "for", "get", "give", "go", "good",
    "great", "have", "he", "help", "here", "high", "home", "i", "in", "it", "just", "keep", "know", "last", "late", "leave", "let",
    "like", "little", "live", "long", "look", "make", "mean", "more", "most", "move", "much", "need", "new", "no", "not", "now", "old",
    "on", "one", "only", "other", "out", "over", "own", "pay", "place", "play", "put", "right", "run", "same", "say", "see", "set",
    "she", "small", "so", "some", "still", "take", "tell", "they", "thing", "think", "time", "use", "want"};
static_assert(std::is_sorted(commonWords.begin(), commonWords.end()));

/// Of these a plural is another word: goods, rights, means.
constexpr std::array<std::string_view, 9> notPlural = {"all", "good", "great", "long", "mean", "new", "other", "own", "right"};

/// Of these the form with -ly is another word: likely, lately.
constexpr std::array<std::string_view, 5> notAdverb = {"high", "large", "last", "late", "like"};

template <std::size_t size>
bool isIn(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// True where a tutor who wrote `term` means `common` too, as one of its plain forms.
bool isPlainForm(std::string_view term, std::string_view common) {
    if (term.front() != common.front()) return false;  // best, good
    if (!term.starts_with(common)) return true;
    const std::string_view ending = term.substr(common.size());
    if (ending == "s" || ending == "es") return !isIn(notPlural, common);
    return ending != "ly" || !isIn(notAdverb, common);
}

class WordingCheck {
public:
    explicit WordingCheck(const Course& course) {
        for (const std::string_view word : commonWords) m_common.emplace(stemOf(word), word);
        for (const Concept& item : course.concepts) see(item);
    }

    std::vector<Problem> take() { return std::move(m_problems); }

private:
    std::string stemOf(std::string_view word) const {
        std::string stem;
        m_stemmer.stem(word, stem);
        return stem;
    }

    /// The folded word of a term that is one word in any form.
    static std::optional<std::string> singleWord(const TermText& term) {
        const TermNotation notation = readTermNotation(term.text);
        if (!notation.ok() || notation.parts.size() != 1 || notation.parts[0].kind != TermPart::Kind::word) return std::nullopt;
        const std::vector<TermWord>& words = notation.parts[0].alternatives;
        if (words.size() != 1 || words[0].kind != TermWord::Kind::forms) return std::nullopt;
        Words split;
        splitWords(words[0].text, split);
        if (split.size() != 1) return std::nullopt;
        return std::string(split.at(0));
    }

    void see(const Concept& item) {
        std::unordered_map<std::string, std::string> terms;     // stem → word
        for (const TermText& term : item.terms) {
            const std::optional<std::string> word = singleWord(term);
            if (!word) continue;
            const std::string stem = stemOf(*word);
            terms.emplace(stem, *word);
            const auto common = m_common.find(stem);
            if (common == m_common.end() || common->second == *word || isPlainForm(*word, common->second)) continue;
            warn(term.place, "The term \"" + *word + "\" also finds \"" + std::string(common->second) +
                                 "\", a much commoner word with the same stem; write it in quotation marks if that is not meant.");
        }
        for (const TermText& except : item.except) {
            const std::optional<std::string> word = singleWord(except);
            const auto term = word ? terms.find(stemOf(*word)) : terms.end();
            if (term == terms.end() || term->second == *word) continue;
            warn(except.place, "The exception \"" + *word + "\" rules out every form of the term \"" + term->second +
                                   "\", as both have the same stem; write it in quotation marks to except this form only.");
        }
    }

    void warn(const SourcePlace& place, std::string text) { m_problems.push_back({Severity::warning, place, std::move(text)}); }

    Stemmer m_stemmer;
    std::unordered_map<std::string, std::string_view> m_common;
    std::vector<Problem> m_problems;
};

}  // namespace

std::vector<Problem> checkWordings(const Course& course) { return WordingCheck(course).take(); }

}  // namespace carewright
