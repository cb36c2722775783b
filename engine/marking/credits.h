/// From points to marks: what a question's scheme makes of the points that were awarded.
#pragma once

#include <string>
#include <vector>

#include "engine/content/course.h"
#include "engine/marking/marking.h"

namespace carewright {

/// Gives the points of `marking` their marks and adds them up, never beyond the question's. A credit counts
///   - when its point was awarded and, where it depends on another, that one too;
///   - in its halves, where it has an identify and an explain half: one of the half's awards held, and to be paid for
///     explaining, the point must have been identified. Where the weights alone awarded the point, it is identified;
///   - up to its group's max together with the group's other credits;
///   - and under the list rule not at all, where a wrong thing cancels it: each of `wrong` takes back the credit that is
///     worth least, the last of those that are worth the same.
/// What was withheld is said in the point's `why`. Expects a question without levels.
void giveMarks(const Question& question, const std::vector<std::string>& wrong, Marking& marking);

}  // namespace carewright
