/// What a recorded marking decided, read without its reasons: some five times as quick as reading all of it, which counts
/// when years of answers are summed up.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "engine/attempt/point_evidence.h"
#include "engine/attempt/step.h"
#include "engine/base/uuid.h"
#include "engine/marking/marking.h"

namespace carewright {

/// The content of a step of kind proposed or mockMarked.
struct MarkingGist {
    StepId submission;      ///< proposed only
    Marking marking;        ///< question, flags, and of points and misconceptions the id and whether they hold
};

/// Nothing where the content holds no marking that can be read.
[[nodiscard]] std::optional<MarkingGist> markingGist(std::string_view payload);

/// The same as evidenceOf(fold(steps)) and evidenceOf(foldMock(steps)).
[[nodiscard]] Evidence writtenEvidence(std::span<const Step> steps);
[[nodiscard]] Evidence mockEvidence(std::span<const Step> steps);

}  // namespace carewright
