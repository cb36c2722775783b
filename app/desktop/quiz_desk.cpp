#include "app/desktop/quiz_desk.h"

#include <algorithm>
#include <type_traits>

#include "app/desktop/access_in_force.h"
#include "app/ui/held_parts.h"
#include "engine/attempt/chain.h"
#include "engine/attempt/quiz_again.h"

namespace carewright {

namespace {

/// How many of the newest runs say what the learner is weak at.
constexpr std::size_t newestRuns = 60;
constexpr std::size_t mostWeak = 3;
constexpr const char* onlyRead = "This course can only be read until its author has put something right.";

std::uint64_t seedFrom(const Uuid& uuid) {
    std::uint64_t seed = 0;
    for (std::size_t i = 8; i < 16; ++i) seed = (seed << 8) | uuid.bytes[i];
    return seed;
}

ui::OpenQuiz openQuiz(const QuizState& state) {
    ui::OpenQuiz out{state.attempt.attempt, state.paper.title, 0, static_cast<int>(state.items.size())};
    for (const ItemRun& item : state.items) out.answered += item.response.empty() ? 0 : 1;
    return out;
}

void remember(std::map<PointId, PointRecord>& records, const Course& course, const QuizState& state) {
    for (const ItemResult& result : state.results) {
        const Item* item = course.findItem(result.item);
        if (!item || !result.scored || !result.answered) continue;
        for (const PointId& point : item->points) {
            records[point].earned += result.fraction;
            records[point].answered += 1;
        }
    }
}

int itemsOnPaper(const Quiz& quiz) {
    std::size_t items = 0;
    for (const QuizSection& section : quiz.sections)
        for (const QuizPool& pool : section.pools)
            items += pool.draw > 0 ? std::min(static_cast<std::size_t>(pool.draw), pool.items.size()) : pool.items.size();
    return static_cast<int>(items);
}

std::vector<PointId> pointsTrained(const Course& course, const Quiz& quiz) {
    std::vector<PointId> out;
    for (const QuizSection& section : quiz.sections)
        for (const QuizPool& pool : section.pools)
            for (const ItemId& id : pool.items)
                if (const Item* item = course.findItem(id)) out.insert(out.end(), item->points.begin(), item->points.end());
    std::vector<PointId> inOrder;
    for (const MarkingPoint& point : course.points)
        if (std::ranges::find(out, point.id) != out.end()) inOrder.push_back(point.id);
    return inOrder;
}

}  // namespace

void QuizDesk::open() {
    list();
    arrived();
}

void QuizDesk::close() {
    m_sitting.reset();
    model().quiz = {};
}

void QuizDesk::list() {
    ui::QuizModel& quiz = model().quiz;
    quiz.quizzes.clear();
    quiz.openQuick.reset();
    for (const Quiz& one : model().course.quizzes) quiz.quizzes.push_back({one.id, itemsOnPaper(one), pointsTrained(model().course, one), {}, {}});
    std::map<PointId, PointRecord> records;
    Store* store = context().store ? &*context().store : nullptr;
    const auto summaries = store ? store->attempts({.learner = context().learner, .course = model().course.id, .exercise = std::string(quizKind()), .ref = {}, .limit = newestRuns})
                                 : Result<std::vector<AttemptSummary>>(std::vector<AttemptSummary>());
    if (!summaries) model().notice = summaries.error().message;
    for (const AttemptSummary& summary : summaries ? *summaries : std::vector<AttemptSummary>()) {
        const auto steps = store->steps(summary.id);
        if (!steps) continue;
        const QuizState state = foldQuiz(*steps);
        if (state.items.empty()) continue;
        remember(records, model().course, state);
        const auto line = std::ranges::find(quiz.quizzes, QuizId(summary.exercise.ref), &ui::QuizLine::id);
        if (!state.handedIn) {
            if (line == quiz.quizzes.end()) {
                if (!quiz.openQuick) quiz.openQuick = openQuiz(state);
            } else if (!line->open && !line->last) {
                line->open = openQuiz(state);
            }
        } else if (line != quiz.quizzes.end() && !line->last) {
            line->last = ui::FinishedQuiz{summary.id, state.paper.behaviour, totalOf(state.results), summary.changedAt};
        }
    }
    listQuick(records);
}

void QuizDesk::listQuick(const std::map<PointId, PointRecord>& records) {
    ui::QuizModel& quiz = model().quiz;
    const Course& course = model().course;
    quiz.quick.clear();
    for (const MarkingPoint& point : course.points) {
        const auto found = records.find(point.id);
        const double share = found == records.end() || found->second.answered == 0 ? -1 : found->second.earned / found->second.answered;
        quiz.quick.push_back({point.id, {}, point.title, static_cast<int>(itemsAbout(course, point.id)), share});
    }
    for (const Misconception& one : course.misconceptions) quiz.quick.push_back({{}, one.id, one.title, static_cast<int>(itemsAbout(course, one.id)), -1});
    std::erase_if(quiz.quick, [](const ui::QuickLine& line) { return line.items == 0; });
    quiz.weak = weakestPoints(course, records, mostWeak);
}

void QuizDesk::arrived() {
    const ui::Place& place = model().place;
    const auto attempt = place.room == ui::Room::quiz ? parseUuid(place.id) : std::nullopt;
    if (attempt) {
        load(AttemptId(*attempt));
        return;
    }
    const bool left = m_sitting.has_value();
    if (left) {
        stored(m_sitting->pause());
        m_sitting.reset();
        model().quiz.run.reset();
    }
    // Home tells of what was left open, too.
    if (left || place.room == ui::Room::quizzes || place.room == ui::Room::quiz) list();
}

void QuizDesk::load(const AttemptId& attempt) {
    if (m_sitting && m_sitting->state().attempt.attempt == attempt) return;
    if (m_sitting) stored(m_sitting->pause());
    m_sitting.reset();
    model().quiz.run.reset();
    if (!context().store) return;
    auto sitting = QuizSitting::resume(*context().store, context().clock, context().ids, attempt);
    if (!sitting) {
        model().notice = sitting.error().message;
        return;
    }
    m_sitting.emplace(std::move(*sitting));
    show();
}

void QuizDesk::tick() {
    if (!m_sitting || m_sitting->state().handedIn) return;
    const auto before = m_sitting->state().attempt.lastSeq;
    const Result<void> outcome = m_sitting->keep();
    model().quiz.spent = m_sitting->spent();
    if (!outcome || m_sitting->state().attempt.lastSeq != before) stored(outcome);
    if (m_sitting->timeIsUp()) handIn(HandedInBy::time);
}

std::optional<Instant> QuizDesk::wakeAt() const { return m_sitting ? m_sitting->keepAt() : std::nullopt; }

void QuizDesk::flush() {
    if (m_sitting && m_sitting->keepAt()) stored(m_sitting->flush());
}

const ItemRun* QuizDesk::openItem(const ItemId& item) const {
    return m_sitting && !m_sitting->state().handedIn ? m_sitting->state().find(item) : nullptr;
}

std::string QuizDesk::whyNotTo(const ui::StartQuiz& action) const {
    if (!model().courseUsable) return onlyRead;
    if (action.quiz == notRightQuiz()) return whyNotPractiseAgain();
    if (model().course.findQuiz(action.quiz)) return {};
    const HeldPart* held = ui::heldPart(model(), "quiz", action.quiz.value);
    return held ? ui::whyHeld(*held) : "This quiz is not in the course any more.";
}

std::string QuizDesk::whyNotTo(const ui::CheckItem& action) const {
    const ItemRun* run = openItem(action.item);
    const Item* item = model().course.findItem(action.item);
    if (!run || !item) return "There is nothing to check.";
    const ItemResponse& response = m_sitting->responseTo(*run);
    if (response.empty()) return "Give an answer first.";
    const std::size_t missing = partsUnanswered(*item, response);
    // A gap may be left where one doesn't know; a thing that is nowhere has been overlooked.
    if (missing > 0 && item->kind == Item::Kind::trueFalse) return "Choose true or false, and the reason.";
    // Where there are more answers than places, it is the places that count.
    if (missing > 0 && item->kind == Item::Kind::matching) return std::to_string(missing) + (missing == 1 ? " place is still empty." : " places are still empty.");
    if (missing > 0 && item->kind != Item::Kind::gaps) return std::to_string(missing) + " still to be placed.";
    if (run->checks > 0 && run->checked == response) return "This answer has been checked. Change something first.";
    return {};
}

std::string QuizDesk::whyNotPractiseAgain() const {
    if (!m_sitting || !m_sitting->state().handedIn) return "Hand in the quiz first.";
    const QuizState& run = m_sitting->state();
    if (itemsNotRight(run).empty()) return "You got everything right. There is nothing to practise again.";
    return quizOfNotRight(model().course, run).sections.empty() ? "These items are not in the course any more." : std::string();
}

std::string QuizDesk::whyNot(const ui::QuizAction& action) const {
    if (std::holds_alternative<ui::OpenQuizRun>(action)) return {};
    if (std::string why = context().whyNotKeep(); !why.empty()) return why;
    if (const auto* start = std::get_if<ui::StartQuiz>(&action)) return whyNotTo(*start);
    if (const auto* check = std::get_if<ui::CheckItem>(&action)) return whyNotTo(*check);
    if (std::holds_alternative<ui::StartQuickQuiz>(action)) return model().courseUsable ? std::string() : onlyRead;
    if (!m_sitting || m_sitting->state().handedIn) return "No quiz is being answered.";
    return {};
}

AccessUsed QuizDesk::accessAtPaper(const QuizPaper& paper) const {
    AccessUsed access = accessInForce(context());
    access.extraPercent = paper.extraPercent;
    return access;
}

void QuizDesk::apply(const ui::QuizAction& action) {
    if (m_sitting) m_sitting->setAccess(accessAtPaper(m_sitting->state().paper));
    std::visit([this](const auto& what) { act(what); }, action);
}

void QuizDesk::start(const Quiz& quiz, const QuizChoices& choices, const Exercise& exercise) {
    const Instant now = context().clock.now();
    const auto paper = makePaper(model().course, quiz, choices, seedFrom(context().ids.next(now)));
    if (!paper) {
        model().notice = paper.error().message;
        return;
    }
    auto sitting = QuizSitting::start(*context().store, context().clock, context().ids, context().learner, exercise, *paper, accessAtPaper(*paper));
    if (!sitting) {
        context().saved(tl::make_unexpected(sitting.error()));
        return;
    }
    if (m_sitting) stored(m_sitting->pause());
    m_sitting.emplace(std::move(*sitting));
    show();
    context().goTo({ui::Room::quiz, toString(m_sitting->state().attempt.attempt), {}});
}

void QuizDesk::act(const ui::StartQuiz& action) {
    if (action.quiz == notRightQuiz()) {
        start(quizOfNotRight(model().course, m_sitting->state()), action.choices, quickQuizExercise(model().course.id));
    } else if (const Quiz* quiz = model().course.findQuiz(action.quiz)) start(*quiz, action.choices, quizExercise(model().course.id, action.quiz));
}

void QuizDesk::act(const ui::StartQuickQuiz& action) {
    QuickQuizWish wish;
    wish.title = action.title;
    wish.points = action.points;
    wish.misconceptions = action.misconceptions;
    start(quickQuiz(model().course, wish), {Behaviour::immediate, false, 0}, quickQuizExercise(model().course.id));
}

void QuizDesk::act(const ui::OpenQuizRun& action) { context().goTo({ui::Room::quiz, toString(action.attempt), {}}); }

void QuizDesk::act(const ui::AnswerItem& action) {
    if (!openItem(action.item)) return;
    stored(action.typing ? m_sitting->type(action.item, action.response, action.certainty) : m_sitting->answer(action.item, action.response, action.certainty));
}

void QuizDesk::act(const ui::CheckItem& action) {
    const ItemRun* run = openItem(action.item);
    if (!run) return;
    const ItemScore worth = score(action.item, m_sitting->responseTo(*run));
    stored(m_sitting->check(action.item, worth));
}

void QuizDesk::act(const ui::GiveUpItem& action) {
    if (openItem(action.item)) stored(m_sitting->giveUp(action.item));
}

void QuizDesk::act(const ui::FlagItem& action) {
    if (openItem(action.item)) stored(m_sitting->flag(action.item, action.flagged));
}

void QuizDesk::act(const ui::VisitItem& action) {
    if (openItem(action.item)) stored(m_sitting->visit(action.item));
}

void QuizDesk::act(const ui::HandInQuiz&) { handIn(HandedInBy::learner); }

void QuizDesk::handIn(HandedInBy by) {
    if (!m_sitting) return;
    const auto marks = [this](const ItemId& id) {
        const Item* item = model().course.findItem(id);
        return item ? item->marks : 1;
    };
    const Result<void> outcome = m_sitting->handIn([this](const ItemId& item, const ItemResponse& response) { return score(item, response); }, marks, by);
    stored(outcome);
    if (outcome && by == HandedInBy::time) model().notice = "The time is up. What you had answered has been handed in.";
    if (outcome) list();
}

ItemScore QuizDesk::score(const ItemId& id, const ItemResponse& response) const {
    const Item* item = model().course.findItem(id);
    ItemScore none;
    none.scored = false;
    if (!item) return none;
    if (item->kind != Item::Kind::written) return scoreItem(model().course, *item, response, nullptr);
    const auto marker = context().compiledMarker();
    return scoreItem(model().course, *item, response, marker ? marker->get() : nullptr);
}

void QuizDesk::stored(const Result<void>& outcome) {
    context().saved(outcome);
    if (outcome) model().saved.lastSaved = context().clock.now();
    if (m_sitting) show();
}

void QuizDesk::show() {
    ui::QuizModel& quiz = model().quiz;
    const QuizState& state = m_sitting->state();
    const bool sameRun = quiz.run && quiz.run->attempt.attempt == state.attempt.attempt;
    if (!sameRun) quiz.told.clear();
    quiz.typed.clear();
    for (const ItemRun& item : state.items) {
        const ItemResponse& response = m_sitting->responseTo(item);
        if (!(response == item.response)) quiz.typed[item.item] = response;
        const bool told = state.handedIn || item.closed || (item.checks > 0 && item.checked == response);
        const ItemRun* before = sameRun ? quiz.run->find(item.item) : nullptr;
        if (!told) quiz.told.erase(item.item);
        else if (!quiz.told.contains(item.item) || !before || !(before->response == item.response)) quiz.told[item.item] = score(item.item, item.response);
    }
    quiz.run = state;
    quiz.spent = m_sitting->spent();
}

}  // namespace carewright
