/// What a learner carries to an assessor who works at another computer, and takes home from there.
#include <algorithm>
#include <set>

#include "app/desktop/quality_desk.h"
#include "engine/base/atomic_file.h"
#include "engine/base/whole_file.h"
#include "engine/exchange/package.h"
#include "engine/recall/learner_days.h"

namespace carewright {
namespace {

std::string counted(std::size_t number, std::string_view one, std::string_view many) { return std::to_string(number) + " " + std::string(number == 1 ? one : many); }

/// Responses whose decision a package releases.
std::size_t releasedIn(const Package& package) {
    std::set<ResponseRef> released;
    for (const Act& act : package.transfer.acts)
        if (act.kind == ActKind::released) released.insert(act.subject);
    return released.size();
}

}  // namespace

std::string QualityDesk::why(const ui::HandIn& what) const {
    if (!context().store) return "Nothing can be kept here at the moment.";
    if (context().learner.empty()) return "Say first who you are.";
    return what.folder.empty() ? "Say which folder the file goes into." : std::string();
}

std::string QualityDesk::why(const ui::TakeHome& what) const {
    if (!context().store) return "Nothing can be kept here at the moment.";
    if (context().learner.empty()) return "Say first who you are.";
    return what.file.empty() ? "Choose the file that your assessor gave you." : std::string();
}

void QualityDesk::act(const ui::HandIn& what) {
    ui::CarriedModel& shown = m_shown->carried = {};
    const Instant now = context().clock.now();
    const auto package = packageAttempts(*context().store, context().learner, now, context().ids.next(now));
    if (!package) {
        shown.problem = package.error().message;
        return;
    }
    const auto handedIn = std::ranges::count_if(package->transfer.steps, [](const Step& step) { return step.kind == StepKind::submitted || step.kind == StepKind::mockHandedIn || step.kind == StepKind::quizHandedIn; });
    if (handedIn == 0) {
        shown.problem = "You have handed nothing in yet. Answer a question first; then there is something to take along.";
        return;
    }
    std::error_code ignored;
    std::filesystem::create_directories(what.folder, ignored);
    const std::filesystem::path file = what.folder / ("work-for-my-assessor-" + toString(model().zone.dayOf(now)) + ".carewright");
    if (const auto written = writeFileAtomically(file, writePackage(*package, nullptr)); !written) {
        shown.problem = written.error().message;
        return;
    }
    shown.done = "Written: " + file.string() + "\nIt holds your name, all your answers and how they were written. Give it to your assessor; nothing is sent by itself.";
}

void QualityDesk::act(const ui::TakeHome& what) {
    ui::CarriedModel& shown = m_shown->carried = {};
    const auto fails = [&](std::string words) { shown.problem = std::move(words); };
    const auto bytes = readWholeFile(what.file, largestPackage);
    const auto package = bytes ? readPackage(*bytes) : Result<Package>(tl::make_unexpected(bytes.error()));
    if (!package) return fails(package.error().message);
    // A centre's computer learns of its decisions by those who make them; another centre's record is not a learner's to bring in.
    const auto staff = ActStore(*context().store).keptAccounts();
    if (!staff) return fails(staff.error().message);
    if (!staff->empty()) return fails("Staff work at this computer, so a package is taken over by one of them, under Hand over.");
    if (package->purpose != PackagePurpose::decisions) return fails("This file holds no decisions for a learner. Ask your assessor for “Decisions to take home”.");
    const auto own = [&](const Act& act) {
        if (act.subject.empty()) return false;
        const auto steps = context().store->steps(act.subject.attempt);
        return steps && !steps->empty();
    };
    if (std::ranges::none_of(package->transfer.acts, own)) {
        const bool any = std::ranges::any_of(package->transfer.acts, [](const Act& act) { return !act.subject.empty(); });
        return fails(any ? "These decisions are about answers that are not on this computer." : "Nothing has been released to you in this file yet.");
    }
    const auto report = importPackage(*context().store, *package, nullptr);
    if (!report) return fails(report.error().message);
    shown.done = report->acts == 0 ? std::string("Everything in this file was here already.")
                                   : "Taken in: " + counted(releasedIn(*package), "answer is", "answers are") + " decided. You find each decision beside your answer, under Practise.";
}

}  // namespace carewright
