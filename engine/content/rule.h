/// The rubric language as plain data: what a tutor wrote, before it is compiled for matching.
///
/// A rubric says in rules what an examiner says in a mark scheme. Concepts collect the ways of saying one idea; rules
/// join concepts; a rubric holds the rules that award, refuse or refer one marking point. Nothing in here matches text:
/// that is `engine/marking`.
#pragma once

#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/id.h"

namespace carewright {

/// One way of saying a concept, in the notation of mark schemes (read by term_notation.h):
///   `choose`            any form of the word (chooses, choosing, chosen), small misspellings forgiven
///   `"may"`             this form only, exactly as spelled
///   `personali*`        any word beginning so
///   `call the shots`    a phrase
///   `have (a) say in`   words in brackets may be missing
///   `say/voice`         either word
///   `made … for`        a gap of at most three words (`…5`: at most five)
///   `[person] decide`   a place for another concept
struct TermText {
    std::string text;
    SourcePlace place;

    friend bool operator==(const TermText&, const TermText&) = default;
};

/// One idea and the many ways people put it.
struct Concept {
    ConceptId id;
    std::string meaning;            ///< for tutors: what the idea is, in one line
    std::vector<TermText> terms;
    std::vector<TermText> except;   ///< wordings that look like it and are not ("direct debit")
    std::vector<ConceptId> includes;///< other concepts that count as this one
    SourcePlace place;

    friend bool operator==(const Concept&, const Concept&) = default;
};

/// How far apart the parts of a rule may stand.
enum class Within { clause, sentence, neighbours, response };   // neighbours: the same or the next sentence

/// Whose view and which polarity the words must carry to count.
enum class Polarity { affirmed, denied, either };
enum class Voice { own, others, either };

/// Whether the words must be stated as so, or only supposed ("if they choose …").
enum class Mood { either, stated, supposed };

/// Whether the words must tell of now, or of former times ("staff used to decide").
enum class Tense { either, now, past };

/// What a reject rule that holds takes away.
enum class Cancels {
    point,      ///< the rubric's own point
    pair,       ///< the point that `pair` names
    nothing,    ///< nothing; it is noted, and counts as a wrong response under the list rule
};

/// A rule of the rubric: a tree whose leaves name concepts or wordings.
struct Rule {
    enum class Kind {
        concept_,   ///< the concept `ref` is present
        words,      ///< the wording `text` is present
        all,        ///< every part, within `within`
        any,        ///< one part
        atLeast,    ///< `count` different parts, within `within`
        inOrder,    ///< every part, one after the other, within `within`
        near,       ///< every part with at most `count` words between the outermost
        relation,   ///< two parts joined as `relation` says, within `within`
        point,      ///< the marking point `ref` has been awarded (dependent marks)
        exampleGiven,   ///< an example or a named person's story, with every part in it (with no part: any example)
    };
    /// How two parts are joined (does: the first is who does the second); the cues are concepts of the same name in the lexicon, with the engine's own beside them.
    enum class Relation { gives, insteadOf, fromTo, notBut, soThat, because, does };

    Kind kind = Kind::all;
    RuleId id;                      ///< only rules directly below a rubric carry one
    std::string ref;                ///< concept_: concept id; point: point id
    std::string text;               ///< words: the term notation above
    int count = 0;                  ///< atLeast: how many; near: words between
    Within within = Within::response;
    Relation relation = Relation::gives;
    Polarity polarity = Polarity::affirmed;
    Voice voice = Voice::own;
    Mood mood = Mood::either;
    Tense time = Tense::either;
    Cancels cancels = Cancels::point;   ///< reject rules only
    PointId pair;                       ///< with Cancels::pair: the point that is cancelled
    std::vector<Rule> parts;
    /// If one of these holds in the same scope, the rule does not. The scope is the rule's own, or that of the `unless`
    /// rule where that is wider: one within neighbours reaches the sentences before and after.
    std::vector<Rule> unless;
    std::string note;               ///< examiner's note, for people
    SourcePlace place;

    friend bool operator==(const Rule&, const Rule&) = default;
};

/// How far a rule reaches that does not say so itself, below one that reaches `above`: relations are made in a sentence,
/// and an example is told in its sentence and the next, even where the rest of the rule may stand anywhere.
[[nodiscard]] constexpr Within usualWithin(Rule::Kind kind, Within above) {
    if (above != Within::response) return above;
    if (kind == Rule::Kind::relation) return Within::sentence;
    return kind == Rule::Kind::exampleGiven ? Within::neighbours : above;
}

/// What speech recognition or the ear makes of a word: "personal station" is heard, "personalisation" is meant.
struct Mishearing {
    std::string heard;              ///< one to four words
    std::string meant;              ///< one word, or as many words as were heard
    SourcePlace place;

    friend bool operator==(const Mishearing&, const Mishearing&) = default;
};

/// The rules for one marking point or one misconception.
struct Rubric {
    PointId point;                      ///< exactly one of point and misconception is set
    MisconceptionId misconception;
    std::vector<Rule> award;            ///< any one earns the point (or asserts the misconception)
    std::vector<Rule> reject;           ///< any one cancels what its `cancels` says
    std::vector<Rule> refer;            ///< any one sends the response to an assessor
    SourcePlace place;

    friend bool operator==(const Rubric&, const Rubric&) = default;
};

/// Which words show that a response is about the subject at all.
struct SubjectGuard {
    std::vector<ConceptId> required;    ///< at least one of these …
    std::vector<ConceptId> unwanted;    ///< … and none of these in greater number
    SourcePlace place;

    friend bool operator==(const SubjectGuard&, const SubjectGuard&) = default;
};

}  // namespace carewright
