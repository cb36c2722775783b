// sameMeaning: two courses compared without regard to where in which file things stand.
#include "engine/content/course.h"

namespace carewright {
namespace {

template <class Item>
void forget(std::vector<Item>& items) {
    for (Item& item : items) item.place = {};
}

/// The depth of rules is bounded by the reader; rules made in memory are as deep as their maker made them.
void forgetRules(std::vector<Rule>& rules) {
    for (Rule& rule : rules) {
        rule.place = {};
        forgetRules(rule.parts);
        forgetRules(rule.unless);
    }
}

Course withoutPlaces(Course course) {
    forget(course.criteria);
    forget(course.sources);
    forget(course.topics);
    for (Topic& topic : course.topics) forget(topic.blocks);
    forget(course.terms);
    forget(course.laws);
    forget(course.misconceptions);
    forget(course.points);
    forget(course.questions);
    for (Question& question : course.questions) forget(question.points);
    forget(course.concepts);
    for (Concept& item : course.concepts) {
        forget(item.terms);
        forget(item.except);
    }
    forget(course.rubrics);
    for (Rubric& rubric : course.rubrics) {
        forgetRules(rubric.award);
        forgetRules(rubric.reject);
        forgetRules(rubric.refer);
    }
    course.subject.place = {};
    course.place = {};
    course.weightsPlace = {};
    course.files.clear();
    return course;
}

}  // namespace

bool sameMeaning(const Course& a, const Course& b) { return withoutPlaces(a) == withoutPlaces(b); }

}  // namespace carewright
