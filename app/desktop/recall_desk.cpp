#include "app/desktop/recall_desk.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "app/desktop/access_in_force.h"
#include "app/desktop/evidence_kinds.h"
#include "app/machine/local_days.h"
#include "engine/attempt/missed_points.h"
#include "engine/recall/deck.h"

namespace carewright {
namespace {

using Stage = ui::RecallModel::Stage;

constexpr int daysShown = 30;
constexpr std::chrono::days furthestAssessment{5 * 365};

/// Points missed in whatever exercise, as far as the last look found them: the app opens without reading the whole record.
constexpr std::string_view missedEntry = "recall-missed";

std::vector<PointId> missedBefore(const std::map<std::string, std::string>& entries) {
    std::vector<PointId> points;
    const auto found = entries.find(std::string(missedEntry));
    if (found == entries.end()) return points;
    std::istringstream ids(found->second);
    for (std::string id; ids >> id;) points.emplace_back(id);
    return points;
}

void addNew(std::vector<PointId>& points, const std::vector<PointId>& more) {
    for (const PointId& point : more)
        if (std::ranges::find(points, point) == points.end()) points.push_back(point);
}

}  // namespace

void RecallDesk::open() {
    close();
    shown().choices = recallChoicesFrom(context().entries);
    m_options = scheduleOptions(shown().choices);
    if (!context().store) return;
    auto sitting = RecallSitting::open(*context().store, context().clock, context().ids, context().learner, model().course.id,
                                       localDays(context().clock.now()));
    if (!sitting) {
        shown().problem = sitting.error().message;
        return;
    }
    m_sitting.emplace(std::move(*sitting));
    shown().open = true;
    makeCards();
    refresh();
}

void RecallDesk::close() {
    m_evening.reset();
    m_sitting.reset();
    m_reader.reset();
    m_deck.clear();
    m_missed.clear();
    shown() = {};
}

void RecallDesk::makeCards() {
    std::vector<AttemptState> attempts;
    for (const auto& [question, attempt] : model().attempts) attempts.push_back(attempt);
    std::vector<PointId> missed = missedPoints(attempts);
    addNew(missed, missedBefore(context().entries));
    if (!m_deck.empty() && missed == m_missed) return;
    m_missed = std::move(missed);
    m_deck = makeDeck(model().course, m_missed);
}

void RecallDesk::lookForMissed() {
    if (!m_reader) m_reader = std::make_unique<EvidenceReader>(model().course, evidenceKinds(), m_sitting->days());
    const std::vector<PointId> before = missedBefore(context().entries);
    std::vector<PointId> missed = before;
    // Where the record can't be read just now, the cards that are known are still there to be learnt.
    if (m_reader->refresh(*context().store, context().learner, sitting())) addNew(missed, m_reader->missed());
    if (missed == before) return;
    std::string ids;
    for (const PointId& point : missed) ids += (ids.empty() ? "" : " ") + point.value;
    context().keepEntry(missedEntry, ids);
}

void RecallDesk::arrived() {
    const ui::Room room = model().place.room;
    if (!m_sitting || (room != ui::Room::recall && room != ui::Room::home)) return;
    // The first look reads years; coming home shall not wait for it.
    if (room == ui::Room::recall || m_reader) lookForMissed();
    makeCards();
    m_laidOut = context().clock.now();
    if (shown().stage == Stage::start) shown().justAside.reset();
    refresh();
}

void RecallDesk::tick() {
    if (!m_sitting) return;
    const Instant now = context().clock.now();
    if (shown().stage == Stage::waiting && shown().waitUntil && now >= *shown().waitUntil) layNext();
    if (m_sitting->days().dayOf(now) != shown().today) refresh();
}

std::optional<Instant> RecallDesk::wakeAt() const { return shown().stage == Stage::waiting ? shown().waitUntil : std::nullopt; }

PlanContext RecallDesk::planContext() const { return {m_sitting->fsrs(), m_sitting->days(), m_options, context().clock.now()}; }

const Card* RecallDesk::findCard(const CardId& id) const {
    const auto found = std::ranges::find(m_deck, id, &Card::id);
    return found == m_deck.end() ? nullptr : &*found;
}

void RecallDesk::refresh() {
    ui::RecallModel& recall = shown();
    const RecallState& state = m_sitting->state();
    const PlanContext plan = planContext();
    const RecallSight sight{model().course, m_deck, state, plan};
    recall.today = plan.days.dayOf(plan.now);
    recall.assessment = state.assessment;
    recall.aim = aimDay(state, plan.days, plan.now);
    recall.deck = m_deck.size();
    recall.met = static_cast<std::size_t>(std::ranges::count_if(m_deck, [&](const Card& card) { return state.find(card.id).memory.seen(); }));
    recall.due = dueNow(sight);
    const EveningPlan tonight = tonightsPlan(sight, recall.choices);
    recall.tonight = tonightsCards(model().course, tonight);
    recall.forecast = comingDays(sight, tonight, daysShown);
    recall.aside = asideCards(sight);
    count();
}

void RecallDesk::count() {
    ui::RecallModel& recall = shown();
    const PlanContext plan = planContext();
    recall.done = doneToday({model().course, m_deck, m_sitting->state(), plan});
    recall.undoable = m_sitting->undoable();
    recall.eveningAll = m_evening ? m_evening->all() : 0;
    recall.eveningDone = m_evening ? m_evening->met(m_sitting->state(), m_options) : 0;
    recall.eveningBack = m_evening ? recall.eveningDone - m_evening->done(m_sitting->state(), m_options) : 0;
}

void RecallDesk::layNext() {
    ui::RecallModel& recall = shown();
    recall.card.reset();
    recall.waitUntil.reset();
    for (;;) {
        const Evening::Next next = m_evening->next(m_sitting->state(), m_options, context().clock.now());
        if (next.card) {
            if (const Card* card = findCard(*next.card)) {
                layOut(*card);
                return;
            }
            m_evening->drop(*next.card);    // the course has changed
            continue;
        }
        if (next.waitUntil) {
            recall.stage = Stage::waiting;
            recall.waitUntil = next.waitUntil;
            count();
            return;
        }
        sumUp();
        return;
    }
}

void RecallDesk::layOut(const Card& card) {
    const CardState& known = m_sitting->state().find(card.id);
    ui::CardOnTable table;
    table.card = card;
    table.unseen = !known.memory.seen();
    table.again = known.memory.phase == MemoryPhase::learning || known.memory.phase == MemoryPhase::relearning;
    if (isLeech(known, m_options)) table.leechAdvice = leechAdvice(card, known);
    shown().card = std::move(table);
    shown().stage = Stage::card;
    m_laidOut = context().clock.now();
    count();
}

void RecallDesk::sumUp() {
    ui::RecallModel& recall = shown();
    const PlanContext plan = planContext();
    recall.summary = summarise({model().course, m_deck, m_sitting->state(), plan}, m_before, m_evening->begun());
    recall.card.reset();
    recall.waitUntil.reset();
    recall.stage = Stage::summary;
    refresh();
    recall.summary->more = recall.tonight.all > 0;
    // An evening without a rating is not worth a page.
    if (recall.summary->ratings == 0) act(ui::LeaveSummary{});
}

bool RecallDesk::kept(const Result<void>& outcome) {
    context().saved(outcome);
    if (outcome)
        model().saved.lastSaved = context().clock.now();
    else
        model().notice = outcome.error().message;
    return outcome.has_value();
}

std::string RecallDesk::whyNot(const ui::RecallAction& action) const {
    if (!m_sitting) return shown().problem.empty() ? "The cards can't be opened just now, because your record can't." : shown().problem;
    return std::visit([this](const auto& what) { return whyNotNow(what); }, action);
}

void RecallDesk::apply(const ui::RecallAction& action) {
    if (m_sitting) m_sitting->setAccess(accessInForce(context()));
    std::visit([this](const auto& what) { act(what); }, action);
}

std::string RecallDesk::whyNotNow(const ui::ChangeRecallChoices&) const { return {}; }

std::string RecallDesk::whyNotNow(const ui::SetAssessmentDay& action) const {
    if (action.day && *action.day < shown().today) return "That day has passed. Choose today or a later day.";
    if (action.day && *action.day > shown().today + furthestAssessment) return "That is more than five years away. Look at the year again.";
    return context().whyNotKeep();
}

std::string RecallDesk::whyNotNow(const ui::BeginEvening&) const {
    if (std::string why = context().whyNotKeep(); !why.empty()) return why;
    if (m_deck.empty()) return "This course has nothing to make cards from.";
    if (shown().tonight.all == 0) return "There is nothing to do tonight. Come back tomorrow.";
    return {};
}

std::string RecallDesk::whyNotNow(const ui::TurnCard& action) const {
    if (!shown().card || shown().card->card.id != action.card || shown().card->turned) return "This card is not on the table.";
    return {};
}

std::string RecallDesk::whyNotNow(const ui::RateCard& action) const {
    if (!shown().card || shown().card->card.id != action.card) return "This card is not on the table.";
    if (!shown().card->turned) return "Look at the answer first.";
    return context().whyNotKeep();
}

std::string RecallDesk::whyNotNow(const ui::UndoRating&) const {
    if (!m_sitting->undoable()) return "There is no rating of today to take back.";
    return context().whyNotKeep();
}

std::string RecallDesk::whyNotNow(const ui::PutCardAside& action) const {
    if (!findCard(action.card)) return "The course has no such card any more.";
    return context().whyNotKeep();
}

std::string RecallDesk::whyNotNow(const ui::EndEvening&) const { return m_evening ? std::string() : "No evening has begun."; }

std::string RecallDesk::whyNotNow(const ui::LeaveSummary&) const { return {}; }

void RecallDesk::act(const ui::ChangeRecallChoices& action) {
    ui::RecallChoices choices = action.choices;
    if (choices.minutes != 0) choices.minutes = std::clamp(choices.minutes, ui::RecallChoices::leastMinutes, ui::RecallChoices::mostMinutes);
    choices.newPerDay = std::clamp(choices.newPerDay, 0, ui::RecallChoices::mostNew);
    const auto before = toEntries(std::exchange(shown().choices, choices));
    for (const auto& [key, value] : toEntries(choices))
        if (before.at(key) != value) context().keepEntry(key, value);
    m_options = scheduleOptions(choices);
    if (shown().card && shown().card->turned)
        shown().card->choices = ratingChoices(choices.buttons, m_sitting->state().find(shown().card->card.id).memory, m_sitting->fsrs(),
                                              m_sitting->days(), context().clock.now());
    refresh();
}

void RecallDesk::act(const ui::SetAssessmentDay& action) {
    if (kept(m_sitting->setAssessment(action.day))) refresh();
}

void RecallDesk::act(const ui::BeginEvening&) {
    const PlanContext plan = planContext();
    std::vector<CardId> cards;
    for (const PlannedCard& card : tonightsPlan({model().course, m_deck, m_sitting->state(), plan}, shown().choices).cards) cards.push_back(card.card);
    m_evening.emplace(std::move(cards), plan.now);
    m_before = m_sitting->state();
    shown().summary.reset();
    shown().justAside.reset();
    layNext();
}

void RecallDesk::act(const ui::TurnCard& action) {
    ui::CardOnTable& table = *shown().card;
    table.turned = true;
    table.typed = action.typed;
    table.choices = ratingChoices(shown().choices.buttons, m_sitting->state().find(action.card).memory, m_sitting->fsrs(), m_sitting->days(),
                                  context().clock.now());
    table.answer = compareAnswer(table.card, table.typed);
    if (table.card.typed != TypedAnswer::point || table.typed.empty()) return;
    const auto marker = context().compiledMarker();
    auto marked = marker ? markAnswer(table.card, table.typed, model().course, **marker) : tl::make_unexpected(marker.error());
    if (marked)
        table.answer = std::move(*marked);
    else
        table.noMarking = marked.error().message;
}

void RecallDesk::act(const ui::RateCard& action) {
    const auto took = context().clock.now() - m_laidOut;
    if (!kept(m_sitting->rate(action.card, action.rating, took, shown().card->typed))) return;
    shown().justAside.reset();
    layNext();
}

void RecallDesk::act(const ui::UndoRating&) {
    const auto undone = m_sitting->undo();
    if (!kept(undone ? Result<void>{} : tl::make_unexpected(undone.error()))) return;
    const Card* card = findCard(*undone);
    if (m_evening && card) {
        m_evening->include(*undone);
        shown().summary.reset();
        shown().waitUntil.reset();
        layOut(*card);
    } else {
        refresh();
    }
}

void RecallDesk::act(const ui::PutCardAside& action) {
    if (!kept(m_sitting->setAside(action.card, action.aside))) return;
    const Card& card = *findCard(action.card);
    if (action.aside)
        shown().justAside = ui::AsideCard{card.id, card.front, false};
    else if (shown().justAside && shown().justAside->id == card.id)
        shown().justAside.reset();
    const bool onTable = shown().card && shown().card->card.id == card.id;
    if (m_evening && !action.aside && shown().stage != Stage::summary) {
        m_evening->include(card.id);
        layOut(card);
    } else if (m_evening && onTable) {
        layNext();
    } else {
        refresh();
    }
}

void RecallDesk::act(const ui::EndEvening&) { sumUp(); }

void RecallDesk::act(const ui::LeaveSummary&) {
    (void)kept(m_sitting->finish());
    m_evening.reset();
    shown().stage = Stage::start;
    shown().summary.reset();
    shown().card.reset();
    shown().justAside.reset();
    refresh();
}

}  // namespace carewright
