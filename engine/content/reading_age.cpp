#include "engine/content/reading_age.h"

#include <algorithm>

#include "engine/base/utf8.h"
#include "engine/content/course.h"
#include "engine/content/plain_words.h"

namespace carewright {
namespace {

constexpr std::size_t knownWordSyllables = 2;

bool isVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

/// "NHS", "2014": spoken letter by letter or as a number, but read at a glance.
bool isReadAtAGlance(std::string_view word) {
    return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::size_t syllables(std::string_view word) {
    const std::string folded = fold(word);
    std::size_t count = 0;
    bool inVowels = false;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const bool vowel = isVowel(folded[i]);
        // In "ia", "io" and "eo" both are spoken ("social" is not, and is a mistake we live with); "tion" and "sion" are one.
        const bool split = vowel && inVowels && i >= 1 && folded[i - 1] == 'i' && (folded[i] == 'a' || folded[i] == 'o') &&
                           !(i >= 2 && (folded[i - 2] == 't' || folded[i - 2] == 's' || folded[i - 2] == 'c'));
        if (vowel && (!inVowels || split)) ++count;
        inVowels = vowel;
    }
    const std::size_t n = folded.size();
    const auto ends = [&](std::string_view ending) { return n > ending.size() && folded.ends_with(ending); };
    const bool le = ends("le") && n > 3 && !isVowel(folded[n - 3]);
    const bool silentEd = ends("ed") && n > 3 && folded[n - 3] != 't' && folded[n - 3] != 'd' && !isVowel(folded[n - 3]);
    const bool silentEs = ends("es") && n > 3 && std::string_view("szxcgh").find(folded[n - 3]) == std::string_view::npos && !isVowel(folded[n - 3]);
    if ((ends("e") && !le && n > 2 && !isVowel(folded[n - 2])) || silentEd || silentEs) {
        if (count > 1) --count;
    }
    return std::max<std::size_t>(count, 1);
}

std::unordered_set<std::string> explainedWords(const Course& course) {
    std::unordered_set<std::string> out;
    const auto add = [&](std::string_view text) { eachPlainWord(text, [&](std::string word) { out.insert(std::move(word)); }); };
    for (const Term& term : course.terms) {
        add(term.name);
        for (const std::string& name : term.also) add(name);
    }
    for (const Law& law : course.laws) add(law.title);
    return out;
}

ReadingEase readingEase(std::string_view text, const std::unordered_set<std::string>& known) {
    ReadingEase ease;
    std::size_t spoken = 0, inSentence = 0;
    const auto endSentence = [&] {
        if (inSentence > 0) ++ease.sentences;
        inSentence = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decodeAt(text, at);
        if (!isWordCharacter(decoded.character)) {
            const bool decimal = decoded.character == U'.' && at + 1 < text.size() && isWordCharacter(decodeAt(text, at + 1).character);
            const char32_t c = decoded.character;
            if (!decimal && (c == U'.' || c == U'!' || c == U'?' || c == U'\n')) endSentence();
            at += decoded.length;
            continue;
        }
        std::size_t end = at;
        while (end < text.size()) {
            const Decoded next = decodeAt(text, end);
            const bool apostrophe = next.character == U'\'' || next.character == 0x2019;
            if (!isWordCharacter(next.character) && !apostrophe) break;
            end += next.length;
        }
        const std::string_view word = text.substr(at, end - at);
        ++ease.words;
        ++inSentence;
        const std::size_t count = isReadAtAGlance(word) ? 1 : syllables(word);
        spoken += count > knownWordSyllables && known.contains(fold(word)) ? knownWordSyllables : count;
        at = end;
    }
    endSentence();
    if (ease.words == 0) return ease;
    const double words = static_cast<double>(ease.words);
    const double grade = 0.39 * words / static_cast<double>(ease.sentences) + 11.8 * static_cast<double>(spoken) / words - 15.59;
    ease.age = std::clamp(grade + 5, 5.0, 25.0);
    return ease;
}

}  // namespace carewright
