/// The things a course is made of, as a tutor edits them one by one: which there are, and where each stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "engine/content/course.h"

namespace carewright {

/// What a course says of itself as a whole.
struct CourseHead {
    CourseId id;
    std::string title, about;
    std::string unitTitle, unitCode, unitAlso;
    int unitLevel = 0, unitCredits = 0;
    std::string nation, checkedOn;

    friend bool operator==(const CourseHead&, const CourseHead&) = default;
};

[[nodiscard]] CourseHead headOf(const Course& course);
void setHead(Course& course, const CourseHead& head);

/// Anything that an edit puts in, takes out or changes. The order is that of ElementKind.
using Element = std::variant<CourseHead, Criterion, Source, Topic, Term, Law, Misconception, MarkingPoint, Question, Item, Quiz, Mock, Sample,
                             Scenario, Concept, Mishearing, Rubric, SubjectGuard>;

enum class ElementKind {
    head, criterion, source, topic, term, law, misconception, point, question, item, quiz, mock, sample, scenario, concept_, mishearing, rubric, subject,
};

inline constexpr std::size_t elementKinds = std::variant_size_v<Element>;

[[nodiscard]] inline ElementKind kindOf(const Element& element) { return static_cast<ElementKind>(element.index()); }

/// "marking point": what a tutor calls it.
[[nodiscard]] std::string_view nameOf(ElementKind kind);

/// True for the two of which a course has exactly one: its head and its subject guard.
[[nodiscard]] inline bool isSingle(ElementKind kind) { return kind == ElementKind::head || kind == ElementKind::subject; }

/// The id within the course: a rubric's is that of its point or misconception; empty for what has none.
[[nodiscard]] std::string idOf(const Element& element);

/// What a person knows it by: the title, name or first words.
[[nodiscard]] std::string titleOf(const Element& element);

/// The id and the title of one in the course, without a copy of the rest of it.
[[nodiscard]] std::string idAt(const Course& course, ElementKind kind, std::size_t index);
[[nodiscard]] std::string titleAt(const Course& course, ElementKind kind, std::size_t index);

/// How many of a kind the course has; 1 for a single one.
[[nodiscard]] std::size_t countOf(const Course& course, ElementKind kind);

/// A copy of one; `index` below countOf.
[[nodiscard]] Element elementAt(const Course& course, ElementKind kind, std::size_t index);

/// Where the one with that id stands; countOf where there is none.
[[nodiscard]] std::size_t indexOf(const Course& course, ElementKind kind, std::string_view id);

/// The vector that holds elements of one type: `listOf<Topic>(course)`.
template <class T, class SomeCourse>
[[nodiscard]] auto& listOf(SomeCourse& course) {
    if constexpr (std::is_same_v<T, Criterion>) return course.criteria;
    else if constexpr (std::is_same_v<T, Source>) return course.sources;
    else if constexpr (std::is_same_v<T, Topic>) return course.topics;
    else if constexpr (std::is_same_v<T, Term>) return course.terms;
    else if constexpr (std::is_same_v<T, Law>) return course.laws;
    else if constexpr (std::is_same_v<T, Misconception>) return course.misconceptions;
    else if constexpr (std::is_same_v<T, MarkingPoint>) return course.points;
    else if constexpr (std::is_same_v<T, Question>) return course.questions;
    else if constexpr (std::is_same_v<T, Item>) return course.items;
    else if constexpr (std::is_same_v<T, Quiz>) return course.quizzes;
    else if constexpr (std::is_same_v<T, Mock>) return course.mocks;
    else if constexpr (std::is_same_v<T, Sample>) return course.samples;
    else if constexpr (std::is_same_v<T, Scenario>) return course.scenarios;
    else if constexpr (std::is_same_v<T, Concept>) return course.concepts;
    else if constexpr (std::is_same_v<T, Mishearing>) return course.mishearings;
    else return course.rubrics;
}

/// Calls `work` with the vector of a kind that is not single.
template <class SomeCourse, class Work>
decltype(auto) withList(SomeCourse& course, ElementKind kind, Work&& work) {
    switch (kind) {
        case ElementKind::criterion: return work(course.criteria);
        case ElementKind::source: return work(course.sources);
        case ElementKind::topic: return work(course.topics);
        case ElementKind::term: return work(course.terms);
        case ElementKind::law: return work(course.laws);
        case ElementKind::misconception: return work(course.misconceptions);
        case ElementKind::point: return work(course.points);
        case ElementKind::question: return work(course.questions);
        case ElementKind::item: return work(course.items);
        case ElementKind::quiz: return work(course.quizzes);
        case ElementKind::mock: return work(course.mocks);
        case ElementKind::sample: return work(course.samples);
        case ElementKind::scenario: return work(course.scenarios);
        case ElementKind::concept_: return work(course.concepts);
        case ElementKind::mishearing: return work(course.mishearings);
        case ElementKind::rubric:
        case ElementKind::head:
        case ElementKind::subject: break;
    }
    return work(course.rubrics);
}

}  // namespace carewright
