/// Says of every word whose view it is and whether it is denied.
///
///     "It isn't about budgets, it is about choice."      budgets: denied      choice: affirmed
///     "Some staff think he can't decide. Rubbish."       decide: denied, others' view
///     "not just tea or coffee"                           tea, coffee: not all there is (beyond)
///     "They get the money. This means they can choose."  the second sentence goes on with the first
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/words.h"

namespace carewright {

/// What a word does in a sentence; a word may do several things. Found by its folded form.
enum Cue : std::uint16_t {
    cueNone = 0,
    cueNegation = 1 << 0,       ///< not, never, no, without, isnt …
    cueContrast = 1 << 1,       ///< but, however, whereas: ends what came before
    cueConnector = 1 << 2,      ///< because, so, if, when, and: may begin a new clause
    cueSubject = 1 << 3,        ///< it, they, he, she …: after a comma or connector, a new clause
    cueOnly = 1 << 4,           ///< just, only, simply, merely
    cueOthers = 1 << 5,         ///< some, people, many, staff, everyone: whose view is reported
    cueOpinion = 1 << 6,        ///< think, believe, assume, say
    cueMistaken = 1 << 7,       ///< myth, misconception, wrongly, mistake
    cueRejection = 1 << 8,      ///< rubbish, wrong, nonsense, untrue
    cueIf = 1 << 9,             ///< if, unless, whether
    cueInstead = 1 << 10,       ///< rather, instead: with than / of they deny what follows
    cueThanOf = 1 << 11,        ///< than, of
    cueOwn = 1 << 12,           ///< i, my, we: one's own view
    cuePast = 1 << 13,          ///< used, before, traditionally, formerly
    cuePerhaps = 1 << 15,       ///< might, maybe, would: supposed rather than stated
    cueKin = 1 << 14,           ///< daughter, family: theirs is a view when they think, not when they say
};

/// The cues of a folded word.
[[nodiscard]] std::uint16_t cuesOf(std::string_view folded);

/// What holds of a word where it stands.
enum Standing : std::uint8_t {
    standsAffirmed = 0,
    standsDenied = 1 << 0,
    standsOthers = 1 << 1,      ///< somebody else's view
    standsBeyond = 1 << 2,      ///< said not to be all there is
    standsIf = 1 << 3,          ///< only supposed: in an if-clause, or after "might"
    standsPast = 1 << 4,        ///< told of former times
};

struct Clauses {
    std::vector<std::uint8_t> standing;         ///< for each word
    std::vector<std::uint32_t> clause;          ///< for each word: number of its clause
    std::vector<std::uint32_t> sentence;        ///< for each word: number of its sentence
    /// For each sentence: it goes on with the one before, because it begins by pointing back ("This means …", "So …").
    std::vector<char> goesOn;
    std::uint32_t clauseCount = 0;
    std::uint32_t sentenceCount = 0;
};

/// `cues` holds cuesOf of each word. Replaces what `out` held; one pass forwards.
void findClauses(const Words& words, const std::vector<std::uint16_t>& cues, Clauses& out);

}  // namespace carewright
