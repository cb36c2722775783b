/// Everything of a course that marking needs, compiled once and never changed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/marking/evidence_model.h"
#include "engine/marking/lexicon.h"
#include "engine/marking/response_flags.h"
#include "engine/marking/rule_program.h"
#include "engine/marking/vocabulary.h"

namespace carewright {

/// A marking point or misconception as a decision to take.
struct Decidable {
    std::string id;
    bool misconception = false;
    std::uint32_t index = 0;            ///< in the course's points or misconceptions
    std::uint32_t rubric = none;        ///< in RuleProgram::rubrics
    std::uint32_t firstRule = 0;        ///< number of its first rule through all rubrics
    std::uint32_t weighed = none;       ///< column in the weights
};

/// Not movable: its parts point at each other.
struct CompiledCourse {
    [[nodiscard]] static Result<std::unique_ptr<const CompiledCourse>> compile(Course course);

    CompiledCourse() = default;
    CompiledCourse(const CompiledCourse&) = delete;
    CompiledCourse& operator=(const CompiledCourse&) = delete;

    Course course;
    Lexicon lexicon;
    RuleProgram rules;
    Vocabulary vocabulary;
    EvidenceModel model;
    FlagFinder flags;
    std::vector<Decidable> decidables;      ///< points in the course's order, then misconceptions
    std::vector<std::string_view> meanings; ///< of the course's concepts for a learner, by ConceptIndex
    std::vector<std::vector<char>> asked;   ///< by question and number in `decidables`: does the question credit it
    std::size_t ruleCount = 0;
    std::string hash;
};

}  // namespace carewright
