/// The word list as built in: generated from the system's word list by embed_word_list.
#pragma once

#include <cstdint>

namespace carewright {

extern const std::uint32_t wordListSize;
/// wordListSize + 1 offsets into wordListText; the words are sorted by their bytes.
extern const std::uint32_t wordListOffsets[];
extern const char wordListText[];
/// For each word, whether the list has it with a capital only: names of people and places, days, months.
extern const bool wordListIsName[];

}  // namespace carewright
