/// A tutor's stories: choosing one, and writing it as a map, as a list and as running text, with forms beside.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/tutor/story_canvas.h"
#include "app/tutor/story_form.h"
#include "app/tutor/story_reading.h"
#include "app/ui/file_chooser.h"
#include "app/ui/story_actions.h"
#include "app/ui/view.h"

namespace carewright::ui {

class StoryView final : public View {
public:
    StoryView();
    ~StoryView() override;

    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;
    void typeText(std::string_view text) override { m_form.fields().typeText(text); }
    [[nodiscard]] std::optional<double> nextRepaint() const override;

private:
    enum class Mode { map, list, text };

    void chooser(const ViewContext& context, ActionQueue& actions);
    void bar(const ViewContext& context, const StorySheet& sheet, Flow& flow, ActionQueue& actions);
    void giveKeyboard(const ViewContext& context, const StorySheet& sheet);
    void whole(const ViewContext& context, const StorySheet& sheet, const Rect& area, ActionQueue& actions);
    void map(const ViewContext& context, const StorySheet& sheet, const Rect& area, ActionQueue& actions);
    void panel(const ViewContext& context, const StorySheet& sheet, const Rect& area, ActionQueue& actions);
    void panelFlow(const ViewContext& context, const StorySheet& sheet, Flow& flow, ActionQueue& actions);
    void pageTabs(Flow& flow);
    void form(const ViewContext& context, const StorySheet& sheet, Flow& flow, ActionQueue& actions);
    /// What of a Twine story could not be carried over.
    static void importNotes(const StoryModel& model, Flow& flow);
    void shortcuts(const ViewContext& context, ActionQueue& actions);
    void search(const StorySheet& sheet);
    void select(std::optional<std::size_t> passage, const StorySheet& sheet);
    void toForm(const Context& context, const PassageId& passage);
    void change(const ViewContext& context, Scenario next, std::string what, ActionQueue& actions, std::string merge = {});
    void addPassageAt(const ViewContext& context, const StorySheet& sheet, MapPlace at, std::optional<std::size_t> from, ActionQueue& actions);
    [[nodiscard]] std::optional<std::size_t> selected(const StorySheet& sheet) const;
    [[nodiscard]] static const StoryStudy* studyOf(const ViewContext& context, const StorySheet& sheet);

    StoryCanvas m_canvas;
    StoryForm m_form;
    StoryReading m_reading;
    std::unique_ptr<Spelling> m_spelling;
    std::vector<std::string> m_newWords;
    Mode m_mode = Mode::map;
    StoryForm::Page m_page = StoryForm::Page::passage;
    PassageId m_selected;
    ScenarioId m_story;
    std::string m_query, m_newTitle, m_twineFile;
    FileChooser m_twineChooser{{".twee", ".tw", ".txt"}};
    std::vector<bool> m_found;
    const StorySheet* m_searched = nullptr;     ///< never looked into: only to see that it is another one
    std::string m_searchedFor;
    std::string m_stand;                        ///< what the form shows: of another thing it begins at the top
    std::string m_giveKeyboard;                 ///< an item of this view, at the next frame
    std::uint64_t m_imports = 0;                ///< stories from Twine whose notes were shown
    bool m_arrived = false;                     ///< at another story, of which nothing was drawn yet
};

}  // namespace carewright::ui
