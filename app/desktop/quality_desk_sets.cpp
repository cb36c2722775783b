/// Sets of responses with reference marks: practising on them, qualifying with them, and drift from one to the next.
#include <algorithm>

#include "app/desktop/quality_desk.h"
#include "engine/review/permission.h"
#include "engine/review/reference_marks.h"
#include "engine/review/standardisation.h"
#include "engine/store/staff_session.h"

namespace carewright {
namespace {

constexpr QualificationRule rule{};

}  // namespace

std::string QualityDesk::why(const ui::CommitSet& what) const {
    if (std::string why = whyNotAllowed(ActKind::standardised); !why.empty()) return why;
    const auto& set = what.qualification ? m_shown->qualification : m_shown->practice;
    if (set.empty()) return "This course has no responses with reference marks.";
    if (what.marks.size() < set.size()) return std::to_string(set.size() - what.marks.size()) + " responses of the set are not marked yet.";
    return {};
}

void QualityDesk::readSets() {
    m_shown->practice.clear();
    m_shown->qualification.clear();
    // Every second response of each question: both sets are of one kind, and who practised on one has not seen the other.
    std::map<QuestionId, int> seen;
    for (const Sample& sample : model().course.samples) (seen[sample.question]++ % 2 == 0 ? m_shown->practice : m_shown->qualification).push_back(sample.id);
    m_shown->sets.clear();
    m_shown->drift.clear();
    ActStore acts(*context().store);
    const auto made = acts.ofKind(ActKind::standardised);
    const auto roster = acts.roster();
    if (!made || !roster) return;
    for (const Account& one : roster->accounts()) m_shown->names[one.id] = one.name;
    std::map<AccountId, std::vector<MarkedPair>> pairs;
    for (const Act& act : *made) {
        auto what = standardisedPayload(act.payload);
        if (!what || !roster->whyNotCounted(act).empty() || what->course != model().course.id) continue;
        const AccountId who(act.author.id);
        for (const StandardisedMark& mark : what->marks) pairs[who].push_back({pairs[who].size(), QuestionId{}, act.when, mark.marks, mark.reference, 0, {}});
        m_shown->sets.insert(m_shown->sets.begin(), {who, act.when, std::move(*what)});
    }
    for (const auto& [who, list] : pairs) m_shown->drift[who] = driftOf(list, std::max<std::size_t>(5, m_shown->practice.size()));
}

void QualityDesk::act(const ui::CommitSet& what) {
    std::vector<MarkedPair> pairs;
    Standardised done;
    for (const ui::SetMark& mark : what.marks) {
        const Sample* sample = context().asWritten().findSample(mark.sample);
        if (!sample) continue;
        pairs.push_back(againstReference(model().course, *sample, mark.awarded, pairs.size(), context().clock.now()));
        done.marks.push_back({mark.sample.value, pairs.back().first, pairs.back().second});
    }
    const QualificationResult result = qualify(pairs, rule);
    done.set = what.qualification ? "qualification" : "practice";
    done.kind = done.set;
    done.course = model().course.id;
    done.points = static_cast<int>(result.points.total());
    done.pointsRight = static_cast<int>(result.points.agreed());
    done.threshold = what.qualification ? rule.percent : 0;
    done.qualified = what.qualification && result.qualified;
    const auto made = context().session->act(ActKind::standardised, {}, done);
    tellKept(made ? Result<void>() : tl::make_unexpected(made.error()));
    if (!made) {
        model().notice = made.error().message;
        return;
    }
    m_shown->result = result;
    readSets();
}

}  // namespace carewright
