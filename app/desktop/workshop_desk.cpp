#include "app/desktop/workshop_desk.h"

#include <algorithm>
#include <array>

#include "app/desktop/preview_steps.h"
#include "engine/authoring/references.h"
#include "engine/base/hash.h"
#include "engine/content/course_check.h"
#include "engine/content/course_places.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"

namespace carewright {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::milliseconds syncAfter{1000};
/// How soon a finished check is looked for while one runs.
constexpr std::chrono::milliseconds checkPoll{100};

/// The names by which withPlaces calls the kinds.
constexpr std::array<std::pair<std::string_view, ElementKind>, 17> listNames = {{
    {"criterion", ElementKind::criterion}, {"source", ElementKind::source}, {"topic", ElementKind::topic}, {"term", ElementKind::term},
    {"law", ElementKind::law}, {"misconception", ElementKind::misconception}, {"point", ElementKind::point}, {"question", ElementKind::question},
    {"item", ElementKind::item}, {"quiz", ElementKind::quiz}, {"mock", ElementKind::mock}, {"sample", ElementKind::sample},
    {"scenario", ElementKind::scenario}, {"concept", ElementKind::concept_}, {"mishearing", ElementKind::mishearing},
    {"rubric", ElementKind::rubric}, {"subject", ElementKind::subject},
}};

/// Findings whose places name the element: the kind as the file, the index as the line.
std::vector<Problem> checkByElement(const Course& course) {
    return checkCourse(withPlaces(course, [](std::string_view list, std::size_t index) { return SourcePlace{std::string(list), static_cast<int>(index) + 1}; }));
}

ui::PlacedProblem placed(const Problem& problem) {
    ui::PlacedProblem out{problem.severity, problem.text, ElementKind::head, 0};
    const auto found = std::ranges::find(listNames, problem.place.file, &std::pair<std::string_view, ElementKind>::first);
    if (found == listNames.end() || problem.place.line < 1) return out;
    out.kind = found->second;
    out.index = static_cast<std::size_t>(problem.place.line) - 1;
    return out;
}

Course firstCourse(const ui::NewCourse& request) {
    Course course;
    course.id = CourseId(freshId(course, ElementKind::topic, request.title));
    course.title = request.title;
    course.about = request.title + ".";
    course.unitTitle = request.unit.empty() ? request.title : request.unit;
    course.nation = "England";
    Topic topic;
    topic.id = TopicId(freshId(course, ElementKind::topic, request.topic));
    topic.title = request.topic;
    topic.minutes = 1;
    course.topics.push_back(std::move(topic));
    Question question;
    question.id = QuestionId(freshId(course, ElementKind::question, request.question));
    question.text = request.question;
    question.marks = 1;
    course.questions.push_back(std::move(question));
    course.files = {"course.xml"};
    return course;
}

}  // namespace

WorkshopDesk::WorkshopDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::WorkshopModel>()) { model().workshop = m_shown; }

void WorkshopDesk::open() {}

void WorkshopDesk::close() {
    flush();
    if (m_checking.valid()) m_checking.wait();
    m_checking = {};
    m_document.reset();
    m_folder.reset();
    m_journal.reset();
    m_found.reset();
    *m_shown = {};
}

void WorkshopDesk::courseChanged() {
    // After a save of one's own the document goes on with its history; another course begins anew.
    if (!m_saving) close();
}

void WorkshopDesk::arrived() {
    if (!model().holds(StaffRole::tutor)) {
        if (m_document) close();
        return;
    }
    const ui::Room room = model().place.room;
    if (room != ui::Room::workshop && room != ui::Room::rubric && room != ui::Room::story && room != ui::Room::lab) return;
    if (document()) lookElsewhere();
}

fs::path WorkshopDesk::placeOf(const char* what) const {
    std::error_code ignored;
    const fs::path course = fs::weakly_canonical(context().courseFolder, ignored);
    return context().dataFolder / "workshop" / sha256Hex(course.string()).substr(0, 16) / what;
}

const CourseDocument* WorkshopDesk::document() {
    if (!m_document && model().holds(StaffRole::tutor)) openFolder();
    return m_document.get();
}

void WorkshopDesk::openFolder() {
    auto folder = CourseFolder::open(context().courseFolder);
    if (!folder) {
        m_shown->trouble = folder.error().message;
        return;
    }
    m_folder.emplace(std::move(*folder));
    m_document = std::make_shared<CourseDocument>(m_folder->base());
    m_shown->document = m_document;
    m_shown->folder = context().courseFolder.string();
    m_savedRevision = m_document->revision();
    JournalContent found = parseJournal(readJournal(placeOf("journal")));
    if (!found.entries.empty()) {
        ui::RecoverableWork work;
        for (const JournalContent::Entry& entry : found.entries)
            if (entry.kind == DocumentEvent::Kind::applied && !entry.joined) {
                ++work.steps;
                work.last = entry.edit.description;
            }
        work.sameBase = found.base == fingerprintOf(m_document->course());
        m_shown->recoverable = std::move(work);
        m_found = std::move(found);
    } else {
        beginJournal();
    }
    listen();
    tellVersions();
    check();
}

