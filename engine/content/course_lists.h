/// The lists of parts that a course is made of, under the names that its files give to their elements.
#pragma once

#include "engine/content/course.h"

namespace carewright {

/// Calls `visit(name, parts)` for every list, always in this order. The subject's words are no list.
template <class CourseType, class Visit>
void eachList(CourseType& course, Visit&& visit) {
    visit("criterion", course.criteria);
    visit("source", course.sources);
    visit("topic", course.topics);
    visit("term", course.terms);
    visit("law", course.laws);
    visit("misconception", course.misconceptions);
    visit("point", course.points);
    visit("question", course.questions);
    visit("item", course.items);
    visit("quiz", course.quizzes);
    visit("mock", course.mocks);
    visit("sample", course.samples);
    visit("scenario", course.scenarios);
    visit("concept", course.concepts);
    visit("mishearing", course.mishearings);
    visit("rubric", course.rubrics);
}

}  // namespace carewright
