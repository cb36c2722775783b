/// Whether a text is one way of writing a term, told without a dictionary.
#pragma once

#include <string_view>

#include "engine/content/term_notation.h"

namespace carewright {

/// True where the words of `text`, from first to last, can be read as the term. Stricter and simpler than the marking
/// engine: the forms of a word are told by their beginnings, misspellings are not forgiven, and concepts never fit.
/// Only the first hundred words of `text` are looked at.
[[nodiscard]] bool fitsTerm(const TermNotation& term, std::string_view text);

}  // namespace carewright
