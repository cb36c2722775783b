/// One story: who is in it, the passage where it stands, its written steps, its ending, and looking back.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/learner/debrief_view.h"
#include "app/learner/marked_text.h"
#include "app/ui/text_editor.h"
#include "app/ui/view.h"

namespace carewright::ui {

class Spelling;
class Page;

class ScenarioView final : public View {
public:
    ScenarioView();
    ~ScenarioView() override;

    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;
    void typeText(std::string_view text) override;
    [[nodiscard]] std::optional<double> nextRepaint() const override;

private:
    void intro(const ViewContext& context, const Scenario& scenario, Flow& flow, ActionQueue& actions);
    /// What it takes, where to begin, and what to choose for this story.
    void beginning(const ViewContext& context, const Scenario& scenario, Flow& flow, ActionQueue& actions);
    void play(const ViewContext& context, const StoryInHand& story, Page& page, ActionQueue& actions);
    void passage(const ViewContext& context, const StoryInHand& story, Page& page, Flow& flow, ActionQueue& actions);
    void writing(const ViewContext& context, const StoryInHand& story, Flow& flow, ActionQueue& actions);
    void result(const ViewContext& context, const StoryInHand& story, Flow& flow, ActionQueue& actions);
    void ending(const ViewContext& context, const StoryInHand& story, Flow& flow, ActionQueue& actions);
    void aside(const ViewContext& context, const StoryInHand& story, Flow& flow, ActionQueue& actions);
    void moved(const ViewContext& context, const StoryInHand& story, Page& page);

    std::unique_ptr<TextEditor> m_editor;
    std::unique_ptr<Spelling> m_spelling;
    std::vector<std::string> m_newWords;    ///< added to the spelling in this frame
    MarkedText m_marked;
    std::string m_markedKey;                ///< which text m_marked shows
    DebriefView m_debrief;
    std::string m_stand;                    ///< which moment of the story was shown in the last frame
    bool m_typedBeyond = false;
    float m_footHeight = 0;                 ///< of what stands below the sheet, in the last frame
    bool m_toResult = false;                ///< it was handed in just now
    bool m_whyAsked = false;                ///< handed in by key while it can't be: why stands there until it can
    bool m_giveBegin = false;               ///< just come to: Enter begins
};

}  // namespace carewright::ui
