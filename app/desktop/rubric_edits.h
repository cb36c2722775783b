/// What each request of the rubric editor comes to, as an edit of the course.
#pragma once

#include <optional>
#include <string>

#include "app/ui/bench_actions.h"
#include "engine/authoring/edit.h"
#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/marking/trial.h"

namespace carewright {

/// What the id names: a marking point, a misconception, or a level of a question (level_rubric.h); nothing where the course has none such.
[[nodiscard]] std::optional<TrialSubject> subjectOf(const Course& course, const std::string& id);

[[nodiscard]] std::string titleOf(const Course& course, const TrialSubject& subject);

/// Its rubric; an empty one where nothing is written yet.
[[nodiscard]] Rubric rubricOf(const Course& course, const TrialSubject& subject);

/// The first question that asks for it, or the first of all; of a level, its own.
[[nodiscard]] QuestionId usualQuestion(const Course& course, const TrialSubject& subject);

/// The edit that does what is asked, in the rubric of `subject` or in the ideas that it rests on. Empty where the request
/// does not change the course; an error says why it can't be done.
[[nodiscard]] Result<Edit> rubricEdit(const Course& course, const TrialSubject& subject, const ui::BenchRequest& request);

}  // namespace carewright
