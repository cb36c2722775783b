/// What a part of a course cannot do without, and what it can: for holding back what is not ready (ready_parts.h).
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/content/course.h"

namespace carewright {

/// Another part of the course, by its kind as the elements of a course file are called, and its id.
struct PartName {
    std::string_view list;
    std::string id;

    friend bool operator==(const PartName&, const PartName&) = default;
};

/// The ids of a course. Looks into it, so it holds until the course changes.
class PartsThere {
public:
    explicit PartsThere(const Course& course);
    [[nodiscard]] bool has(std::string_view list, std::string_view id) const;

private:
    using Ids = std::unordered_set<std::string_view>;
    Ids m_criteria, m_sources, m_topics, m_terms, m_laws, m_misconceptions, m_points, m_questions, m_items, m_concepts;
};

/// What each kind of part names, cannot do without, and is not there; each once. Of kinds that are not among these, nothing.
[[nodiscard]] std::vector<PartName> missingNeeds(const Concept& part, const PartsThere& there);
[[nodiscard]] std::vector<PartName> missingNeeds(const Rubric& part, const PartsThere& there);
[[nodiscard]] std::vector<PartName> missingNeeds(const SubjectGuard& part, const PartsThere& there);
[[nodiscard]] std::vector<PartName> missingNeeds(const MarkingPoint& part, const PartsThere& there);
[[nodiscard]] std::vector<PartName> missingNeeds(const Question& part, const PartsThere& there);
[[nodiscard]] std::vector<PartName> missingNeeds(const Item& part, const PartsThere& there);
[[nodiscard]] std::vector<PartName> missingNeeds(const Quiz& part, const PartsThere& there);
[[nodiscard]] std::vector<PartName> missingNeeds(const Mock& part, const PartsThere& there);
[[nodiscard]] std::vector<PartName> missingNeeds(const Sample& part, const PartsThere& there);
[[nodiscard]] std::vector<PartName> missingNeeds(const Scenario& part, const PartsThere& there);

/// Takes out every mention of what is not there, where the rest makes sense without: a link to a word explained, an item of a
/// quiz, the mistaken idea that an option shows. Nothing of `course` that missingNeeds asks for is touched.
void letGoOfMissing(Course& course);

}  // namespace carewright
