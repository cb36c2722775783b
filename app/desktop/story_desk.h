/// Keeps the scenario that a tutor is editing as a graph, and what its path lab found.
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <set>

#include "app/desktop/course_editing.h"
#include "app/desktop/desk.h"
#include "app/ui/story_actions.h"
#include "app/ui/story_model.h"

namespace carewright {

class StoryDesk final : public Desk {
public:
    explicit StoryDesk(DeskContext& context);
    ~StoryDesk() override;

    void open() override {}
    void close() override;
    void arrived() override;
    void courseChanged() override {}
    void tick() override;
    [[nodiscard]] std::optional<Instant> wakeAt() const override;

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::StoryRequest& request) const;
    void apply(const ui::StoryRequest& request);

private:
    void act(const ui::OpenScenario& what);
    void act(const ui::NewScenario& what);
    void act(const ui::ChangeScenario& what);
    void act(const ui::UndoStory& what);
    void act(const ui::RedoStory& what);
    void act(const ui::SaveStory& what);
    void act(const ui::ImportTwine& what);
    void act(const ui::ExportStory& what);
    void act(const ui::ShowExport& what);
    void act(const ui::SendPlayers& what);
    void act(const ui::TryStory& what);
    void act(const ui::TakeTrialChoice& what);
    void act(const ui::PassTrialWriting& what);
    void act(const ui::GoBackInTrial& what);
    void act(const ui::EndTrial& what);

    /// The course in edit, or null while nobody may edit it.
    [[nodiscard]] const CourseDocument* document() const;
    void add(Scenario scenario);
    void takeUp(const ScenarioId& scenario);
    /// Brings what views see in line with the document where that has changed.
    void follow();
    void study();
    void tidy();
    [[nodiscard]] std::vector<std::string> scenarioIds() const;
    [[nodiscard]] const Scenario* standing(const CourseDocument& now);

    std::shared_ptr<ui::StoryModel> m_shown;  ///< the model's part; views see it as const
    const CourseDocument* m_followed = nullptr;     ///< what was shown last, and its revision
    std::uint64_t m_revision = 0;
    std::size_t m_index = 0;                ///< where the open story stood last
    std::set<ScenarioId> m_formerly;        ///< what it was called while its id followed its title
    std::shared_future<std::shared_ptr<const ui::StoryStudy>> m_study;    ///< valid while one is under way
    std::optional<Instant> m_studyAt;       ///< when the next one begins
};

}  // namespace carewright
