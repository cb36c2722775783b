#include "app/desktop/quality_desk.h"

#include <algorithm>
#include <map>

#include "engine/attempt/asked.h"
#include "engine/base/trimmed.h"
#include "engine/review/permission.h"
#include "engine/store/staff_session.h"

namespace carewright {
namespace {

/// The engine first, as it was proposed beside the decision; nothing where it proposed nothing.
std::optional<MarkedPair> againstEngine(std::size_t number, const ResponseRecord& record, const Decision& decision) {
    if (!decision.decided.proposedMarks) return std::nullopt;
    MarkedPair pair{number, record.response.question, decision.when, *decision.decided.proposedMarks, decision.decided.marks, decision.decided.maxMarks, {}};
    for (const PointDecision& point : decision.decided.points)
        if (point.proposed) pair.points.push_back({point.point, *point.proposed, point.awarded});
    return pair;
}

MarkedPair firstAndSecond(std::size_t number, const ResponseRecord& record, const Decision& first, const Decision& second) {
    MarkedPair pair{number, record.response.question, second.when, first.decided.marks, second.decided.marks, second.decided.maxMarks, {}};
    for (const PointDecision& point : first.decided.points)
        if (const PointDecision* other = second.decided.find(point.point)) pair.points.push_back({point.point, point.awarded, other->awarded});
    return pair;
}

}  // namespace

QualityDesk::QualityDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::QualityModel>()) { model().quality = m_shown; }

void QualityDesk::open() {}
void QualityDesk::close() {
    forget();
    // The store may be about to be replaced: nothing may hold it any more.
    if (m_writing.valid()) m_writing.wait();
    if (m_auditing.valid()) m_auditing.wait();
}

void QualityDesk::forget() {
    *m_shown = {};
    m_toRemark.clear();
    m_tell = false;
}

void QualityDesk::arrived() {
    using ui::Room;
    // Nothing of the figures stays for whoever signs in next.
    if (!context().session || !model().mayEnter(Room::handover)) {
        forget();
        return;
    }
    if (!context().store || !model().mayEnter(model().place.room)) return;
    if (model().place.room == Room::quality) act(ui::Measure{});
    if (model().place.room == Room::sampling) readPlans();
    if (model().place.room == Room::handover) readHandover();
    if (model().place.room == Room::standardise) readSets();
}

std::string QualityDesk::whyNotAllowed(ActKind kind) const {
    if (!context().session || !model().signedIn) return "Sign in first.";
    if (!mayDo(model().signedIn->roles, kind)) return notAllowed(kind).message;
    return {};
}

std::string QualityDesk::whyNot(const ui::QualityRequest& request) const {
    if (std::string why = context().whyNotKeep(); !why.empty()) return why;
    return std::visit([this](const auto& what) { return why(what); }, request.what);
}

void QualityDesk::apply(const ui::QualityRequest& request) {
    std::visit([this](const auto& what) { act(what); }, request.what);
}

std::string QualityDesk::why(const ui::Measure&) const {
    if (!context().session || !model().signedIn || !maySee(model().signedIn->roles, Matter::quality)) return "Figures of quality are for internal quality assurers.";
    return {};
}

std::string QualityDesk::why(const ui::MakePlan& what) const {
    if (std::string why = whyNotAllowed(ActKind::planMade); !why.empty()) return why;
    if (isBlank(what.plan.name)) return "Give the plan a name.";
    if (what.plan.percent < 1 || what.plan.percent > 100) return "The share is between 1 and 100 %.";
    if (what.plan.due <= what.plan.from) return "The plan has to end after it begins.";
    return {};
}

std::string QualityDesk::why(const ui::LookAtSample& what) const {
    if (std::string why = whyNotAllowed(ActKind::sampled); !why.empty()) return why;
    const auto place = m_shown->decided.find(what.decision);
    if (place == m_shown->decided.end()) return "This decision does not stand any more.";
    if (!what.agrees && isBlank(what.note)) return "Say what you see otherwise.";
    const auto record = ActStore(*context().store).record(place->second);
    const Decision* decision = record ? record->find(what.decision) : nullptr;
    if (!decision) return "This decision is not here.";
    return whyNotNow(*record, authorOf(context().session->id()), Sampled{what.plan, what.decision, decision->hash, what.agrees, what.disputed, what.note});
}

