/// The notation in which rubrics write wordings, read into a small tree that `engine/marking` compiles.
///
///     made (very) … for [person]   →   word "made", optional(word "very"), gap of 3, word "for", concept "person"
///
/// Nothing here knows about stems or matching. What the notation means is said on `TermText` in rule.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/content/rule.h"

namespace carewright {

/// One word of a term, as written (not folded); apostrophes and hyphens inside it are part of it.
struct TermWord {
    enum class Kind {
        forms,   ///< `choose`: any form of the word
        exact,   ///< `"may"`: this form only, letter case aside
        prefix,  ///< `personali*`: any word that begins so; `text` is without the star, at least three letters
    };

    std::string text;
    Kind kind = Kind::forms;

    friend bool operator==(const TermWord&, const TermWord&) = default;
};

/// One step of a term, from left to right.
struct TermPart {
    enum class Kind {
        word,      ///< one of `alternatives` (always at least one)
        gap,       ///< nought to `gapWords` words of any kind; never first, last or beside another gap
        concept_,  ///< a wording of the concept `ref`
        optional,  ///< all of `parts` or none of them; parts are words and concepts only
    };

    Kind kind = Kind::word;
    std::vector<TermWord> alternatives;  ///< word
    int gapWords = 0;                    ///< gap: 1 to TermNotation::longestGap
    ConceptId ref;                       ///< concept_
    std::vector<TermPart> parts;         ///< optional: at least one

    friend bool operator==(const TermPart&, const TermPart&) = default;
};

/// A term as it was read. Where `problems` is empty it holds at least one word or concept that must be there, so it
/// cannot match nothing; otherwise it holds what could be read and must not be compiled.
struct TermNotation {
    static constexpr int usualGap = 3;
    static constexpr int longestGap = 30;
    static constexpr int shortestPrefix = 3;
    static constexpr std::size_t longestTerm = 500;  ///< bytes; anything longer is a missing semicolon

    std::vector<TermPart> parts;
    std::vector<std::string> problems;  ///< what is wrong and what would be right, a sentence each

    [[nodiscard]] bool ok() const { return problems.empty(); }
};

/// Reads one wording. Takes any bytes; never fails, every fault becomes a problem.
///   `call the shots` → three words;  `say/voice` → one word with two alternatives;  `"she"` → an exact word
///   `have (a) say … in` → word, optional, word, gap 3, word;  `made …5 for` → gap 5;  `[person] decide` → concept, word
[[nodiscard]] TermNotation readTermNotation(std::string_view text);

/// The concepts a term names, in the order of their places; a concept named twice comes twice.
[[nodiscard]] std::vector<ConceptId> conceptsIn(const TermNotation& notation);

/// Splits the text of `<terms>`, `<except>` or `<words>` at semicolons and line ends. Each wording is trimmed, inner
/// white space becomes one space, empty ones are dropped. `place` is where the first byte of `text` stands.
[[nodiscard]] std::vector<TermText> splitTerms(std::string_view text, const SourcePlace& place = {});

}  // namespace carewright
