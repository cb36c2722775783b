/// Best fit: which level of a levels-of-response scheme an answer belongs to, and its mark.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/content/course.h"

namespace carewright {

struct LevelFit {
    std::size_t level = 0;      ///< number in the question's levels, counted from 1; 0: below the lowest
    int marks = 0;
};

/// `met` says of each level's descriptors, lowest level first, which the answer meets.
///
/// Going up from the lowest level, every descriptor met counts one for, every one not met counts one against; the level
/// with the greatest sum (more than nought) is the best fit, the lower one of two that are equal: to move up, more than half
/// of what a level asks must be there, and strength higher up can make good a gap below. The mark inside the level is
/// from + share of the level's own descriptors met × (to − from), rounded to the nearest.
[[nodiscard]] LevelFit bestFit(const std::vector<Level>& levels, const std::vector<std::vector<char>>& met);

}  // namespace carewright
