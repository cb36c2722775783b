#include "engine/content/plain_words.h"

#include <algorithm>

#include "engine/base/utf8.h"

namespace carewright {

void eachPlainWord(std::string_view text, const std::function<void(std::string)>& use) {
    const std::string folded = fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t end = at;
        while (end < folded.size()) {
            const Decoded next = decodeAt(folded, end);
            if (!isWordCharacter(next.character) && !(end > at && next.character == U'\'')) break;
            end += next.length;
        }
        if (end == at) {
            at += decodeAt(folded, at).length;
        } else {
            use(folded.substr(at, end - at));
            at = end;
        }
    }
}

bool isSmallWord(std::string_view word) {
    // Sorted, for the search.
    static constexpr std::string_view small[] = {"a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "day",
        "did", "do", "does", "each", "for", "from", "get", "give", "had", "has", "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it",
        "its", "make", "more", "most", "my", "no", "not", "of", "on", "one", "or", "other", "our", "out", "own", "rather", "she", "should", "so", "some",
        "than", "that", "the", "their", "them", "then", "there", "these", "they", "thing", "this", "those", "to", "up", "was", "we", "week", "were", "what",
        "when", "where", "which", "who", "why", "will", "with", "would", "you", "your"};
    return std::binary_search(std::begin(small), std::end(small), word);
}

bool soundsAlike(std::string_view a, std::string_view b) {
    const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
    const auto same = static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first - a.begin());
    if (shorter < 4) return a == b;
    return same >= 4 && same + 1 >= shorter && longer - same <= 4;
}

}  // namespace carewright
