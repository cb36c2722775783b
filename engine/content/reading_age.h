/// How hard a text is to read, estimated from the length of its sentences and words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

namespace carewright {

struct Course;

/// What the estimate rests on.
struct ReadingEase {
    std::size_t words = 0, sentences = 0;
    double age = 0;  ///< in years, 5 to 25; 0 where there are no words
};

/// Of fewer words the estimate says more about chance than about the text.
inline constexpr std::size_t fewestWordsForReading = 30;

/// The single words of what the course's glossary explains, and of its names of laws, folded.
[[nodiscard]] std::unordered_set<std::string> explainedWords(const Course& course);

/// The age at which a reader manages the text: the Flesch–Kincaid grade, 0.39 · words per sentence + 11.8 · syllables per word
/// − 15.59 (J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of New Readability Formulas for Navy Enlisted
/// Personnel, Research Branch Report 8-75, 1975), plus five. It sees the length of words and sentences only, not sense. Words in `known` (folded, single words) count as short ones: a course may use the terms it
/// explains. Abbreviations and numbers count as one syllable; a semicolon or colon ends no sentence, a line end does.
[[nodiscard]] ReadingEase readingEase(std::string_view text, const std::unordered_set<std::string>& known = {});

/// Syllables of an English word, by its vowels: "personalisation" 6, "care" 1. At least 1.
[[nodiscard]] std::size_t syllables(std::string_view word);

}  // namespace carewright
