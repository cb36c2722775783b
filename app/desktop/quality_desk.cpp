#include "app/desktop/quality_desk.h"

#include <algorithm>
#include <map>

#include "app/desktop/quality_desk_beside.h"
#include "app/desktop/quality_desk_figures.h"
#include "engine/base/trimmed.h"
#include "engine/review/permission.h"
#include "engine/store/staff_session.h"

namespace carewright {

QualityDesk::QualityDesk(DeskContext& context) : Desk(context), m_shown(std::make_shared<ui::QualityModel>()) { model().quality = m_shown; }

void QualityDesk::open() {}
void QualityDesk::close() {
    forget();
    // The store may be about to be replaced: nothing may hold it any more.
    if (m_writing.valid()) m_writing.wait();
    if (m_auditing.valid()) m_auditing.wait();
    if (m_measuring.valid()) m_measuring.wait();
    if (m_reading.valid()) m_reading.wait();
}

void QualityDesk::forget() {
    *m_shown = {};
    m_toRemark.clear();
    m_tell = false;
    m_keepFigures = false;
    m_keepPlans = false;
    m_readAgain = false;
}

void QualityDesk::courseChanged() {
    m_keepFigures = false;
    m_keepPlans = false;
    m_readAgain = m_reading.valid();
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
    if (model().place.room == Room::queue) readOwnActions();
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
    if (m_shown->readingPlans) return "The samples are being counted. This takes a moment.";
    if (plan->grid.planned == 0) return "The plan has drawn no decision yet.";
    // In a small centre nobody may be left who can look at one; the sign-off says how many were looked at, and the remark why.
    if (plan->grid.complete() || !isBlank(what.note)) return {};
    const std::size_t left = plan->grid.planned - plan->grid.done;
    return (left == 1 ? std::string("1 planned sample has") : std::to_string(left) + " planned samples have") + " not been looked at. Say in the remark why it is signed off all the same.";
}

const ui::PlanLine* QualityDesk::findPlan(const ActId& id) const {
    const auto found = std::ranges::find(m_shown->plans, id, &ui::PlanLine::id);
    return found == m_shown->plans.end() ? nullptr : &*found;
}

// --- figures ---

void QualityDesk::act(const ui::Measure&) {
    if (m_measuring.valid()) return;    // one comes already
    m_shown->measuring = true;
    m_keepFigures = true;
    m_measuring = beside<ui::QualityFigures>([course = model().course, &clock = context().clock](Store& store) { return measuredFigures(store, course, clock.now()); });
    // A store in memory was measured at once; what is done beside the frame is taken between frames.
    if (context().store->folder().empty()) takeFigures();
}

void QualityDesk::takeFigures() {
    if (!m_measuring.valid() || m_measuring.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    Result<ui::QualityFigures> found = m_measuring.get();
    // Whoever asked has signed out, or another course is open; who came since gets figures of their own.
    if (!m_keepFigures) {
        if (context().session && model().place.room == ui::Room::quality && model().mayEnter(ui::Room::quality)) act(ui::Measure{});
        return;
    }
    m_shown->measuring = false;
    if (!found) {
        model().notice = found.error().message;
        return;
    }
    static_cast<ui::QualityFigures&>(*m_shown) = std::move(*found);
}

// --- sampling ---

void QualityDesk::readPlans() {
    if (!context().store) return;
    m_readAgain = m_reading.valid();    // what is being read may lack what was just done
    if (m_readAgain) return;
    m_shown->readingPlans = true;
    m_keepPlans = true;
    m_reading = beside<PlansRead>([course = context().asWritten(), &clock = context().clock](Store& store) { return plansIn(store, course, clock.now()); });
    // A store in memory was read at once.
    if (context().store->folder().empty()) takePlans();
}

void QualityDesk::takePlans() {
    if (!m_reading.valid() || m_reading.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    Result<PlansRead> found = m_reading.get();
    if (m_keepPlans) {
        m_shown->readingPlans = false;
        if (found) {
            static_cast<ui::SamplingFigures&>(*m_shown) = std::move(found->sampling);
            for (const auto& [id, name] : found->names) m_shown->names[id] = name;
        } else {
            model().notice = "The plans could not be read. " + found.error().message;
        }
    }
    if (m_readAgain) readPlans();
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

void QualityDesk::act(const ui::RaiseAction& what) {
    ActionRaised action = what.action;
    // By the sample whoever has to do it finds the response.
    if (const auto sampled = ActStore(*context().store).ofKind(ActKind::sampled); sampled && !what.decision.empty())
        for (const Act& act : *sampled)
            if (const auto look = sampledPayload(act.payload); look && look->decision == what.decision) action.about = act.id;
    keep(ActKind::actionRaised, {}, action);
}
void QualityDesk::act(const ui::CloseAction& what) {
    keep(ActKind::actionClosed, {}, ActionClosed{what.action, what.note});
    readOwnActions();
}

void QualityDesk::readOwnActions() {
    m_shown->ownActions.clear();
    if (!context().session) return;
    auto actions = actionsIn(*context().store);
    if (!actions) return;
    std::erase_if(*actions, [&](const ui::IqaAction& one) { return one.closed || one.what.whom != context().session->id(); });
    m_shown->ownActions = std::move(*actions);
}

void QualityDesk::act(const ui::SignOffPlan& what) {
    const ui::PlanLine* plan = findPlan(what.plan);
    keep(ActKind::signedOff, {}, SignedOff{what.plan, static_cast<int>(plan->grid.planned), static_cast<int>(plan->grid.done), what.note});
}

}  // namespace carewright
