/// What a tutor can do with rubrics and their bench of marked responses. The desk of the same name applies these.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "app/ui/boxed.h"
#include "engine/authoring/rubric_editing.h"
#include "engine/exchange/marked_table.h"
#include "engine/marking/trial.h"

namespace carewright::ui {

/// Opens the rubric of a point or misconception; makes one where there is none.
struct ChooseRubric {
    TrialSubject subject;
};

// --- rules; each names the rule it changes ---

struct AddRule {
    RulePath::Use use = RulePath::Use::award;
};
/// Puts a rule into the one at `path`, last.
struct AddPart {
    RulePath path;
    bool unless = false;
    Rule part;
};
struct RemoveRule {
    RulePath path;
};
struct MoveRule {
    RulePath path;
    int by = 1;
};
/// Moves a rule into another one (or among what calls it off), before the part at `at`.
struct PlaceRule {
    RulePath path, into;
    bool unless = false;
    std::size_t at = 0;
};
struct WrapRule {
    RulePath path;
    Rule::Kind kind = Rule::Kind::any;
};
struct ChangeKind {
    RulePath path;
    Rule::Kind kind = Rule::Kind::all;
    Rule::Relation relation = Rule::Relation::gives;
};
struct ChangeCount {
    RulePath path;
    int count = 1;
};
struct ChangeGuards {
    RulePath path;
    RuleGuards guards;
};
/// The wording, or what a leaf names.
struct ChangeText {
    RulePath path;
    std::string text;
};
struct ChangeNote {
    RulePath path;
    std::string note;
};
struct ChangeCancels {
    RulePath path;
    Cancels cancels = Cancels::point;
    PointId pair;
};

// --- concepts ---

/// Makes a concept called so, and puts it into the rule at `path` where `place` is set.
struct AddConcept {
    std::string meaning;
    std::optional<RulePath> path;
    bool unless = false;
};
struct RemoveConcept {
    ConceptId concept_;
};
struct ChangeMeaning {
    ConceptId concept_;
    std::string meaning;
};
/// Wordings as typed, parted by semicolons.
struct AddTerms {
    ConceptId concept_;
    TermList list = TermList::terms;
    std::string text;
};
struct ChangeTerm {
    ConceptId concept_;
    TermList list = TermList::terms;
    std::size_t index = 0;
    std::string text;
};
struct RemoveTerm {
    ConceptId concept_;
    TermList list = TermList::terms;
    std::size_t index = 0;
};
struct MoveTerm {
    ConceptId concept_;
    TermList list = TermList::terms;
    std::size_t index = 0;
    int by = 1;
};
/// Moves a wording to another concept, or to the other list of its own.
struct CarryTerm {
    ConceptId concept_;
    TermList list = TermList::terms;
    std::size_t index = 0;
    ConceptId to;
    TermList toList = TermList::terms;
};
struct IncludeConcept {
    ConceptId concept_, included;
    bool include = true;
};

struct UndoRubricEdit {};
struct RedoRubricEdit {};

// --- the response and the bench ---

/// Looks at a text as it is typed.
struct TryResponse {
    std::string text;
};
struct PickResponse {
    std::size_t response = 0;
};
/// Puts the text that is looked at on the bench, as one that earns the point or does not.
struct KeepResponse {
    bool credited = false;
};
struct ReadBenchFile {
    std::filesystem::path file;
};
struct PasteBench {
    std::string text;
};
/// The responses that come with the course.
struct UseCourseResponses {};
/// The answers that learners of this computer lend (LendAnswers), without their names; they take the place of those on the bench.
struct UseLentAnswers {};
struct SetColumn {
    std::size_t column = 0;
    ColumnUse use;
};
struct SetImportQuestion {
    QuestionId question;
};
struct TakeImport {
    bool add = false;           ///< to those that are there; else instead of them
};
struct DropImport {};

/// Looks for other ways to say an idea: in WordNet, and in the course's other ideas.
struct AskSynonyms {
    ConceptId concept_;
};

/// Takes a suggestion over into a concept, or refuses it; either is remembered.
struct AnswerSuggestion {
    std::string words;
    bool accept = true;
    ConceptId into;
};

/// Works out what publishing would change.
struct PlanPublishing {};
struct LeavePublishing {};
struct Publish {
    std::string note;
};

struct BenchRequest {
    std::variant<ChooseRubric, AddRule, AddPart, RemoveRule, MoveRule, PlaceRule, WrapRule, ChangeKind, ChangeCount, ChangeGuards, ChangeText, ChangeNote,
                 ChangeCancels, AddConcept, RemoveConcept, ChangeMeaning, AddTerms, ChangeTerm, RemoveTerm, MoveTerm, CarryTerm, IncludeConcept,
                 UndoRubricEdit, RedoRubricEdit, TryResponse, PickResponse, KeepResponse, ReadBenchFile, PasteBench, UseCourseResponses, UseLentAnswers, SetColumn,
                 SetImportQuestion, TakeImport, DropImport, AskSynonyms, AnswerSuggestion, PlanPublishing, LeavePublishing, Publish>
        what;
};

}  // namespace carewright::ui
