#include "app/desktop/progress_desk.h"

#include <algorithm>
#include <cstdlib>

#include "app/desktop/evidence_kinds.h"
#include "app/machine/local_days.h"
#include "engine/base/atomic_file.h"
#include "engine/exchange/learner_record.h"
#include "engine/exchange/progress_export.h"

namespace carewright {
namespace {

namespace fs = std::filesystem;

/// The learner's documents; the store's own folder where there are none.
fs::path usualFolder(const std::optional<Store>& store) {
    std::error_code ignored;
    if (const char* home = std::getenv("HOME"); home && *home && fs::is_directory(fs::path(home) / "Documents", ignored)) return fs::path(home) / "Documents";
    return store ? store->folder() / "exports" : fs::path();
}

std::string fileName(ui::ExportFile::What what, Day day) {
    const std::string on = toString(day);
    switch (what) {
        case ui::ExportFile::What::progressCsv: return "carewright-progress-" + on + ".csv";
        case ui::ExportFile::What::evidencePdf: return "carewright-evidence-record-" + on + ".pdf";
        case ui::ExportFile::What::recordJson: return "carewright-everything-about-me-" + on + ".json";
        case ui::ExportFile::What::recordPdf: return "carewright-everything-about-me-" + on + ".pdf";
    }
    return "carewright-export";
}

std::string nameOf(Store& store, const LearnerId& learner) {
    const auto learners = store.learners();
    if (!learners) return {};
    const auto found = std::ranges::find(*learners, learner, &Learner::id);
    return found == learners->end() ? std::string() : found->name;
}

}  // namespace

void ProgressDesk::open() { model().progress.exportFolder = usualFolder(context().store); }

void ProgressDesk::close() {
    m_reader.reset();
    const int span = model().progress.spanDays;
    model().progress = {};
    model().progress.spanDays = span;
}

void ProgressDesk::arrived() {
    if (model().place.room == ui::Room::progress) bringUpToDate();
}

void ProgressDesk::bringUpToDate() {
    if (!context().store) return;
    const Instant now = context().clock.now();
    const LearnerDays days = localDays(now);
    if (!m_reader) m_reader = std::make_unique<EvidenceReader>(model().course, evidenceKinds(), days);
    if (const auto read = m_reader->refresh(*context().store, context().learner, m_recall.sitting()); !read) {
        model().notice = "Your progress could not be read: " + read.error().message;
        return;
    }
    model().progress.days = days;
    sumUp(now);
}

void ProgressDesk::sumUp(Instant now) {
    ui::ProgressModel& shown = model().progress;
    std::vector<PointId> points;
    std::vector<MisconceptionId> ideas;
    for (const MarkingPoint& point : model().course.points) points.push_back(point.id);
    for (const Misconception& idea : model().course.misconceptions) ideas.push_back(idea.id);
    shown.progress = progressFrom(m_reader->all(), points, ideas, shown.days, now);
    shown.today = shown.days.dayOf(now);
    shown.overTime.clear();
    const Day first = shown.today - std::chrono::days(shown.spanDays - 1);
    for (const PointProgress& point : shown.progress.points) shown.overTime.push_back(masteryOverTime(point.evidence, first, shown.today, shown.days));
    const RecallState& recall = m_reader->recall();
    shown.aim = aimDay(recall, shown.days, now);
    shown.assessmentSet = recall.assessment && *recall.assessment >= shown.today;
    shown.cardsSeen = !recall.reviews.empty();
    shown.forecast = pointRecall(m_reader->deck(), recall, shown.aim, m_reader->fsrs(), shown.days);
}

std::string ProgressDesk::whyNot(const ui::ProgressAction& action) const {
    if (std::holds_alternative<ui::ShowMasteryOver>(action)) return {};
    if (!context().store) return "Your record is not open just now.";
    if (std::holds_alternative<ui::EraseMe>(action)) return context().whyNotKeep();
    if (std::get<ui::ExportFile>(action).folder.empty()) return "Say first in which folder the file shall go.";
    return {};
}

void ProgressDesk::apply(const ui::ProgressAction& action) {
    std::visit([this](const auto& what) { act(what); }, action);
}

void ProgressDesk::act(const ui::ShowMasteryOver& action) {
    model().progress.spanDays = std::clamp(action.days, 7, 3660);
    if (m_reader) sumUp(context().clock.now());
}

Result<std::string> ProgressDesk::contentOf(ui::ExportFile::What what) {
    Store& store = *context().store;
    const Instant now = context().clock.now();
    const LearnerDays days = localDays(now);
    switch (what) {
        case ui::ExportFile::What::recordJson: return learnerRecordJson(store, context().learner, now);
        case ui::ExportFile::What::recordPdf: return learnerRecordPdf(store, context().learner, model().course, model().zone, now);
        case ui::ExportFile::What::progressCsv:
        case ui::ExportFile::What::evidencePdf: break;
    }
    bringUpToDate();
    const ProgressExport out{model().progress.progress, model().course, days, nameOf(store, context().learner), now};
    if (what == ui::ExportFile::What::evidencePdf) return evidenceRecordPdf(out);
    return progressCsv(out);
}

void ProgressDesk::act(const ui::ExportFile& action) {
    ui::ProgressModel& shown = model().progress;
    const auto content = contentOf(action.what);
    if (!content) {
        model().notice = content.error().message;
        return;
    }
    const fs::path file = action.folder / fileName(action.what, localDays(context().clock.now()).dayOf(context().clock.now()));
    std::error_code error;
    fs::create_directories(action.folder, error);
    if (const auto written = writeFileAtomically(file, *content); !written) {
        model().notice = "The file could not be written: " + written.error().message;
        return;
    }
    shown.exportFolder = action.folder;
    shown.exported = "Written to " + file.string() + ".";
}

void ProgressDesk::act(const ui::EraseMe&) {
    if (const auto erased = context().store->eraseLearner(context().learner); !erased) {
        model().notice = erased.error().message;
        return;
    }
    context().erased = model().profile.name();
    // What the model still holds of the person goes too; reading the store anew begins a new profile.
    m_reader.reset();
    ui::Model& all = model();
    all.progress = {};
    all.attempts.clear();
    all.topicsRead.clear();
    all.ownWords.clear();
    all.lastTopic.reset();
    all.lastQuestion.reset();
    all.settings = {};
}

}  // namespace carewright
