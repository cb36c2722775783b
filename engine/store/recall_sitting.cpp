#include "engine/store/recall_sitting.h"

#include <algorithm>

#include "engine/attempt/next_step.h"
#include "engine/attempt/recall_run.h"

namespace carewright {

namespace {

/// How many steps all evenings take: by it one can tell, at little cost, whether a store has more than was read of it.
Result<std::int64_t> stepsOfEvenings(Store& store, const LearnerId& learner, const CourseId& course) {
    const Exercise exercise = recallExercise(course);
    const auto evenings = store.attempts({.learner = learner, .course = course, .exercise = exercise.kind, .ref = exercise.ref, .limit = 1'000'000});
    if (!evenings) return tl::make_unexpected(evenings.error());
    std::int64_t steps = 0;
    for (const AttemptSummary& evening : *evenings) steps += evening.lastSeq;
    return steps;
}

}  // namespace

RecallSitting::RecallSitting(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner, const CourseId& course,
                             const LearnerDays& days, const FsrsParameters& parameters, std::vector<RecallEvent> events)
    : m_store(&store), m_clock(&clock), m_ids(&ids), m_learner(learner), m_course(course), m_days(days), m_fsrs(parameters),
      m_events(std::move(events)), m_state(recallState(m_events, m_fsrs, m_days)) {}

Result<RecallSitting> RecallSitting::open(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner,
                                          const CourseId& course, const LearnerDays& days, const FsrsParameters& parameters) {
    // Counted first: what comes in between is then too much, never overlooked.
    const auto steps = stepsOfEvenings(store, learner, course);
    if (!steps) return tl::make_unexpected(steps.error());
    auto events = store.recallEvents(learner, course);
    if (!events) return tl::make_unexpected(std::move(events.error()));
    RecallSitting sitting(store, clock, ids, learner, course, days, parameters, std::move(*events));
    sitting.m_steps = *steps;
    return sitting;
}

bool RecallSitting::hasAll() const {
    const auto steps = stepsOfEvenings(*m_store, m_learner, m_course);
    return steps && *steps == m_steps;
}

Result<StepId> RecallSitting::record(decltype(RecallEvent::what) what) {
    Instant now = m_clock->now();
    // Events count in order of time: a clock set back must not put this one before what it follows.
    if (!m_events.empty()) now = std::max(now, m_events.back().when);
    const Actor actor = learnerActor(m_learner);
    std::vector<Step> steps;
    AttemptState attempt = m_attempt;
    AccessNote note = m_access;
    const auto add = [&](const Step& step) {
        steps.push_back(step);
        apply(attempt, step);
    };
    if (attempt.phase == Phase::empty || attempt.phase == Phase::finished) {
        const auto first = start(AttemptId(m_ids->next(now)), m_learner, recallExercise(m_course), StepStamp{StepId(m_ids->next(now)), now, actor});
        if (!first) return tl::make_unexpected(first.error());
        attempt = {};
        add(note.begin(*first));
    }
    RecallEvent event{StepId(m_ids->next(now)), now, std::move(what)};
    auto step = recordRecall(attempt, event, actor);
    if (!step) return tl::make_unexpected(std::move(step.error()));
    add(note.on(*step));
    note.stored(steps.back());
    if (auto kept = m_store->append(steps); !kept) return tl::make_unexpected(std::move(kept.error()));

    m_steps += static_cast<std::int64_t>(steps.size());
    m_attempt = std::move(attempt);
    m_access = std::move(note);
    m_events.push_back(event);
    if (std::holds_alternative<ReviewWithdrawn>(event.what)) m_state = recallState(m_events, m_fsrs, m_days);
    else apply(m_state, event, m_fsrs, m_days);
    return event.step;
}

Result<void> RecallSitting::rate(const CardId& card, Rating rating, std::chrono::milliseconds took, std::string_view typed) {
    auto kept = record(Reviewed{card, rating, std::max(took, std::chrono::milliseconds(0)), std::string(typed)});
    if (!kept) return tl::make_unexpected(std::move(kept.error()));
    return {};
}

std::optional<CardId> RecallSitting::undoable() const {
    const auto last = lastReview(m_state, m_days, m_clock->now());
    if (!last) return std::nullopt;
    return last->what.card;
}

Result<CardId> RecallSitting::undo() {
    const auto last = lastReview(m_state, m_days, m_clock->now());
    if (!last) return fail(ErrorCode::conflict, "There is no rating of today to take back.");
    if (auto kept = record(ReviewWithdrawn{last->step}); !kept) return tl::make_unexpected(std::move(kept.error()));
    return last->what.card;
}

Result<void> RecallSitting::setAside(const CardId& card, bool aside) {
    // Taking a leech back matters although the learner never put it aside: its count begins anew.
    const CardState& known = m_state.find(card);
    if (known.setAside == aside && (aside || known.lapsesSinceBack == 0)) return {};
    auto kept = record(CardSetAside{card, aside});
    if (!kept) return tl::make_unexpected(std::move(kept.error()));
    return {};
}

Result<void> RecallSitting::setAssessment(const std::optional<Day>& day) {
    if (m_state.assessment == day) return {};
    auto kept = record(AssessmentDateSet{day});
    if (!kept) return tl::make_unexpected(std::move(kept.error()));
    return {};
}

Result<void> RecallSitting::finish() {
    if (m_attempt.phase == Phase::empty) return {};
    const Instant now = m_clock->now();
    auto step = carewright::finish(m_attempt, StepStamp{StepId(m_ids->next(now)), now, learnerActor(m_learner)});
    if (!step) return tl::make_unexpected(std::move(step.error()));
    if (!*step) return {};
    const Step last = m_access.on(**step);
    auto kept = m_store->append(last);
    if (kept) {
        ++m_steps;
        apply(m_attempt, last);
        m_access.stored(last);
    }
    return kept;
}

}  // namespace carewright
