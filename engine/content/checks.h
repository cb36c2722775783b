/// The single checks behind `checkCourse`; each looks at one side of a course and logs what it finds.
#pragma once

#include <string>

#include "engine/content/course_check.h"
#include "engine/content/course_index.h"
#include "engine/content/problem_log.h"

namespace carewright {

struct CheckContext {
    const Course& course;
    const CourseIndex& index;
    const CheckOptions& options;
    ProblemLog& log;

    void error(const SourcePlace& place, std::string text) const { log.error(place, std::move(text)); }
    void warning(const SourcePlace& place, std::string text) const { log.warning(place, std::move(text)); }
};

/// `<topic id="x">`, or `<topic>` where there is no id.
[[nodiscard]] std::string nameOfElement(std::string_view element, std::string_view id, std::string_view idName = "id");

void checkIds(const CheckContext& check);           ///< missing, badly formed and duplicate ids
void checkTexts(const CheckContext& check);         ///< what every item needs to be complete; sources; dates
void checkReferences(const CheckContext& check);    ///< ids that name nothing
void checkQuestions(const CheckContext& check);     ///< credits, marks, groups, levels, dependencies, unused points
void checkConcepts(const CheckContext& check);      ///< term notation, empty, circular and unused concepts; mishearings
void checkRubrics(const CheckContext& check);       ///< missing and empty rubrics, rules that cannot match
void checkItems(const CheckContext& check);         ///< quiz items that cannot be answered, or rightly in two ways
void checkItemWriting(const CheckContext& check);   ///< items that give themselves away; what no item is about
void checkPapers(const CheckContext& check);        ///< quizzes, mock assessments, sample responses
void checkScenarios(const CheckContext& check);     ///< stories that are not whole, get stuck or never end
void checkLearnerTexts(const CheckContext& check);  ///< reading age, hints that give the answer away

}  // namespace carewright
