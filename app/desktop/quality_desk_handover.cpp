/// What goes out of the centre and comes in, and what is kept how long.
#include <algorithm>
#include <cctype>
#include <chrono>
#include <future>
#include <iterator>

#include "app/desktop/quality_desk.h"
#include "app/machine/local_days.h"
#include "engine/base/atomic_file.h"
#include "engine/base/trimmed.h"
#include "engine/base/whole_file.h"
#include "engine/exchange/eqa_pack.h"
#include "engine/exchange/package.h"
#include "engine/exchange/results_export.h"
#include "engine/review/permission.h"
#include "engine/store/keeping.h"
#include "engine/store/staff_session.h"

namespace carewright {
namespace {

using What = ui::HandOut::What;

/// A name that every file system takes: letters and digits, the rest as hyphens.
std::string fileName(std::string_view words) {
    std::string name;
    for (const char c : words) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 128;
        if (plain) name.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
        else if (!name.empty() && name.back() != '-') name.push_back('-');
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? "learner" : name.substr(0, 40);
}

std::string dayName(Instant now) {
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
    const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(static_cast<int>(day.year())) + "-" + two(static_cast<unsigned>(day.month())) + "-" + two(static_cast<unsigned>(day.day()));
}

/// These read most of a store, which takes seconds where there are very many responses.
bool readsMuch(What what) { return what == What::eqaPack || what == What::resultsXlsx || what == What::resultsCsv; }

/// Another opening of the same store, for work beside the frame.
Result<Store> openAgain(const std::filesystem::path& folder, const Clock& clock) {
    StoreOptions options;
    options.automaticBackups = false;
    options.checkAtOpen = false;        // the first opening did
    return Store::open(folder, clock, options);
}

/// Every response that is released, the oldest first.
Result<std::vector<ResponseRef>> allReleased(Store& store, const CourseId& course) {
    constexpr std::size_t rows = 500;
    QueueFilter filter;
    filter.course = course;
    filter.state = ResponseState::released;
    filter.allTries = true;
    std::vector<ResponseRef> responses;
    std::optional<QueueCursor> after;
    do {
        auto page = ActStore(store).queue(filter, QueueSort::oldest, after, rows);
        if (!page) return tl::make_unexpected(std::move(page.error()));
        for (const ReviewItem& item : page->items) responses.push_back(item.response);
        after = page->next;
    } while (after);
    return responses;
}

/// One of the files that read much. `sample`: of an EQA pack.
Result<std::string> largeFile(Store& store, const Course& course, What what, std::vector<ResponseRef> sample, const std::string& title, bool hideLearners, Instant now) {
    if (what == What::eqaPack) return eqaPack(store, course, localDays(now), {std::move(sample), title, {}, hideLearners, now});
    const auto results = resultsOf(store, course, {}, hideLearners);
    if (!results) return tl::make_unexpected(results.error());
    return what == What::resultsXlsx ? resultsXlsx(*results, course, now) : Result<std::string>(resultsCsv(*results));
}

bool needsLearner(What what) { return what == What::feedbackSheet || what == What::decisionsPackage; }

}  // namespace

std::string QualityDesk::why(const ui::HandOut& what) const {
    if (!context().session || !model().signedIn) return "Sign in first.";
    const Matter matter = what.what == What::recordPackage ? Matter::accounts : Matter::decisions;
    if (!maySee(model().signedIn->roles, matter)) return "This is for assessors and quality assurers.";
    if (what.folder.empty()) return "Say which folder the file goes into.";
    if (needsLearner(what.what) && what.learner.empty()) return "Choose a learner first.";
    if (m_writing.valid()) return "A file is being written. The next one can follow it.";
    return {};
}

std::string QualityDesk::why(const ui::TakeOver& what) const {
    if (what.file.empty()) return "Say where the package is.";
    return whyNotAllowed(ActKind::received);
}

std::string QualityDesk::why(const ui::AuditAll&) const {
    if (!context().session) return "Sign in first.";
    return m_auditing.valid() ? "Everything is being checked now." : std::string();
}
std::string QualityDesk::why(const ui::SealRecord&) const { return whyNotAllowed(ActKind::sealedOff); }

std::string QualityDesk::why(const ui::SetRetention& what) const {
    if (std::string why = whyNotAllowed(ActKind::retentionSet); !why.empty()) return why;
    if (what.years < 1 || what.years > 100) return "Between 1 and 100 years.";
    return isBlank(what.reason) ? "Say why, for the record." : std::string();
}

std::string QualityDesk::why(const ui::HoldRecords& what) const {
    if (std::string why = whyNotAllowed(what.hold ? ActKind::holdPlaced : ActKind::holdLifted); !why.empty()) return why;
    if (what.learner.empty()) return "Choose a learner first.";
    return isBlank(what.reason) ? "Say why, for the record." : std::string();
}

std::string QualityDesk::why(const ui::EraseLearner& what) const {
    if (std::string why = whyNotAllowed(ActKind::erased); !why.empty()) return why;
    if (what.learner.empty()) return "Choose a learner first.";
    if (what.learner == context().learner) return "This learner uses this computer. They erase themselves under My data.";
    if (m_shown->handover.keeping.isHeld(what.learner)) return "There is a hold on these records. It has to be lifted first.";
    return isBlank(what.reason) ? "Say why, for the record." : std::string();
}

void QualityDesk::told(const Result<void>& outcome, std::string done) {
    context().saved(outcome);
    m_shown->handover.problem = outcome ? std::string() : outcome.error().message;
    m_shown->handover.done = outcome ? std::move(done) : std::string();
    readHandover();
}

void QualityDesk::readHandover() {
    ui::HandoverModel& shown = m_shown->handover;
    if (shown.folder.empty()) shown.folder = model().progress.exportFolder.empty() ? context().dataFolder : model().progress.exportFolder;
    shown.learners.clear();
    if (const auto learners = context().store->learners())
        for (const Learner& one : *learners) shown.learners[one.id] = one.name;
    ActStore acts(*context().store);
    const auto set = acts.ofKind(ActKind::retentionSet), placed = acts.ofKind(ActKind::holdPlaced), lifted = acts.ofKind(ActKind::holdLifted);
    const auto roster = acts.roster();
    if (set && placed && lifted && roster) shown.keeping = keepingOf(*set, *placed, *lifted, *roster);
    readPlans();
}

std::vector<ResponseRef> QualityDesk::sampleOf(const ActId& plan) const {
    std::vector<ResponseRef> responses;
    if (const ui::PlanLine* line = findPlan(plan))
        for (const SamplingCell& cell : line->grid.cells)
            for (const ActId& decision : cell.planned)
                if (const auto place = m_shown->decided.find(decision); place != m_shown->decided.end()) responses.push_back(place->second);
    return responses;
}

Result<std::string> QualityDesk::fileFor(const ui::HandOut& what) {
    Store& store = *context().store;
    const Instant now = context().clock.now();
    const Course& course = model().course;
    switch (what.what) {
        case What::eqaPack:
        case What::resultsXlsx:
        case What::resultsCsv: break;   // written beside the frame
        case What::feedbackSheet: return feedbackSheetPdf(store, what.learner, course, localDays(now), now);
        case What::decisionsPackage:
        case What::recordPackage: {
            const auto package = what.what == What::recordPackage ? packageRecord(store, now, context().ids.next(now), context().session->name())
                                                                  : packageDecisions(store, what.learner, now, context().ids.next(now), context().session->name());
            if (!package) return tl::make_unexpected(package.error());
            return writePackage(*package, &context().session->signingKey());
        }
    }
    return fail(ErrorCode::invalidInput, "There is no such file.");
}

template <class Outcome, class Work>
std::future<Result<Outcome>> QualityDesk::beside(Work work) {
    if (context().store->folder().empty()) {
        std::promise<Result<Outcome>> done;
        done.set_value(work(*context().store));
        return done.get_future();
    }
    return std::async(std::launch::async, [work = std::move(work), folder = context().store->folder(), &clock = context().clock]() mutable -> Result<Outcome> {
        auto store = openAgain(folder, clock);
        if (!store) return tl::make_unexpected(std::move(store.error()));
        return work(*store);
    });
}

void QualityDesk::writeBeside(const ui::HandOut& what, const std::filesystem::path& file) {
    const ui::PlanLine* line = findPlan(what.plan);
    m_file = file;
    m_tell = true;
    m_shown->handover.done.clear();
    m_shown->handover.problem.clear();
    m_writing = beside<std::string>([file, kind = what.what, hide = what.hideLearners, sample = sampleOf(what.plan), title = line ? line->plan.name : std::string("All released decisions"),
                                     course = model().course, &clock = context().clock](Store& store) mutable -> Result<std::string> {
        std::string holds;
        if (kind == What::eqaPack) {
            const bool all = sample.empty();
            if (all) {
                auto released = allReleased(store, course.id);
                if (!released) return tl::make_unexpected(std::move(released.error()));
                if (released->empty()) return fail(ErrorCode::invalidInput, "Nothing has been released yet. Release decisions first, or choose a sampling plan.");
                sample = std::move(*released);
            }
            holds = "It holds " + std::to_string(sample.size()) + (sample.size() == 1 ? " response: " : " responses: ") + (all ? "all that are released." : "the sample of the plan.");
        }
        const auto bytes = largeFile(store, course, kind, std::move(sample), title, hide, clock.now());
        if (!bytes) return tl::make_unexpected(bytes.error());
        if (auto written = writeFileAtomically(file, *bytes); !written) return tl::make_unexpected(std::move(written.error()));
        return holds;
    });
    tellWorking();
}

void QualityDesk::tellWorking() {
    m_shown->handover.working = m_writing.valid()   ? m_file.filename().string() + " is being written. You can go on meanwhile."
                                : m_auditing.valid() ? "Everything is being checked. You can go on meanwhile."
                                                     : std::string();
}

void QualityDesk::takeFinished() {
    constexpr std::chrono::seconds atOnce{0};
    const auto ready = [&](const auto& work) { return work.valid() && work.wait_for(atOnce) == std::future_status::ready; };
    if (ready(m_writing)) {
        const Result<std::string> written = m_writing.get();
        if (m_tell) tellWorking();
        if (m_tell) told(written ? Result<void>() : tl::make_unexpected(written.error()), "Written: " + m_file.string() + (written && !written->empty() ? "\n" + *written : std::string()));
    }
    if (!ready(m_auditing)) return;
    auto audit = m_auditing.get();
    if (!m_tell) return;
    tellWorking();
    if (audit) {
        m_shown->handover.audit = std::move(*audit);
        m_shown->handover.auditedAt = context().clock.now();
        told({}, {});
    } else {
        told(tl::make_unexpected(audit.error()), {});
    }
}

void QualityDesk::act(const ui::HandOut& what) {
    const auto known = m_shown->handover.learners.find(what.learner);
    const std::string whose = known == m_shown->handover.learners.end() ? std::string() : "-" + fileName(known->second);
    const std::string day = dayName(context().clock.now());
    std::string name;
    switch (what.what) {
        case What::eqaPack: name = "eqa-pack-" + day + ".zip"; break;
        case What::resultsXlsx: name = "results-" + day + ".xlsx"; break;
        case What::resultsCsv: name = "results-" + day + ".csv"; break;
        case What::feedbackSheet: name = "feedback" + whose + "-" + day + ".pdf"; break;
        case What::decisionsPackage: name = "decisions" + whose + "-" + day + ".carewright"; break;
        case What::recordPackage: name = "record-" + day + ".carewright"; break;
    }
    std::error_code ignored;
    std::filesystem::create_directories(what.folder, ignored);
    const std::filesystem::path file = what.folder / name;
    if (readsMuch(what.what)) {
        writeBeside(what, file);
        return;
    }
    const auto bytes = fileFor(what);
    if (!bytes) {
        told(tl::make_unexpected(bytes.error()), {});
        return;
    }
    told(writeFileAtomically(file, *bytes), "Written: " + file.string());
}

void QualityDesk::act(const ui::TakeOver& what) {
    const auto bytes = readWholeFile(what.file, largestPackage);
    const auto package = bytes ? readPackage(*bytes) : Result<Package>(tl::make_unexpected(bytes.error()));
    if (!package) {
        told(tl::make_unexpected(package.error()), {});
        return;
    }
    const auto report = importPackage(*context().store, *package, &*context().session);
    if (!report) {
        told(tl::make_unexpected(report.error()), {});
        return;
    }
    std::string words = "Taken over from " + (package->from.empty() ? std::string("somebody") : package->from) + ": " + std::to_string(report->steps) + " new steps and " +
                        std::to_string(report->acts) + " new acts.";
    if (report->steps == 0 && report->acts == 0) words = "Everything in this package was here already.";
    told({}, words);
}

void QualityDesk::act(const ui::AuditAll&) {
    m_tell = true;
    m_shown->handover.done.clear();
    m_shown->handover.problem.clear();
    m_auditing = beside<StoreAudit>([](Store& store) { return ActStore(store).audit(); });
    tellWorking();
}

void QualityDesk::act(const ui::SealRecord&) {
    const auto heads = ActStore(*context().store).heads();
    const auto made = heads ? context().session->act(ActKind::sealedOff, {}, *heads) : Result<Act>(tl::make_unexpected(heads.error()));
    told(made ? Result<void>() : tl::make_unexpected(made.error()), "The record is sealed: what was there until now cannot be cut off unnoticed.");
}

void QualityDesk::act(const ui::SetRetention& what) {
    const auto made = context().session->act(ActKind::retentionSet, {}, RetentionSet{what.years, what.reason});
    told(made ? Result<void>() : tl::make_unexpected(made.error()), "Records are kept for " + std::to_string(what.years) + (what.years == 1 ? " year." : " years."));
}

void QualityDesk::act(const ui::HoldRecords& what) {
    const auto made = context().session->act(what.hold ? ActKind::holdPlaced : ActKind::holdLifted, {}, LearnerKept{what.learner, what.reason});
    told(made ? Result<void>() : tl::make_unexpected(made.error()), what.hold ? "These records stay until the hold is lifted." : "The hold is lifted.");
}

void QualityDesk::act(const ui::EraseLearner& what) { told(context().session->eraseLearner(what.learner, what.reason), "The learner was taken out; what was decided stays under a number."); }

}  // namespace carewright
