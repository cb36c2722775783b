#include "engine/content/term_fit.h"

#include <algorithm>

#include "engine/base/utf8.h"
#include "engine/content/plain_words.h"

namespace carewright {
namespace {

constexpr std::size_t mostWords = 100;

using Reached = std::vector<bool>;  ///< for each place between the words, whether the parts so far can end there

/// Reads the parts of a term along the words of a text, all ways at once.
class Reading {
public:
    Reading(const std::vector<std::string>& words, const TermFitting& fitting) : m_words(words), m_fitting(fitting) {}

    [[nodiscard]] Reached after(const std::vector<TermPart>& parts, Reached at) const {
        for (const TermPart& part : parts) at = after(part, at);
        return at;
    }

private:
    [[nodiscard]] Reached after(const TermPart& part, const Reached& at) const {
        Reached next(at.size(), false);
        switch (part.kind) {
            case TermPart::Kind::word:
                for (const TermWord& word : part.alternatives) take(word, at, next);
                break;
            case TermPart::Kind::gap:
                for (std::size_t i = 0; i < at.size(); ++i) {
                    for (std::size_t k = 0; at[i] && k <= static_cast<std::size_t>(part.gapWords) && i + k < at.size(); ++k) next[i + k] = true;
                }
                break;
            case TermPart::Kind::optional:
                next = after(part.parts, at);
                for (std::size_t i = 0; i < at.size(); ++i) next[i] = next[i] || at[i];
                break;
            case TermPart::Kind::concept_: break;
        }
        return next;
    }

    void take(const TermWord& word, const Reached& at, Reached& next) const {
        const std::vector<std::string> written = m_fitting.split(word.text);
        if (written.empty()) return;
        for (std::size_t i = 0; i + written.size() < at.size(); ++i) {
            bool same = at[i];
            for (std::size_t k = 0; same && k < written.size(); ++k) same = m_fitting.same(word.kind, written[k], m_words[i + k]);
            if (same) next[i + written.size()] = true;
        }
    }

    const std::vector<std::string>& m_words;
    const TermFitting& m_fitting;
};

std::vector<std::string> plainWords(std::string_view text) {
    std::vector<std::string> out;
    eachPlainWord(text, [&](std::string word) {
        if (out.size() < mostWords) out.push_back(std::move(word));
    });
    return out;
}

bool samePlainWord(TermWord::Kind kind, const std::string& written, const std::string& word) {
    switch (kind) {
        case TermWord::Kind::exact: return word == written;
        case TermWord::Kind::prefix: return word.starts_with(written);
        case TermWord::Kind::forms: return word == written || soundsAlike(word, written);
    }
    return false;
}

}  // namespace

bool fitsTerm(const TermNotation& term, std::vector<std::string> words, const TermFitting& fitting) {
    if (words.empty() || !term.ok()) return false;
    if (words.size() > mostWords) words.resize(mostWords);
    Reached start(words.size() + 1, false);
    start[0] = true;
    return Reading(words, fitting).after(term.parts, std::move(start)).back();
}

bool fitsTerm(const TermNotation& term, std::string_view text) { return fitsTerm(term, plainWords(text), {plainWords, samePlainWord}); }

}  // namespace carewright
