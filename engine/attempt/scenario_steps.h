/// The next step of a play of a scenario: pure functions from where the story stands and what the learner does to the
/// step to be stored (as next_step.h). Texts are written, handed in and marked with the steps of next_step.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/next_step.h"
#include "engine/attempt/scenario_run.h"

namespace carewright {

/// Begins the story. `seed` is what chance is drawn from; nothing where it has begun.
[[nodiscard]] NextStep beginStory(const AttemptState& attempt, const ScenarioRun& run, std::uint64_t seed, const StepStamp& stamp);

/// Takes a choice of the passage where the story stands; chance is drawn from the seed. conflict where it is not open.
[[nodiscard]] NextStep takeChoice(const AttemptState& attempt, const ScenarioRun& run, const StoryRules& rules, const ChoiceId& choice, const StepStamp& stamp);

/// Goes on after a text was handed in and marked. conflict where none was.
[[nodiscard]] NextStep goOn(const AttemptState& attempt, const ScenarioRun& run, const StoryRules& rules, const StepStamp& stamp);

/// Goes back to where the way had `turns` turns. conflict where the author does not allow it.
[[nodiscard]] NextStep goBack(const AttemptState& attempt, const ScenarioRun& run, const StoryRules& rules, std::size_t turns, const StepStamp& stamp);

/// Plays another way from where way number `play` had `turns` turns; that one stays. conflict while a story is being
/// played for the first time: going back is the author's to allow until an ending has been seen.
[[nodiscard]] NextStep playFrom(const AttemptState& attempt, const ScenarioRun& run, const StoryRules& rules, std::size_t play, std::size_t turns, const StepStamp& stamp);

/// Empty where goBack to so many turns can be done; otherwise why not, as a sentence for the learner.
[[nodiscard]] std::string whyNotBack(const ScenarioRun& run, const StoryRules& rules, std::size_t turns);

/// Whether any way of the run has come to an ending.
[[nodiscard]] bool endingSeen(const ScenarioRun& run, const StoryRules& rules);

}  // namespace carewright
