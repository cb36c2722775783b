/// Quiz items, quizzes and mock assessments as plain data.
///
/// An item trains marking points and may show misconceptions; a quiz is a paper made of items; a mock assessment is a
/// set of a course's questions under assessment conditions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/id.h"

namespace carewright {

/// One thing that can be chosen.
struct ItemOption {
    PartId id;
    std::string text;
    bool right = false;
    std::string feedback;               ///< said when it was chosen; may be empty
    MisconceptionId reveals;            ///< the mistaken idea that choosing it shows; may be empty
    SourcePlace place;

    friend bool operator==(const ItemOption&, const ItemOption&) = default;
};

/// Two things that belong together. A pair without `left` is a distractor: an extra thing on the right-hand side.
struct ItemPair {
    PartId id;
    std::string left, right;
    std::string feedback;
    SourcePlace place;

    friend bool operator==(const ItemPair&, const ItemPair&) = default;
};

/// One of the things to put in order (the file's order is the right one) or, with `category`, to sort into a category.
struct ItemCard {
    PartId id;
    std::string text;
    PartId category;                    ///< categorise only
    std::string feedback;
    SourcePlace place;

    friend bool operator==(const ItemCard&, const ItemCard&) = default;
};

struct ItemCategory {
    PartId id;
    std::string title;
    SourcePlace place;

    friend bool operator==(const ItemCategory&, const ItemCategory&) = default;
};

/// A stretch of a text with gaps: words, or a gap.
struct GapPiece {
    std::string text;                   ///< words as they stand, spaces included; empty for a gap
    PartId gap;                         ///< empty for words
    std::string accept;                 ///< gap: wordings with ; between them, in the notation of terms (term_notation.h)
    std::string shown;                  ///< gap: the answer as the review and the word bank show it
    std::string feedback;               ///< gap: said when it was filled wrongly; may be empty
    SourcePlace place;

    friend bool operator==(const GapPiece&, const GapPiece&) = default;
};

/// A question that is marked by what is chosen, moved or filled in (or, for `written`, by the rubrics of its points).
struct Item {
    enum class Kind {
        single,         ///< one of `options`
        multiple,       ///< all that fit of `options`
        trueFalse,      ///< whether the stem is true, then why: one of `options`
        matching,       ///< `pairs`
        ordering,       ///< `cards` in the order of the file
        gaps,           ///< `pieces`; from a word bank where `bank` is not empty or `fromBank` is set
        categorise,     ///< `cards` into `categories`
        written,        ///< a short text, marked by the rubrics of `points` as an answer to `question`
    };

    ItemId id;
    Kind kind = Kind::single;
    std::string stem;
    std::vector<PointId> points;                    ///< marking points it trains, at least one
    std::vector<MisconceptionId> misconceptions;    ///< mistaken ideas it is about
    std::vector<TermId> terms;                      ///< glossary terms it is about
    std::vector<LawId> laws;
    int marks = 1;
    bool keepOrder = false;                         ///< options stand in the file's order (numbers, "all", time lines)
    bool truth = false;                             ///< trueFalse: whether the stem is true
    bool fromBank = false;                          ///< gaps: choose from a word bank instead of typing
    std::vector<ItemOption> options;
    std::vector<ItemPair> pairs;
    std::vector<ItemCategory> categories;
    std::vector<ItemCard> cards;
    std::vector<GapPiece> pieces;
    std::vector<std::string> bank;                  ///< gaps: words of the bank that fit nowhere
    QuestionId question;                            ///< written: the question of the course whose answer it is part of
    std::string modelAnswer;                        ///< written
    std::vector<std::string> hints;                 ///< shown one by one where several tries are allowed
    std::string reason;                             ///< why the right answer is right; shown in the review
    SourcePlace place;

    friend bool operator==(const Item&, const Item&) = default;
};

/// How a quiz treats answers.
enum class Behaviour {
    immediate,      ///< each item is checked at once, one try
    deferred,       ///< nothing is told before the paper is handed in
    tries,          ///< checked at once; hints and further tries for fewer marks
    certainty,      ///< handed in as a whole; each answer with how sure the learner is (certainty-based marking)
};

/// Items drawn for one paper: all of `items` in their order, or `draw` of them at random.
struct QuizPool {
    int draw = 0;                       ///< 0: all
    std::vector<ItemId> items;
    SourcePlace place;

    friend bool operator==(const QuizPool&, const QuizPool&) = default;
};

struct QuizSection {
    std::string title;
    std::vector<QuizPool> pools;
    SourcePlace place;

    friend bool operator==(const QuizSection&, const QuizSection&) = default;
};

struct Quiz {
    QuizId id;
    std::string title;
    std::string about;
    Behaviour behaviour = Behaviour::immediate;     ///< what is offered first; the learner may choose another
    int tries = 3;                                  ///< behaviour tries: how often an item may be answered
    int minutes = 0;                                ///< time limit; 0: none
    bool shuffle = true;                            ///< order of items within a section, and of options
    std::vector<QuizSection> sections;
    SourcePlace place;

    friend bool operator==(const Quiz&, const Quiz&) = default;
};

/// A set of questions answered under assessment conditions.
struct Mock {
    MockId id;
    std::string title;
    std::string about;
    int minutes = 0;                    ///< suggested time; 0: none
    std::vector<QuestionId> questions;
    SourcePlace place;

    friend bool operator==(const Mock&, const Mock&) = default;
};

/// What an experienced assessor decided for one point or misconception of a sample response, and why.
struct SampleJudgement {
    PointId point;                      ///< exactly one of point and misconception is set
    MisconceptionId misconception;
    bool holds = false;                 ///< awarded, or asserted
    std::string why;
    std::vector<std::string> quotes;    ///< words of the response that show it, as they stand there
    SourcePlace place;

    friend bool operator==(const SampleJudgement&, const SampleJudgement&) = default;
};

/// A response written for the course, with reference marks, for learners to mark themselves.
struct Sample {
    SampleId id;
    QuestionId question;
    std::string response;
    std::vector<SampleJudgement> judgements;    ///< one for each point of the question; misconceptions where there are any
    std::string comment;                        ///< the examiner's remark on the whole; may be empty
    SourcePlace place;

    friend bool operator==(const Sample&, const Sample&) = default;
};

}  // namespace carewright
