#include "app/desktop/bench_desk.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <type_traits>

#include "app/desktop/course_editing.h"
#include "app/desktop/past_markings.h"
#include "app/desktop/workspace_entries.h"
#include "app/machine/local_days.h"
#include "app/ui/workshop_model.h"
#include "engine/authoring/level_rubric.h"
#include "engine/base/atomic_file.h"
#include "engine/base/hash.h"
#include "engine/base/utf8.h"
#include "engine/base/whole_file.h"
#include "engine/content/lost_files.h"
#include "engine/content/rule_words.h"
#include "engine/content/suggestion.h"
#include "engine/exchange/marked_reader.h"
#include "engine/exchange/marked_writer.h"
#include "engine/marking/draft_course.h"
#include "engine/marking/rubric_hash.h"

namespace carewright {
namespace {
namespace fs = std::filesystem;

/// Begins the id of an answer that a learner lends.
constexpr std::string_view lentPrefix = "lent-answer:";
constexpr std::size_t mostBenchBytes = 64 * 1024 * 1024;
constexpr std::size_t mostResponseBytes = 1024 * 1024;
constexpr std::size_t mostAnswers = 10000;
constexpr std::size_t mostSynonyms = 24, mostFromOneIdea = 6, mostFromOneWord = 5, mostMissing = 12;

/// How soon to look whether the workers are done.
constexpr std::chrono::milliseconds glance{25};

template <class T, class... Rest>
inline constexpr bool isOneOf = (std::is_same_v<T, Rest> || ...);

std::string inQuotes(std::string_view text) { return "“" + shortened(text, 40) + "”"; }

bool isOf(const Rubric& rubric, const TrialSubject& subject) {
    return subject.kind == TrialSubject::Kind::point ? rubric.point.value == subject.id : rubric.misconception.value == subject.id;
}

std::optional<TrialSubject> subjectOf(const Course& course, const std::string& id) {
    if (course.findPoint(PointId(id))) return TrialSubject{TrialSubject::Kind::point, id};
    if (course.findMisconception(MisconceptionId(id))) return TrialSubject{TrialSubject::Kind::misconception, id};
    if (levelRubric(course, id)) return TrialSubject{TrialSubject::Kind::point, id};
    return std::nullopt;
}

std::string titleOf(const Course& course, const TrialSubject& subject) {
    if (isLevelSubject(subject.id)) return levelTitle(course, subject.id);
    if (subject.kind == TrialSubject::Kind::point) {
        const MarkingPoint* point = course.findPoint(PointId(subject.id));
        return point ? point->title : subject.id;
    }
    const Misconception* idea = course.findMisconception(MisconceptionId(subject.id));
    return idea ? idea->title : subject.id;
}

std::string useName(RulePath::Use use) {
    return use == RulePath::Use::award ? "a way to earn it" : use == RulePath::Use::reject ? "what takes it back" : "what sends it to an assessor";
}

auto noConcept() { return fail(ErrorCode::notFound, "That concept is no longer in the course."); }

}  // namespace

BenchDesk::BenchDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::BenchModel>()) { model().bench = m_shown; }
BenchDesk::~BenchDesk() = default;

void BenchDesk::close() {
    m_quick.reset();
    m_thorough.reset();
    const std::uint64_t revision = m_shown->revision;
    *m_shown = {};
    m_shown->revision = revision + 1;
    m_draft = m_saved = nullptr;
    m_weights.reset();
    m_past.reset();
    m_followed = 0;
    m_answered.clear();
    m_missing.clear();
    m_synonyms.clear();
}

void BenchDesk::courseChanged() {
    m_saved = nullptr;
    m_weights.reset();
    m_followed = 0;
    if (m_shown->open) follow();
}

const CourseDocument* BenchDesk::document() const { return context().editing ? context().editing->document() : nullptr; }

fs::path BenchDesk::folder() const { return context().dataFolder / "bench"; }

void BenchDesk::arrived() {
    if (model().place.room != ui::Room::rubric) return;
    const CourseDocument* course = document();
    if (!course) {
        m_shown->open = false;
        changed();
        return;
    }
    const bool first = !m_shown->open;
    m_shown->open = true;
    if (first) {
        readBench();
        readAnswers();
    }
    followLending();
    // What was open may have gone, or got another id.
    const bool standing = subjectOf(course->course(), m_shown->subject.id).has_value();
    if (const auto asked = subjectOf(course->course(), model().place.id)) act(ui::ChooseRubric{*asked});
    else if (!standing) act(ui::ChooseRubric{course->course().points.empty() ? TrialSubject() : TrialSubject{TrialSubject::Kind::point, course->course().points.front().id.value}});
    follow();
}

void BenchDesk::tick() {
    if (!m_shown->open) return;
    // Edits made in other rooms are followed when one comes back.
    if (model().place.room == ui::Room::rubric) follow();
    for (const auto& [worker, pass] : {std::pair(m_quick.get(), BenchWorker::Pass::quick), std::pair(m_thorough.get(), BenchWorker::Pass::thorough)}) {
        if (worker == nullptr) continue;
        if (auto outcome = worker->take()) take(pass, std::move(*outcome));
    }
    const bool working = (m_quick && m_quick->busy()) || (m_thorough && m_thorough->busy());
    if (working != m_shown->working) {
        m_shown->working = working;
        changed();
    }
}

