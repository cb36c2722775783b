/// The words by which relations, examples and doers are told: the engine's own, which a course may widen.
#pragma once

#include <string_view>

#include "engine/content/rule.h"

namespace carewright {

/// How two parts are joined.
struct RelationCue {
    Rule::Relation relation;
    std::string_view concept_;      ///< name under which a course may widen it
    std::string_view terms;         ///< between the first part and the second; does: others who may be the doer
    std::string_view reversed;      ///< between the second part and the first ("B because A"); empty: never so
};

[[nodiscard]] const RelationCue& relationCue(Rule::Relation relation);

/// Name under which a course may widen what opens an example.
inline constexpr std::string_view exampleCueConcept = "example-cue";
/// What opens an example, in the notation of terms.
[[nodiscard]] std::string_view exampleCueTerms();

/// True for first names that are also everyday words: with a capital inside a sentence they are names.
[[nodiscard]] bool isAmbiguousName(std::string_view folded);

/// True before places and times rather than people: in (London), on (Monday), the (English).
[[nodiscard]] bool opensPlaceOrTime(std::string_view folded);

/// True for words with a capital that are no person even at the beginning of a sentence: days, months, nations.
[[nodiscard]] bool isNeverPerson(std::string_view folded);

/// True for mr, mrs, dr …
[[nodiscard]] bool isTitle(std::string_view folded);

}  // namespace carewright
