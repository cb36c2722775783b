/// Changes to a rubric and to the concepts it rests on, as pure functions of plain values: what an editor does between
/// two states of a course.
///
/// Rules say outright what they took over from the rule around them (rule.h). So a new part begins with what its new
/// place hands down, and where a rule changes what it hands down, the parts that merely took the old value over change
/// with it. Every function keeps a rubric that the reader could have read: depths and counts stay within its bounds.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/authoring/id_words.h"
#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/content/rule_path.h"

namespace carewright {

/// The reader takes 32 levels of elements; a rubric stands two below the course, and a wording needs none of its own.
inline constexpr std::size_t deepestRule = 24;
/// Bounds on what one person can want, so that a stuck key does not make a rubric nobody can open.
inline constexpr std::size_t mostRuleParts = 100;
inline constexpr std::size_t mostTerms = 5000;

/// What a rule says of the words it rests on, and how far it reaches.
struct RuleGuards {
    Within within = Within::response;
    Polarity polarity = Polarity::affirmed;
    Voice voice = Voice::own;
    Mood mood = Mood::either;
    Tense time = Tense::either;

    friend bool operator==(const RuleGuards&, const RuleGuards&) = default;
};
[[nodiscard]] RuleGuards guardsOf(const Rule& rule);

/// A rule of its kind, with nothing in it; `at least` begins with two, `near` with five words.
[[nodiscard]] Rule emptyRule(Rule::Kind kind);
[[nodiscard]] Rule conceptRule(const ConceptId& id);
[[nodiscard]] Rule wordsRule(std::string_view text);

/// Adds an award, reject or refer with an id that no other rule of the rubric has ("award-2"); its path.
Result<RulePath> addNamedRule(Rubric& rubric, RulePath::Use use);
/// Puts `part` below the rule at `path`, before the part at `at` (past the end: last); its path. invalidInput where the
/// rule takes no parts or no more (a relation takes two), tooLarge where it would stand too deep.
Result<RulePath> insertPart(Rubric& rubric, const RulePath& path, bool unless, std::size_t at, Rule part);
/// Takes a rule out with everything in it. notFound where there is none.
Result<void> removeRule(Rubric& rubric, const RulePath& path);
/// Moves a rule among its neighbours, `by` places down (negative: up), as far as that goes; its new path.
Result<RulePath> moveRule(Rubric& rubric, const RulePath& path, int by);
/// Moves a rule to another place of the rubric: into the parts (or what calls off) of the rule at `into`, before the one at
/// `at` as things stand before the move; its new path. What it merely took over from its old place it takes over from the
/// new one. invalidInput where it would stand in itself, where the new place takes no (more) parts, or for a rule that stands
/// in the rubric itself; tooLarge where it would stand too deep. Nothing is changed then.
Result<RulePath> moveRuleTo(Rubric& rubric, const RulePath& path, const RulePath& into, bool unless, std::size_t at);
/// Puts another rule around the one at `path`: "a" becomes "any one of: a". invalidInput for leaves and for rules that
/// stand in the rubric itself.
Result<void> wrapRule(Rubric& rubric, const RulePath& path, Rule::Kind kind);
/// Makes it a rule of another kind; parts stay, and a word or concept becomes the first part of the new rule. invalidInput where it has more parts than
/// the new kind takes, or is one that stands in the rubric itself.
Result<void> setKind(Rubric& rubric, const RulePath& path, Rule::Kind kind, Rule::Relation relation = Rule::Relation::gives);
/// Sets how many, or how many words between; invalidInput outside 1 to 100 (near: 0 to 100).
Result<void> setCount(Rubric& rubric, const RulePath& path, int count);
/// Sets the guards; parts that had the old ones from it get the new.
Result<void> setGuards(Rubric& rubric, const RulePath& path, const RuleGuards& guards);
/// Sets the wording of a words rule, or the concept or point another leaf names; invalidInput for text that can't be read.
Result<void> setText(Rubric& rubric, const RulePath& path, std::string_view text);
Result<void> setNote(Rubric& rubric, const RulePath& path, std::string_view note);
Result<void> setCancels(Rubric& rubric, const RulePath& path, Cancels cancels, const PointId& pair = {});

/// Which list of a concept a wording stands in.
enum class TermList { terms, except };

/// Adds wordings, as they are typed: separated by semicolons or lines; those it has already are passed over. How many
/// were new. invalidInput with the first that can't be read (nothing is added then).
Result<std::size_t> addTerms(Concept& to, TermList list, std::string_view text);
Result<void> setTerm(Concept& in, TermList list, std::size_t index, std::string_view text);
Result<void> removeTerm(Concept& from, TermList list, std::size_t index);
Result<void> moveTerm(Concept& in, TermList list, std::size_t index, int by);

/// An id for a new concept or rule from what people call it: "People's own choice" → "peoples-own-choice".
[[nodiscard]] std::string idFromWords(std::string_view words);

/// … with a number behind it where `taken(id)` says so; of `otherwise` where nothing of the words can stand in an id.
template <class Taken>
[[nodiscard]] std::string idFrom(std::string_view words, std::string_view otherwise, const Taken& taken) {
    const std::string id = idFromWords(words);
    return freeId(id.empty() ? std::string(otherwise) : id, taken);
}

/// Everything that names a concept: rules, other concepts, wordings with it in brackets, the subject guard; one line each.
[[nodiscard]] std::vector<std::string> usesOf(const Course& course, const ConceptId& id);

/// True where everything that says `other` may come to say `id` too: `id` includes it or holds it in a wording's brackets,
/// itself or by others. An idea that reaches another can't be put into it.
[[nodiscard]] bool restsOn(const Course& course, const ConceptId& id, const ConceptId& other);

/// The concepts that a rubric's rules reach, by what they name, include and hold in brackets; in the course's order.
[[nodiscard]] std::vector<ConceptId> conceptsBehind(const Course& course, const Rubric& rubric);

}  // namespace carewright