std::optional<Instant> BenchDesk::wakeAt() const {
    return m_shown->working && model().place.room == ui::Room::rubric ? std::optional(context().clock.now() + glance) : std::nullopt;
}

// ---------------------------------------------------------------------------------------------------- the document

void BenchDesk::follow() {
    const CourseDocument* course = document();
    if (!course || m_shown->subject.id.empty() || m_followed == course->revision() + 1) return;
    m_followed = course->revision() + 1;
    if (!m_saved) {
        m_saved = std::make_shared<const Course>(markingPartsOf(context().asWritten()));
        m_weights = std::make_shared<const Weights>(model().course.weights);
        m_savedHash.clear();
    }
    Course draft = markingPartsOf(course->course());
    if (const auto level = levelRubric(course->course(), m_shown->subject.id)) {
        // Its descriptors light up as the rules of a point would.
        MarkingPoint stand;
        stand.id = level->point;
        draft.points.push_back(std::move(stand));
        draft.rubrics.push_back(*level);
    }
    m_draft = std::make_shared<const Course>(std::move(draft));
    m_shown->title = titleOf(course->course(), m_shown->subject);
    m_shown->concepts = conceptsBehind(course->course(), rubric());
    m_shown->edits = course->done();
    m_shown->canUndo = course->done() > 0;
    m_shown->canRedo = course->done() < course->history().size();
    m_shown->undoes = m_shown->canUndo ? course->history()[course->done() - 1].description : std::string();
    m_shown->redoes = m_shown->canRedo ? course->history()[course->done()].description : std::string();
    m_shown->unsaved = model().workshop->unsaved;
    m_shown->publish.reset();
    changed();
    send();
}

Rubric BenchDesk::rubric() const {
    const TrialSubject& subject = m_shown->subject;
    if (const CourseDocument* course = document()) {
        if (auto level = levelRubric(course->course(), subject.id)) return *level;
        for (const Rubric& one : course->course().rubrics) {
            if (isOf(one, subject)) return one;
        }
    }
    Rubric fresh;
    if (subject.kind == TrialSubject::Kind::point) fresh.point = PointId(subject.id);
    else fresh.misconception = MisconceptionId(subject.id);
    return fresh;
}

Edit BenchDesk::putRubric(Rubric rubric, std::string description, std::string mergeKey) const {
    const Course& course = document()->course();
    if (isLevelSubject(m_shown->subject.id)) return putLevelRubric(course, m_shown->subject.id, rubric, std::move(description), std::move(mergeKey));
    for (std::size_t i = 0; i < course.rubrics.size(); ++i) {
        if (isOf(course.rubrics[i], m_shown->subject)) return replaceElement(course, i, std::move(rubric), std::move(description), std::move(mergeKey));
    }
    return insertElement(course.rubrics.size(), std::move(rubric), std::move(description));
}

Result<Edit> BenchDesk::editFor(const ui::BenchRequest& request) const {
    if (!document()) return fail(ErrorCode::permission, "Sign in as a tutor to edit the course.");
    if (m_shown->subject.id.empty()) return fail(ErrorCode::invalidInput, "Choose a marking point first.");
    if (auto edit = ruleEdit(request); !edit || !edit->empty()) return edit;
    return conceptEdit(request);
}

Result<Edit> BenchDesk::ruleEdit(const ui::BenchRequest& request) const {
    Rubric edited = rubric();
    const std::string of = " in " + inQuotes(m_shown->title);
    const auto done = [&](const auto& outcome, std::string description, std::string mergeKey = {}) -> Result<Edit> {
        if (!outcome) return tl::make_unexpected(outcome.error());
        return putRubric(edited, std::move(description), std::move(mergeKey));
    };
    return std::visit(
        [&](const auto& what) -> Result<Edit> {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, ui::AddRule>) return done(addNamedRule(edited, what.use), "Added " + useName(what.use) + of);
            if constexpr (std::is_same_v<What, ui::AddPart>) {
                const auto at = insertPart(edited, what.path, what.unless, mostRuleParts, what.part);
                const std::string added = at ? shortened(inWords(sayRule(edited, *at, &document()->course())), 50) : std::string();
                return done(at, (what.unless ? "Added “unless " : "Added “") + (added.empty() ? std::string(constructOf(what.part)) : added) + "”" + of);
            }
            if constexpr (std::is_same_v<What, ui::RemoveRule>) {
                const std::string removed = shortened(inWords(sayRule(edited, what.path, &document()->course())), 50);
                return done(removeRule(edited, what.path), "Took out “" + removed + "”" + of);
            }
            if constexpr (std::is_same_v<What, ui::MoveRule>) return done(moveRule(edited, what.path, what.by), "Moved a rule" + of);
            if constexpr (std::is_same_v<What, ui::PlaceRule>) return done(moveRuleTo(edited, what.path, what.into, what.unless, what.at), "Moved a rule" + of);
            if constexpr (std::is_same_v<What, ui::WrapRule>) return done(wrapRule(edited, what.path, what.kind), "Put a rule around another" + of);
            if constexpr (std::is_same_v<What, ui::ChangeKind>) return done(setKind(edited, what.path, what.kind, what.relation), "Changed what a rule asks for" + of);
            if constexpr (std::is_same_v<What, ui::ChangeCount>) return done(setCount(edited, what.path, what.count), "Changed how many" + of, "count/" + toString(what.path));
            if constexpr (std::is_same_v<What, ui::ChangeGuards>) return done(setGuards(edited, what.path, what.guards), "Changed how it must stand" + of);
            if constexpr (std::is_same_v<What, ui::ChangeText>) return done(setText(edited, what.path, what.text), "Changed the words of a rule" + of);
            if constexpr (std::is_same_v<What, ui::ChangeNote>) return done(setNote(edited, what.path, what.note), "Changed a note" + of, "note/" + toString(what.path));
            if constexpr (std::is_same_v<What, ui::ChangeCancels>) return done(setCancels(edited, what.path, what.cancels, what.pair), "Changed what a reject takes away" + of);
            return Edit{};
        },
        request.what);
}

