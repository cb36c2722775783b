/// The forms beside the map: a passage with everything in it, and the story, its people and its numbers.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/tutor/story_fields.h"
#include "app/ui/story_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

/// What one can do with one of several things in a row.
enum class RowAct : int;

/// What a form asks for in a frame: another story, or to look at another passage.
struct FormOutcome {
    std::shared_ptr<const Scenario> next;       ///< null: nothing was changed
    std::string what, merge;                    ///< as ChangeScenario
    std::optional<std::size_t> look;            ///< a passage to choose
    bool removed = false;                       ///< the passage is gone
    std::string keyboard;                       ///< the field that shall get it, below the form; empty: none
};

class StoryForm {
public:
    enum class Page { passage, story, people, numbers };

    [[nodiscard]] FormFields& fields() { return m_fields; }

    /// Everything of one passage. `study` is null or of this sheet.
    void passage(const ViewContext& context, const StorySheet& sheet, const StoryStudy* study, std::size_t passage, Flow& flow, FormOutcome& out);
    void story(const ViewContext& context, const StorySheet& sheet, const StoryStudy* study, Flow& flow, FormOutcome& out);
    void people(const ViewContext& context, const StorySheet& sheet, const StoryStudy* study, Flow& flow, FormOutcome& out);
    void numbers(const ViewContext& context, const StorySheet& sheet, const StoryStudy* study, Flow& flow, FormOutcome& out);

private:
    struct Sheet;

    void checks(const Sheet& sheet, Flow& flow);
    bool blocks(Sheet& sheet, Passage& passage, Flow& flow);
    bool choice(Sheet& sheet, Passage& passage, std::size_t index, Flow& flow);
    bool outcomes(Sheet& sheet, ScenarioChoice& choice, Flow& flow);
    bool written(Sheet& sheet, Passage& passage, Flow& flow);
    bool conditions(Sheet& sheet, std::string_view id, Conditions& conditions, Flow& flow);
    bool condition(Sheet& sheet, Condition& condition, Flow& flow);
    bool effects(Sheet& sheet, std::string_view id, std::string_view label, std::vector<Effect>& effects, Flow& flow);
    bool points(Sheet& sheet, std::string_view label, std::vector<PointId>& points, Flow& flow);

    /// What a press did, for the history: "Added a choice".
    void giveKeyboard(const Context& ui, const std::string& path);
    bool did(std::string what) { return m_did = std::move(what), true; }
    template <class Item>
    bool doRow(std::vector<Item>& items, std::size_t index, RowAct act, std::string_view what);
    void begin();
    [[nodiscard]] std::string doings(std::string_view where) const;

    FormFields m_fields;
    std::string m_did, m_keyboard;              ///< of this frame
    std::string m_base;                         ///< what the paths of this passage's fields begin with
    std::optional<std::size_t> m_asked;         ///< the passage whose removal was asked for and not yet confirmed
};

}  // namespace carewright::ui
