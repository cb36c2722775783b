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
const Concept* Course::findConcept(const ConceptId& id) const { return find(concepts, id); }

}  // namespace carewright
