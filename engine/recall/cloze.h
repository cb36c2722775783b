/// Sentences with a gap, from the emphasised words and terms of a text.
#pragma once

#include <string>
#include <vector>

#include "engine/content/course.h"

namespace carewright {

/// A sentence and the words that are taken out of it.
struct Cloze {
    std::string sentence;   ///< as in the text
    std::string front;      ///< the sentence with the gap
    std::string answer;     ///< the words as they stand in the text
    TermId term;            ///< set where the words are explained in the glossary
};

/// At most one for each sentence: of its first term, else its first emphasised words, that make a fair gap. Fair means:
/// one to four words that are worth asking, which the rest of the sentence does not tell, and enough of the sentence
/// left to know what is meant.
[[nodiscard]] std::vector<Cloze> makeClozes(const RichText& text);

}  // namespace carewright
