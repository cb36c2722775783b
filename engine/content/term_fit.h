/// Whether a text is one way of writing a term.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/term_notation.h"

namespace carewright {

/// How words are told apart and compared.
struct TermFitting {
    /// The words of a text or of one word of a term ("person-centred" may be two).
    std::function<std::vector<std::string>(std::string_view text)> split;
    /// Whether `word` of the text can stand for `written` of the term.
    std::function<bool(TermWord::Kind kind, const std::string& written, const std::string& word)> same;
};

/// True where `words`, from first to last, can be read as the term. Concepts never fit. Looks at the first hundred words.
[[nodiscard]] bool fitsTerm(const TermNotation& term, std::vector<std::string> words, const TermFitting& fitting);

/// The same for a text, without a dictionary: the forms of a word are told by their beginnings, misspellings are not
/// forgiven. What learners type is compared with more knowledge by marking/gap_matcher.h.
[[nodiscard]] bool fitsTerm(const TermNotation& term, std::string_view text);

}  // namespace carewright
