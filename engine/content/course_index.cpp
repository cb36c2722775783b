#include "engine/content/course_index.h"

#include "engine/content/suggestion.h"

namespace carewright {
namespace {

/// Above this many ids a suggestion is not worth the search.
constexpr std::size_t mostCandidates = 2000;

template <class Item>
void addAll(IdSet& set, const std::vector<Item>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) set.add(items[i].id.value, i);
}

std::vector<TermNotation> readAll(const std::vector<TermText>& terms) {
    std::vector<TermNotation> out;
    out.reserve(terms.size());
    for (const TermText& term : terms) out.push_back(readTermNotation(term.text));
    return out;
}

}  // namespace

void IdSet::add(std::string_view id, std::size_t index) {
    if (id.empty()) return;
    if (m_index.emplace(id, index).second) m_ids.push_back(id);
}

std::optional<std::size_t> IdSet::find(std::string_view id) const {
    const auto it = m_index.find(id);
    if (it == m_index.end()) return std::nullopt;
    return it->second;
}

std::string IdSet::suggestion(std::string_view wrong) const {
    return m_ids.size() > mostCandidates ? std::string() : didYouMean(wrong, m_ids);
}

CourseIndex::CourseIndex(const Course& course) {
    addAll(topics, course.topics);
    addAll(terms, course.terms);
    addAll(laws, course.laws);
    addAll(misconceptions, course.misconceptions);
    addAll(points, course.points);
    addAll(questions, course.questions);
    addAll(concepts, course.concepts);
    addAll(criteria, course.criteria);
    addAll(sources, course.sources);
    addAll(items, course.items);
    addAll(scenarios, course.scenarios);
    for (const Concept& item : course.concepts) {
        termNotations.push_back(readAll(item.terms));
        exceptNotations.push_back(readAll(item.except));
    }
}

}  // namespace carewright
