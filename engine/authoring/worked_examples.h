/// Well-made examples of each kind of thing in a course, to be copied and made one's own.
#pragma once

#include <string_view>
#include <vector>

#include "engine/authoring/edit.h"
#include "engine/base/error.h"

namespace carewright {

/// The text of content/schema/worked-examples.xml, built in: a small whole course.
[[nodiscard]] std::string_view workedExamplesXml();

/// The course that it holds. invalidInput where it can't be read, which a test rules out.
[[nodiscard]] Result<Course> readWorkedExamples();

/// The examples of a kind, by their numbers in `examples`; none for kinds of which a course has one, and for those that only
/// make sense with others (quizzes, mock assessments, sample responses, rubrics, sources, criteria, mishearings).
[[nodiscard]] std::vector<std::size_t> examplesOf(const Course& examples, ElementKind kind);

/// Copies an example to the end of its kind, with a fresh id. A marking point brings its rubric and the ideas behind it along,
/// a misconception the rubric that finds it, all in one step. What it names that the course does not have (topics, terms,
/// sources …) becomes the course's own first one where it must name one, or is left out.
[[nodiscard]] Edit copyExample(const Course& course, const Course& examples, ElementKind kind, std::size_t index);

}  // namespace carewright
