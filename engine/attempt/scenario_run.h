/// A learner's play of one scenario, derived from the steps of an attempt.
///
///     ScenarioRun run = foldScenario(rules, steps);
///     rules.openChoices(run.state) …
///
/// The story is a pure function of the steps: resuming is folding. A step that no longer fits, because the story was
/// edited meanwhile or the step is damaged, is passed over and counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/attempt/step.h"
#include "engine/content/scenario_play.h"
#include "engine/marking/marking.h"

namespace carewright {

/// One step along a way: a choice taken, or a text written and marked. Indices are those of the scenario.
struct StoryTurn {
    Instant when;
    std::size_t passage = 0;                ///< where it was made
    std::optional<std::size_t> choice;      ///< of the passage; nothing: its written step
    StepId submission;                      ///< written: the step that handed the text in
    std::string text;                       ///< written
    std::optional<Marking> marking;         ///< written: what the engine proposed
    std::vector<PointId> earned;            ///< written: points of the step that the text earned
    std::optional<std::size_t> branch;      ///< written: the branch taken
    StoryState before, after;

    [[nodiscard]] bool written() const { return !choice.has_value(); }
};

/// One way through the story, from its start.
struct StoryPlay {
    std::vector<StoryTurn> turns;
    std::size_t taken = 0;                  ///< how many of the turns were taken over from an earlier play
    int wentBack = 0;                       ///< how often the learner went back in it
    Instant begunAt, changedAt;
};

/// A text handed in at the passage where the story stands, until the learner goes on.
struct HandedIn {
    StepId submission;
    std::string text;
    std::optional<Marking> marking;         ///< nothing until the engine has marked it
};

struct ScenarioRun {
    bool begun = false;
    std::uint64_t seed = 0;
    StoryState state;                       ///< where the story stands
    std::vector<StoryPlay> plays;           ///< oldest first; the last is the one being played
    std::optional<HandedIn> handedIn;
    bool justWentBack = false;              ///< nothing was done since going back
    int misfits = 0;                        ///< steps that did not fit

    /// The way being played. Only where begun.
    [[nodiscard]] const StoryPlay& play() const { return plays.back(); }
};

/// Takes one more step into account. Steps come in the order of the chain.
void apply(ScenarioRun& run, const StoryRules& rules, const Step& step);

/// The run after all steps of one attempt, in whatever order and however often each is given (the longest branch of the
/// chain, as fold of attempt_state.h). Nothing begun where the scenario is not playable.
[[nodiscard]] ScenarioRun foldScenario(const StoryRules& rules, std::span<const Step> steps);

/// What was last on the sheet at a passage, on whichever way; handed in or only typed. Empty where nothing was.
[[nodiscard]] std::string lastWrittenAt(const StoryRules& rules, std::span<const Step> steps, std::size_t passage);

/// A throw from 0 (included) to 1 (not included) for a choice as turn number `turn` of a way. The same on every machine,
/// and the same again after going back: trying a choice again does not try one's luck again.
[[nodiscard]] double storyChance(std::uint64_t seed, std::size_t turn, const ChoiceId& choice);

/// The points of the passage's written step that a marking awards, in the step's order.
[[nodiscard]] std::vector<PointId> pointsEarned(const WrittenStep& step, const Marking& marking);

}  // namespace carewright
