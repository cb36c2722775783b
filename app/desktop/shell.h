/// The frame round every view: rail, top bar, page, status line, the panel for how it looks, and the keyboard.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/ui/action.h"
#include "app/ui/context.h"
#include "app/ui/look.h"
#include "app/ui/model.h"
#include "app/ui/read_aloud.h"
#include "app/ui/view.h"

namespace carewright::ui {

class Shell {
public:
    enum class For { everybody, preview };

    /// `speaker` reads aloud and must outlive the shell. Preview: a learner's rooms only, with a banner above them that leads
    /// back (as the action Quit).
    explicit Shell(Speaker& speaker, For whom = For::everybody);
    ~Shell();

    /// Draws one frame between ImGui::NewFrame and ImGui::Render. `screenScale`: 1 = 96 dots per inch.
    void draw(const Model& model, const ActionRules& rules, const Look& look, ActionQueue& actions);

    /// Stops reading aloud.
    void silence() { m_aloud.stop(); }

    /// What the last frame showed, in words.
    [[nodiscard]] const SemanticRecord& record() const { return m_record; }
    [[nodiscard]] Focus& focus() { return m_focus; }

    /// Seconds after which the next frame should be drawn although nobody touches anything; nothing when it can wait.
    [[nodiscard]] std::optional<double> nextRepaint() const;

    /// Hands on characters that ImGui's 16-bit queue can't carry.
    void typeText(std::string_view text);

    /// Shows or hides the panel for text size, spacing and colours.
    void showLookPanel(bool open) { m_lookOpen = open; }

private:
    struct Measures {
        Rect window, rail, banner, top, page, status;
        bool menu = false;      ///< no room for a rail with words: a button opens the same list over the page
        bool narrow = false;    ///< pages use one column
    };

    /// What the rail was last scrolled for.
    struct RailSight {
        Room room;
        float height, entryHeight;

        friend bool operator==(const RailSight&, const RailSight&) = default;
    };

    [[nodiscard]] Measures measure(const Context& context) const;
    /// What one may go to, as a list: in the rail, or in the menu.
    enum class RailShape { rail, menu, twoColumns };
    void railList(const Context& context, const Rect& area, RailShape shape, const Model& model, ActionQueue& actions);
    /// How high the list would be in one column.
    [[nodiscard]] float railHeight(const Context& context, const Model& model) const;
    /// The menu over the page, where there is no room for a rail.
    void menuPanel(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions);
    void closeMenu();
    /// Keeps explanations that popped up from staying over the page once one has clicked, scrolled or pressed a key.
    void heedTips(const Context& context);
    void keys(const Model& model, ActionQueue& actions);
    void rail(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions);
    /// How wide the rail has to be for all its words.
    [[nodiscard]] float railWordsWidth(const Context& context) const;
    void topBar(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions);
    void page(const Context& context, const Measures& measures, const Model& model, const ActionRules& rules,
              ActionQueue& actions);
    void banner(const Context& context, const Measures& measures, ActionQueue& actions);
    void statusLine(const Context& context, const Measures& measures, const Model& model);
    void lookPanel(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions);
    /// Lifts the panel so far that the button for the text size that was just pressed stays under the pointer.
    void keepUnderPointer(const Rect& panel, bool sized);
    /// A soft band over the page, at the mouse or at what has the keyboard, whichever moved last.
    void ruler(const Context& context, const Measures& measures, float lines);
    /// What the keys for reading aloud do.
    void aloudKeys(const Settings& settings);
    /// Reads from what has the keyboard, or from the first thing in sight; pauses, and goes on.
    void aloudOrPause(const Settings& settings);
    /// Where the learner wants it, reads each page of an exercise as it opens: of a page that grew only what is new on it.
    void aloudPages(const Model& model);
    /// The bar below the page while something is read aloud, or could not be.
    void aloudBar(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions);
    /// A line beside what is being read.
    void aloudPlace(const Context& context, const Measures& measures);
    View& viewOf(Room room);
    /// Every view anew: nothing that one learner typed or chose stays for the next.
    void makeViews();

    For m_for;
    SemanticRecord m_record, m_lastRecord;
    Focus m_focus;
    std::map<Room, std::unique_ptr<View>> m_views;
    std::optional<Place> m_shown;
    LearnerId m_learner;                ///< for whom the views were made
    std::string m_focusBeforePanel;
    ReadAloud m_aloud;
    std::string m_aloudPage;            ///< the page of an exercise that is read by itself; empty: none
    std::vector<SpokenPassage> m_aloudBefore;   ///< what stood there when it came
    bool m_aloudDue = false;            ///< it came in this frame
    float m_aloudHeight = 0;            ///< of its bar in the last frame; 0: not shown
    std::optional<float> m_rulerY;      ///< the middle of the reading ruler
    float m_rulerMouseX = 0, m_rulerMouseY = 0;
    std::string m_rulerFocus;
    std::optional<RailSight> m_railSight;
    float m_tipsX = 0, m_tipsY = 0;     ///< where the pointer was when tips were hushed
    bool m_menuOpen = false;
    bool m_menuJustOpened = false;
    bool m_lookOpen = false;
    bool m_lookJustOpened = false;
    float m_lookLift = 0;               ///< how much higher than usual the panel stands
    /// A button of the panel under a pointer that keeps still: where both are, screen px from the top.
    struct HeldButton {
        std::string path;               ///< empty: none
        float pointer = 0, middle = 0;
    };
    HeldButton m_lookHeld;
};

/// The way to a place: names and places from Home down, the place itself last.
struct Crumb {
    std::string name;
    Place place;
};
[[nodiscard]] std::vector<Crumb> breadcrumb(const Model& model);

/// "Saved 2 s ago": what the status line says about saving.
[[nodiscard]] std::string savedWords(const Model& model);

}  // namespace carewright::ui
