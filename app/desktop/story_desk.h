/// Keeps the scenario that a tutor is editing as a graph, and what its path lab found.
#pragma once

#include <memory>

#include "app/desktop/desk.h"
#include "app/ui/story_actions.h"
#include "app/ui/story_model.h"

namespace carewright {

class StoryDesk final : public Desk {
public:
    explicit StoryDesk(DeskContext& context);

    void open() override;
    void close() override;
    void courseChanged() override {}

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::StoryRequest& request) const;
    void apply(const ui::StoryRequest& request);

private:
    std::shared_ptr<ui::StoryModel> m_shown;  ///< the model's part; views see it as const
};

}  // namespace carewright
