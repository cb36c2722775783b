/// Credits that count together ("any two from"), as an editor puts them in and out of groups.
#pragma once

#include <cstddef>

#include "engine/content/course.h"

namespace carewright {

/// Puts a credit into a group: -1 into none, one past the last into a new group of at most one mark. Members of a group stand
/// together afterwards, groups without any are gone, and groups are numbered as they appear. Nothing where there is no such
/// credit or group.
void setCreditGroup(Question& question, std::size_t credit, int group);

/// The same order and numbering, after credits were moved or taken out.
void tidyCreditGroups(Question& question);

}  // namespace carewright
