/// The path lab: how many ways a story has, what they show, what is wrong with them, how chance spreads players over its
/// endings; and trying it out from anywhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/tutor/story_fields.h"
#include "app/ui/story_actions.h"
#include "app/ui/story_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class LabView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    void figures(const ViewContext& context, const StoryStudy& study, Flow& flow, ActionQueue& actions);
    void wrong(const ViewContext& context, const StoryStudy& study, Flow& flow, ActionQueue& actions);
    void points(const ViewContext& context, const StoryStudy& study, Flow& flow, ActionQueue& actions);
    void endings(const ViewContext& context, const StoryStudy& study, Flow& flow, ActionQueue& actions);
    void numbers(const ViewContext& context, const StoryStudy& study, Flow& flow, ActionQueue& actions);
    void trial(const ViewContext& context, const StorySheet& sheet, Flow& flow, ActionQueue& actions);
    void setUp(const ViewContext& context, const StorySheet& sheet, Flow& flow, ActionQueue& actions);
    void path(const ViewContext& context, const StoryStudy& study, std::string_view id, std::string_view title, const StoryPath& path, Flow& flow, ActionQueue& actions);
    void passageLink(const ViewContext& context, const StorySheet& sheet, std::size_t passage, std::string_view more, Flow& flow, ActionQueue& actions);

    FormFields m_fields;
    std::string m_from;                     ///< the passage to try the story from
    std::vector<int> m_values;              ///< of the variables, at that passage
    std::vector<std::string> m_earned;      ///< points that the text at a written step shall have earned
};

}  // namespace carewright::ui
