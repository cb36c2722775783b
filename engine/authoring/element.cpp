#include "engine/authoring/element.h"

#include <algorithm>

#include "engine/base/utf8.h"

namespace carewright {
namespace {

constexpr std::size_t titleBytes = 60;

/// The first words of a long text, cut at a space.
std::string firstWords(const std::string& text) {
    if (text.size() <= titleBytes) return text;
    const std::size_t space = text.rfind(' ', titleBytes);
    return text.substr(0, characterStart(text, space == std::string::npos ? titleBytes : space)) + "…";
}

std::string idOfOne(const CourseHead& head) { return head.id.value; }
std::string idOfOne(const Mishearing& mishearing) { return mishearing.heard; }
std::string idOfOne(const Rubric& rubric) { return rubric.point.empty() ? rubric.misconception.value : rubric.point.value; }
std::string idOfOne(const SubjectGuard&) { return {}; }
template <class T>
std::string idOfOne(const T& one) {
    return one.id.value;
}

std::string titleOfOne(const CourseHead& head) { return head.title; }
std::string titleOfOne(const Criterion& criterion) { return firstWords(criterion.text); }
std::string titleOfOne(const Term& term) { return term.name; }
std::string titleOfOne(const Question& question) { return firstWords(question.text); }
std::string titleOfOne(const Item& item) { return firstWords(item.stem); }
std::string titleOfOne(const Sample& sample) { return firstWords(sample.response); }
std::string titleOfOne(const Concept& concept_) { return concept_.meaning.empty() ? concept_.id.value : firstWords(concept_.meaning); }
std::string titleOfOne(const Mishearing& mishearing) { return mishearing.heard; }
std::string titleOfOne(const Rubric& rubric) { return idOfOne(rubric); }
std::string titleOfOne(const SubjectGuard&) { return "The words of the subject"; }
template <class T>
std::string titleOfOne(const T& one) {
    return one.title;
}

}  // namespace

CourseHead headOf(const Course& course) {
    return {course.id, course.title, course.about, course.unitTitle, course.unitCode, course.unitAlso, course.unitLevel, course.unitCredits, course.nation, course.checkedOn};
}

void setHead(Course& course, const CourseHead& head) {
    course.id = head.id;
    course.title = head.title;
    course.about = head.about;
    course.unitTitle = head.unitTitle;
    course.unitCode = head.unitCode;
    course.unitAlso = head.unitAlso;
    course.unitLevel = head.unitLevel;
    course.unitCredits = head.unitCredits;
    course.nation = head.nation;
    course.checkedOn = head.checkedOn;
}

std::string_view nameOf(ElementKind kind) {
    switch (kind) {
        case ElementKind::head: return "course";
        case ElementKind::criterion: return "criterion";
        case ElementKind::source: return "source";
        case ElementKind::topic: return "topic";
        case ElementKind::term: return "term";
        case ElementKind::law: return "law";
        case ElementKind::misconception: return "misconception";
        case ElementKind::point: return "marking point";
        case ElementKind::question: return "question";
        case ElementKind::item: return "quiz item";
        case ElementKind::quiz: return "quiz";
        case ElementKind::mock: return "mock assessment";
        case ElementKind::sample: return "sample response";
        case ElementKind::scenario: return "scenario";
        case ElementKind::concept_: return "concept";
        case ElementKind::mishearing: return "mishearing";
        case ElementKind::rubric: return "rubric";
        case ElementKind::subject: return "subject guard";
    }
    return {};
}

std::string idOf(const Element& element) {
    return std::visit([](const auto& one) { return idOfOne(one); }, element);
}

std::string titleOf(const Element& element) {
    return std::visit([](const auto& one) { return titleOfOne(one); }, element);
}

std::size_t countOf(const Course& course, ElementKind kind) {
    if (isSingle(kind)) return 1;
    return withList(course, kind, [](const auto& list) { return list.size(); });
}

Element elementAt(const Course& course, ElementKind kind, std::size_t index) {
    if (kind == ElementKind::head) return headOf(course);
    if (kind == ElementKind::subject) return course.subject;
    return withList(course, kind, [index](const auto& list) { return Element(list[index]); });
}

std::string idAt(const Course& course, ElementKind kind, std::size_t index) {
    if (kind == ElementKind::head) return course.id.value;
    if (kind == ElementKind::subject) return idOfOne(course.subject);
    return withList(course, kind, [index](const auto& list) { return idOfOne(list[index]); });
}

std::string titleAt(const Course& course, ElementKind kind, std::size_t index) {
    if (kind == ElementKind::head) return course.title;
    if (kind == ElementKind::subject) return titleOfOne(course.subject);
    return withList(course, kind, [index](const auto& list) { return titleOfOne(list[index]); });
}

std::size_t indexOf(const Course& course, ElementKind kind, std::string_view id) {
    if (isSingle(kind)) return 0;
    return withList(course, kind, [id](const auto& list) {
        const auto found = std::ranges::find_if(list, [id](const auto& one) { return idOfOne(one) == id; });
        return static_cast<std::size_t>(found - list.begin());
    });
}

}  // namespace carewright
