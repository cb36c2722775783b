/// The word list as built in: generated from the system's word list by embed_word_list.
#pragma once

#include <cstdint>

namespace carewright {

extern const std::uint32_t wordListSize;
/// wordListSize + 1 offsets into wordListText; the words are sorted by their bytes.
extern const std::uint32_t wordListOffsets[];
extern const char wordListText[];

}  // namespace carewright
