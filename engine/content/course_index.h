/// What the checks of a course look up again and again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/content/course.h"
#include "engine/content/term_notation.h"

namespace carewright {

/// The ids of one kind, each with the index of the first item that has it.
class IdSet {
public:
    void add(std::string_view id, std::size_t index);
    [[nodiscard]] bool has(std::string_view id) const { return m_index.contains(id); }
    [[nodiscard]] std::size_t size() const { return m_index.size(); }
    /// The first item with this id, or nothing.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
    /// `; did you mean …` among these ids; empty where there are so many that looking would take long.
    [[nodiscard]] std::string suggestion(std::string_view wrong) const;

private:
    std::unordered_map<std::string_view, std::size_t> m_index;
    std::vector<std::string_view> m_ids;
};

/// Looks into `course`, which must outlive it and stay as it is.
struct CourseIndex {
    explicit CourseIndex(const Course& course);

    IdSet topics, terms, laws, misconceptions, points, questions, concepts, criteria, sources, items, scenarios;
    /// For each concept, its terms and its exceptions as read; same order as in the course.
    std::vector<std::vector<TermNotation>> termNotations, exceptNotations;
};

}  // namespace carewright
