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

/// A reject rule that may cancel a decision.
struct Rejecting {
    std::uint32_t rubric = 0, rule = 0;
    std::uint32_t held = 0;             ///< number of the rule through all rubrics
};

/// A marking point or misconception as a decision to take.
struct Decidable {
    std::string id;
    bool misconception = false;
    std::uint32_t index = 0;            ///< in the course's points or misconceptions
    std::uint32_t rubric = none;        ///< in RuleProgram::rubrics
    std::uint32_t firstRule = 0;        ///< number of its first rule through all rubrics
    std::uint32_t weighed = none;       ///< column in the weights
    std::vector<Rejecting> rejecting;   ///< those of its own rubric first
};

/// From this many words in a row on, what a response shares with the question is copied from it.
inline constexpr std::uint32_t echoedRun = 6;

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
    /// By question, by level: the roots of its descriptors in `rules`.
    std::vector<std::vector<std::vector<std::uint32_t>>> levels;
    /// By question: the runs of words that are its own text and guidance.
    std::vector<WordRuns> echoes;
    std::size_t ruleCount = 0;
    std::string hash;
};

}  // namespace carewright
