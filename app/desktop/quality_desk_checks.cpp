/// How marking is checked, and what re-marking would change.
#include <algorithm>

#include "app/desktop/quality_desk.h"
#include "engine/attempt/asked.h"
#include "engine/marking/marker.h"
#include "engine/review/make_decision.h"
#include "engine/review/permission.h"
#include "engine/store/staff_session.h"

namespace carewright {
// --- rules ---

std::string QualityDesk::why(const ui::SetMarkingRules& what) const {
    if (std::string why = whyNotAllowed(ActKind::markingRulesSet); !why.empty()) return why;
    if (what.rules.second && (what.rules.second->percent < 1 || what.rules.second->percent > 100)) return "The share is between 1 and 100 %.";
    if (what.rules.seedEvery != 0 && what.rules.seedEvery < 2) return "A known response comes at most every second time.";
    if (what.rules.seedEvery != 0 && model().course.samples.empty()) return "This course has no responses with reference marks.";
    if (!m_shown->rules) return what.rules.second || what.rules.seedEvery != 0 ? std::string() : "Nothing is checked until now, and nothing would be.";
    // Seeds apart, which are drawn anew.
    MarkingRulesSet same = what.rules;
    same.course = m_shown->rules->course;
    same.seed = m_shown->rules->seed;
    if (same.second && m_shown->rules->second) same.second->seed = m_shown->rules->second->seed;
    return same == *m_shown->rules ? "These rules hold already." : std::string();
}

void QualityDesk::act(const ui::SetMarkingRules& what) {
    MarkingRulesSet rules = what.rules;
    rules.course = model().course.id;
    rules.seed = freshSeed();
    if (rules.second) rules.second->seed = freshSeed();
    keep(ActKind::markingRulesSet, {}, rules);
}

// --- re-marking ---

std::string QualityDesk::why(const ui::RemarkDecided&) const {
    if (!context().session || !model().signedIn || !maySee(model().signedIn->roles, Matter::decisions)) return "This is for assessors and quality assurers.";
    if (m_shown->remarking && !m_shown->remarking->whole()) return "This is going on.";
    if (m_shown->responses.empty()) return "Nothing is decided yet.";
    if (const auto marker = context().compiledMarker(); !marker) return marker.error().message;
    return {};
}

void QualityDesk::act(const ui::RemarkDecided&) {
    m_toRemark = m_shown->responses;
    ui::Remarking& shown = m_shown->remarking.emplace();
    shown.total = m_toRemark.size();
    shown.begunAt = context().clock.now();
}

void QualityDesk::tick() {
    takeFinished();
    takeFigures();
    takePlans();
    if (m_toRemark.empty() || !m_shown->remarking || !context().store) return;
    ui::Remarking& shown = *m_shown->remarking;
    for (std::size_t i = 0; i < remarkedPerFrame && shown.done < m_toRemark.size(); ++i) {
        remark(m_toRemark[shown.done]);
        ++shown.done;
    }
    if (!shown.whole()) return;
    m_toRemark.clear();
    std::ranges::stable_sort(shown.lines, [](const ui::RemarkLine& a, const ui::RemarkLine& b) { return a.changed && !b.changed; });
}

std::optional<Instant> QualityDesk::wakeAt() const {
    constexpr std::chrono::milliseconds look{100};
    if (!m_toRemark.empty()) return context().clock.now();
    return m_writing.valid() || m_auditing.valid() || m_measuring.valid() || m_reading.valid() ? std::optional(context().clock.now() + look) : std::nullopt;
}

void QualityDesk::remark(const ResponseRef& response) {
    ActStore acts(*context().store);
    const auto detail = acts.response(response);
    const auto record = acts.record(response);
    const auto marker = context().compiledMarker();
    if (!detail || !record || !marker || !record->standing()) return;
    const auto asked = findAsked(context().asWritten(), response.question);
    if (!asked) return;
    // A step of a story or an item of a quiz is part of the answer to a question, which the newest proposal names.
    const QuestionId question = detail->proposal() ? detail->proposal()->proposal.marking.question : response.question;
    auto now = (*marker)->mark(question, detail->text, {.allPoints = question != response.question});
    if (!now) return;
    *now = narrowedTo(*asked, std::move(*now));
    ui::Remarking& shown = *m_shown->remarking;
    shown.engineVersion = now->engineVersion;
    shown.rubricHash = now->rubricHash;
    const Decided& decided = record->standing()->decided;
    const bool changed = std::ranges::any_of(decided.points,
                                             [&](const PointDecision& one) {
                                                 const auto found = std::ranges::find(now->points, one.point, &PointMarking::id);
                                                 return found != now->points.end() && one.proposed && *one.proposed != found->awarded;
                                             }) ||
                         (decided.proposedMarks && *decided.proposedMarks != now->marks);
    if (changed) ++shown.changedProposals;
    ProposalDifference difference = differenceFrom(decided, *now);
    if (!difference.any()) {
        ++shown.agreeing;
        return;
    }
    shown.lines.push_back({response, decided.marks, decided.maxMarks, now->marks, decided.proposedMarks, std::move(difference.points), changed});
}

}  // namespace carewright
