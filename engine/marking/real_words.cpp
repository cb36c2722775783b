#include "engine/marking/real_words.h"

#include <algorithm>

#include "engine/marking/word_list.h"

namespace carewright {

namespace {

/// The place of a word in the list, or the list's size.
std::uint32_t placeOf(std::string_view folded) {
    const auto wordAt = [](std::uint32_t index) {
        return std::string_view(wordListText + wordListOffsets[index], wordListOffsets[index + 1] - wordListOffsets[index]);
    };
    std::uint32_t low = 0;
    std::uint32_t high = wordListSize;
    while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        if (wordAt(middle) < folded) low = middle + 1;
        else high = middle;
    }
    return low < wordListSize && wordAt(low) == folded ? low : wordListSize;
}

}  // namespace

bool isRealWord(std::string_view folded) { return placeOf(folded) < wordListSize; }

bool isProperName(std::string_view folded) {
    const std::uint32_t place = placeOf(folded);
    return place < wordListSize && wordListIsName[place];
}

}  // namespace carewright
