/// A marking as JSON, both ways: one form for the command line, the stored steps and exports.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "engine/marking/marking.h"

namespace carewright {

/// The line that `carewright mark` prints for a response, without the line end:
/// `{"id":"d001","question":"define","marks":3,"max_marks":6,"refer":false,"flags":[…],"points":[…],"misconceptions":[…]}`
/// with evidence as `{"start":0,"end":41}`. Always valid UTF-8.
[[nodiscard]] std::string toJsonLine(const Marking& marking, std::string_view responseId);

/// Everything in a marking: the fields of the line above without "id", and `copied_from`, `rules` (per point and
/// misconception), `engine` and `rubric`. markingFromJson gives the same marking back.
[[nodiscard]] std::string toJson(const Marking& marking);

/// Reads either form. Fields this version does not know, and flags it does not know, are passed over; a missing or
/// ill-typed field that every marking has is invalidInput, with its name.
[[nodiscard]] Result<Marking> markingFromJson(std::string_view json);

/// The flag of that name, e.g. "keyword-list"; invalidInput for others.
[[nodiscard]] Result<Flag> flagFromString(std::string_view name);

}  // namespace carewright
