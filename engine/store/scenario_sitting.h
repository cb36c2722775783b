/// A learner at a story: every act is on the disk before it counts.
///
///     const StoryRules rules(scenario);
///     auto sitting = ScenarioSitting::start(store, clock, ids, learner, course.id, rules);
///     sitting->choose(ChoiceId("ask-her"));
///     sitting->handIn(text);                      // at a written step; then mark it
///     sitting->recordMarking(marking);
///     sitting->goOn();
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/attempt/access.h"
#include "engine/attempt/scenario_run.h"
#include "engine/store/sitting.h"

namespace carewright {

/// Borrows the store, the clock, the source of ids and the rules, which must outlive it. An error changes nothing and the
/// call can be repeated. The attempt is closed by itself when an ending is reached.
class ScenarioSitting {
public:
    /// Begins a new play of the story, made under `access` where it is given. conflict where it is not playable.
    [[nodiscard]] static Result<ScenarioSitting> start(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner, const CourseId& course,
                                                       const StoryRules& rules, const std::optional<AccessUsed>& access = {});

    /// Goes on with a play where it was left.
    [[nodiscard]] static Result<ScenarioSitting> resume(Store& store, const Clock& clock, UuidSource& ids, const AttemptId& attempt, const StoryRules& rules);

    [[nodiscard]] const AttemptState& state() const { return m_sitting.state(); }
    [[nodiscard]] const ScenarioRun& run() const { return m_run; }
    [[nodiscard]] const StoryRules& rules() const { return *m_rules; }

    /// How the learner works from now on; kept with the next step that they make.
    void setAccess(const AccessUsed& access) { m_sitting.setAccess(access); }

    /// Typing at a written step: as Sitting.
    [[nodiscard]] Result<void> typed(std::string_view text) { return m_sitting.typed(text); }
    [[nodiscard]] Result<void> keepDraft() { return m_sitting.keepDraft(); }
    [[nodiscard]] Result<void> flush() { return m_sitting.flush(); }
    [[nodiscard]] std::optional<Instant> keepDraftAt() const { return m_sitting.keepDraftAt(); }

    /// What was typed at the passage that is come to stands on its sheet again, unless this way has gone on from there already.
    [[nodiscard]] Result<void> choose(const ChoiceId& choice);

    /// Hands a text in at a written step. conflict where the story asks for none.
    [[nodiscard]] Result<void> handIn(std::string_view text);
    /// Records what the engine proposes for the text handed in.
    [[nodiscard]] Result<void> recordMarking(const Marking& marking);
    /// As choose: a passage that was written at before has its words again.
    [[nodiscard]] Result<void> goOn();

    /// Back to where the way had `turns` turns, as the author allows; what was written there is on the sheet again.
    [[nodiscard]] Result<void> goBack(std::size_t turns);
    /// Another way from where way number `play` had `turns` turns.
    [[nodiscard]] Result<void> playFrom(std::size_t play, std::size_t turns);

private:
    ScenarioSitting(Store& store, const StoryRules& rules, Sitting sitting);

    /// Stores the step, takes it into account, and closes the attempt at an ending.
    [[nodiscard]] Result<void> keep(NextStep next);
    /// Derives the run from what is stored.
    [[nodiscard]] Result<void> refresh();
    [[nodiscard]] Result<void> closeAtEnding();
    /// Puts a text on the empty sheet of a passage that was written at before.
    [[nodiscard]] Result<void> putBack(const std::string& text);
    /// Puts back what was typed at the passage just come to, before the learner went back from it.
    [[nodiscard]] Result<void> putBackLast();

    Store* m_store;
    const StoryRules* m_rules;
    Sitting m_sitting;
    ScenarioRun m_run;
};

}  // namespace carewright
