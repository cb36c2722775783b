/// How hard a text is to read, as a rough number: what a writer can act on while writing.
#pragma once

#include <optional>
#include <string_view>

namespace carewright {

struct ReadingEase {
    double grade = 0;               ///< Flesch-Kincaid grade level, not below 0
    int age = 0;                    ///< years: the grade and five, as schools in the US begin at about six; at most 22
    double wordsPerSentence = 0;
    double syllablesPerWord = 0;
};

/// Fewer words than this say nothing about how a text reads.
inline constexpr std::size_t fewestWordsForReading = 30;

/// Flesch-Kincaid grade level: 0.39 · words per sentence + 11.8 · syllables per word − 15.59 (J. P. Kincaid, R. P. Fishburne,
/// R. L. Rogers, B. S. Chissom: Derivation of New Readability Formulas for Navy Enlisted Personnel, Research Branch Report
/// 8-75, 1975). It sees the length of words and sentences only: not whether words are known, nor whether the text makes
/// sense; "personalisation" counts as hard for whoever has just learned it. Nothing for fewer than thirty words.
[[nodiscard]] std::optional<ReadingEase> readingEaseOf(std::string_view text);

/// Syllables of an English word in lower case, by its vowels; at least 1. Right for about nine words in ten.
[[nodiscard]] int syllablesIn(std::string_view word);

}  // namespace carewright
