/// A small menu of commands at a place on the screen, for the mouse and for the keys.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/context.h"

namespace carewright::ui {

struct TextMenuEntry {
    std::string id;             ///< its name in the semantic record, behind ".../menu/"
    std::string label;
    std::string shortcut;       ///< shown at the right; may be empty
    bool enabled = true;
    bool lineAbove = false;     ///< a thin line sets it off from the entry before
};

class TextMenu {
public:
    /// Shows `entries` from the next draw() on, near `x`, `y`, moved so that all of it can be seen. The first entry that
    /// can be chosen is picked out.
    void open(float x, float y, std::vector<TextMenuEntry> entries);
    [[nodiscard]] bool isOpen() const { return m_open; }

    /// Draws while open and handles Up, Down, Home, End, Enter, Escape, Tab and the mouse. The number of the entry that
    /// was chosen in this frame; choosing closes the menu.
    [[nodiscard]] std::optional<std::size_t> draw(const Context& context, std::string_view id);

private:
    void step(int by);
    [[nodiscard]] bool handleKeys();
    [[nodiscard]] bool drawEntry(const Context& context, std::size_t index, const Rect& row);

    std::vector<TextMenuEntry> m_entries;
    std::size_t m_current = 0;
    float m_x = 0, m_y = 0;
    bool m_open = false;
    bool m_justOpened = false;
};

}  // namespace carewright::ui
