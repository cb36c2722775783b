/// How hard a text is to read, estimated from the length of its sentences and words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

namespace carewright {

/// What the estimate rests on.
struct ReadingEase {
    std::size_t words = 0, sentences = 0;
    double age = 0;  ///< in years, 5 to 25; 0 where there are no words
};

/// The age at which a reader manages the text: the Flesch–Kincaid grade plus five. Texts of under some thirty words give
/// no more than a hint. Words in `known` (folded, single words) count as short ones: a course may use the terms it
/// explains. Abbreviations and numbers count as one syllable; a semicolon or colon ends no sentence, a line end does.
[[nodiscard]] ReadingEase readingEase(std::string_view text, const std::unordered_set<std::string>& known = {});

/// Syllables of an English word, by its vowels: "personalisation" 6, "care" 1. At least 1.
[[nodiscard]] std::size_t syllables(std::string_view word);

}  // namespace carewright