std::string QualityDesk::why(const ui::RaiseAction& what) const {
    if (std::string why = whyNotAllowed(ActKind::actionRaised); !why.empty()) return why;
    if (isBlank(what.action.text)) return "Write what has to be done.";
    if (what.action.whom.empty()) return "Choose who has to do it.";
    return {};
}

std::string QualityDesk::why(const ui::CloseAction& what) const {
    if (std::string why = whyNotAllowed(ActKind::actionClosed); !why.empty()) return why;
    if (isBlank(what.note)) return "Write what was done.";
    return {};
}

std::string QualityDesk::why(const ui::SignOffPlan& what) const {
    if (std::string why = whyNotAllowed(ActKind::signedOff); !why.empty()) return why;
    const ui::PlanLine* plan = findPlan(what.plan);
    if (!plan) return "There is no such plan.";
    if (plan->signedOff) return "This plan is signed off.";
    if (!plan->grid.complete()) return std::to_string(plan->grid.planned - plan->grid.done) + " planned samples have not been looked at.";
    if (plan->grid.planned == 0) return "The plan has drawn no decision yet.";
    return {};
}

const ui::PlanLine* QualityDesk::findPlan(const ActId& id) const {
    const auto found = std::ranges::find(m_shown->plans, id, &ui::PlanLine::id);
    return found == m_shown->plans.end() ? nullptr : &*found;
}

// --- figures ---

void QualityDesk::act(const ui::Measure&) {
    auto handover = std::move(m_shown->handover);
    auto remarking = std::move(m_shown->remarking);
    *m_shown = {};
    m_shown->handover = std::move(handover);
    m_shown->remarking = std::move(remarking);
    ActStore acts(*context().store);
    const auto records = acts.records();
    if (!records) {
        model().notice = records.error().message;
        return;
    }
    if (const auto roster = acts.roster())
        for (const Account& one : roster->accounts()) m_shown->names[one.id] = one.name;
    measureAgreement(*records);
    measureItems(decidedItems());
    studyConfidence(*records);
    m_shown->measuredAt = context().clock.now();
}

void QualityDesk::measureAgreement(const std::vector<ResponseRecord>& records) {
    std::vector<MarkedPair> engine, markers;
    std::map<AccountId, std::vector<MarkedPair>> perAssessor;
    for (const ResponseRecord& record : records) {
        const Decision* standing = record.standing();
        if (!standing) continue;
        const std::size_t number = m_shown->responses.size();
        m_shown->responses.push_back(record.response);
        if (auto pair = againstEngine(number, record, *standing)) {
            perAssessor[standing->by].push_back(*pair);
            engine.push_back(std::move(*pair));
        }
        const Decision* second = record.second();
        const auto first = std::ranges::find_if(record.decisions, [](const Decision& one) { return one.role == DecisionRole::first && !one.withdrawn; });
        if (second && first != record.decisions.end()) markers.push_back(firstAndSecond(number, record, *first, *second));
    }
    m_shown->engine = agreementOf(engine);
    m_shown->markers = agreementOf(markers);
    AgreementOptions quick;
    quick.rounds = 200;     // a line for each assessor, none of which is read to the third digit
    for (const auto& [account, pairs] : perAssessor) m_shown->perAssessor[account] = agreementOf(pairs, quick);
}

std::vector<ReviewItem> QualityDesk::decidedItems() {
    ActStore acts(*context().store);
    std::vector<ReviewItem> items;
    for (const ResponseState state : {ResponseState::decided, ResponseState::released}) {
        QueueFilter filter;
        filter.course = model().course.id;
        filter.state = state;
        filter.allTries = true;
        std::optional<QueueCursor> after;
        do {
            auto page = acts.queue(filter, QueueSort::oldest, after, 1000);
            if (!page) {
                model().notice = page.error().message;
                break;
            }
            items.insert(items.end(), page->items.begin(), page->items.end());
            after = page->next;
        } while (after);
    }
    return items;
}

