/// What views read of the rubric that a tutor is editing and the marked responses it is held against. Plain values; the
/// desk of the same name keeps them. The course itself, as edited so far, is the workshop's document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/rubric_versions.h"
#include "engine/content/course.h"
#include "engine/exchange/marked_table.h"
#include "engine/marking/bench_marks.h"
#include "engine/marking/rubric_trace.h"

namespace carewright::ui {

/// How the rubric as edited does on the bench, beside the rubric as saved. Worked out off the frame; until a newer one is
/// ready this is the last complete one.
struct BenchFigures {
    std::shared_ptr<const std::vector<MarkedResponse>> responses;   ///< what it was worked out on
    BenchMarks now, saved;
    bool weighed = false;               ///< `marked` verdicts are those of the learnt weights; false: still rules alone
    Agreement rules, rulesSaved;        ///< rules alone
    Agreement marked, markedSaved;      ///< as marking decides
};

/// A file or a text that is about to become the bench.
struct BenchImport {
    std::string name;
    std::shared_ptr<const MarkedTable> table;
    std::vector<ColumnUse> uses;        ///< one for each column
    QuestionId question;                ///< of rows that name none
    std::size_t taken = 0;              ///< responses it would bring as things stand
    std::vector<Error> problems;        ///< rows that would be left out, with their line
    std::string whyNot;                 ///< why it can't be taken over yet; empty where it can
};

/// Where learners write what is marked.
enum class PastPlace { practise, mock, quiz, story };

/// A past answer that the edited rubric would mark otherwise.
struct ChangedMarking {
    std::string learner, text;
    std::string where;                  ///< "Quiz item “What does a direct payment do?”"
    bool before = false, after = false; ///< the point
    std::string when;                   ///< "21 November 2026"
};

/// What publishing would change.
struct PublishPlan {
    bool ready = false;                 ///< false: still being worked out
    std::size_t past = 0;               ///< past markings of this point
    /// The same by where they were made, and how many of these would change.
    struct Count {
        std::size_t past = 0, changed = 0;
    };
    std::map<PastPlace, Count> places{};
    std::vector<ChangedMarking> changed;
    std::string hashBefore, hashAfter;
    std::string problem;                ///< why it can't be published; empty where it can
};

/// A word or phrase that is offered.
struct BenchSuggestion {
    enum class Source { missed, wordNet, course };
    std::string words;
    Source source = Source::missed;
    std::string because;                ///< "in 5 missed responses, 0 others": why it is offered
    ConceptId into;                     ///< where it would go; empty: to be chosen
};

struct BenchModel {
    bool open = false;                  ///< a tutor is here and the course can be edited
    TrialSubject subject;
    std::string title;                  ///< of the point or misconception
    std::vector<ConceptId> concepts;    ///< behind the rubric
    std::size_t edits = 0;              ///< steps of the document that are done
    bool canUndo = false, canRedo = false;
    std::string undoes, redoes;         ///< what they would undo and redo
    bool unsaved = false;
    std::string refused;                ///< why the last request could not be granted; empty: it was

    std::string benchName;              ///< "moderated-june.csv"; empty: no bench yet
    std::shared_ptr<const std::vector<MarkedResponse>> responses;
    std::size_t lent = 0;               ///< answers that learners lend; on offer while they do
    std::optional<std::size_t> picked;  ///< the response of the bench that is looked at
    std::string response;               ///< the text that is looked at
    QuestionId question;                ///< it answers

    std::shared_ptr<const RubricTrace> trace;       ///< of a response, as far as is known …
    std::string traced;                             ///< … of this text
    std::shared_ptr<const BenchFigures> figures;
    bool working = false;               ///< something newer is on its way
    std::string problem;                ///< why the draft can't be marked at all; empty: it can

    std::vector<BenchSuggestion> suggestions;
    std::string wordNet;                ///< why synonyms can't be looked up; empty: they can
    std::optional<BenchImport> import;
    std::optional<PublishPlan> publish;
    std::vector<RubricVersion> versions;            ///< of the subject, newest first
    std::uint64_t revision = 0;         ///< another number whenever any of this changed
};

}  // namespace carewright::ui
