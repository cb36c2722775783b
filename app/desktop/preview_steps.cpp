#include "app/desktop/preview_steps.h"

#include <algorithm>

#include "engine/authoring/references.h"
#include "engine/authoring/rubric_editing.h"

namespace carewright {
namespace {

using Steps = std::vector<ui::Action>;

Steps goTo(ui::Room room, const std::string& id = {}) { return {ui::GoTo{{room, id, {}}}}; }

/// A question that a marking point counts for; otherwise home.
Steps questionOf(const Course& course, const std::string& point) {
    for (const Question& question : course.questions)
        if (std::ranges::find(question.points, PointId(point), &QuestionPoint::point) != question.points.end()) return goTo(ui::Room::write, question.id.value);
    return {};
}

Steps ofRubric(const Course& course, const std::string& id) {
    if (Steps steps = questionOf(course, id); !steps.empty()) return steps;
    return course.findMisconception(MisconceptionId(id)) ? goTo(ui::Room::myths, id) : Steps{};
}

Steps ofConcept(const Course& course, const std::string& id) {
    for (const Rubric& rubric : course.rubrics) {
        const std::vector<ConceptId> behind = conceptsBehind(course, rubric);
        if (std::ranges::find(behind, ConceptId(id)) == behind.end()) continue;
        if (Steps steps = ofRubric(course, rubric.point.empty() ? rubric.misconception.value : rubric.point.value); !steps.empty()) return steps;
    }
    return {};
}

Steps startQuiz(const QuizId& id) { return {ui::QuizAction{ui::StartQuiz{id, {}}}}; }

Steps ofItem(Course& draft, const std::string& id) {
    if (!draft.findItem(ItemId(id))) return goTo(ui::Room::quizzes);
    Quiz alone;
    alone.id = QuizId(freshId(draft, ElementKind::quiz, "preview of " + id));
    alone.title = "Only this item";
    alone.about = "Made for the preview.";
    alone.sections.emplace_back();
    alone.sections.back().pools.emplace_back();
    alone.sections.back().pools.back().items.push_back(ItemId(id));
    draft.quizzes.push_back(alone);
    return startQuiz(alone.id);
}

Steps ofStory(const std::string& id) {
    return {ui::ScenarioAction{ui::BeginStory{ScenarioId(id)}}, ui::GoTo{{ui::Room::scenario, id, {}}}};
}

}  // namespace

Steps previewSteps(Course& draft, ElementKind kind, const std::string& id) {
    switch (kind) {
        case ElementKind::topic: return goTo(ui::Room::topic, id);
        case ElementKind::term: return goTo(ui::Room::words, id);
        case ElementKind::law: return goTo(ui::Room::law, id);
        case ElementKind::misconception: return goTo(ui::Room::myths, id);
        case ElementKind::question: return goTo(ui::Room::write, id);
        case ElementKind::point: return questionOf(draft, id);
        case ElementKind::rubric: return ofRubric(draft, id);
        case ElementKind::concept_: return ofConcept(draft, id);
        case ElementKind::item: return ofItem(draft, id);
        case ElementKind::quiz: return startQuiz(QuizId(id));
        case ElementKind::mock: return goTo(ui::Room::mocks);
        case ElementKind::scenario: return ofStory(id);
        case ElementKind::sample: return goTo(ui::Room::examiner);
        case ElementKind::head:
        case ElementKind::criterion:
        case ElementKind::source:
        case ElementKind::mishearing:
        case ElementKind::subject: return {};
    }
    return {};
}

}  // namespace carewright
