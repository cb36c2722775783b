/// The written answers of a quiz that was handed in, each as a response that somebody can decide on.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/attempt/quiz_payload.h"
#include "engine/attempt/quiz_run.h"
#include "engine/attempt/step.h"
#include "engine/marking/marking.h"

namespace carewright {

/// An answer that was checked before.
struct QuizTextTry {
    StepId check;
    Instant when;
    std::string text;
};

struct QuizText {
    ItemId item;
    StepId submission;                  ///< the check of the answer as it was handed in; without one, the handing in of the paper
    Instant when;
    std::string text;
    int tryNumber = 1;
    std::optional<Marking> marking;     ///< that the same step proposed; nothing where the engine could not mark it
    std::vector<QuizTextTry> earlier;   ///< other checked answers to the item, oldest first
};

/// Along one branch of an attempt's steps, in the paper's order; empty before the paper was handed in. Answers given up for the right
/// one are not the learner's and left out.
[[nodiscard]] std::vector<QuizText> quizTexts(std::span<const Step* const> branch);

/// What the engine proposes for the written answers that are scored only when the paper is handed in.
[[nodiscard]] std::vector<ItemMarking> markingsOf(const QuizState& state, const ScoreItem& score);

/// As handIn of quiz_run.h, with what was proposed for written answers, so that whoever decides on them sees why.
[[nodiscard]] NextStep handIn(const QuizState& state, std::vector<ItemResult> results, std::vector<ItemMarking> markings, bool timeUp,
                              std::chrono::milliseconds spent, const StepStamp& stamp);

}  // namespace carewright
