#include "app/desktop/workshop_desk.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/desktop/fresh_folder.h"
#include "app/desktop/preview_steps.h"
#include "engine/authoring/following_id.h"
#include "engine/authoring/id_words.h"
#include "engine/authoring/references.h"
#include "engine/base/atomic_file.h"
#include "engine/base/hash.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "engine/content/weighed_concepts.h"

namespace carewright {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::milliseconds syncAfter{1000};
/// How soon a finished check is looked for while one runs.
constexpr std::chrono::milliseconds checkPoll{100};

const char* const allSaved = "Everything is saved.";
const char* const courseSaved = "The course is saved.";

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

/// What learners don't get of what was saved, and why; as sentences after another one.
std::string heldWords(const ui::Model& model) {
    if (!model.courseUsable) return " Learners can only read it: something in it keeps every answer from being marked.";
    // What only waits for something else follows from it.
    std::vector<const HeldPart*> faulty;
    std::size_t parts = 0;
    const HeldPart* weights = firstHeld(model.heldParts, lostWeightsList);
    const std::string marks = weights ? " Answers are not marked for now: the table of weights, " + weights->title + ", can't be read. Under “Checks” stands why." : "";
    for (const HeldPart& part : model.heldParts) {
        if (standsForFile(part)) continue;
        ++parts;
        if (!part.why.empty()) faulty.push_back(&part);
    }
    if (faulty.empty()) return marks;
    constexpr std::size_t mostNamed = 2;
    std::string out = " Learners don't have yet: ";
    for (std::size_t i = 0; i < std::min(faulty.size(), mostNamed); ++i) out += (i > 0 ? ", " : "") + nameOfPart(*faulty[i]);
    const std::size_t others = parts - std::min(faulty.size(), mostNamed);
    if (others > 0) out += " and " + std::to_string(others) + (others == 1 ? " other" : " others");
    return out + ". Everything else they have. Under “Checks” stands what is missing." + marks;
}

/// Why what lies in the folder now can't be taken over: a file that could be read before can't be any more, and taking it over would take
/// out all that stood in it. Empty: it can.
std::string nowLost(const CourseFolder& before, const CourseFolder& now) {
    if (!now.loss().begun) return "Another program changed course.xml, and now it can't be read. Nothing is taken over, and nothing is saved, until it can be.";
    for (const LostFile& lost : now.loss().files) {
        const bool known = std::ranges::any_of(before.loss().files, [&](const LostFile& one) { return one.file == lost.file; });
        if (lost.nothingLost || known) continue;
        return "Another program changed “" + lost.file + "”, and now it can't be read" + (lost.problems.empty() ? "." : ": " + wordsWithin(lost.file, lost.problems.front())) +
               " Nothing is taken over, and nothing is saved, until it can be. What you have here is whole.";
    }
    return {};
}

/// True where not all of the course could be read.
bool lacksSomething(const CourseFolder& folder) { return !folder.loss().begun || folder.loss().first() != nullptr; }

/// The file that could not be read before and can be now; empty: none, or something else can't be read any more.
std::string mendedFile(const CourseFolder& before, const CourseFolder& now) {
    if (!lacksSomething(before) || !nowLost(before, now).empty()) return {};
    for (const LostFile& lost : before.loss().files) {
        if (!lost.nothingLost && std::ranges::find(now.loss().files, lost.file, &LostFile::file) == now.loss().files.end()) return lost.file;
    }
    return before.loss().begun ? std::string() : std::string("course.xml");
}

/// True where all that was done was undone again: there is nothing to offer.
bool comesToNothing(const JournalContent& journal) {
    std::size_t done = 0;
    for (const JournalContent::Entry& entry : journal.entries) {
        if (entry.kind == DocumentEvent::Kind::undone) {
            if (done == 0) return false;
            --done;
        } else if (!entry.joined) {
            ++done;
        }
    }
    return done == 0;
}

}  // namespace

