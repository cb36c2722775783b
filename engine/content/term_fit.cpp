#include "engine/content/term_fit.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/base/utf8.h"
#include "engine/content/plain_words.h"

namespace carewright {
namespace {

constexpr std::size_t mostWords = 100;

using Reached = std::vector<bool>;  ///< for each place between the words, whether the parts so far can end there

/// A hyphenated word is split like the text it is compared with.
std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> out;
    eachPlainWord(text, [&](std::string word) {
        if (out.size() < mostWords) out.push_back(std::move(word));
    });
    return out;
}

bool sameWord(const TermWord& term, const std::string& written, const std::string& word) {
    switch (term.kind) {
        case TermWord::Kind::exact: return word == written;
        case TermWord::Kind::prefix: return word.starts_with(written);
        case TermWord::Kind::forms: return word == written || soundsAlike(word, written);
    }
    return false;
}

Reached after(const std::vector<TermPart>& parts, Reached at, const std::vector<std::string>& words);

Reached after(const TermPart& part, const Reached& at, const std::vector<std::string>& words) {
    Reached next(at.size(), false);
    switch (part.kind) {
        case TermPart::Kind::word:
            for (const TermWord& term : part.alternatives) {
                const std::vector<std::string> written = wordsOf(term.text);
                for (std::size_t i = 0; i + written.size() < at.size(); ++i) {
                    if (!at[i] || written.empty()) continue;
                    bool same = true;
                    for (std::size_t k = 0; same && k < written.size(); ++k) same = sameWord(term, written[k], words[i + k]);
                    if (same) next[i + written.size()] = true;
                }
            }
            return next;
        case TermPart::Kind::gap:
            for (std::size_t i = 0; i < at.size(); ++i) {
                for (std::size_t k = 0; at[i] && k <= static_cast<std::size_t>(part.gapWords) && i + k < at.size(); ++k) next[i + k] = true;
            }
            return next;
        case TermPart::Kind::optional:
            next = after(part.parts, at, words);
            for (std::size_t i = 0; i < at.size(); ++i) next[i] = next[i] || at[i];
            return next;
        case TermPart::Kind::concept_: return next;
    }
    return next;
}

Reached after(const std::vector<TermPart>& parts, Reached at, const std::vector<std::string>& words) {
    for (const TermPart& part : parts) at = after(part, at, words);
    return at;
}

}  // namespace

bool fitsTerm(const TermNotation& term, std::string_view text) {
    const std::vector<std::string> words = wordsOf(text);
    if (words.empty() || !term.ok()) return false;
    Reached start(words.size() + 1, false);
    start[0] = true;
    return after(term.parts, std::move(start), words).back();
}

}  // namespace carewright