Result<Edit> BenchDesk::conceptEdit(const ui::BenchRequest& request) const {
    const Course& course = document()->course();
    const auto name = [&](const ConceptId& id) { return inQuotes(nameOfConcept(course, id.value)); };
    const auto change = [&](const ConceptId& id, std::string description, const auto& work, std::string mergeKey = {}) -> Result<Edit> {
        const std::size_t index = indexOf(course, ElementKind::concept_, id.value);
        if (index >= course.concepts.size()) return noConcept();
        Concept edited = course.concepts[index];
        const auto outcome = work(edited);
        if (!outcome) return tl::make_unexpected(outcome.error());
        if (edited == course.concepts[index]) return fail(ErrorCode::invalidInput, "It has that already.");
        return replaceElement(course, index, std::move(edited), std::move(description), std::move(mergeKey));
    };
    return std::visit(
        [&](const auto& what) -> Result<Edit> {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, ui::AddConcept>) {
                if (idFromWords(what.meaning).empty()) return fail(ErrorCode::invalidInput, "Say in a few words what the idea is.");
                Concept fresh;
                fresh.id = ConceptId(idFrom(what.meaning, "idea", [&](const std::string& id) { return course.findConcept(ConceptId(id)) != nullptr; }));
                fresh.meaning = what.meaning;
                Rubric edited = rubric();
                const ConceptId id = fresh.id;
                Edit put = insertElement(course.concepts.size(), std::move(fresh), "Added the idea " + inQuotes(what.meaning));
                if (!what.path) return put;
                const auto at = insertPart(edited, *what.path, what.unless, mostRuleParts, conceptRule(id));
                if (!at) return tl::make_unexpected(at.error());
                return together({std::move(put), putRubric(std::move(edited), {})}, "Added the idea " + inQuotes(what.meaning));
            }
            if constexpr (std::is_same_v<What, ui::RemoveConcept>) {
                const std::size_t index = indexOf(course, ElementKind::concept_, what.concept_.value);
                if (index >= course.concepts.size()) return noConcept();
                if (const auto uses = usesOf(course, what.concept_); !uses.empty()) {
                    return fail(ErrorCode::invalidInput, "It is still used by " + uses.front() + (uses.size() > 1 ? " and " + std::to_string(uses.size() - 1) + " more" : "") + "; take it out there first.");
                }
                return removeElement(course, ElementKind::concept_, index, "Removed the idea " + name(what.concept_));
            }
            if constexpr (std::is_same_v<What, ui::ChangeMeaning>) {
                return change(what.concept_, "Changed the name of an idea to " + inQuotes(what.meaning), [&](Concept& edited) -> Result<void> {
                    edited.meaning = what.meaning;
                    return {};
                }, "meaning/" + what.concept_.value);
            }
            if constexpr (std::is_same_v<What, ui::AddTerms>) {
                return change(what.concept_, "Added " + inQuotes(what.text) + (what.list == TermList::except ? " to what is not " : " to ") + name(what.concept_),
                              [&](Concept& edited) { return addTerms(edited, what.list, what.text); });
            }
            if constexpr (std::is_same_v<What, ui::ChangeTerm>) {
                return change(what.concept_, "Changed a wording to " + inQuotes(what.text), [&](Concept& edited) { return setTerm(edited, what.list, what.index, what.text); });
            }
            if constexpr (std::is_same_v<What, ui::RemoveTerm>) {
                return change(what.concept_, "Took a wording out of " + name(what.concept_), [&](Concept& edited) { return removeTerm(edited, what.list, what.index); });
            }
            if constexpr (std::is_same_v<What, ui::MoveTerm>) {
                return change(what.concept_, "Moved a wording in " + name(what.concept_), [&](Concept& edited) { return moveTerm(edited, what.list, what.index, what.by); });
            }
            if constexpr (std::is_same_v<What, ui::CarryTerm>) {
                const std::size_t from = indexOf(course, ElementKind::concept_, what.concept_.value), to = indexOf(course, ElementKind::concept_, what.to.value);
                if (from >= course.concepts.size() || to >= course.concepts.size()) return noConcept();
                Concept left = course.concepts[from];
                const auto& terms = what.list == TermList::terms ? left.terms : left.except;
                if (what.index >= terms.size()) return fail(ErrorCode::notFound, "That wording is no longer there.");
                const std::string text = terms[what.index].text;
                if (auto removed = removeTerm(left, what.list, what.index); !removed) return tl::make_unexpected(removed.error());
                if (from == to) {
                    if (auto added = addTerms(left, what.toList, text); !added) return tl::make_unexpected(added.error());
                    return replaceElement(course, from, std::move(left), "Moved " + inQuotes(text) + " to the other list");
                }
                Concept right = course.concepts[to];
                if (auto added = addTerms(right, what.toList, text); !added) return tl::make_unexpected(added.error());
                return together({replaceElement(course, from, std::move(left), {}), replaceElement(course, to, std::move(right), {})},
                                "Moved " + inQuotes(text) + " to " + name(what.to));
            }
            if constexpr (std::is_same_v<What, ui::IncludeConcept>) {
                if (!course.findConcept(what.included)) return noConcept();
                return change(what.concept_, "Let " + name(what.included) + (what.include ? " count as " : " no longer count as ") + name(what.concept_),
                              [&](Concept& edited) -> Result<void> {
                                  std::erase(edited.includes, what.included);
                                  if (what.include && what.included == edited.id) return fail(ErrorCode::invalidInput, "A concept can't include itself.");
                                  if (what.include && restsOn(course, what.included, edited.id)) return fail(ErrorCode::invalidInput, "That idea rests on this one already; each in the other would go round in a circle.");
                                  if (what.include) edited.includes.push_back(what.included);
                                  return {};
                              });
            }
            if constexpr (std::is_same_v<What, ui::AnswerSuggestion>) {
                return change(what.into, "Took over " + inQuotes(what.words) + " into " + name(what.into), [&](Concept& edited) { return addTerms(edited, TermList::terms, what.words); });
            }
            return Edit{};
        },
        request.what);
}

