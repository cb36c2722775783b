/// How a centre checks the marking of one course: which decisions are marked a second time, and how often a response with known
/// marks is slipped into an assessor's queue.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/review/act.h"
#include "engine/review/roster.h"
#include "engine/review/second_marking.h"

namespace carewright {

/// markingRulesSet: in place of the rules that the course had until then.
struct MarkingRulesSet {
    CourseId course;
    std::optional<SecondMarkingRule> second;    ///< nothing: only what somebody chooses to is marked a second time
    int seedEvery = 0;                          ///< about one response in so many is a known one, 2 to 1000; 0: none
    std::uint64_t seed = 0;                     ///< draws where known responses come
    std::string note;

    friend bool operator==(const MarkingRulesSet&, const MarkingRulesSet&) = default;
};

[[nodiscard]] std::string toPayload(const MarkingRulesSet& payload);
/// invalidInput, with the member that is wrong, where the text is no such payload.
[[nodiscard]] Result<MarkingRulesSet> markingRulesSetPayload(std::string_view json);

/// The rules that hold for a course: the newest of `acts` (in order of time) that count by the roster; nothing where none were set.
[[nodiscard]] std::optional<MarkingRulesSet> markingRulesOf(std::span<const Act> acts, const CourseId& course, const Roster& roster);

}  // namespace carewright
