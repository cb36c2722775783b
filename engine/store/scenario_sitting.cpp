#include "engine/store/scenario_sitting.h"

#include <algorithm>

#include "engine/attempt/scenario_steps.h"

namespace carewright {
namespace {

/// The random part of a new id: chance needs no more than to differ between plays.
std::uint64_t seedFrom(const Uuid& uuid) {
    std::uint64_t seed = 0;
    for (std::size_t i = uuid.bytes.size() / 2; i < uuid.bytes.size(); ++i) seed = seed << 8 | uuid.bytes[i];
    return seed;
}

}  // namespace

ScenarioSitting::ScenarioSitting(Store& store, const StoryRules& rules, Sitting sitting) : m_store(&store), m_rules(&rules), m_sitting(std::move(sitting)) {}

Result<ScenarioSitting> ScenarioSitting::start(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner, const CourseId& course,
                                               const StoryRules& rules, const std::optional<AccessUsed>& access) {
    if (!rules.playable()) return fail(ErrorCode::conflict, "This story cannot be played: the passage it starts with is missing.");
    auto sitting = Sitting::start(store, clock, ids, learner, scenarioExercise(course, rules.scenario().id), access);
    if (!sitting) return tl::make_unexpected(std::move(sitting.error()));
    ScenarioSitting out(store, rules, std::move(*sitting));
    const std::uint64_t seed = seedFrom(ids.next(clock.now()));
    if (auto kept = out.keep(beginStory(out.state(), out.run(), seed, out.m_sitting.learnerStamp())); !kept) return tl::make_unexpected(std::move(kept.error()));
    return out;
}

Result<ScenarioSitting> ScenarioSitting::resume(Store& store, const Clock& clock, UuidSource& ids, const AttemptId& attempt, const StoryRules& rules) {
    if (!rules.playable()) return fail(ErrorCode::conflict, "This story cannot be played: the passage it starts with is missing.");
    auto sitting = Sitting::resume(store, clock, ids, attempt);
    if (!sitting) return tl::make_unexpected(std::move(sitting.error()));
    ScenarioSitting out(store, rules, std::move(*sitting));
    if (auto read = out.refresh(); !read) return tl::make_unexpected(std::move(read.error()));
    // Killed between the first two steps: the story begins now.
    if (!out.run().begun && !store.readOnly()) {
        const std::uint64_t seed = seedFrom(ids.next(clock.now()));
        if (auto kept = out.keep(beginStory(out.state(), out.run(), seed, out.m_sitting.learnerStamp())); !kept) return tl::make_unexpected(std::move(kept.error()));
    }
    return out;
}

Result<void> ScenarioSitting::refresh() {
    auto steps = m_store->steps(state().attempt);
    if (!steps) return tl::make_unexpected(std::move(steps.error()));
    m_run = foldScenario(*m_rules, *steps);
    return {};
}

Result<void> ScenarioSitting::keep(NextStep next) {
    const std::optional<Step> step = next ? *next : std::nullopt;
    auto kept = m_sitting.keep(std::move(next));
    if (!kept) {
        // Another copy of Carewright went on with the story: show where it stands now.
        if (kept.error().code == ErrorCode::conflict && step) (void)refresh();
        return kept;
    }
    if (step) apply(m_run, *m_rules, *step);
    return closeAtEnding();
}

Result<void> ScenarioSitting::closeAtEnding() {
    const bool ended = m_run.begun && m_rules->passageOf(m_run.state).ending != Passage::Ending::none;
    if (!ended || state().phase == Phase::finished) return {};
    return m_sitting.finish();
}

Result<void> ScenarioSitting::choose(const ChoiceId& choice) {
    if (auto stored = flush(); !stored) return stored;
    if (auto kept = keep(takeChoice(state(), m_run, *m_rules, choice, m_sitting.learnerStamp())); !kept) return kept;
    return putBackLast();
}

Result<void> ScenarioSitting::handIn(std::string_view text) {
    if (!m_run.begun || !m_rules->asksForWriting(m_run.state)) return fail(ErrorCode::conflict, "The story asks for no text here.");
    if (auto submitted = m_sitting.submit(text); !submitted) return tl::make_unexpected(std::move(submitted.error()));
    return refresh();
}

Result<void> ScenarioSitting::recordMarking(const Marking& marking) {
    if (!m_run.handedIn) return fail(ErrorCode::conflict, "There is no text to be marked.");
    if (auto kept = m_sitting.recordMarking(m_run.handedIn->submission, marking); !kept) return kept;
    return refresh();
}

Result<void> ScenarioSitting::goOn() {
    if (auto kept = keep(carewright::goOn(state(), m_run, *m_rules, m_sitting.learnerStamp())); !kept) return kept;
    return putBackLast();
}

Result<void> ScenarioSitting::putBack(const std::string& text) {
    if (text.empty() || !m_rules->asksForWriting(m_run.state)) return {};
    if (auto typed = m_sitting.typed(text); !typed) return typed;
    return m_sitting.flush();
}

Result<void> ScenarioSitting::putBackLast() {
    if (!m_rules->asksForWriting(m_run.state)) return {};
    // A way that comes by a second time asks anew.
    const std::size_t here = m_run.state.passage;
    if (std::ranges::any_of(m_run.play().turns, [&](const StoryTurn& turn) { return turn.passage == here && turn.written(); })) return {};
    const auto steps = m_store->steps(state().attempt);
    if (!steps) return tl::make_unexpected(steps.error());
    return putBack(lastWrittenAt(*m_rules, *steps, here));
}

Result<void> ScenarioSitting::goBack(std::size_t turns) {
    // What was typed belongs to the passage that is left.
    if (auto stored = flush(); !stored) return stored;
    const std::string text = m_run.begun && turns < m_run.play().turns.size() ? m_run.play().turns[turns].text : std::string();
    if (auto kept = keep(carewright::goBack(state(), m_run, *m_rules, turns, m_sitting.learnerStamp())); !kept) return kept;
    return putBack(text);
}

Result<void> ScenarioSitting::playFrom(std::size_t play, std::size_t turns) {
    if (auto stored = flush(); !stored) return stored;
    const bool there = play < m_run.plays.size() && turns < m_run.plays[play].turns.size();
    const std::string text = there ? m_run.plays[play].turns[turns].text : std::string();
    if (auto kept = keep(carewright::playFrom(state(), m_run, *m_rules, play, turns, m_sitting.learnerStamp())); !kept) return kept;
    return putBack(text);
}

}  // namespace carewright
