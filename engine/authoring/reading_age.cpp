#include "engine/authoring/reading_age.h"

#include <algorithm>
#include <cmath>

#include "engine/base/words.h"

namespace carewright {
namespace {

constexpr int oldestAge = 22;

bool isVowel(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

bool endsWithTwoConsonantsAndLe(std::string_view word) {
    return word.size() > 2 && word.ends_with("le") && !isVowel(word[word.size() - 3]);
}

}  // namespace

int syllablesIn(std::string_view word) {
    int groups = 0;
    bool inGroup = false;
    for (const char letter : word) {
        const bool vowel = isVowel(letter);
        if (vowel && !inGroup) ++groups;
        inGroup = vowel;
    }
    // "care", "lives", "asked" end on a vowel that is not spoken; "table", "wanted" and "choices" on one that is.
    const auto before = [&](std::size_t fromEnd) { return word.size() > fromEnd ? word[word.size() - 1 - fromEnd] : ' '; };
    if (word.ends_with("e") && !isVowel(before(1)) && !endsWithTwoConsonantsAndLe(word)) --groups;
    else if (word.ends_with("ed") && !isVowel(before(2)) && before(2) != 't' && before(2) != 'd') --groups;
    else if (word.ends_with("es") && !isVowel(before(2)) && std::string_view("sxzcg").find(before(2)) == std::string_view::npos &&
             !(word.ends_with("shes") || word.ends_with("ches") || word.ends_with("les")))
        --groups;
    return std::max(1, groups);
}

std::optional<ReadingEase> readingEaseOf(std::string_view text) {
    Words words;
    splitWords(text, words);
    if (words.size() < fewestWordsForReading || words.sentences.empty()) return std::nullopt;
    double syllables = 0;
    for (std::size_t i = 0; i < words.size(); ++i) syllables += syllablesIn(words.at(i));
    ReadingEase out;
    const double count = static_cast<double>(words.size());
    out.wordsPerSentence = count / static_cast<double>(words.sentences.size());
    out.syllablesPerWord = syllables / count;
    out.grade = std::max(0.0, 0.39 * out.wordsPerSentence + 11.8 * out.syllablesPerWord - 15.59);
    out.age = static_cast<int>(std::min<double>(oldestAge, std::round(out.grade + 5)));
    return out;
}

}  // namespace carewright
