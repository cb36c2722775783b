/// Which marking points a part of a course trains, and where one reads about it; see deck.h for the rules.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "engine/content/course.h"

namespace carewright {

/// Looks a course through once. Borrows it.
class PointsTrained {
public:
    explicit PointsTrained(const Course& course);

    [[nodiscard]] std::vector<PointId> ofTerm(const TermId& term) const;
    [[nodiscard]] std::vector<PointId> ofLaw(const Law& law) const;
    [[nodiscard]] std::vector<PointId> ofMisconception(const Misconception& misconception) const;
    [[nodiscard]] std::vector<PointId> ofTopic(const TopicId& topic) const;

    /// The first topic that explains or uses the term; empty where none does.
    [[nodiscard]] TopicId topicOf(const TermId& term) const;

    /// The topic of the first of the points; empty where there is none.
    [[nodiscard]] TopicId topicOf(const std::vector<PointId>& points) const;

private:
    using Points = std::set<PointId>;

    void lookThrough(const Topic& topic);
    [[nodiscard]] std::vector<PointId> inCourseOrder(const Points& points) const;

    const Course& m_course;
    std::map<TermId, Points> m_ofTerm;
    std::map<TermId, TopicId> m_topicOfTerm;
    std::map<LawId, Points> m_ofLaw;
    Points m_ofMostLaws;
};

/// The ways of naming a law: its title, and the title without year and brackets.
[[nodiscard]] std::vector<std::string> namesOf(const Law& law);

/// The ways of naming a term, the usual one first.
[[nodiscard]] std::vector<std::string> namesOf(const Term& term);

}  // namespace carewright
