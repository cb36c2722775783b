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
    };
    /// How two parts are joined; the cues are concepts of the same name in the lexicon, with the engine's own beside them.
    enum class Relation { gives, insteadOf, fromTo, notBut, soThat, because };

    Kind kind = Kind::all;
    RuleId id;                      ///< only rules directly below a rubric carry one
    std::string ref;                ///< concept_: concept id; point: point id
    std::string text;               ///< words: the term notation above
    int count = 0;                  ///< atLeast: how many; near: words between
    Within within = Within::response;
    Relation relation = Relation::gives;
    Polarity polarity = Polarity::affirmed;
    Voice voice = Voice::own;
    std::vector<Rule> parts;
    std::vector<Rule> unless;       ///< if one of these holds in the same scope, the rule does not
    std::string note;               ///< examiner's note, for people
    SourcePlace place;

    friend bool operator==(const Rule&, const Rule&) = default;
};

/// The rules for one marking point or one misconception.
struct Rubric {
    PointId point;                      ///< exactly one of point and misconception is set
    MisconceptionId misconception;
    std::vector<Rule> award;            ///< any one earns the point (or asserts the misconception)
    std::vector<Rule> reject;           ///< any one cancels it
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
