/// A course as plain data: what the XML says, nothing computed.
///
/// Everything a learner reads, answers or is told hangs on stable ids, so that progress, exports and decisions can name
/// it for years. Structs only; `course_reader` fills them, `course_writer` writes them back, `course_check` judges them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/content/quiz.h"
#include "engine/content/rule.h"
#include "engine/content/scenario.h"
#include "engine/content/weights.h"

namespace carewright {

/// A stretch of running text; `term` set where the words are explained in the glossary.
struct Run {
    std::string text;
    TermId term;
    bool strong = false;

    friend bool operator==(const Run&, const Run&) = default;
};
using RichText = std::vector<Run>;

/// The words of a rich text without its markup.
[[nodiscard]] std::string plainText(const RichText& text);

/// Where a statement comes from and where it holds. An empty nation means the course's.
struct Provenance {
    std::vector<SourceId> sources;
    std::string nation;

    friend bool operator==(const Provenance&, const Provenance&) = default;
};

struct Source {
    SourceId id;
    std::string title;
    std::string publisher;
    std::string date;       ///< as the source states it, free form
    SourcePlace place;

    friend bool operator==(const Source&, const Source&) = default;
};

/// One row of a comparison of two ways of working.
struct CompareRow {
    RichText left, right;

    friend bool operator==(const CompareRow&, const CompareRow&) = default;
};

/// A building block of a topic, in reading order.
struct Block {
    enum class Kind { paragraph, heading, list, quote, compare, entry, note };
    /// What an entry is; each kind is listed, searched and (later) made into recall cards by itself.
    enum class EntryKind { none, element, example, benefit, concept_, tip, duty };

    Kind kind = Kind::paragraph;
    EntryKind entryKind = EntryKind::none;
    EntryId id;                         ///< entries only
    std::string title;                  ///< heading text, entry title, or who is quoted
    RichText text;                      ///< paragraph, quote, note, entry
    std::vector<RichText> items;        ///< list
    std::string leftTitle, rightTitle;  ///< compare
    std::vector<CompareRow> rows;       ///< compare
    std::vector<PointId> points;        ///< entry: marking points it helps with
    Provenance provenance;
    SourcePlace place;

    friend bool operator==(const Block&, const Block&) = default;
};

struct Topic {
    TopicId id;
    std::string title;
    std::string summary;        ///< one sentence: what one knows after reading it
    int minutes = 0;            ///< estimated reading time
    std::vector<Block> blocks;
    SourcePlace place;

    friend bool operator==(const Topic&, const Topic&) = default;
};

/// A glossary entry.
struct Term {
    TermId id;
    std::string name;
    std::vector<std::string> also;  ///< other names and abbreviations
    RichText meaning;
    Provenance provenance;
    SourcePlace place;

    friend bool operator==(const Term&, const Term&) = default;
};

struct Law {
    enum class Kind { act, policy, convention };

    LawId id;
    Kind kind = Kind::act;
    std::string title;              ///< "Care Act 2014"
    std::string inForce;            ///< free form: "main parts from 1 April 2015"
    RichText what;                  ///< what it says
    RichText promotes;              ///< how it promotes personalisation
    std::string caution;            ///< what is often got wrong, or what to check; may be empty
    Provenance provenance;
    SourcePlace place;

    friend bool operator==(const Law&, const Law&) = default;
};

struct Misconception {
    MisconceptionId id;
    std::string title;              ///< a few words
    std::string myth;               ///< the mistaken idea as people say it
    RichText whyWrong;
    RichText fact;                  ///< what is right
    std::vector<std::string> showsUpAs;  ///< how it sounds in answers
    std::string correction;         ///< said to a learner whose answer asserts it: kind, short
    Provenance provenance;
    SourcePlace place;

    friend bool operator==(const Misconception&, const Misconception&) = default;
};

struct MarkingPoint {
    PointId id;
    std::string title;              ///< a few words
    std::string examiner;           ///< what the assessor looks for
    std::string learner;            ///< the same in plain words
    std::string notEnough;          ///< what does not earn it
    std::string earned;             ///< feedback when earned
    std::string hint;               ///< nudge when missed; does not give the answer away
    TopicId topic;                  ///< where to read about it
    SourcePlace place;

    friend bool operator==(const MarkingPoint&, const MarkingPoint&) = default;
};

/// One half of a credit that is parted into identifying and explaining.
struct CreditPart {
    std::vector<RuleId> awards;     ///< award rules of the point's rubric, one of which earns this half; empty: no such half
    int marks = 1;
    SourcePlace place;

