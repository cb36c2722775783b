/// Keeps scenarios: the stories on offer, the one being played, its debrief.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/desktop/desk.h"
#include "app/ui/scenario_actions.h"
#include "engine/store/scenario_sitting.h"

namespace carewright {

class ScenarioDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;
    void arrived() override;
    void tick() override;
    [[nodiscard]] std::optional<Instant> wakeAt() const override;
    void flush() override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::ScenarioAction& action) const;
    void apply(const ui::ScenarioAction& action);

    /// The attempt that a story would go on with; nothing where none has begun or the newest has reached an ending.
    [[nodiscard]] std::optional<AttemptId> openAttempt(const ScenarioId& scenario) const;

private:
    [[nodiscard]] std::string whyNotHere(const ScenarioId& scenario) const;
    [[nodiscard]] std::string whyNotDo(const ui::BeginStory& action) const;
    [[nodiscard]] std::string whyNotDo(const ui::TakeChoice& action) const;
    [[nodiscard]] std::string whyNotDo(const ui::WriteInStory& action) const;
    [[nodiscard]] std::string whyNotDo(const ui::HandInStory& action) const;
    [[nodiscard]] std::string whyNotDo(const ui::GoOnInStory& action) const;
    [[nodiscard]] std::string whyNotDo(const ui::GoBackInStory& action) const;
    [[nodiscard]] std::string whyNotDo(const ui::PlayFrom& action) const;

    void act(const ui::BeginStory& action);
    void act(const ui::TakeChoice& action);
    void act(const ui::WriteInStory& action);
    void act(const ui::HandInStory& action);
    void act(const ui::GoOnInStory& action);
    void act(const ui::GoBackInStory& action);
    void act(const ui::PlayFrom& action);

    /// The rules of a story, made when first asked for; null where the course has no such story or it cannot be played.
    std::shared_ptr<const StoryRules> rulesOf(const ScenarioId& scenario);
    /// Takes up the newest play of the story, where there is one.
    void takeUp(const ScenarioId& scenario);
    void markHandedIn();
    /// Tells how storing went, and shows where the story stands now.
    void done(const Result<void>& outcome);
    void show();
    void noteStanding(const ScenarioRun& run, const StoryRules& rules);

    std::map<ScenarioId, std::shared_ptr<const StoryRules>> m_rules;
    std::map<ScenarioId, AttemptId> m_newest;       ///< the newest attempt at each story
    std::optional<ScenarioSitting> m_sitting;
    std::optional<Instant> m_retryAt;               ///< storing failed; not again before this
};

}  // namespace carewright