void QualityDesk::measureItems(const std::vector<ReviewItem>& items) {
    const std::vector<Question>& questions = model().course.questions;
    std::vector<double> most;
    for (const Question& question : questions) {
        most.push_back(std::max(1, question.marks));
        m_shown->items.push_back({question.id, {}, {}});
    }
    std::map<ResponseRef, std::size_t> numbers;
    for (std::size_t i = 0; i < m_shown->responses.size(); ++i) numbers.emplace(m_shown->responses[i], i);
    // One script for each learner: the newest decision on each question.
    std::map<LearnerId, Script> scripts;
    for (const ReviewItem& item : items) {
        const auto question = std::ranges::find(questions, item.response.question, &Question::id);
        if (question == questions.end() || !item.decidedMarks) continue;
        const auto at = static_cast<std::size_t>(question - questions.begin());
        Script& script = scripts[item.learner];
        script.resize(questions.size());
        script[at] = *item.decidedMarks;
        if (const auto number = numbers.find(item.response); number != numbers.end()) m_shown->items[at].responses.push_back(number->second);
    }
    std::vector<Script> all;
    for (auto& [learner, script] : scripts) all.push_back(std::move(script));
    const auto figures = itemFigures(most, all);
    for (std::size_t i = 0; i < figures.size(); ++i) m_shown->items[i].figures = figures[i];
    m_shown->alpha = cronbachAlpha(all);
}

void QualityDesk::studyConfidence(const std::vector<ResponseRecord>& records) {
    ActStore acts(*context().store);
    std::vector<DecidedConfidence> decisions;
    std::map<ResponseRef, std::size_t> numbers;
    for (std::size_t i = 0; i < m_shown->responses.size(); ++i) numbers.emplace(m_shown->responses[i], i);
    std::size_t studied = 0;
    for (auto record = records.rbegin(); record != records.rend() && studied < mostStudied; ++record) {
        const Decision* standing = record->standing();
        if (!standing) continue;
        const auto detail = acts.response(record->response);
        if (!detail) continue;
        const auto beside = std::ranges::find(detail->proposals, standing->decided.proposal, [](const HashedProposal& one) { return one.proposal.step; });
        if (beside == detail->proposals.end()) continue;
        ++studied;
        const std::size_t number = numbers.at(record->response);
        const Marking& marking = beside->proposal.marking;
        for (const PointDecision& point : standing->decided.points) {
            const auto proposed = std::ranges::find(marking.points, point.point, &PointMarking::id);
            if (proposed != marking.points.end()) decisions.push_back({number, proposed->confidence, proposed->awarded == point.awarded});
        }
        if (understoodByNoRule(marking)) m_shown->noRule.push_back(number);
    }
    m_shown->confidence = carewright::studyConfidence(decisions);
    m_shown->confidenceOf = studied;
}

// --- sampling ---