std::string BenchDesk::whyNot(const ui::BenchRequest& request) const {
    if (!model().holds(StaffRole::tutor)) return "Sign in as a tutor to edit rubrics.";
    if (std::holds_alternative<ui::UndoRubricEdit>(request.what)) return m_shown->canUndo ? "" : "There is nothing to undo.";
    if (std::holds_alternative<ui::RedoRubricEdit>(request.what)) return m_shown->canRedo ? "" : "There is nothing to do again.";
    if (const auto* choose = std::get_if<ui::ChooseRubric>(&request.what)) {
        const CourseDocument* course = document();
        if (!course || !subjectOf(course->course(), choose->subject.id)) return "The course has no such marking point.";
        return {};
    }
    if (const auto* pick = std::get_if<ui::PickResponse>(&request.what)) {
        return m_shown->responses && pick->response < m_shown->responses->size() ? "" : "That response is not on the bench.";
    }
    if (std::holds_alternative<ui::KeepResponse>(request.what)) {
        return m_shown->response.find_first_not_of(" \n\t") == std::string::npos ? "Write or paste a response first." : "";
    }
    if (std::holds_alternative<ui::UseLentAnswers>(request.what)) return m_shown->lent > 0 ? "" : "No learner of this computer lends answers. Under their profile they can allow it.";
    if (std::holds_alternative<ui::TakeImport>(request.what)) return m_shown->import ? m_shown->import->whyNot : "Read a file or paste responses first.";
    if (const auto* publish = std::get_if<ui::Publish>(&request.what)) {
        if (!m_shown->publish) return "See first what it would change.";
        if (!m_shown->publish->problem.empty()) return m_shown->publish->problem;
        if (!m_shown->publish->ready) return "Still working out what it would change.";
        if (publish->note.find_first_not_of(" \n\t") == std::string::npos) return "Say in a few words why: those who marked with the old version will read it.";
        return {};
    }
    if (std::holds_alternative<ui::PlanPublishing>(request.what) && isLevelSubject(m_shown->subject.id)) return "A level is saved with its question: press Save under Course.";
    if (std::holds_alternative<ui::PlanPublishing>(request.what)) return m_shown->unsaved ? "" : "Nothing has been changed since the rubrics were last saved.";
    // What does not change the course is always granted.
    const auto* answer = std::get_if<ui::AnswerSuggestion>(&request.what);
    if (answer && !answer->accept) return {};
    const auto edit = editFor(request);
    return edit ? "" : edit.error().message;
}

void BenchDesk::apply(const ui::BenchRequest& request) {
    if (const std::string why = whyNot(request); !why.empty()) {
        m_shown->refused = why;
        changed();
        return;
    }
    m_shown->refused.clear();
    std::visit([this](const auto& what) { act(what); }, request.what);
    changed();
    follow();
}

template <class Change>
void BenchDesk::act(const Change& change) {
    auto edit = editFor(ui::BenchRequest{change});
    if (!edit) {
        m_shown->refused = edit.error().message;
        return;
    }
    if (const auto outcome = context().editing->edit(std::move(*edit)); !outcome) m_shown->refused = outcome.error().message;
}

void BenchDesk::act(const ui::UndoRubricEdit&) { context().editing->undo(); }
void BenchDesk::act(const ui::RedoRubricEdit&) { context().editing->redo(); }

// ---------------------------------------------------------------------------------------- the response and the bench

QuestionId BenchDesk::usualQuestion() const {
    const Course& course = document()->course();
    if (isLevelSubject(m_shown->subject.id)) return questionOfLevel(course, m_shown->subject.id);
    for (const Question& question : course.questions) {
        if (std::ranges::any_of(question.points, [&](const QuestionPoint& credit) { return credit.point.value == m_shown->subject.id; })) return question.id;
    }
    return course.questions.empty() ? QuestionId() : course.questions.front().id;
}

