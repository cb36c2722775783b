/// What goes out of the centre and comes in, and what is kept how long.
#include <algorithm>
#include <cctype>
#include <chrono>
#include <future>
#include <iterator>

#include "app/desktop/quality_desk.h"
#include "app/desktop/quality_desk_beside.h"
#include "engine/base/atomic_file.h"
#include "engine/base/trimmed.h"
#include "engine/base/whole_file.h"
#include "engine/exchange/eqa_pack.h"
#include "engine/exchange/package.h"
#include "engine/exchange/results_export.h"
#include "engine/recall/learner_days.h"
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

/// Everything that was handed in, earlier tries too.
std::size_t answersIn(Store& store) {
    QueueFilter all;
    all.allTries = true;
    return ActStore(store).count(all).value_or(0);
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
    m_shown->handover.problem = outcome ? std::string() : outcome.error().message;
    m_shown->handover.done = outcome ? std::move(done) : std::string();
    readHandover();
}

void QualityDesk::keptAct(const Result<void>& outcome, std::string done) {
    tellKept(outcome);
    told(outcome, std::move(done));
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

void QualityDesk::writeBeside(const ui::HandOut& what, const std::filesystem::path& file) {
    const ui::PlanLine* line = findPlan(what.plan);
    const Instant now = context().clock.now();
    m_file = file;
    m_tell = true;
    m_shown->handover.done.clear();
    m_shown->handover.problem.clear();
    m_writing = beside<Written>([what, file, now, zone = model().zone, sample = sampleOf(what.plan), plan = line ? line->plan.name : std::string(), course = model().course, id = context().ids.next(now),
                                 from = std::string(context().session->name())](Store& store) mutable -> Result<Written> {
        Written written;
        Result<std::string> bytes = std::string();
        switch (what.what) {
            case What::eqaPack: {
                if (plan.empty()) {
                    auto released = releasedResponses(store, course.id);
                    if (!released) return tl::make_unexpected(std::move(released.error()));
                    if (released->empty()) return fail(ErrorCode::invalidInput, "Nothing has been released yet. Release decisions first, or choose a sampling plan.");
                    sample = std::move(*released);
                }
                EqaPackRequest request{std::move(sample), plan.empty() ? std::string("All released decisions") : plan, {}, what.hideLearners, now};
                request.why = plan.empty() ? std::string("all that are released") : "the sample of the plan “" + plan + "”";
                auto pack = eqaPack(store, course, zone, request);
                if (!pack) return tl::make_unexpected(std::move(pack.error()));
                written.holds = std::move(pack->holds);
                bytes = std::move(pack->bytes);
                break;
            }
            case What::resultsXlsx:
            case What::resultsCsv: {
                const auto results = resultsOf(store, course, {}, what.hideLearners, zone);
                if (!results) return tl::make_unexpected(results.error());
                bytes = what.what == What::resultsXlsx ? resultsXlsx(*results, course, now) : Result<std::string>(resultsCsv(*results));
                break;
            }
            case What::feedbackSheet: bytes = feedbackSheetPdf(store, what.learner, course, zone, now); break;
            case What::decisionsPackage:
            case What::recordPackage: {
                const auto package = what.what == What::recordPackage ? packageRecord(store, now, id, from) : packageDecisions(store, what.learner, now, id, from);
                if (!package) return tl::make_unexpected(package.error());
                written.toSign = packageBody(*package);
                return written;
            }
        }
        if (!bytes) return tl::make_unexpected(bytes.error());
        if (auto kept = writeFileAtomically(file, *bytes); !kept) return tl::make_unexpected(std::move(kept.error()));
        return written;
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
        Result<Written> written = m_writing.get();
        if (written && written->toSign && context().session && m_tell) {
            // Only here is the key of whoever asked; the file itself is written beside the frame again.
            m_writing = beside<Written>([file = m_file, bytes = finishPackage(std::move(*written->toSign), &context().session->signingKey())](Store&) -> Result<Written> {
                if (auto kept = writeFileAtomically(file, bytes); !kept) return tl::make_unexpected(std::move(kept.error()));
                return Written{};
            });
            return;
        }
        if (m_tell) tellWorking();
        if (m_tell) told(written ? Result<void>() : tl::make_unexpected(written.error()), "Written: " + m_file.string() + (written && !written->holds.empty() ? "\n" + written->holds : std::string()));
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
    const std::string day = toString(model().zone.dayOf(context().clock.now()));
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
    writeBeside(what, file);
}

void QualityDesk::act(const ui::TakeOver& what) {
    const auto bytes = readWholeFile(what.file, largestPackage);
    const auto package = bytes ? readPackage(*bytes) : Result<Package>(tl::make_unexpected(bytes.error()));
    if (!package) {
        told(tl::make_unexpected(package.error()), {});
        return;
    }
    const std::size_t before = answersIn(*context().store);
    const auto report = importPackage(*context().store, *package, &*context().session);
    if (!report) {
        told(tl::make_unexpected(report.error()), {});
        return;
    }
    const std::size_t answers = answersIn(*context().store) - before;
    std::string words = "Taken over from " + (package->from.empty() ? std::string("somebody") : package->from) + ": ";
    words += answers == 0 ? std::string("no new answers") : std::to_string(answers) + (answers == 1 ? " new answer, which stands" : " new answers, which stand") + " under Review";
    if (report->acts > 0) words += "; " + std::to_string(report->acts) + (report->acts == 1 ? " new entry" : " new entries") + " of decisions and accounts";
    words += ".";
    if (!report->forked.empty()) words += " " + std::to_string(report->forked.size()) + " went on in two ways on two computers; both are kept.";
    if (report->changedNothing()) told({}, "Everything in this package was here already.");
    else keptAct({}, words);
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
    keptAct(made ? Result<void>() : tl::make_unexpected(made.error()), "The record is sealed: what was there until now cannot be cut off unnoticed.");
}

void QualityDesk::act(const ui::SetRetention& what) {
    const auto made = context().session->act(ActKind::retentionSet, {}, RetentionSet{what.years, what.reason});
    keptAct(made ? Result<void>() : tl::make_unexpected(made.error()), "Records are kept for " + std::to_string(what.years) + (what.years == 1 ? " year." : " years."));
}

void QualityDesk::act(const ui::HoldRecords& what) {
    const auto made = context().session->act(what.hold ? ActKind::holdPlaced : ActKind::holdLifted, {}, LearnerKept{what.learner, what.reason});
    keptAct(made ? Result<void>() : tl::make_unexpected(made.error()), what.hold ? "These records stay until the hold is lifted." : "The hold is lifted.");
}

void QualityDesk::act(const ui::EraseLearner& what) { keptAct(context().session->eraseLearner(what.learner, what.reason), "The learner is erased; what they wrote and what was decided stays, under a number."); }

}  // namespace carewright
