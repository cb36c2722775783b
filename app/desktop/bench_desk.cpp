#include "app/desktop/bench_desk.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <utility>

#include "app/desktop/course_editing.h"
#include "app/desktop/lent_answers.h"
#include "app/desktop/past_markings.h"
#include "app/desktop/rubric_edits.h"
#include "app/desktop/synonyms.h"
#include "app/machine/local_days.h"
#include "app/ui/workshop_model.h"
#include "engine/authoring/level_rubric.h"
#include "engine/authoring/references.h"
#include "engine/base/atomic_file.h"
#include "engine/base/utf8.h"
#include "engine/base/whole_file.h"
#include "engine/content/lost_files.h"
#include "engine/exchange/marked_reader.h"
#include "engine/exchange/marked_writer.h"
#include "engine/marking/draft_course.h"
#include "engine/marking/rubric_hash.h"

namespace carewright {
namespace {
namespace fs = std::filesystem;

constexpr std::size_t mostBenchBytes = 64 * 1024 * 1024;
constexpr std::size_t mostResponseBytes = 1024 * 1024;
constexpr std::size_t mostMissing = 12;

/// How soon to look whether the workers are done.
constexpr std::chrono::milliseconds glance{25};

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

fs::path BenchDesk::keptIn(std::string_view ending) const { return context().dataFolder / "bench" / (idFromWords(model().course.id.value) + std::string(ending)); }

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
        m_answered.read(keptIn("-suggestions.tsv"));
    }
    followLending();
    // What was open may have gone, or got another id.
    const bool standing = subjectOf(course->course(), m_shown->subject.id).has_value();
    // Whoever comes from the form of a point means that one.
    const bool looked = std::exchange(m_looks, model().workshop->looks) != model().workshop->looks;
    const std::string& wanted = model().place.id.empty() && looked ? model().workshop->lookedAt : model().place.id;
    if (const auto asked = subjectOf(course->course(), wanted)) act(ui::ChooseRubric{*asked});
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
    m_shown->concepts = conceptsBehind(course->course(), rubricOf(course->course(), m_shown->subject));
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

Result<Edit> BenchDesk::editFor(const ui::BenchRequest& request) const {
    if (!document()) return fail(ErrorCode::permission, "Sign in as a tutor to edit the course.");
    return rubricEdit(document()->course(), m_shown->subject, request);
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

void BenchDesk::act(const ui::ChooseRubric& request) {
    if (m_shown->subject == request.subject) return;
    m_shown->subject = request.subject;
    m_shown->figures.reset();
    m_shown->trace.reset();
    m_shown->suggestions.clear();
    m_synonyms.clear();
    m_shown->question = usualQuestion(document()->course(), m_shown->subject);
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
    m_shown->question = usualQuestion(document()->course(), m_shown->subject);
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
    import.question = usualQuestion(document()->course(), m_shown->subject);
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

std::vector<MarkedResponse> BenchDesk::lent() const { return context().store ? lentAnswers(*context().store, model().course.id) : std::vector<MarkedResponse>(); }

void BenchDesk::act(const ui::UseLentAnswers&) { setResponses(lent(), "lent by learners; marked as the rubric of then proposed"); }

void BenchDesk::followLending() {
    const std::vector<MarkedResponse> lent = this->lent();
    m_shown->lent = lent.size();
    if (!m_shown->responses) return;
    std::set<std::string> allowed;
    for (const MarkedResponse& one : lent) allowed.insert(one.id);
    std::vector<MarkedResponse> kept = *m_shown->responses;
    std::erase_if(kept, [&](const MarkedResponse& one) { return isLent(one) && !allowed.contains(one.id); });
    if (kept.size() == m_shown->responses->size()) return;
    // Also what is looked at may be one of them.
    m_shown->response.clear();
    m_shown->trace.reset();
    m_shown->traced.clear();
    setResponses(std::move(kept), m_shown->benchName);
}

void BenchDesk::act(const ui::SetColumn& request) {
    if (!m_shown->import || request.column >= m_shown->import->uses.size()) return;
    setColumnUse(m_shown->import->uses, request.column, request.use);
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
    const auto bytes = readWholeFile(keptIn(".jsonl"), mostBenchBytes);
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
    std::erase_if(kept, isLent);
    const fs::path file = keptIn(".jsonl");
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    const auto written = writeFileAtomically(file, toJsonLines(kept));
    if (!written) m_shown->refused = "The bench could not be kept: " + written.error().message;
}

// ------------------------------------------------------------------------------------------------------ suggestions

void BenchDesk::act(const ui::AnswerSuggestion& request) {
    if (request.accept) {
        auto edit = editFor(ui::BenchRequest{request});
        const auto outcome = edit ? context().editing->edit(std::move(*edit)) : Result<void>(tl::make_unexpected(edit.error()));
        if (!outcome) {
            m_shown->refused = outcome.error().message;
            return;
        }
    }
    if (const auto kept = m_answered.add(m_shown->subject.id, request.words, request.accept); !kept) m_shown->refused = "Your answer could not be kept: " + kept.error().message;
    showSuggestions();
}

void BenchDesk::act(const ui::AskSynonyms& request) {
    m_synonyms.clear();
    const Course& course = document()->course();
    const Concept* asked = course.findConcept(request.concept_);
    if (!asked) return;
    if (!m_wordNet) {
        auto opened = WordNet::open();
        m_shown->wordNet = opened ? std::string() : opened.error().message;
        if (opened) m_wordNet = std::make_unique<const WordNet>(std::move(*opened));
    }
    m_synonyms = synonymsOf(course, *asked, m_wordNet.get());
    if (m_synonyms.empty()) m_shown->refused = m_wordNet ? "No other words were found for it." : m_shown->wordNet;
    showSuggestions();
}

void BenchDesk::showSuggestions() {
    m_shown->suggestions.clear();
    for (const ui::BenchSuggestion& synonym : m_synonyms) {
        if (!m_answered.has(m_shown->subject.id, synonym.words)) m_shown->suggestions.push_back(synonym);
    }
    for (const WordSuggestion& word : m_missing) {
        if (m_answered.has(m_shown->subject.id, word.words)) continue;
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
    const Rubric edited = rubricOf(course, m_shown->subject);
    if (edited.award.empty() || std::ranges::any_of(edited.award, reads)) m_shown->publish->problem = "The rubric is not finished: a way to earn the point is still empty.";
    if (firstHeld(model().heldParts, lostWeightsList)) m_shown->publish->problem = "The weights of the course can't be read, so nobody can say what would change. Under Course stands what is wrong with them.";
    if (m_savedHash.empty()) m_savedHash = rubricHash(context().asWritten());
    m_shown->publish->hashBefore = m_savedHash;
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
    const TrialSubject& subject = m_shown->subject;
    const bool idle = subject.kind == TrialSubject::Kind::point && !isAskedFor(document()->course(), PointId(subject.id));
    model().notice = (idle ? "Published. No question asks for this point yet, so no learner is marked by it." : "Published. Learners are marked by the new rubric from now on; markings that were made keep the old one.") + rest;
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
