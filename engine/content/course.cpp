#include "engine/content/course.h"

#include <algorithm>

namespace carewright {
namespace {

template <class Item, class Key>
const Item* find(const std::vector<Item>& items, const Key& id) {
    const auto it = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    return it == items.end() ? nullptr : &*it;
}

}  // namespace

std::string plainText(const RichText& text) {
    std::string out;
    for (const Run& run : text) out += run.text;
    return out;
}

const Topic* Course::findTopic(const TopicId& id) const { return find(topics, id); }
const Term* Course::findTerm(const TermId& id) const { return find(terms, id); }
const Misconception* Course::findMisconception(const MisconceptionId& id) const { return find(misconceptions, id); }
const MarkingPoint* Course::findPoint(const PointId& id) const { return find(points, id); }
const Question* Course::findQuestion(const QuestionId& id) const { return find(questions, id); }
const Law* Course::findLaw(const LawId& id) const { return find(laws, id); }
const Item* Course::findItem(const ItemId& id) const { return find(items, id); }
const Quiz* Course::findQuiz(const QuizId& id) const { return find(quizzes, id); }
const Mock* Course::findMock(const MockId& id) const { return find(mocks, id); }
const Sample* Course::findSample(const SampleId& id) const { return find(samples, id); }
const Scenario* Course::findScenario(const ScenarioId& id) const { return find(scenarios, id); }
const Concept* Course::findConcept(const ConceptId& id) const { return find(concepts, id); }

const Passage* Scenario::findPassage(const PassageId& id) const { return find(passages, id); }
const ScenarioPerson* Scenario::findPerson(const PersonId& id) const { return find(people, id); }
const ScenarioVariable* Scenario::findVariable(const VariableId& id) const { return find(variables, id); }

}  // namespace carewright
