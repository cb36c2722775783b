#include "engine/content/course_check.h"

#include "engine/content/checks.h"
#include "engine/content/suggestion.h"

namespace carewright {

std::string nameOfElement(std::string_view element, std::string_view id, std::string_view idName) {
    std::string out = "<" + std::string(element);
    if (!id.empty()) out += " " + std::string(idName) + "=\"" + shortened(id, 64) + "\"";
    return out + ">";
}

std::vector<Problem> checkCourse(const Course& course, const CheckOptions& options) {
    ProblemLog log(options.problems);
    const CourseIndex index(course);
    const CheckContext check{course, index, options, log};
    checkIds(check);
    checkTexts(check);
    checkReferences(check);
    checkQuestions(check);
    checkConcepts(check);
    checkRubrics(check);
    checkItems(check);
    checkItemWriting(check);
    checkPapers(check);
    checkScenarios(check);
    checkLearnerTexts(check);
    return log.sorted(course.files, options.problems);
}

}  // namespace carewright
