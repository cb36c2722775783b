#include "app/desktop/workspace.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "app/desktop/access_in_force.h"
#include "app/desktop/desks.h"
#include "app/desktop/fresh_folder.h"
#include "app/desktop/workspace_entries.h"
#include "app/desktop/workspace_trouble.h"
#include "app/machine/system_zone.h"
#include "engine/base/uuid.h"
#include "engine/content/course_reader.h"
#include "engine/store/backup.h"

namespace carewright {
namespace {

constexpr std::chrono::seconds retryAfter{1};
constexpr std::string_view courseKind = "question";

Result<std::shared_ptr<const Marker>> compileMarker(std::shared_ptr<const Course> course) {
    auto marker = Marker::compile(*course);
    if (!marker) return tl::make_unexpected(marker.error());
    return std::make_shared<const Marker>(std::move(*marker));
}

/// What stands in a marker's place while answers wait to be marked.
std::shared_future<Result<std::shared_ptr<const Marker>>> noMarker(const std::string& why) {
    std::promise<Result<std::shared_ptr<const Marker>>> promise;
    promise.set_value(fail(ErrorCode::invalidInput, why));
    return promise.get_future().share();
}

}  // namespace

Workspace::Workspace(Options options, const Clock& clock, UuidSource& ids)
    : m_options(std::move(options)),
      m_clock(clock),
      m_ids(ids),
      m_deskContext{m_model, m_store, m_learner, m_clock, m_ids, m_marker, m_entries,
                    [this](std::string_view key, std::string_view value) { keepEntry(key, value); },
                    [this](const Result<void>& outcome) { saved(outcome); },
                    [this](const ui::Place& place) { act(ui::GoTo{place}); }, m_options.courseFolder, m_options.dataFolder,
                    [this](const std::filesystem::path& folder) { openCourse(folder); }},
      m_desks(std::make_unique<Desks>(m_deskContext)) {
    m_deskContext.preview = [this](Course draft, std::vector<ui::Action> first) { openPreview(std::move(draft), std::move(first)); };
    m_deskContext.become = [this](const LearnerId& learner) { become(learner); };
    m_deskContext.openFolder = m_options.openFolder;
    m_deskContext.takeCourse = [this](FreshCourse fresh) { openCourse(m_options.courseFolder, std::move(fresh)); };
    m_model.now = m_clock.now();
    m_model.zone = systemZone();
    readCourseFolder();
    openStore();
}

Workspace::~Workspace() {
    flush();
    if (m_marker.valid()) m_marker.wait();
}

void Workspace::readCourseFolder(std::optional<FreshCourse> given) {
    FreshCourse fresh = given ? std::move(*given) : m_options.draft ? freshDraft(*m_options.draft) : freshFolder(readFolder(m_options.courseFolder));
    const std::string marksWait = whyMarksWait(fresh);
    m_model.course = std::move(fresh.ready.course);
    m_model.courseProblems = std::move(fresh.problems);
    m_model.courseUsable = fresh.ready.usable();
    m_model.heldParts = std::move(fresh.ready.held);
    m_written = std::move(fresh.written);
    m_deskContext.written = m_written ? &*m_written : nullptr;
    if (nothingToOpen(m_deskContext.asWritten())) {
        ui::Trouble trouble;
        trouble.kind = ui::Trouble::Kind::courseMissing;
        trouble.happened = "No course could be read from " + m_options.courseFolder.string() + ".";
        if (!m_model.courseProblems.empty()) trouble.happened += " " + m_model.courseProblems.front().text;
        trouble.toDo = "Check the folder, or start Carewright with --course and the folder of a course.";
        m_model.trouble = std::move(trouble);
        return;
    }
    // Compiling the rubrics takes a moment; nobody has an answer ready before it is done.
    if (m_model.courseUsable)
        m_marker = marksWait.empty() ? std::async(std::launch::async, compileMarker, std::move(fresh.copy)).share() : noMarker(marksWait);
}

void Workspace::openCourse(const std::filesystem::path& folder, std::optional<FreshCourse> fresh) {
    flush();
    if (folder != m_options.courseFolder) {
        // Exercises of another course may have the same ids.
        m_accessAt.clear();
        m_model.access = {};
    }
    m_options.courseFolder = folder;
    m_model.trouble.reset();
    m_model.attempts.clear();
    m_sittings.clear();
    readCourseFolder(std::move(fresh));
    if (m_store && !m_model.trouble) readAttempts();
    if (!m_store || m_model.trouble || m_model.profile.asking) return;
    for (Desk* desk : m_desks->all()) desk->courseChanged();
}

void Workspace::openStore() {
    if (m_model.trouble && m_model.trouble->kind == ui::Trouble::Kind::courseMissing) return;
    closeStore();
    m_model.trouble.reset();
    m_model.saved.problem.clear();
    auto opened = m_options.draft ? Store::inMemory(m_clock) : Store::open(m_options.dataFolder, m_clock, m_options.store);
    if (!opened) {
        m_model.trouble = storeTrouble(opened.error(), m_options.dataFolder, m_model.zone);
        return;
    }
    m_store.emplace(std::move(*opened));
    m_model.notice = m_store->notice();
    readLearner();
    if (const std::string erased = std::exchange(m_deskContext.erased, {}); !erased.empty()) {
        if (!m_model.notice.empty()) m_model.notice += " ";
        m_model.notice += erased + " is erased.";
    }
}

void Workspace::openPreview(Course draft, std::vector<ui::Action> first) {
    m_preview = std::make_unique<Workspace>(
        Options{.dataFolder = {}, .courseFolder = m_options.courseFolder, .store = {}, .draft = std::make_shared<const Course>(std::move(draft))}, m_clock, m_ids);
    m_preview->showWith(m_model.settings);
    m_preview->apply({ui::EndWelcome{}});
    m_preview->apply(std::move(first));
}

void Workspace::closeStore() {
    for (Desk* desk : m_desks->all()) desk->close();
    m_sittings.clear();
    m_store.reset();
}

void Workspace::readLearner() {
    auto learners = m_store->learners();
    const bool othersHere = learners && m_desks->profile.anybodyHere(*learners);
    if (learners && !othersHere && !m_store->readOnly()) {
        auto added = m_store->addLearner(LearnerId(m_ids.next(m_clock.now())), "Learner");
        if (added)
            learners->push_back(*added);
        else
            learners = tl::make_unexpected(added.error());
    }
    if (!learners) {
        m_model.trouble = storeTrouble(learners.error(), m_options.dataFolder, m_model.zone);
        m_store.reset();
        return;
    }
    m_desks->profile.readLearners(*learners);
    // Whoever erased themselves is not the one who is left: that one says so first.
    const bool ask = othersHere && !m_deskContext.erased.empty();
    const auto wanted = ask ? learners->end() : std::ranges::find(*learners, m_desks->profile.onlyLearner(), &Learner::id);
    if (learners->empty() || wanted != learners->end()) {
        begin(wanted == learners->end() ? Learner{} : *wanted);
        return;
    }
    forgetLearner();
    m_model.profile.asking = true;
    m_model.place = {ui::Room::profile, {}, {}};
    // Who was here last can at least read the question.
    if (const auto last = std::ranges::find(*learners, m_model.profile.last, &Learner::id); last != learners->end())
        m_model.settings = settingsFrom(last->entries);
}

void Workspace::begin(const Learner& learner) {
    m_learner = learner.id;
    m_entries = learner.entries;
    m_model.profile.asking = false;
    m_model.profile.now = learner.id;
    m_model.settings = settingsFrom(m_entries);
    m_model.topicsRead = topicsRead(m_entries);
    if (const auto found = m_entries.find(ownWordsKey); found != m_entries.end())
        m_model.ownWords = splitWords(found->second);
    if (const auto found = m_entries.find("last-topic"); found != m_entries.end())
        if (m_model.course.findTopic(TopicId(found->second))) m_model.lastTopic = TopicId(found->second);
    readAttempts();
    if (!m_model.trouble)
        for (Desk* desk : m_desks->all()) desk->open();
}

void Workspace::forgetLearner() {
    m_learner = {};
    m_entries.clear();
    m_sittings.clear();
    m_back.clear();
    m_retryAt.reset();
    m_model.attempts.clear();
    m_model.topicsRead.clear();
    m_model.ownWords.clear();
    m_model.lastTopic.reset();
    m_model.lastQuestion.reset();
    m_accessAt.clear();
    m_model.access = {};
    m_model.settings = {};
    m_model.saved = {};
    m_model.canGoBack = false;
}

void Workspace::become(const LearnerId& learner) {
    flush();
    if (!m_model.saved.problem.empty()) {
        m_model.notice = "What you typed last is not stored yet, so nobody else can begin: " + m_model.saved.problem;
        return;
    }
    auto learners = m_store->learners();
    if (!learners) {
        m_model.notice = learners.error().message;
        return;
    }
    const ui::Settings look = m_model.settings;
    for (Desk* desk : m_desks->all()) desk->close();
    forgetLearner();
    m_model.notice.clear();
    m_desks->profile.readLearners(*learners);
    const auto wanted = std::ranges::find(*learners, learner, &Learner::id);
    if (wanted != learners->end()) {
        begin(*wanted);
        m_model.place = {ui::Room::home, {}, {}};
    } else {
        m_model.profile.asking = true;
        m_model.place = {ui::Room::profile, {}, {}};
        m_model.settings = look;
    }
    if (!m_model.profile.asking && !m_model.trouble) arrive();
}

void Workspace::readAttempts() {
    if (m_learner.empty()) return;
    const auto summaries = m_store->attempts(
        {.learner = m_learner, .course = m_model.course.id, .exercise = std::string(courseKind), .ref = {}});
    if (!summaries) {
        m_model.trouble = storeTrouble(summaries.error(), m_options.dataFolder, m_model.zone);
        m_store.reset();
        return;
    }
    for (const AttemptSummary& summary : *summaries) {
        const QuestionId question(summary.exercise.ref);
        if (!m_model.course.findQuestion(question) || m_sittings.contains(question)) continue;
        auto sitting = Sitting::resume(*m_store, m_clock, m_ids, summary.id);
        if (!sitting) {
            m_model.notice = sitting.error().message;
            continue;
        }
        if (!m_model.lastQuestion) m_model.lastQuestion = question;
        Sitting& kept = m_sittings.emplace(question, std::move(*sitting)).first->second;
        // Closed between handing in and marking: the learner still gets the marks.
        const Submission* last = kept.state().lastSubmission();
        if (last && !last->marking() && !m_store->readOnly() && m_model.courseUsable)
            markLastSubmission(question, kept);
        show(question, kept);
    }
}

Sitting* Workspace::sittingAt(const QuestionId& question) {
    if (!m_store || !m_model.course.findQuestion(question)) return nullptr;
    auto found = m_sittings.find(question);
    if (found == m_sittings.end()) {
        auto sitting = Sitting::resumeOrStart(*m_store, m_clock, m_ids, m_learner,
                                              questionExercise(m_model.course.id, question), accessInForce(m_deskContext));
        if (!sitting) {
            m_model.saved.problem = sitting.error().message;
            return nullptr;
        }
        found = m_sittings.emplace(question, std::move(*sitting)).first;
    }
    found->second.setAccess(accessInForce(m_deskContext));
    return &found->second;
}

void Workspace::arrive() {
    m_model.access = accessAt(m_model.place);
    for (Desk* desk : m_desks->all()) desk->arrived();
}

ui::AccessHere Workspace::accessAt(const ui::Place& place) {
    const auto room = [&](ui::Room one) { return place.room == one; };
    // A result belongs to the exercise that it came of.
    if (room(ui::Room::result)) return accessAt({ui::Room::write, place.id, {}});
    const auto& mock = m_model.mock.open;
    // Each sitting of a mock is an exercise of its own, at the same place.
    if (room(ui::Room::mock) && !(mock && mock->attempt.exercise.ref == place.id)) return {};
    if (const auto known = m_accessAt.find({place.room, place.id}); known != m_accessAt.end()) return known->second;
    // Begun before the app was closed: what its attempt recorded last.
    if (!m_store) return {};
    std::optional<AttemptId> attempt;
    if (room(ui::Room::quiz)) {
        if (const auto id = parseUuid(place.id)) attempt = AttemptId(*id);
    } else if (room(ui::Room::scenario)) {
        attempt = m_desks->scenario.openAttempt(ScenarioId(place.id));
    } else if (room(ui::Room::mock)) {
        attempt = mock->attempt.attempt;
    } else if (room(ui::Room::write)) {
        const auto found = m_model.attempts.find(QuestionId(place.id));
        if (found != m_model.attempts.end() && found->second.phase == Phase::writing) attempt = found->second.attempt;
    }
    if (!attempt) return {};
    const auto steps = m_store->steps(*attempt);
    return steps ? accessHere(*steps) : ui::AccessHere{};
}

void Workspace::show(const QuestionId& question, const Sitting& sitting) {
    m_model.attempts.insert_or_assign(question, sitting.state());
}

void Workspace::saved(const Result<void>& outcome) {
    if (!outcome) {
        m_model.saved.problem = outcome.error().message;
        m_retryAt = m_clock.now() + retryAfter;
        return;
    }
    m_model.saved.problem.clear();
    m_retryAt.reset();
    m_model.saved.pending = std::ranges::any_of(
        m_sittings, [](const auto& entry) { return entry.second.keepDraftAt().has_value(); });
}

void Workspace::markLastSubmission(const QuestionId& question, Sitting& sitting) {
    const Submission* submission = sitting.state().lastSubmission();
    if (!submission || !m_marker.valid()) return;
    const auto& marker = m_marker.get();
    if (!marker) {
        m_model.notice = "Your answer is kept, but it can't be marked: " + marker.error().message;
        return;
    }
    const auto marking = (*marker)->mark(question, submission->text);
    if (!marking) {
        m_model.notice = "Your answer is kept, but it can't be marked: " + marking.error().message;
        return;
    }
    const StepId id = submission->step;
    saved(sitting.recordMarking(id, *marking));
}

void Workspace::tick() {
    m_model.now = m_clock.now();
    if (m_retryAt && m_model.now < *m_retryAt) return;
    for (auto& [question, sitting] : m_sittings) {
        const auto due = sitting.keepDraftAt();
        if (!due) continue;
        const auto before = sitting.state().lastSeq;
        const Result<void> outcome = sitting.keepDraft();
        saved(outcome);
        if (sitting.state().lastSeq != before) {
            m_model.saved.lastSaved = m_model.now;
            show(question, sitting);
        }
    }
    if (m_model.profile.asking) return;
    for (Desk* desk : m_desks->all()) desk->tick();
}

std::optional<Instant> Workspace::wakeAt() const {
    std::optional<Instant> earliest;
    if (m_model.profile.asking) return m_desks->profile.wakeAt();
    for (Desk* desk : m_desks->all())
        if (const auto due = desk->wakeAt(); due && (!earliest || *due < *earliest)) earliest = due;
    for (const auto& [question, sitting] : m_sittings)
        if (const auto due = sitting.keepDraftAt(); due && (!earliest || *due < *earliest)) earliest = due;
    // While storing fails there is no point in waking for it more than once a second.
    if (earliest && m_retryAt) earliest = std::max(*earliest, *m_retryAt);
    return earliest;
}

void Workspace::flush() {
    for (auto& [question, sitting] : m_sittings) {
        if (!sitting.keepDraftAt()) continue;
        const Result<void> outcome = sitting.flush();
        saved(outcome);
        if (outcome) m_model.saved.lastSaved = m_clock.now();
        show(question, sitting);
    }
    if (m_model.profile.asking) return;
    for (Desk* desk : m_desks->all()) desk->flush();
}

std::optional<std::string> Workspace::computerSetting(std::string_view key) {
    if (!m_store) return std::nullopt;
    const auto value = m_store->setting(key);
    return value ? *value : std::nullopt;
}

void Workspace::keepComputerSetting(std::string_view key, std::string_view value) {
    // A window's size is not worth a message when it can't be kept.
    if (m_store && !m_store->readOnly()) (void)m_store->setSetting(key, value);
}

void Workspace::keepEntry(std::string_view key, std::string_view value) {
    if (m_model.profile.asking) return;
    m_entries[std::string(key)] = value;
    if (m_store && !m_store->readOnly()) saved(m_store->setLearnerEntry(m_learner, key, value));
}

void Workspace::keepSettings(const ui::Settings& before, const ui::Settings& after) {
    const auto old = toEntries(before);
    for (const auto& [key, value] : toEntries(after))
        if (old.at(key) != value) keepEntry(key, value);
}

}  // namespace carewright