void BenchDesk::act(const ui::ChooseRubric& request) {
    if (m_shown->subject == request.subject) return;
    m_shown->subject = request.subject;
    m_shown->figures.reset();
    m_shown->trace.reset();
    m_shown->suggestions.clear();
    m_synonyms.clear();
    m_shown->question = usualQuestion();
    m_shown->versions = readRubricVersions(context().courseFolder);
    std::erase_if(m_shown->versions, [&](const RubricVersion& version) { return version.subject != request.subject.id; });
    std::ranges::reverse(m_shown->versions);
    m_followed = 0;
    if (context().editing) context().editing->closeStep();
}

void BenchDesk::act(const ui::TryResponse& request) {
    m_shown->response = request.text.substr(0, mostResponseBytes);
    if (const auto bad = firstBadByte(m_shown->response)) m_shown->response.resize(*bad);
    m_shown->picked.reset();
    m_shown->question = usualQuestion();
    send();
}

void BenchDesk::act(const ui::PickResponse& request) {
    const MarkedResponse& response = (*m_shown->responses)[request.response];
    m_shown->picked = request.response;
    m_shown->response = response.answer;
    m_shown->question = response.question;
    send();
}

void BenchDesk::act(const ui::KeepResponse& request) {
    std::vector<MarkedResponse> responses = m_shown->responses ? *m_shown->responses : std::vector<MarkedResponse>();
    MarkedResponse kept;
    kept.id = "written here " + std::to_string(responses.size() + 1);
    kept.question = m_shown->question;
    kept.answer = m_shown->response;
    if (request.credited && m_shown->subject.kind == TrialSubject::Kind::point) kept.awarded.emplace_back(m_shown->subject.id);
    if (request.credited && m_shown->subject.kind == TrialSubject::Kind::misconception) kept.misconceptions.emplace_back(m_shown->subject.id);
    responses.push_back(std::move(kept));
    setResponses(std::move(responses), m_shown->benchName.empty() ? "written here" : m_shown->benchName);
    m_shown->picked = m_shown->responses->size() - 1;
}

void BenchDesk::setResponses(std::vector<MarkedResponse> responses, std::string name) {
    m_shown->responses = std::make_shared<const std::vector<MarkedResponse>>(std::move(responses));
    m_shown->benchName = std::move(name);
    m_shown->picked.reset();
    m_shown->figures.reset();
    keepBench();
    send();
}

void BenchDesk::beginImport(std::string name, std::string_view bytes) {
    ui::BenchImport import;
    import.name = std::move(name);
    import.table = std::make_shared<const MarkedTable>(readMarkedTable(bytes));
    import.uses = guessColumns(*import.table, document()->course(), m_shown->subject);
    import.question = usualQuestion();
    m_shown->import = std::move(import);
    weighImport();
}

void BenchDesk::weighImport() {
    ui::BenchImport& import = *m_shown->import;
    import.problems = import.table->problems;
    import.taken = 0;
    import.whyNot = whyNotTake(*import.table, import.uses);
    if (!import.whyNot.empty()) return;
    MarkedResponses marked = toMarkedResponses(*import.table, import.uses, document()->course(), {import.question});
    import.taken = marked.responses.size();
    import.problems.insert(import.problems.end(), marked.problems.begin(), marked.problems.end());
    if (import.taken == 0) import.whyNot = "No row of it can be taken over; the list says why.";
}

void BenchDesk::act(const ui::ReadBenchFile& request) {
    const auto bytes = readWholeFile(request.file, mostBenchBytes);
    if (!bytes) {
        m_shown->refused = bytes.error().message;
        return;
    }
    beginImport(request.file.filename().string(), *bytes);
}

void BenchDesk::act(const ui::PasteBench& request) { beginImport("pasted", std::string_view(request.text).substr(0, mostBenchBytes)); }

void BenchDesk::act(const ui::UseCourseResponses&) {
    std::vector<MarkedResponse> responses;
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(context().courseFolder / "marked", error)) {
        if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const fs::path& file : files) {
        const auto bytes = readWholeFile(file, mostBenchBytes);
        if (!bytes) continue;
        std::istringstream in(*bytes);
        for (MarkedResponse& response : readMarkedResponses(in).responses) {
            if (document()->course().findQuestion(response.question)) responses.push_back(std::move(response));
        }
    }
    if (responses.empty()) {
        m_shown->refused = "No marked responses came with this course.";
        return;
    }
    setResponses(std::move(responses), "those that came with the course");
}

std::vector<MarkedResponse> BenchDesk::lentAnswers() const {
    std::vector<MarkedResponse> lent;
    if (!context().store) return lent;
    const auto learners = context().store->learners();
    if (!learners) return lent;
    for (const Learner& learner : *learners) {
        const auto allowed = learner.entries.find(std::string(lendsAnswersKey));
        if (allowed == learner.entries.end() || allowed->second != "yes") continue;
        const auto steps = context().store->stepsWithoutTyping({.learner = learner.id, .course = model().course.id, .exercise = "question", .ref = {}});
        if (!steps) continue;
        for (std::size_t begin = 0; begin < steps->size();) {
            std::size_t end = begin;
            while (end < steps->size() && (*steps)[end].attempt == (*steps)[begin].attempt) ++end;
            const AttemptState state = fold(std::span(*steps).subspan(begin, end - begin));
            begin = end;
            std::size_t number = 0;
            for (const Submission& submission : state.submissions) {
                ++number;
                const Marking* marking = submission.marking();
                if (!marking) continue;
                MarkedResponse one;
                // Another word for the same answer each time, that says nothing of who wrote it.
                one.id = std::string(lentPrefix) + sha256Hex(toString(state.attempt) + "/" + std::to_string(number)).substr(0, 12);
                one.question = QuestionId(state.exercise.ref);
                one.answer = submission.text;
                for (const PointMarking& point : marking->points)
                    if (point.awarded) one.awarded.push_back(point.id);
                for (const MisconceptionMarking& idea : marking->misconceptions)
                    if (idea.asserted) one.misconceptions.push_back(idea.id);
                lent.push_back(std::move(one));
            }
        }
    }
    return lent;
}

