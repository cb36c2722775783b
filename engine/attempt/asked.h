/// What a response answers, whatever the exercise: a question of the course, a written step of a story, or a written item of a
/// quiz. All three are decided alike, so each has an id of its own among the questions and reads as one.
///
///     const auto asked = findAsked(course, detail.response.question);     // prompt, passage, points asked for, model answer
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/attempt/step.h"
#include "engine/base/id.h"
#include "engine/content/course.h"
#include "engine/marking/marking.h"

namespace carewright {

/// The id under which a written step is decided: "story.tuesday.kitchen". Without a passage, the one the story begins with.
/// Well formed and at most 64 bytes, whatever the ids; the same on every machine.
[[nodiscard]] QuestionId storyStepId(const ScenarioId& scenario, const PassageId& passage);

/// The id under which a written item of a quiz is decided: "item.define-short".
[[nodiscard]] QuestionId quizItemId(const ItemId& item);

/// What was asked under an id. A question of the course as it stands. A written step or item as a question that asks only for its
/// own points, with its own prompt, situation and model answer; marks are what its course's question gives for these points, one
/// for a point that this question does not credit. Nothing where the course has none of that id.
[[nodiscard]] std::optional<Question> findAsked(const Course& course, const QuestionId& id);

/// The words of what was asked under an id; the id itself where the course has none such. Cheaper than the whole.
[[nodiscard]] std::string promptOf(const Course& course, const QuestionId& id);

/// The ids of everything that is asked for a criterion: its questions, and the steps and items that are part of their answers.
[[nodiscard]] std::vector<QuestionId> askedFor(const Course& course, const CriterionId& criterion);

/// A marking with only the points that were asked for, and what these come to. As it is where nothing is left out.
[[nodiscard]] Marking narrowedTo(const Question& asked, Marking marking);

/// Where in a story a text was handed in, along one branch of the attempt's steps, in the order of handing in. The story itself is
/// not needed: moves name the passages they lead to. An empty passage is the one that the story begins with.
struct StoryText {
    StepId submission;
    PassageId passage;
};
[[nodiscard]] std::vector<StoryText> storyTexts(std::span<const Step* const> branch);

}  // namespace carewright
