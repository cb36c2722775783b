/// The version of a rubric: a hash of everything that can change a marking.
#pragma once

#include <string>

#include "engine/content/course.h"

namespace carewright {

/// SHA-256 (hex) over concepts, rules, subject guard, what questions credit, and weights, as they mean, not as they are
/// written: comments, notes, order of files and learner texts do not change it. The wordings that a learner may have
/// copied from (flag `copied`) do not either: they change no mark.
[[nodiscard]] std::string rubricHash(const Course& course);

}  // namespace carewright