void BenchDesk::act(const ui::UseLentAnswers&) { setResponses(lentAnswers(), "lent by learners; marked as the rubric of then proposed"); }

void BenchDesk::followLending() {
    const std::vector<MarkedResponse> lent = lentAnswers();
    m_shown->lent = lent.size();
    if (!m_shown->responses) return;
    std::set<std::string> allowed;
    for (const MarkedResponse& one : lent) allowed.insert(one.id);
    std::vector<MarkedResponse> kept = *m_shown->responses;
    std::erase_if(kept, [&](const MarkedResponse& one) { return one.id.starts_with(lentPrefix) && !allowed.contains(one.id); });
    if (kept.size() == m_shown->responses->size()) return;
    // Also what is looked at may be one of them.
    m_shown->response.clear();
    m_shown->trace.reset();
    m_shown->traced.clear();
    setResponses(std::move(kept), m_shown->benchName);
}

void BenchDesk::act(const ui::SetColumn& request) {
    if (!m_shown->import || request.column >= m_shown->import->uses.size()) return;
    m_shown->import->uses[request.column] = request.use;
    weighImport();
}

void BenchDesk::act(const ui::SetImportQuestion& request) {
    if (!m_shown->import) return;
    m_shown->import->question = request.question;
    weighImport();
}

void BenchDesk::act(const ui::TakeImport& request) {
    const ui::BenchImport import = std::move(*m_shown->import);
    m_shown->import.reset();
    MarkedResponses marked = toMarkedResponses(*import.table, import.uses, document()->course(), {import.question});
    std::vector<MarkedResponse> responses;
    if (request.add && m_shown->responses) responses = *m_shown->responses;
    std::move(marked.responses.begin(), marked.responses.end(), std::back_inserter(responses));
    setResponses(std::move(responses), import.name);
}

void BenchDesk::act(const ui::DropImport&) { m_shown->import.reset(); }

void BenchDesk::readBench() {
    const auto bytes = readWholeFile(folder() / (idFromWords(model().course.id.value) + ".jsonl"), mostBenchBytes);
    if (!bytes) return;
    std::istringstream in(*bytes);
    MarkedResponses marked = readMarkedResponses(in);
    if (marked.responses.empty()) return;
    m_shown->responses = std::make_shared<const std::vector<MarkedResponse>>(std::move(marked.responses));
    m_shown->benchName = "kept from last time";
}

void BenchDesk::keepBench() {
    // What is lent stays where it is: on the disk there is no second copy that would outlive the lending.
    std::vector<MarkedResponse> kept = *m_shown->responses;
    std::erase_if(kept, [](const MarkedResponse& one) { return one.id.starts_with(lentPrefix); });
    std::error_code error;
    fs::create_directories(folder(), error);
    const auto written = writeFileAtomically(folder() / (idFromWords(model().course.id.value) + ".jsonl"), toJsonLines(kept));
    if (!written) m_shown->refused = "The bench could not be kept: " + written.error().message;
}

// ------------------------------------------------------------------------------------------------------ suggestions

void BenchDesk::readAnswers() {
    m_answered.clear();
    const auto bytes = readWholeFile(folder() / (idFromWords(model().course.id.value) + "-suggestions.tsv"), mostBenchBytes);
    if (!bytes) return;
    std::istringstream in(*bytes);
    for (std::string line; std::getline(in, line) && m_answered.size() < mostAnswers;) {
        const std::size_t first = line.find('\t'), second = first == std::string::npos ? first : line.find('\t', first + 1);
        if (second == std::string::npos || firstBadByte(line)) continue;
        m_answered.push_back({line.substr(0, first), line.substr(second + 1), line.substr(first + 1, second - first - 1) == "accepted"});
    }
}

void BenchDesk::keepAnswers() {
    std::string text;
    for (const Answered& one : m_answered) text += one.subject + '\t' + (one.accepted ? "accepted" : "refused") + '\t' + one.words + '\n';
    std::error_code error;
    fs::create_directories(folder(), error);
    const auto kept = writeFileAtomically(folder() / (idFromWords(model().course.id.value) + "-suggestions.tsv"), text);
    if (!kept) m_shown->refused = "Your answer could not be kept: " + kept.error().message;
}

void BenchDesk::act(const ui::AnswerSuggestion& request) {
    if (request.accept) {
        auto edit = editFor(ui::BenchRequest{request});
        const auto outcome = edit ? context().editing->edit(std::move(*edit)) : Result<void>(tl::make_unexpected(edit.error()));
        if (!outcome) {
            m_shown->refused = outcome.error().message;
            return;
        }
    }
    m_answered.push_back({m_shown->subject.id, request.words, request.accept});
    if (m_answered.size() > mostAnswers) m_answered.erase(m_answered.begin());
    keepAnswers();
    showSuggestions();
}