void WorkshopDesk::beginJournal() {
    m_journal.reset();
    auto journal = EditJournal::begin(placeOf("journal"), m_document->course());
    if (journal) m_journal.emplace(std::move(*journal));
    else m_shown->trouble = journal.error().message;
}

void WorkshopDesk::listen() {
    m_document->listen([this](const DocumentEvent& event) {
        if (m_journal) {
            if (const auto recorded = m_journal->record(event); !recorded) m_shown->trouble = recorded.error().message;
            if (!m_syncAt) m_syncAt = context().clock.now() + syncAfter;
        }
        changed();
    });
}

void WorkshopDesk::changed() {
    m_shown->unsaved = m_document->revision() != m_savedRevision;
    m_toCheck = true;
    check();
}

void WorkshopDesk::check() {
    if (m_checking.valid()) return;
    m_toCheck = false;
    m_checkedRevision = m_document->revision();
    m_shown->checking = true;
    // A copy, so that editing goes on meanwhile; the weights are large and nothing is checked in them here.
    auto copy = std::make_shared<Course>(m_document->course());
    m_checking = std::async(std::launch::async, [copy] { return checkByElement(*copy); });
}

void WorkshopDesk::tick() {
    if (!m_document) return;
    if (m_syncAt && context().clock.now() >= *m_syncAt) flush();
    if (!m_checking.valid() || m_checking.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    m_shown->problems.clear();
    for (const Problem& problem : m_checking.get()) m_shown->problems.push_back(placed(problem));
    m_shown->checking = false;
    if (m_toCheck) check();
}

std::optional<Instant> WorkshopDesk::wakeAt() const {
    if (m_checking.valid()) return context().clock.now() + checkPoll;
    return m_syncAt;
}

void WorkshopDesk::flush() {
    m_syncAt.reset();
    if (!m_journal) return;
    if (const auto synced = m_journal->sync(); !synced) m_shown->trouble = synced.error().message;
}

std::string WorkshopDesk::whyNot(const ui::WorkshopRequest& request) const {
    if (!model().holds(StaffRole::tutor)) return "Sign in as a tutor to edit the course.";
    if (std::holds_alternative<ui::NewCourse>(request.what)) {
        const auto& wanted = std::get<ui::NewCourse>(request.what);
        if (wanted.title.empty() || wanted.topic.empty() || wanted.question.empty()) return "A course begins with a title, a topic and a question.";
        return {};
    }
    if (!m_document) return m_shown->trouble.empty() ? "The course is not open." : m_shown->trouble;
    if (m_found && !std::holds_alternative<ui::RecoverWork>(request.what) && !std::holds_alternative<ui::ForgetWork>(request.what))
        return "First say what shall become of the work that was not saved last time.";
    if (std::holds_alternative<ui::UndoEdit>(request.what) && m_document->done() == 0) return "There is nothing to undo.";
    if (std::holds_alternative<ui::RedoEdit>(request.what) && m_document->done() == m_document->history().size()) return "There is nothing to redo.";
    if (std::holds_alternative<ui::SaveCourse>(request.what) && !m_shown->unsaved) return "Everything is saved.";
    return {};
}

void WorkshopDesk::apply(const ui::WorkshopRequest& request) {
    if (!document() && !std::holds_alternative<ui::NewCourse>(request.what)) return;
    std::visit([this](const auto& what) { act(what); }, request.what);
}

Result<void> WorkshopDesk::edit(Edit edit) {
    if (!document()) return fail(ErrorCode::permission, "Sign in as a tutor to edit the course.");
    auto outcome = m_document->apply(std::move(edit));
    if (!outcome) model().notice = outcome.error().message;
    return outcome;
}

void WorkshopDesk::undo() {
    if (document()) m_document->undo();
}

void WorkshopDesk::redo() {
    if (document()) m_document->redo();
}

void WorkshopDesk::closeStep() {
    if (document()) m_document->closeStep();
}

void WorkshopDesk::act(const ui::GoToStep& request) {
    while (m_document->done() > request.done && m_document->undo()) {}
    while (m_document->done() < request.done && m_document->redo()) {}
}

Result<void> WorkshopDesk::save() {
    if (!document()) return fail(ErrorCode::permission, "Sign in as a tutor to save the course.");
    auto outcome = m_folder->save(m_document->course(), placeOf("versions"), context().clock.now());
    if (!outcome) {
        model().notice = outcome.error().message;
        if (outcome.error().code == ErrorCode::conflict) lookElsewhere();
        return outcome;
    }
    m_document->closeStep();
    m_savedRevision = m_document->revision();
    m_shown->unsaved = false;
    m_shown->elsewhere.reset();
    beginJournal();
    tellVersions();
    m_saving = true;
    context().openCourse(context().courseFolder);
    m_saving = false;
    model().notice = "The course is saved.";
    return {};
}

void WorkshopDesk::act(const ui::RecoverWork&) {
    if (!m_found) return;
    const std::size_t all = m_found->entries.size();
    m_document->listen({});
    const std::size_t done = replay(*m_document, *m_found);
    listen();
    const bool whole = done == all;
    if (auto journal = whole ? EditJournal::resume(placeOf("journal"), m_found->wholeBytes) : EditJournal::begin(placeOf("journal"), m_folder->base()); journal)
        m_journal.emplace(std::move(*journal));
    else m_shown->trouble = journal.error().message;
    // Where only some of it fitted, the journal begins with what did.
    if (!whole && m_journal)
        for (std::size_t i = 0; i < m_document->done(); ++i) {
            const DocumentEvent again{DocumentEvent::Kind::applied, &m_document->history()[i], false};
            if (const auto recorded = m_journal->record(again); !recorded) m_shown->trouble = recorded.error().message;
        }
    model().notice = whole ? "Your work is back, to the last edit." : "Some of your work is back. The course was changed elsewhere, and the rest no longer fits it.";
    m_found.reset();
    m_shown->recoverable.reset();
    changed();
}

void WorkshopDesk::act(const ui::ForgetWork&) {
    m_found.reset();
    m_shown->recoverable.reset();
    beginJournal();
}

void WorkshopDesk::lookElsewhere() {
    if (!m_folder || m_found) return;
    std::vector<std::string> files = m_folder->changedOnDisk();
    if (files.empty()) {
        m_shown->elsewhere.reset();
        return;
    }
    CourseFolder now = *m_folder;
    if (!now.reread()) return;
    ui::ChangeElsewhere change{std::move(files), mergeCourses(m_folder->base(), m_document->course(), now.base(), {}).conflicts};
    m_shown->elsewhere = std::move(change);
}

void WorkshopDesk::act(const ui::TakeElsewhere& request) {
    const Course base = m_folder->base();
    if (const auto read = m_folder->reread(); !read) {
        model().notice = read.error().message;
        return;
    }
    MergedCourse merged = mergeCourses(base, m_document->course(), m_folder->base(), "Took over what another program changed");
    CourseDocument joined(m_document->course());
    (void)joined.apply(merged.theirs);
    for (const std::size_t number : request.theirs) {
        if (number >= merged.conflicts.size()) continue;
        const EditConflict& conflict = merged.conflicts[number];
        const Course& now = joined.course();
        const std::size_t index = indexOf(now, conflict.kind, conflict.id);
        const bool there = index < countOf(now, conflict.kind);
        if (conflict.theirs && there) (void)joined.apply(replaceElement(now, index, *conflict.theirs, {}));
        else if (conflict.theirs) (void)joined.apply(insertElement(index, *conflict.theirs, {}));
        else if (there) (void)joined.apply(removeElement(now, conflict.kind, index, {}));
    }
    m_shown->elsewhere.reset();
    (void)edit(differenceBetween(m_document->course(), joined.course(), "Took over what another program changed"));
    if (sameMeaning(m_document->course(), m_folder->base())) m_savedRevision = m_document->revision();
    changed();
}

void WorkshopDesk::act(const ui::RestoreVersion& request) {
    const auto found = std::ranges::find(m_shown->versions, request.number, &CourseVersion::number);
    if (found == m_shown->versions.end()) return;
    // A version holds the files that a save replaced; the others are those of the versions after it, and of today.
    std::error_code error;
    const fs::path scratch = placeOf("restoring");
    fs::remove_all(scratch, error);
    fs::copy(context().courseFolder, scratch, fs::copy_options::recursive, error);
    for (const CourseVersion& version : m_shown->versions) {
        if (version.number < request.number) break;
        fs::copy(version.folder, scratch, fs::copy_options::recursive | fs::copy_options::overwrite_existing, error);
    }
    const ReadCourse read = readCourse(scratch);
    fs::remove_all(scratch, error);
    Edit edit = differenceBetween(m_document->course(), read.course, "Went back to version " + std::to_string(request.number));
    if (edit.empty()) {
        model().notice = "Version " + std::to_string(request.number) + " says the same as the course does now.";
        return;
    }
    (void)this->edit(std::move(edit));
}

void WorkshopDesk::act(const ui::NewCourse& request) {
    const Course course = firstCourse(request);
    const fs::path parent = context().dataFolder / "courses";
    fs::path folder = parent / course.id.value;
    std::error_code ignored;
    for (int number = 2; fs::exists(folder, ignored); ++number) folder = parent / (course.id.value + "-" + std::to_string(number));
    if (const auto written = writeCourse(course, folder); !written) {
        model().notice = written.error().message;
        return;
    }
    context().openCourse(folder);
    (void)document();
    model().notice = "Your course is in " + folder.string() + ".";
}

void WorkshopDesk::act(const ui::PreviewDraft& request) {
    Course draft = m_document->course();
    std::vector<ui::Action> first = previewSteps(draft, request.kind, request.id);
    context().preview(std::move(draft), std::move(first));
}

void WorkshopDesk::tellVersions() { m_shown->versions = listVersions(placeOf("versions")); }

}  // namespace carewright
