/// Hands key events on so that none is lost between two frames.
///
/// ImGui 1.86 sees only which keys are down when a frame begins: a key that went down and up since the last frame was
/// never there. On a slow machine that loses Ctrl+Enter. So events wait here and a frame gets only as many as it can
/// tell apart; the next frame gets the rest.
#pragma once

#include <deque>
#include <vector>

namespace carewright::ui {

struct KeyEvent {
    enum class Kind { press, release, character };
    Kind kind = Kind::press;
    int key = 0, scancode = 0, modifiers = 0;   ///< as GLFW gives them
    unsigned character = 0;                     ///< Unicode, with Kind::character

    friend bool operator==(const KeyEvent&, const KeyEvent&) = default;
};

class KeyQueue {
public:
    void push(const KeyEvent& event) { m_waiting.push_back(event); }
    [[nodiscard]] bool empty() const { return m_waiting.empty(); }

    /// The events of the next frame, in order: at least one where any wait.
    [[nodiscard]] std::vector<KeyEvent> takeFrame();

private:
    std::deque<KeyEvent> m_waiting;
};

}  // namespace carewright::ui