    friend bool operator==(const CreditPart&, const CreditPart&) = default;
};

/// What a marking point is worth in one question.
struct QuestionPoint {
    PointId point;
    int marks = 1;
    PointId dependsOn;              ///< only credited when this point is; empty: stands alone
    int group = -1;                 ///< number in Question::groups; -1: none
    CreditPart identify, explain;   ///< both or neither; explaining is credited only with identifying
    SourcePlace place;

    friend bool operator==(const QuestionPoint&, const QuestionPoint&) = default;
};

/// Credits that together bring no more than so many marks ("any two from").
struct CreditGroup {
    int max = 1;
    SourcePlace place;

    friend bool operator==(const CreditGroup&, const CreditGroup&) = default;
};

/// A level of a levels-of-response mark scheme.
struct Level {
    RuleId id;
    std::string title;              ///< "Sound"
    int from = 0, to = 0;           ///< its range of marks
    std::vector<Rule> descriptors;  ///< what answers of this level do; each carries an id
    SourcePlace place;

    friend bool operator==(const Level&, const Level&) = default;
};

/// What a wrong thing beside right ones costs.
enum class WrongExtras {
    ignored,    ///< positive marking: nothing
    cancel,     ///< list rule: each wrong thing takes back one right one
};

struct Question {
    QuestionId id;
    std::string text;
    std::string passage;            ///< the situation the question is about; may be empty
    std::string command;            ///< the command word: "Define"
    std::string commandMeaning;     ///< what it asks of the learner
    CriterionId criterion;
    int marks = 0;                  ///< at least 1; a response never scores more, even where its points add up to more
    std::vector<QuestionPoint> points;
    std::vector<CreditGroup> groups;
    WrongExtras wrongExtras = WrongExtras::ignored;
    std::vector<Level> levels;      ///< lowest first; where there are any, they give the marks by best fit
    std::string guidance;           ///< for learners: how to set about it
    std::string modelAnswer;
    int minWords = 0, maxWords = 0; ///< advice, not limits; 0: none
    SourcePlace place;

    friend bool operator==(const Question&, const Question&) = default;
};

struct Criterion {
    CriterionId id;
    std::string text;
    SourcePlace place;

    friend bool operator==(const Criterion&, const Criterion&) = default;
};

/// A whole course. Vectors keep the order of the files.
struct Course {
    CourseId id;
    std::string title;
    std::string about;
    std::string unitTitle, unitCode, unitAlso;
    int unitLevel = 0, unitCredits = 0;
    std::string nation;             ///< where its statements hold unless they say otherwise
    std::string checkedOn;          ///< ISO date of the last check against its sources
    std::vector<Criterion> criteria;
    std::vector<Source> sources;
    std::vector<Topic> topics;
    std::vector<Term> terms;
    std::vector<Law> laws;
    std::vector<Misconception> misconceptions;
    std::vector<MarkingPoint> points;
    std::vector<Question> questions;
    std::vector<Item> items;
    std::vector<Quiz> quizzes;
    std::vector<Mock> mocks;
    std::vector<Sample> samples;
    std::vector<Scenario> scenarios;
    std::vector<Concept> concepts;
    std::vector<Mishearing> mishearings;
    std::vector<Rubric> rubrics;
    SubjectGuard subject;
    Weights weights;                ///< learnt from marked responses; empty: rules alone decide
    std::string weightsFile;        ///< relative to the folder; empty: none
    SourcePlace weightsPlace;
    std::vector<std::string> files; ///< the files read, course.xml first, relative to the folder
    SourcePlace place;              ///< of the course's own element

    friend bool operator==(const Course&, const Course&) = default;

    [[nodiscard]] const Topic* findTopic(const TopicId& id) const;
    [[nodiscard]] const Term* findTerm(const TermId& id) const;
    [[nodiscard]] const Misconception* findMisconception(const MisconceptionId& id) const;
    [[nodiscard]] const MarkingPoint* findPoint(const PointId& id) const;
    [[nodiscard]] const Question* findQuestion(const QuestionId& id) const;
    [[nodiscard]] const Law* findLaw(const LawId& id) const;
    [[nodiscard]] const Item* findItem(const ItemId& id) const;
    [[nodiscard]] const Quiz* findQuiz(const QuizId& id) const;
    [[nodiscard]] const Mock* findMock(const MockId& id) const;
    [[nodiscard]] const Sample* findSample(const SampleId& id) const;
    [[nodiscard]] const Scenario* findScenario(const ScenarioId& id) const;
    [[nodiscard]] const Concept* findConcept(const ConceptId& id) const;
};

/// True when two courses say the same: every word, id and order, wherever in which file it stands. (`==` compares the
/// places and files too.)
[[nodiscard]] bool sameMeaning(const Course& a, const Course& b);

}  // namespace carewright
