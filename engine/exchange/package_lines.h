/// Steps, acts and learners as lines of a package: the same JSON wherever they travel.
#pragma once

#include "engine/attempt/step.h"
#include "engine/review/act.h"
#include "engine/review/payload.h"
#include "engine/store/learner.h"

namespace carewright {

[[nodiscard]] PayloadWriter jsonOf(const Step& step);
[[nodiscard]] PayloadWriter jsonOf(const Act& act);
[[nodiscard]] PayloadWriter jsonOf(const Learner& learner);

/// What is wrong is remembered by the reader.
[[nodiscard]] Step stepFrom(const PayloadReader& json);
[[nodiscard]] Act actFrom(const PayloadReader& json);
[[nodiscard]] Learner learnerFrom(const PayloadReader& json);

}  // namespace carewright
