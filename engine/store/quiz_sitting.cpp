#include "engine/store/quiz_sitting.h"

#include <algorithm>

#include "engine/attempt/quiz_texts.h"

namespace carewright {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds betweenTimes{15};

/// With a time limit the clock ticks every second, so a longer pause is a sleep of the computer; without one the app may
/// rest while the learner thinks.
milliseconds longestGap(const QuizState& state) { return state.paper.minutes > 0 ? milliseconds(seconds(30)) : milliseconds(std::chrono::minutes(10)); }

}  // namespace

QuizSitting::QuizSitting(Store& store, const Clock& clock, UuidSource& ids, QuizState state)
    : m_store(&store), m_clock(&clock), m_ids(&ids), m_state(std::move(state)), m_work(m_state.spent, longestGap(m_state)) {
    if (!m_state.handedIn) m_work.tick(clock.now());
}

Result<QuizSitting> QuizSitting::start(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner, const Exercise& exercise, const QuizPaper& paper,
                                       const std::optional<AccessUsed>& access) {
    const Instant now = clock.now();
    const auto newStamp = [&] { return StepStamp{StepId(ids.next(now)), now, learnerActor(learner)}; };
    auto first = carewright::start(AttemptId(ids.next(now)), learner, exercise, newStamp());
    if (!first) return tl::make_unexpected(first.error());
    AccessNote note;
    *first = note.begin(*first, access);
    QuizState state;
    apply(state, *first);
    const auto second = setPaper(state, paper, newStamp());
    if (!second) return tl::make_unexpected(second.error());
    const std::vector<Step> steps{*first, **second};
    if (auto kept = store.append(steps); !kept) return tl::make_unexpected(std::move(kept.error()));
    apply(state, **second);
    QuizSitting sitting(store, clock, ids, std::move(state));
    sitting.m_access = std::move(note);
    return sitting;
}

Result<QuizSitting> QuizSitting::resume(Store& store, const Clock& clock, UuidSource& ids, const AttemptId& attempt) {
    const auto steps = store.steps(attempt);
    if (!steps) return tl::make_unexpected(steps.error());
    QuizState state = foldQuiz(*steps);
    if (state.attempt.exercise.kind != quizKind() || state.items.empty())
        return fail(ErrorCode::notFound, "The paper of this quiz cannot be read any more. Begin the quiz again; what you answered stays in the store.");
    return QuizSitting(store, clock, ids, std::move(state));
}

StepStamp QuizSitting::stamp() {
    const Instant now = m_clock->now();
    if (m_work.running()) m_work.tick(now);
    return StepStamp{StepId(m_ids->next(now)), now, learnerActor(m_state.attempt.learner)};
}

Result<void> QuizSitting::store(const NextStep& next) {
    if (!next) return tl::make_unexpected(next.error());
    if (!*next) return {};
    const Step step = m_access.on(**next);
    auto kept = m_store->append(step);
    if (kept) {
        apply(m_state, step);
        m_access.stored(step);
        return {};
    }
    if (kept.error().code == ErrorCode::conflict)
        if (const auto steps = m_store->steps(m_state.attempt.attempt)) m_state = foldQuiz(*steps);
    return kept;
}

Result<void> QuizSitting::storeTyping() {
    if (!m_typing) return {};
    const StepStamp now = stamp();
    auto kept = store(answerItem(m_state, m_typing->item, m_typing->response, m_typing->certainty, m_work.spent(), now));
    // What can never be stored must not stand in the way of everything after it; a full disk may be emptied.
    const ItemRun* item = m_state.find(m_typing->item);
    const bool refused = !kept && (m_state.handedIn || !item || item->closed || kept.error().code == ErrorCode::invalidInput || kept.error().code == ErrorCode::tooLarge);
    if (kept || refused) {
        m_typing.reset();
        m_recorder.stored();
    }
    return kept;
}

Result<void> QuizSitting::storeTime() {
    if (m_state.handedIn) return {};
    const StepStamp now = stamp();
    return store(recordTime(m_state, m_work.spent(), now));
}

Result<void> QuizSitting::pause() {
    auto kept = flush();
    m_work.pause(m_clock->now());
    return kept;
}

Result<void> QuizSitting::answer(const ItemId& item, const ItemResponse& response, int certainty) {
    if (m_typing && m_typing->item != item)
        if (auto kept = storeTyping(); !kept) return kept;
    m_typing = Typing{item, response, certainty};
    return storeTyping();
}

Result<void> QuizSitting::type(const ItemId& item, const ItemResponse& response, int certainty) {
    if (m_typing && m_typing->item != item)
        if (auto kept = storeTyping(); !kept) return kept;
    m_typing = Typing{item, response, certainty};
    m_recorder.changed(m_clock->now());
    return keep();
}

const ItemResponse& QuizSitting::responseTo(const ItemRun& item) const {
    return m_typing && m_typing->item == item.item ? m_typing->response : item.response;
}

Result<void> QuizSitting::check(const ItemId& item, const ItemScore& score) {
    if (auto kept = storeTyping(); !kept) return kept;
    const StepStamp now = stamp();
    return store(checkItem(m_state, item, score, m_work.spent(), now));
}

Result<void> QuizSitting::giveUp(const ItemId& item) {
    if (auto kept = storeTyping(); !kept) return kept;
    const StepStamp now = stamp();
    return store(giveUpItem(m_state, item, m_work.spent(), now));
}

Result<void> QuizSitting::flag(const ItemId& item, bool flagged) { return store(flagItem(m_state, item, flagged, stamp())); }

Result<void> QuizSitting::visit(const ItemId& item) {
    if (auto kept = storeTyping(); !kept) return kept;
    const StepStamp now = stamp();
    return store(visitItem(m_state, item, m_work.spent(), now));
}

Result<void> QuizSitting::handIn(const ScoreItem& score, const MarksOfItem& marks, HandedInBy by) {
    if (auto kept = storeTyping(); !kept) return kept;
    const StepStamp now = stamp();
    auto results = resultsOf(m_state, score, marks);
    auto markings = markingsOf(m_state, score);
    if (auto kept = store(carewright::handIn(m_state, std::move(results), std::move(markings), by == HandedInBy::time, m_work.spent(), now)); !kept) return kept;
    return store(finish(m_state.attempt, stamp()));
}

Result<void> QuizSitting::keep() {
    if (m_state.handedIn) return {};
    const Instant now = m_clock->now();
    m_work.tick(now);
    if (m_recorder.due(now))
        if (auto kept = storeTyping(); !kept) return kept;
    if (m_state.paper.minutes > 0 && m_work.spent() - m_state.spent >= betweenTimes) return storeTime();
    return {};
}

Result<void> QuizSitting::flush() {
    if (m_state.handedIn) return {};
    if (auto kept = storeTyping(); !kept) return kept;
    return storeTime();
}

std::optional<Instant> QuizSitting::keepAt() const {
    std::optional<Instant> at = m_recorder.dueAt();
    if (m_state.handedIn || m_state.paper.minutes <= 0 || !m_work.running()) return at;
    const Instant nextSecond = m_clock->now() + seconds(1);
    return at ? std::min(*at, nextSecond) : nextSecond;
}

bool QuizSitting::timeIsUp() const {
    const auto left = m_state.timeLeft(m_work.spent());
    return !m_state.handedIn && left && left->count() == 0;
}

}  // namespace carewright