WorkshopDesk::WorkshopDesk(DeskContext& context)
    : Desk(context), m_startFolder(context.courseFolder), m_shown(std::make_shared<ui::WorkshopModel>()) { model().workshop = m_shown; }

void WorkshopDesk::open() {}

void WorkshopDesk::close() {
    awaitWriting();
    flush();
    m_checker.reset();
    if (m_looking.valid()) m_looking.wait();
    m_looking = {};
    m_lookAgain = false;
    m_document.reset();
    m_folder.reset();
    m_journal.reset();
    m_found.reset();
    // Another number, or what was found in the course before would seem to be of the next one.
    const std::uint64_t checks = m_shown->checks + 1, looks = m_shown->looks;
    *m_shown = {};
    m_shown->checks = checks;
    m_shown->looks = looks;
}

void WorkshopDesk::courseChanged() {
    // After a save of one's own the document goes on with its history; another course begins anew.
    if (!m_taking) close();
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

fs::path WorkshopDesk::placeOf(const char* what) const { return placeFor(context().courseFolder, what); }

fs::path WorkshopDesk::placeFor(const fs::path& folder, const char* what) const {
    std::error_code ignored;
    const fs::path course = fs::weakly_canonical(folder, ignored);
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
    m_savedAt = 0;
    m_writtenAt.reset();
    m_savedSteps = 0;
    JournalContent found = unsavedIn(context().courseFolder, m_document->course());
    if (!found.entries.empty()) {
        ui::RecoverableWork work;
        for (const JournalContent::Entry& entry : found.entries)
            if (entry.kind == DocumentEvent::Kind::applied) {
                if (!entry.joined) ++work.steps;
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
    beginChecks();
}

JournalContent WorkshopDesk::unsavedIn(const fs::path& folder, const Course& course) const {
    const std::string journal = readJournal(placeFor(folder, "journal"));
    JournalContent found = parseJournal(journal);
    if (found.entries.empty()) return found;
    // Killed right after a save: what was saved is not done again.
    const auto mark = savedMarkFrom(readJournal(placeFor(folder, "saved")));
    const bool saved = mark && found.base != mark->fingerprint && mark->fingerprint == fingerprintOf(course);
    if (saved) found = parseJournal(journal, *mark);
    return comesToNothing(found) ? JournalContent{} : found;
}

void WorkshopDesk::tellCourses() {
    m_shown->courses.clear();
    std::vector<fs::path> folders;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(context().dataFolder / "courses", error)) {
        if (folders.size() == mostCourses) break;
        if (entry.is_directory(error) && fs::exists(entry.path() / "course.xml", error)) folders.push_back(entry.path());
    }
    const auto courseIn = [&](const fs::path& folder) {
        std::error_code ignored;
        if (fs::equivalent(folder, context().courseFolder, ignored)) return ui::CourseHere{m_document->course().title, folder.string(), true, false, {}};
        const ReadCourse read = readCourse(folder);
        const std::string& title = read.course.title;
        ui::CourseHere here{title.empty() ? folder.filename().string() : title, folder.string(), false, !unsavedIn(folder, read.course).entries.empty(), {}};
        if (nothingToOpen(read.course)) here.problem = "It cannot be read" + (read.problems.empty() ? std::string(".") : ": " + read.problems.front().text);
        return here;
    };
    for (const fs::path& folder : folders) m_shown->courses.push_back(courseIn(folder));
    std::ranges::sort(m_shown->courses, {}, &ui::CourseHere::title);
    if (!std::ranges::any_of(folders, [&](const fs::path& one) { return fs::equivalent(one, m_startFolder, error); }))
        m_shown->courses.insert(m_shown->courses.begin(), courseIn(m_startFolder));
}

void WorkshopDesk::beginJournal() {
    awaitSync();
    m_journal.reset();
    m_journalBase = m_document->done();
    m_journalTurned = false;
    std::error_code ignored;
    fs::remove(placeOf("saved"), ignored);
    auto journal = EditJournal::begin(placeOf("journal"), m_document->course());
    if (journal) m_journal.emplace(std::move(*journal));
    else m_shown->trouble = journal.error().message;
}

void WorkshopDesk::listen() {
    m_document->listen([this](const DocumentEvent& event) {
        // What is done now stands in the place of what was undone, also of what had been saved.
        if (event.kind == DocumentEvent::Kind::applied && !event.joined) m_savedSteps = std::min(m_savedSteps, m_document->done() - 1);
        for (std::optional<std::size_t>* saved : {&m_savedAt, &m_writtenAt})
            if (event.kind == DocumentEvent::Kind::applied && *saved && **saved >= m_document->done()) saved->reset();
        record(event);
        if (m_checker) {
            // What was undone or done again stands in the history, on the one side or the other of where it is now.
            if (event.kind == DocumentEvent::Kind::applied) m_checker->make(*event.edit);
            else if (event.kind == DocumentEvent::Kind::undone) m_checker->make(inverse(m_document->history()[m_document->done()]));
            else m_checker->make(m_document->history()[m_document->done() - 1]);
        }
        changed();
    });
}

/// The journal begins where the course was saved and knows no step from before. Who undoes one of those makes an edit, to the
/// journal; a later "redo" of it likewise, and so on: on a history of other shape the words undo and redo would mean other steps.
void WorkshopDesk::record(const DocumentEvent& event) {
    const std::vector<Edit>& history = m_document->history();
    const std::size_t done = m_document->done();
    std::optional<Edit> turned;
    if (event.kind == DocumentEvent::Kind::undone) turned = inverse(history[done]);
    if (event.kind == DocumentEvent::Kind::redone) turned = history[done - 1];
    if (m_writing.valid()) m_sinceWriting.push_back(turned ? *turned : *event.edit);
    if (!m_journal) return;
    if (turned && (event.kind == DocumentEvent::Kind::undone ? done : done - 1) < m_journalBase) m_journalTurned = true;
    const DocumentEvent told = turned && m_journalTurned ? DocumentEvent{DocumentEvent::Kind::applied, &*turned, false} : event;
    if (const auto recorded = m_journal->record(told); !recorded) m_shown->trouble = recorded.error().message;
    if (!m_syncAt) m_syncAt = context().clock.now() + syncAfter;
}

void WorkshopDesk::changed() {
    tellUnsaved();
    // Said of a moment ago; it would stand beside the contrary.
    if (m_shown->unsaved && (model().notice == allSaved || model().notice == courseSaved)) model().notice.clear();
    m_shown->checking = true;
}

void WorkshopDesk::tellUnsaved() { m_shown->unsaved = m_savedAt != m_document->done(); }

void WorkshopDesk::beginChecks() {
    // The one copy of the course that checking costs; from here on it follows by the edits.
    Course copy = m_document->course();
    copy.weights = conceptRowsOf(m_document->course().weights);
    CheckOptions options;
    options.incomplete = m_folder && m_folder->loss().first();
    m_checker = std::make_unique<CourseChecker>(std::move(copy), options);
    m_shown->checking = true;
}

void WorkshopDesk::tick() {
    if (!m_document) return;
    if (m_writing.valid() && m_writing.wait_for(std::chrono::seconds(0)) == std::future_status::ready) takeWriting();
    if (m_syncing.valid() && m_syncing.wait_for(std::chrono::seconds(0)) == std::future_status::ready) awaitSync();
    if (m_syncAt && context().clock.now() >= *m_syncAt) syncBeside();
    if (m_looking.valid() && m_looking.wait_for(std::chrono::seconds(0)) == std::future_status::ready) takeLook();
    if (!m_checker) return;
    if (m_checker->lost()) beginChecks();
    // Asked in this order, so that findings which arrive in between are taken in the next frame and not passed over.
    const bool busy = m_checker->busy();
    if (auto found = m_checker->take()) {
        m_shown->problems = std::move(*found);
        ++m_shown->checks;
    }
    m_shown->checking = busy;
}

std::optional<Instant> WorkshopDesk::wakeAt() const {
    if (m_shown->checking || m_shown->looking || m_shown->saving || m_syncing.valid()) return context().clock.now() + checkPoll;
    return m_syncAt;
}

/// Has what was recorded brought to the disk beside the frame. A killed program loses nothing of it in any case; a power cut
/// loses at most what was typed since syncAfter, and for as long as the disk takes.
void WorkshopDesk::syncBeside() {
    if (m_syncing.valid()) return;      // asked for again once that is done
    m_syncAt.reset();
    if (m_journal) m_syncing = std::async(std::launch::async, m_journal->syncing());
}

void WorkshopDesk::awaitSync() {
    if (!m_syncing.valid()) return;
    if (const auto synced = m_syncing.get(); !synced) m_shown->trouble = synced.error().message;
}

void WorkshopDesk::flush() {
    awaitWriting();
    awaitSync();
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
    if (std::holds_alternative<ui::ListCourses>(request.what) || std::holds_alternative<ui::LookAt>(request.what)) return {};
    if (const auto* other = std::get_if<ui::OpenOther>(&request.what)) {
        const auto known = std::ranges::find(m_shown->courses, other->folder, &ui::CourseHere::folder);
        return known == m_shown->courses.end() ? "There is no such course here." : known->open ? "It is open." : known->problem;
    }
    if (std::holds_alternative<ui::ShowCourseFolder>(request.what)) return context().openFolder ? "" : "This desktop has nothing to show folders with.";
    if (!m_document) return m_shown->trouble.empty() ? "The course is not open." : m_shown->trouble;
    if (m_found && !std::holds_alternative<ui::RecoverWork>(request.what) && !std::holds_alternative<ui::ForgetWork>(request.what))
        return "First say what should happen to the work that was not saved last time.";
    if (std::holds_alternative<ui::UndoEdit>(request.what) && m_document->done() == 0) return "There is nothing to undo.";
    if (std::holds_alternative<ui::RedoEdit>(request.what) && m_document->done() == m_document->history().size()) return "There is nothing to redo.";
    if (std::holds_alternative<ui::SaveCourse>(request.what) && m_shown->saving) return "The course is being saved.";
    if (std::holds_alternative<ui::SaveCourse>(request.what) && !m_shown->unsaved) return allSaved;
    if (std::holds_alternative<ui::SaveCourse>(request.what) && m_folder) return m_folder->whyNotSave();
    // On a course that lacks a file the rest of the work would fit nothing, and be gone.
    if (std::holds_alternative<ui::RecoverWork>(request.what) && m_folder && m_folder->loss().first())
        return "Not all of the course could be read: the file “" + m_folder->loss().first()->file + "” can't be. Your work waits until it can.";
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

Result<void> WorkshopDesk::editAndFollow(Edit edit) {
    return this->edit(document() ? withFollowingId(*m_document, m_savedSteps, std::move(edit)) : std::move(edit));
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

void WorkshopDesk::save(std::function<void(const Result<void>&)> done) {
    const auto refuse = [&](Result<void> why) {
        if (done) done(why);
    };
    if (!document()) return refuse(fail(ErrorCode::permission, "Sign in as a tutor to save the course."));
    if (m_writing.valid()) return refuse(fail(ErrorCode::locked, "The course is being saved. Wait a moment."));
    awaitLook();
    if (!m_folder) return refuse(fail(ErrorCode::notFound, "The course's folder is not open."));
    if (done) m_afterWriting.push_back(std::move(done));
    m_document->closeStep();
    m_writtenAt = m_document->done();
    m_savedSteps = m_document->done();
    m_sinceWriting.clear();
    // From here on the journal stands by itself: it can be done again on what is being written.
    m_journalBase = m_document->done();
    m_journalTurned = false;
    const std::size_t bytes = m_journal ? m_journal->bytes() : 0;
    m_shown->saving = true;
    auto course = std::make_shared<const Course>(m_document->course());
    m_writing = std::async(std::launch::async, [course = std::move(course), folder = std::move(*m_folder), versions = placeOf("versions"), mark = m_journal ? placeOf("saved") : fs::path(), bytes, now = context().clock.now()]() mutable {
        std::string fingerprint = fingerprintOf(*course);
        if (!mark.empty()) (void)writeFileAtomically(mark, toText({fingerprint, bytes}));
        Result<void> outcome = folder.save(*course, versions, now);
        Writing out{std::move(outcome), std::move(folder), {}, {}, {}};
        if (!out.outcome) return out;
        out.fingerprint = std::move(fingerprint);
        course.reset();     // here, where its letting go costs the frame nothing
        out.versions = listVersions(versions);
        out.fresh = freshFolder(readFolder(out.folder.path()));
        return out;
    });
    m_folder.reset();
}

void WorkshopDesk::takeWriting() {
    Writing done = m_writing.get();
    m_shown->saving = false;
    m_folder.emplace(std::move(done.folder));
    const std::vector<Edit> since = std::exchange(m_sinceWriting, {});
    if (!done.outcome) {
        model().notice = done.outcome.error().message;
        if (done.outcome.error().code == ErrorCode::conflict) lookElsewhere();
    } else {
        m_savedAt = m_writtenAt;
        tellUnsaved();
        m_shown->elsewhere.reset();
        m_shown->versions = std::move(done.versions);
        // What was edited while it was written is all that the journal has to keep now.
        awaitSync();
        if (m_journal) {
            std::error_code ignored;
            if (const auto begun = m_journal->beginAgain(done.fingerprint, since); !begun) m_shown->trouble = begun.error().message;
            else fs::remove(placeOf("saved"), ignored);
            m_journalBase = m_document->done();
            m_journalTurned = false;
            m_document->closeStep();
        } else {
            beginJournal();
        }
        if (!since.empty() && !m_syncAt) m_syncAt = context().clock.now() + syncAfter;
        m_taking = true;
        context().takeCourse(std::move(done.fresh));
        m_taking = false;
        model().notice = (m_shown->unsaved ? "The course is saved as it was a moment ago; what you changed since is not yet." : courseSaved) + heldWords(model());
    }
    for (const auto& after : std::exchange(m_afterWriting, {})) after(done.outcome);
}

void WorkshopDesk::awaitWriting() {
    if (!m_writing.valid()) return;
    m_writing.wait();
    takeWriting();
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
    beginChecks();
    changed();
}

void WorkshopDesk::act(const ui::ForgetWork&) {
    m_found.reset();
    m_shown->recoverable.reset();
    beginJournal();
    lookElsewhere();
}

void WorkshopDesk::lookElsewhere() {
    if (!m_folder || m_writing.valid()) return;
    // Work that waits for a file waits only for as long as the file can't be read.
    if (m_found && !lacksSomething(*m_folder)) return;
    if (m_looking.valid()) {
        m_lookAgain = true;
        return;
    }
    m_shown->looking = true;
    // Files are read and compared beside the frame. Nothing changes m_folder meanwhile: who wants to waits (awaitLook).
    m_looking = std::async(std::launch::async, [folder = &*m_folder]() -> Look {
        Look look{folder->changedOnDisk(), nullptr};
        if (look.files.empty()) return look;
        auto now = std::make_shared<CourseFolder>(*folder);
        if (now->reread()) look.now = std::move(now);
        return look;
    });
}

void WorkshopDesk::takeLook() {
    Look look = m_looking.get();
    m_shown->looking = false;
    const std::string mended = look.now ? mendedFile(*m_folder, *look.now) : std::string();
    const std::string told = "The file “" + mended + "” can be read again. What stands in it is back.";
    if (m_found && !mended.empty()) {
        // Nothing was done here yet: the course is opened anew, and the work offered on the whole of it.
        const fs::path folder = m_folder->path();
        close();
        context().takeCourse(freshFolder(readFolder(folder)));
        (void)document();
        model().notice = told;
        return;
    }
    if (m_found || look.files.empty()) m_shown->elsewhere.reset();
    else if (const std::string why = look.now ? nowLost(*m_folder, *look.now) : std::string(); !why.empty()) model().notice = why;
    else if (look.now) {
        m_shown->elsewhere = ui::ChangeElsewhere{std::move(look.files), mergeCourses(m_folder->base(), m_document->course(), look.now->base(), {}).conflicts};
        // What was missed is wanted back, where nothing has to be chosen.
        if (!mended.empty() && m_shown->elsewhere->conflicts.empty()) {
            act(ui::TakeElsewhere{});
            if (!m_shown->elsewhere) model().notice = told;
        }
    }
    if (std::exchange(m_lookAgain, false)) lookElsewhere();
}

void WorkshopDesk::awaitLook() {
    if (!m_looking.valid()) return;
    m_looking.wait();
    m_lookAgain = false;
    takeLook();
}

void WorkshopDesk::act(const ui::TakeElsewhere& request) {
    awaitWriting();
    awaitLook();
    CourseFolder now = *m_folder;
    if (const auto read = now.reread(); !read) {
        model().notice = read.error().message;
        return;
    }
    if (const std::string why = nowLost(*m_folder, now); !why.empty()) {
        model().notice = why;
        return;
    }
    const Course base = m_folder->base();
    m_folder.emplace(std::move(now));
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
    if (sameMeaning(m_document->course(), m_folder->base())) m_savedAt = m_document->done();
    else m_savedAt.reset();     // what lies there is nothing that was here
    // The journal stands on what lies there now, or a killed program would get theirs twice.
    awaitSync();
    if (m_journal) {
        std::vector<Edit> mine;
        if (Edit edit = differenceBetween(m_folder->base(), m_document->course(), "What you changed before another program's changes were taken over"); !edit.empty()) mine.push_back(std::move(edit));
        if (const auto begun = m_journal->beginAgain(fingerprintOf(m_folder->base()), mine); !begun) m_shown->trouble = begun.error().message;
        m_journalBase = m_document->done();
        m_journalTurned = false;
        m_document->closeStep();
    }
    // Learners have what lies there now, too.
    m_taking = true;
    context().takeCourse(freshFolder(readFolder(m_folder->path())));
    m_taking = false;
    beginChecks();
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
    const ReadFolder old = readFolder(scratch);
    fs::remove_all(scratch, error);
    if (!old.loss.begun || old.loss.first()) {
        model().notice = "Version " + std::to_string(request.number) + " can't be read whole" + (old.loss.first() ? ": the file “" + old.loss.first()->file + "” of it is damaged" : std::string()) + ". Nothing is changed.";
        return;
    }
    Edit edit = differenceBetween(m_document->course(), old.read.course, "Went back to version " + std::to_string(request.number));
    if (edit.empty()) {
        model().notice = "Version " + std::to_string(request.number) + " says the same as the course does now.";
        return;
    }
    (void)this->edit(std::move(edit));
}

void WorkshopDesk::act(const ui::NewCourse& request) {
    const Course course = firstCourse(request);
    const fs::path parent = context().dataFolder / "courses";
    std::error_code ignored;
    const fs::path folder = parent / freeId(course.id.value, [&](const std::string& name) { return fs::exists(parent / name, ignored); });
    if (const auto written = writeCourse(course, folder); !written) {
        model().notice = written.error().message;
        return;
    }
    awaitWriting();
    context().openCourse(folder);
    (void)document();
    model().notice = "Your course is in " + folder.string() + ".";
}

void WorkshopDesk::act(const ui::OpenOther& request) {
    const fs::path folder = request.folder;
    awaitWriting();
    context().openCourse(folder);
    (void)document();
}

void WorkshopDesk::act(const ui::PreviewDraft& request) {
    Course draft = m_document->course();
    std::vector<ui::Action> first = previewSteps(draft, request.kind, request.id);
    context().preview(std::move(draft), std::move(first));
}

void WorkshopDesk::act(const ui::LookAt& request) {
    m_shown->lookedAt = request.subject;
    ++m_shown->looks;
}

void WorkshopDesk::tellVersions() { m_shown->versions = listVersions(placeOf("versions")); }

}  // namespace carewright
