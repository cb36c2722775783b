/// The map of a story: passages as cards, choices as lines, to look at and to work on.
///
/// The view owns the story; the canvas says what somebody did on it. Only what can be seen is drawn, and from far away
/// with less in it, so that a thousand passages cost little more than fifty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/story_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

/// What was done in a frame. Indices are passages.
struct CanvasEvents {
    std::optional<std::size_t> select;          ///< this one is chosen now
    bool selectNothing = false;
    std::optional<std::size_t> edit;            ///< Enter or a double click: to its form
    struct Moved {
        std::size_t passage = 0;
        MapPlace to;
    };
    std::optional<Moved> moved;                 ///< dragged there, and let go
    struct Linked {
        std::size_t from = 0;
        std::optional<std::size_t> to;          ///< nothing: let go over empty ground, at `at`
        MapPlace at;
    };
    std::optional<Linked> linked;               ///< a choice was drawn
    std::optional<MapPlace> add;                ///< N, or a double click on empty ground: a new passage there
    std::optional<std::size_t> remove;          ///< Delete
    bool tidy = false;                          ///< all passages to where they are easily read
};

class StoryCanvas {
public:
    /// What it shows beside the story itself.
    struct Shown {
        const StorySheet& sheet;
        const StoryStudy* study = nullptr;      ///< null, or of this sheet
        std::optional<std::size_t> selected;
        const std::vector<bool>* found = nullptr;   ///< search hits, by passage; null: no search
        std::optional<std::size_t> trial;       ///< where a trial stands
    };

    [[nodiscard]] CanvasEvents draw(const Context& context, std::string_view id, const Rect& area, const Shown& shown);

    /// Begins with another story: all of it where that can be read, else its start.
    void begin() { m_begin = true; }
    /// Everything fits into the window at the next frame.
    void fit() { m_fit = true; }
    /// Brings a passage into sight at the next frame.
    void reveal(std::size_t passage) { m_reveal = passage; }
    /// Gives the map the keyboard at the next frame.
    void takeKeyboard() { m_takeKeyboard = true; }

    [[nodiscard]] float zoom() const { return m_zoom; }
    /// Drawing a choice by keyboard: the passage it comes from.
    [[nodiscard]] std::optional<std::size_t> linkingFrom() const { return m_keyLink; }

private:
    struct Frame;
    enum class Drag { none, ground, passage, link, overview };

    void mouse(Frame& frame);
    void beginDrag(Frame& frame);
    void endDrag(Frame& frame);
    void keys(Frame& frame);
    void letters(Frame& frame);
    void keyWords(Frame& frame);
    void walk(Frame& frame, int dx, int dy);
    void zoomAt(const Frame& frame, float x, float y, float factor);
    void place(Frame& frame);
    void chooseFills(const Frame& frame);
    void paint(Frame& frame);
    void paintLinks(Frame& frame);
    void paintCard(Frame& frame, std::size_t passage);
    void paintOverview(Frame& frame);
    void buttons(Frame& frame);

    float m_zoom = 1;
    float m_x = 0, m_y = 0;                 ///< map place in the middle of the window
    bool m_begin = true, m_fit = false, m_takeKeyboard = false;
    std::optional<std::size_t> m_reveal;
    Drag m_drag = Drag::none;
    std::size_t m_held = 0;                 ///< the passage that is dragged, or that a choice is drawn from
    float m_grabX = 0, m_grabY = 0;         ///< where it was taken hold of: map units from its middle, or the window's middle
    bool m_moved = false;                   ///< further than a click trembles
    std::optional<std::size_t> m_keyLink;
    bool m_tellKeys = false;                ///< somebody typed here, and it was no command
    Rect m_buttons;                         ///< where the buttons over the map were drawn last
    std::vector<Colour> m_fills;            ///< of the cards, by passage
    const StorySheet* m_filledFor = nullptr;    ///< never looked into
    ThemeName m_filledIn = ThemeName::paper;
};

/// The background of a group's cards.
[[nodiscard]] Colour groupFill(const Theme& theme, const Scenario& scenario, std::string_view group);

}  // namespace carewright::ui
