/// The next step of an attempt: pure functions from the state and what somebody does to the step to be stored.
///
/// Each gives the step, nothing where there is nothing to record (the same text again), or the reason why it cannot be
/// done, as a sentence for the person who tried. Store the step first, then `apply` it to the state.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/step.h"
#include "engine/base/error.h"
#include "engine/marking/marking.h"

namespace carewright {

using NextStep = Result<std::optional<Step>>;

/// The longest response that is kept, in bytes: some 200,000 words, far over any answer and still quick to hash.
inline constexpr std::size_t maxResponseBytes = 1024 * 1024;

/// The first step of a new attempt. invalidInput where an id is missing.
[[nodiscard]] Result<Step> start(const AttemptId& attempt, const LearnerId& learner, const Exercise& exercise,
                                 const StepStamp& stamp);

/// The text has become `text`. Nothing where it is the same; conflict where the attempt is not being written;
/// invalidInput where it is not UTF-8; tooLarge over maxResponseBytes.
[[nodiscard]] NextStep writeDraft(const AttemptState& state, std::string_view text, const StepStamp& stamp);

/// Hands `text` in. Nothing where this very text is already handed in; invalidInput where there is nothing but spaces
/// or it is not UTF-8; conflict where the attempt is closed, or a new try is word for word the last one.
[[nodiscard]] NextStep submit(const AttemptState& state, std::string_view text, const StepStamp& stamp);

/// Records what the engine proposes for a submission. Nothing where the newest proposal says the same; notFound where
/// there is no such submission; conflict where the marking is for another question. Allowed after finishing too.
[[nodiscard]] NextStep propose(const AttemptState& state, const StepId& submission, const Marking& marking,
                               const StepStamp& stamp);

/// What a new try begins with.
enum class RetryFrom { lastText, nothing };

/// Begins another try; the earlier ones stay. conflict unless the last try has been handed in.
[[nodiscard]] NextStep retry(const AttemptState& state, RetryFrom from, const StepStamp& stamp);

/// Closes the attempt. Nothing where it is closed already; conflict where it has not begun.
[[nodiscard]] NextStep finish(const AttemptState& state, const StepStamp& stamp);

/// Opens a closed attempt again, as it was before it was closed. Nothing where it is open.
[[nodiscard]] NextStep reopen(const AttemptState& state, std::string_view reason, const StepStamp& stamp);

}  // namespace carewright
