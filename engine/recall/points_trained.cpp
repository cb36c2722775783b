#include "engine/recall/points_trained.h"

#include <algorithm>

#include "engine/recall/wording.h"

namespace carewright {

namespace {

/// Every rich text of a block.
std::vector<const RichText*> textsOf(const Block& block) {
    std::vector<const RichText*> texts{&block.text};
    for (const RichText& item : block.items) texts.push_back(&item);
    for (const CompareRow& row : block.rows) {
        texts.push_back(&row.left);
        texts.push_back(&row.right);
    }
    return texts;
}

bool namesAny(std::string_view text, const std::vector<std::string>& phrases) {
    return std::ranges::any_of(phrases, [&](const std::string& phrase) { return names(text, phrase); });
}

/// "Mental Capacity Act 2005" → "Mental Capacity Act"; "Act (2008 and 2012)" → "Act".
std::string withoutYear(std::string title) {
    const std::size_t bracket = title.rfind(" (");
    if (bracket != std::string::npos && title.ends_with(")")) title.resize(bracket);
    const std::size_t space = title.rfind(' ');
    if (space != std::string::npos && title.find_first_not_of("0123456789", space + 1) == std::string::npos) title.resize(space);
    return title;
}

}  // namespace

std::vector<std::string> namesOf(const Law& law) {
    std::vector<std::string> all{law.title};
    if (std::string shorter = withoutYear(law.title); shorter != law.title) all.push_back(std::move(shorter));
    return all;
}

std::vector<std::string> namesOf(const Term& term) {
    std::vector<std::string> all{term.name};
    all.insert(all.end(), term.also.begin(), term.also.end());
    return all;
}

PointsTrained::PointsTrained(const Course& course) : m_course(course) {
    for (const Topic& topic : course.topics) lookThrough(topic);
    for (const MarkingPoint& point : course.points) {
        for (const Term& term : course.terms)
            if (namesAny(point.examiner, namesOf(term))) m_ofTerm[term.id].insert(point.id);
        for (const Law& law : course.laws)
            if (namesAny(point.examiner, namesOf(law))) m_ofLaw[law.id].insert(point.id);
    }
    for (const MarkingPoint& point : course.points) {
        const auto lawsOfPoint = std::ranges::count_if(m_ofLaw, [&](const auto& entry) { return entry.second.contains(point.id); });
        if (static_cast<std::size_t>(lawsOfPoint) * 2 > m_ofLaw.size()) m_ofMostLaws.insert(point.id);
    }
}

void PointsTrained::lookThrough(const Topic& topic) {
    for (const Block& block : topic.blocks)
        for (const RichText* text : textsOf(block))
            for (const Run& run : *text) {
                if (run.term.empty()) continue;
                m_topicOfTerm.emplace(run.term, topic.id);
                m_ofTerm[run.term].insert(block.points.begin(), block.points.end());
            }
}

std::vector<PointId> PointsTrained::inCourseOrder(const Points& points) const {
    std::vector<PointId> sorted;
    for (const MarkingPoint& point : m_course.points)
        if (points.contains(point.id)) sorted.push_back(point.id);
    return sorted;
}

std::vector<PointId> PointsTrained::ofTerm(const TermId& term) const {
    const auto found = m_ofTerm.find(term);
    if (found != m_ofTerm.end() && !found->second.empty()) return inCourseOrder(found->second);
    return ofTopic(topicOf(term));
}

std::vector<PointId> PointsTrained::ofLaw(const Law& law) const {
    const auto found = m_ofLaw.find(law.id);
    return inCourseOrder(found != m_ofLaw.end() ? found->second : m_ofMostLaws);
}

std::vector<PointId> PointsTrained::ofMisconception(const Misconception& misconception) const {
    Points points;
    for (const RichText* text : {&misconception.whyWrong, &misconception.fact})
        for (const Run& run : *text)
            if (!run.term.empty())
                for (const PointId& point : ofTerm(run.term)) points.insert(point);
    return inCourseOrder(points);
}

std::vector<PointId> PointsTrained::ofTopic(const TopicId& topic) const {
    std::vector<PointId> points;
    for (const MarkingPoint& point : m_course.points)
        if (!topic.empty() && point.topic == topic) points.push_back(point.id);
    return points;
}

TopicId PointsTrained::topicOf(const TermId& term) const {
    const auto found = m_topicOfTerm.find(term);
    return found == m_topicOfTerm.end() ? TopicId() : found->second;
}

TopicId PointsTrained::topicOf(const std::vector<PointId>& points) const {
    const MarkingPoint* first = points.empty() ? nullptr : m_course.findPoint(points.front());
    return first ? first->topic : TopicId();
}

}  // namespace carewright