void QualityDesk::readPlans() {
    ActStore acts(*context().store);
    const auto roster = acts.roster();
    const auto plans = acts.ofKind(ActKind::planMade), sampled = acts.ofKind(ActKind::sampled), offs = acts.ofKind(ActKind::signedOff);
    const auto raised = acts.ofKind(ActKind::actionRaised), closed = acts.ofKind(ActKind::actionClosed);
    if (!roster || !plans || !sampled || !offs || !raised || !closed) {
        model().notice = "The plans could not be read.";
        return;
    }
    for (const Account& one : roster->accounts()) m_shown->names[one.id] = one.name;
    const auto counts = [&](const Act& act) { return roster->whyNotCounted(act).empty(); };
    std::vector<SamplingCandidate> candidates;
    ExperienceOf experience;
    m_shown->decided.clear();
    m_shown->planned.clear();
    const std::vector<ReviewItem> items = decidedItems();
    for (const ReviewItem& item : items) {
        if (item.decision.empty()) continue;
        const auto question = findAsked(model().course, item.response.question);
        candidates.push_back({item.decision, item.decidedBy, item.course, question ? question->criterion : CriterionId{}, item.exercise, item.decidedAt.value_or(item.submittedAt)});
        ++experience[item.decidedBy];
        m_shown->decided.emplace(item.decision, item.response);
    }
    m_shown->samples.clear();
    std::map<ActId, std::set<ActId>> done;
    for (const Act& act : *sampled) {
        auto what = sampledPayload(act.payload);
        if (!what || !counts(act)) continue;
        done[what->plan].insert(what->decision);
        m_shown->samples.insert_or_assign(what->decision, std::move(*what));
    }
    m_shown->plans.clear();
    for (const Act& act : *plans) {
        auto what = planMadePayload(act.payload);
        if (!what || !counts(act) || what->course != model().course.id) continue;
        ui::PlanLine line{act.id, std::move(*what), AccountId(act.author.id), act.when, {}, {}};
        // A sample counts for its plan only while the decision that was looked at stands.
        line.grid = drawSamples(line.plan, candidates, experience, done[act.id], context().clock.now());
        for (const Act& off : *offs)
            if (const auto signedOff = signedOffPayload(off.payload); signedOff && signedOff->plan == act.id && counts(off)) line.signedOff = *signedOff;
        m_shown->plans.insert(m_shown->plans.begin(), std::move(line));
    }
    std::set<ActId> drawn;
    for (const ui::PlanLine& line : m_shown->plans)
        for (const SamplingCell& cell : line.grid.cells) drawn.insert(cell.planned.begin(), cell.planned.end());
    for (const ReviewItem& item : items) {
        if (!drawn.contains(item.decision)) continue;
        m_shown->planned[item.decision] = {item.learner, item.decidedMarks.value_or(0), item.proposed ? std::optional(item.proposed->marks) : std::nullopt, item.decidedAt.value_or(item.submittedAt), item.overridden};
    }
    m_shown->rules.reset();
    if (auto rules = acts.markingRules(model().course.id)) m_shown->rules = std::move(*rules);
    m_shown->actions.clear();
    for (const Act& act : *raised) {
        auto what = actionRaisedPayload(act.payload);
        if (!what || !counts(act)) continue;
        ui::IqaAction action{act.id, std::move(*what), AccountId(act.author.id), {}};
        for (const Act& one : *closed)
            if (const auto done = actionClosedPayload(one.payload); done && done->action == act.id && counts(one)) action.closed = *done;
        m_shown->actions.insert(m_shown->actions.begin(), std::move(action));
    }
}

std::uint64_t QualityDesk::freshSeed() {
    const Uuid drawn = context().ids.next(context().clock.now());
    std::uint64_t seed = 0;
    for (std::size_t i = 9; i < drawn.bytes.size(); ++i) seed = seed << 8 | drawn.bytes[i];
    return seed & ((1ull << 53) - 1);
}

void QualityDesk::act(const ui::MakePlan& what) {
    PlanMade plan = what.plan;
    plan.course = model().course.id;
    plan.seed = freshSeed();
    keep(ActKind::planMade, {}, plan);
}

void QualityDesk::act(const ui::LookAtSample& what) {
    const ResponseRef response = m_shown->decided.at(what.decision);
    const auto record = ActStore(*context().store).record(response);
    const Decision* decision = record ? record->find(what.decision) : nullptr;
    if (!decision) return;
    keep(ActKind::sampled, response, Sampled{what.plan, what.decision, decision->hash, what.agrees, what.disputed, what.note});
}

void QualityDesk::act(const ui::RaiseAction& what) { keep(ActKind::actionRaised, {}, what.action); }
void QualityDesk::act(const ui::CloseAction& what) { keep(ActKind::actionClosed, {}, ActionClosed{what.action, what.note}); }

void QualityDesk::act(const ui::SignOffPlan& what) {
    const ui::PlanLine* plan = findPlan(what.plan);
    keep(ActKind::signedOff, {}, SignedOff{what.plan, static_cast<int>(plan->grid.planned), static_cast<int>(plan->grid.done), what.note});
}

}  // namespace carewright