void BenchDesk::act(const ui::AskSynonyms& request) {
    m_synonyms.clear();
    const Course& course = document()->course();
    const Concept* asked = course.findConcept(request.concept_);
    if (!asked) return;
    const auto known = [&](const std::string& words) { return std::ranges::find(asked->terms, words, &TermText::text) != asked->terms.end(); };
    const auto offer = [&](const std::string& words, ui::BenchSuggestion::Source source, std::string because) {
        const bool there = std::ranges::any_of(m_synonyms, [&](const ui::BenchSuggestion& one) { return one.words == words; });
        if (there || known(words) || m_synonyms.size() >= mostSynonyms) return;
        m_synonyms.push_back({words, source, std::move(because), asked->id});
    };
    // Another idea that shares a wording is likely to share more.
    for (const Concept& other : course.concepts) {
        if (other.id == asked->id) continue;
        const auto shared = std::ranges::find_if(other.terms, [&](const TermText& term) { return known(term.text); });
        if (shared == other.terms.end()) continue;
        std::size_t taken = 0;
        for (const TermText& term : other.terms) {
            if (!known(term.text) && ++taken <= mostFromOneIdea) offer(term.text, ui::BenchSuggestion::Source::course, "the idea " + inQuotes(nameOfConcept(course, other.id.value)) + " has it beside “" + shared->text + "”");
        }
    }
    if (!m_wordNet) {
        auto opened = WordNet::open();
        m_shown->wordNet = opened ? std::string() : opened.error().message;
        if (opened) m_wordNet = std::make_unique<const WordNet>(std::move(*opened));
    }
    for (std::size_t i = 0; m_wordNet && i < asked->terms.size(); ++i) {
        const std::string& term = asked->terms[i].text;
        if (term.find_first_of("\"*[](/\xE2") != std::string::npos) continue;  // notation, no plain word
        for (const std::string& word : m_wordNet->synonyms(term, mostFromOneWord)) offer(word, ui::BenchSuggestion::Source::wordNet, "WordNet: another word for “" + term + "”");
    }
    if (m_synonyms.empty()) m_shown->refused = m_wordNet ? "No other words were found for it." : m_shown->wordNet;
    showSuggestions();
}

void BenchDesk::showSuggestions() {
    m_shown->suggestions.clear();
    for (const ui::BenchSuggestion& synonym : m_synonyms) {
        const bool answered = std::ranges::any_of(m_answered, [&](const Answered& one) { return one.subject == m_shown->subject.id && one.words == synonym.words; });
        if (!answered) m_shown->suggestions.push_back(synonym);
    }
    for (const WordSuggestion& word : m_missing) {
        const bool answered = std::ranges::any_of(m_answered, [&](const Answered& one) { return one.subject == m_shown->subject.id && one.words == word.words; });
        if (answered) continue;
        ui::BenchSuggestion shown;
        shown.words = word.words;
        shown.because = "in " + std::to_string(word.missed) + " missed " + (word.missed == 1 ? "response" : "responses") + ", in " + std::to_string(word.wrong) + " that should not earn it";
        m_shown->suggestions.push_back(std::move(shown));
        if (m_shown->suggestions.size() == m_synonyms.size() + mostMissing) break;
    }
}

// ------------------------------------------------------------------------------------------------------- publishing

void BenchDesk::readPast() {
    auto past = std::make_shared<std::vector<PastAnswer>>();
    if (context().store) *past = pastMarkings(*context().store, context().asWritten(), m_shown->subject, context().clock.now());
    m_past = std::move(past);
}

void BenchDesk::act(const ui::PlanPublishing&) {
    m_shown->publish = ui::PublishPlan{};
    m_pastKnown = false;
    readPast();
    m_shown->publish->past = m_past->size();
    const Course& course = document()->course();
    const auto reads = [&](const Rule& rule) { return rule.parts.empty() && rule.kind == Rule::Kind::all; };
    const Rubric edited = rubric();
    if (edited.award.empty() || std::ranges::any_of(edited.award, reads)) m_shown->publish->problem = "The rubric is not finished: a way to earn the point is still empty.";
    const auto& held = model().heldParts;
    if (std::ranges::find(held, lostWeightsList, &HeldPart::list) != held.end()) m_shown->publish->problem = "The weights of the course can't be read, so nobody can say what would change. Under Course stands what is wrong with them.";
    if (m_savedHash.empty()) m_savedHash = rubricHash(context().asWritten());
    m_shown->publish->hashBefore = m_savedHash;
    (void)course;
    send();
}

void BenchDesk::act(const ui::LeavePublishing&) {
    m_shown->publish.reset();
    m_past.reset();
}

void BenchDesk::showPublishing() {
    if (!m_shown->publish || !m_past || m_pastNow.size() != m_past->size()) return;
    ui::PublishPlan& plan = *m_shown->publish;
    plan.ready = true;
    plan.hashAfter = m_draftHash;
    plan.changed.clear();
    plan.places.clear();
    for (std::size_t i = 0; i < m_past->size(); ++i) {
        const PastAnswer& answer = (*m_past)[i];
        const bool after = m_pastNow[i] != 0;
        ui::PublishPlan::Count& count = plan.places[answer.place];
        ++count.past;
        if (after == answer.awarded) continue;
        ++count.changed;
        plan.changed.push_back({answer.learner, answer.text, answer.where, answer.awarded, after, answer.when});
    }
}

