/// A rule in plain words, in pieces that a view can draw: text, concepts, wordings, and the parts that stand below.
///
///     <at-least n="2"><concept ref="meals"/><concept ref="clothes"/></at-least>   →   any two of: [meals] or [clothes]
///     <relation kind="gives"><concept ref="money"/><concept ref="freedom"/></relation>
///                                                               →   [money] gives or increases [freedom], in one sentence
///     <concept ref="stop" polarity="denied"/>                                     →   said not to be [stop]
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/content/course.h"
#include "engine/content/rule_path.h"

namespace carewright {

/// A piece of a line.
struct RuleWord {
    enum class Kind { plain, concept_, wording, point };

    Kind kind = Kind::plain;
    std::string text;               ///< what to show; a concept's meaning, a point's title, or the id where there is no better name
    std::string id;                 ///< of the concept or point
    RulePath path;                  ///< the rule that this piece says; plain words: the rule of the line

    friend bool operator==(const RuleWord&, const RuleWord&) = default;
};

/// A rule as a line and what stands below it.
struct RuleSaying {
    RulePath path;
    std::vector<RuleWord> line;
    std::vector<RuleSaying> parts;  ///< in the order of the rule's; none where the line says them all
    std::vector<RuleSaying> unless; ///< what calls the rule off
    std::string construct;          ///< its id in the tutors' reference: "at-least", "gives" …
    std::string note;               ///< the examiner's note
};

/// Says a rule. One that stands in the rubric itself has an empty line where it holds one part only: that says everything.
/// With a course, concepts and points go by their names (nameOfConcept, nameOfPoint) instead of their ids.
[[nodiscard]] RuleSaying sayRule(const Rubric& rubric, const RulePath& path, const Course* names = nullptr);

/// What people call a concept: its meaning, or its id where it has none (or the course knows no such concept).
[[nodiscard]] std::string nameOfConcept(const Course& course, std::string_view id);
/// A point's title, or its id.
[[nodiscard]] std::string nameOfPoint(const Course& course, std::string_view id);

/// All of it as one sentence without a full stop, for those who listen.
[[nodiscard]] std::string inWords(const RuleSaying& saying);

/// "two", "three" … up to twelve, then digits.
[[nodiscard]] std::string numberInWords(int number);

/// How a relation reads between its parts: "gives or increases", "instead of".
[[nodiscard]] std::string_view relationWords(Rule::Relation relation);
/// "in one sentence"; empty for anywhere.
[[nodiscard]] std::string_view withinWords(Within within);
/// The id of a rule's construct in the tutors' reference.
[[nodiscard]] std::string_view constructOf(const Rule& rule);

}  // namespace carewright
