#include "engine/content/course_check.h"

#include "engine/content/problem_log.h"

namespace carewright {

std::vector<Problem> checkCourse(const Course& course, const CheckOptions& options) {
    ProblemLog log(options.problems);
    return log.sorted(course.files, options.problems);
}

}  // namespace carewright