void BenchDesk::act(const ui::Publish& request) {
    const LearnerDays days = localDays(context().clock.now());
    const RubricVersion version{m_shown->publish->hashAfter, toString(days.dayOf(context().clock.now())), m_shown->subject.id, model().signedIn ? model().signedIn->name : std::string(), request.note};
    context().editing->save([this, version](const Result<void>& saved) { published(version, saved); });
}

void BenchDesk::published(const RubricVersion& version, const Result<void>& saved) {
    if (!saved) {
        m_shown->refused = saved.error().message;
        return;
    }
    if (const auto added = addRubricVersion(context().courseFolder, version); !added) {
        m_shown->refused = "The rubric is saved, but its version could not be noted: " + added.error().message;
        return;
    }
    m_shown->versions.insert(m_shown->versions.begin(), version);
    // What was said of the saved course, and what is held back in it, stays said.
    const std::string plain = "The course is saved.";
    const std::string rest = model().notice.starts_with(plain) ? model().notice.substr(plain.size()) : std::string();
    model().notice = "Published. Learners are marked by the new rubric from now on; markings that were made keep the old one." + rest;
    m_shown->publish.reset();
    m_past.reset();
}

// ---------------------------------------------------------------------------------------------------------- workers

void BenchDesk::send() {
    if (!m_draft || m_shown->subject.id.empty()) return;
    BenchJob job;
    job.number = ++m_job;
    job.draft = m_draft;
    job.saved = m_saved;
    job.weights = m_weights;
    job.subject = m_shown->subject;
    if (!isLevelSubject(m_shown->subject.id)) job.responses = m_shown->responses;    // nobody marked them by level
    job.question = m_shown->question;
    job.text = m_shown->response;
    if (!m_quick) m_quick = std::make_unique<BenchWorker>(BenchWorker::Pass::quick);
    if (!m_thorough) m_thorough = std::make_unique<BenchWorker>(BenchWorker::Pass::thorough);
    m_quick->give(job);
    job.past = m_past;
    m_thorough->give(std::move(job));
    m_shown->working = true;
}

void BenchDesk::take(BenchWorker::Pass pass, BenchOutcome outcome) {
    if (outcome.number != m_job) return;  // an older one; its successor is on its way
    const bool thorough = pass == BenchWorker::Pass::thorough;
    changed();
    m_shown->problem = outcome.problem;
    if (!outcome.problem.empty()) return;
    if (outcome.trace && (thorough || m_shown->traced != m_shown->response || !m_shown->trace || !m_shown->trace->weighed || !m_shown->figures || !m_shown->figures->weighed)) {
        m_shown->trace = outcome.trace;
        m_shown->traced = m_shown->response;
    } else if (outcome.trace) {
        // The rules are known anew; what the weights say of it comes with the thorough pass.
        auto trace = std::make_shared<RubricTrace>(*outcome.trace);
        trace->holds = m_shown->trace->holds;
        trace->probability = m_shown->trace->probability;
        trace->weighed = m_shown->trace->weighed;
        m_shown->trace = std::move(trace);
    }
    if (outcome.now && outcome.saved) {
        auto figures = std::make_shared<ui::BenchFigures>();
        figures->responses = m_shown->responses;
        figures->now = *outcome.now;
        figures->saved = *outcome.saved;
        figures->rules = agreementOf(figures->now, *figures->responses, BenchSide::rules);
        figures->rulesSaved = agreementOf(figures->saved, *figures->responses, BenchSide::rules);
        if (thorough) {
            figures->weighed = figures->now.weighed;
            figures->marked = agreementOf(figures->now, *figures->responses, BenchSide::marked);
            figures->markedSaved = agreementOf(figures->saved, *figures->responses, BenchSide::marked);
        } else if (m_shown->figures && m_shown->figures->responses == figures->responses && m_shown->figures->weighed) {
            // The last complete figures with weights stand until the next are ready.
            const ui::BenchFigures& last = *m_shown->figures;
            figures->weighed = true;
            figures->marked = last.marked;
            figures->markedSaved = last.markedSaved;
            for (std::size_t i = 0; i < figures->now.verdicts.size() && i < last.now.verdicts.size(); ++i) {
                figures->now.verdicts[i].marked = last.now.verdicts[i].marked;
                figures->now.verdicts[i].probability = last.now.verdicts[i].probability;
                figures->saved.verdicts[i].marked = last.saved.verdicts[i].marked;
            }
        }
        if (thorough) {
            m_missing = figures->now.suggestions;
        } else if (m_shown->figures && m_shown->figures->responses == figures->responses) {
            figures->now.terms = m_shown->figures->now.terms;
            figures->now.rules = m_shown->figures->now.rules;
            figures->now.suggestions = m_shown->figures->now.suggestions;
        }
        m_shown->figures = std::move(figures);
        showSuggestions();
    }
    if (!thorough) return;
    m_draftHash = outcome.hash;
    if (m_shown->publish && m_past) {
        m_pastNow = outcome.past;
        showPublishing();
    }
}

}  // namespace carewright
