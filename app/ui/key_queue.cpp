#include "app/ui/key_queue.h"

#include <algorithm>

namespace carewright::ui {
namespace {

// GLFW's numbers: printable keys lie below 256, modifier keys from 340 to 347.
constexpr int firstNamedKey = 256, firstModifier = 340, lastModifier = 347;
constexpr int controlBit = 0x2, altBit = 0x4, superBit = 0x8;

bool isModifier(int key) { return key >= firstModifier && key <= lastModifier; }

/// A press that does something by itself, other than bringing a character along.
bool acts(const KeyEvent& event) {
    if (event.kind != KeyEvent::Kind::press || isModifier(event.key)) return false;
    return event.key >= firstNamedKey || (event.modifiers & (controlBit | altBit | superBit)) != 0;
}

/// True where a frame that has taken `taken` can't also take `event` without losing something or its order.
bool clashes(const std::vector<KeyEvent>& taken, const KeyEvent& event) {
    const auto any = [&taken](const auto& test) { return std::ranges::any_of(taken, test); };
    const bool actedBefore = any(acts);
    const bool typedBefore = any([](const KeyEvent& one) { return one.kind == KeyEvent::Kind::character; });
    switch (event.kind) {
        case KeyEvent::Kind::character: return actedBefore;
        case KeyEvent::Kind::press:
            return acts(event) ? typedBefore || actedBefore : actedBefore && isModifier(event.key);
        case KeyEvent::Kind::release:
            // Letting go of a modifier must not change what was pressed with it.
            if (isModifier(event.key)) return actedBefore || typedBefore;
            return any([&event](const KeyEvent& one) { return acts(one) && one.key == event.key; });
    }
    return false;
}

}  // namespace

std::vector<KeyEvent> KeyQueue::takeFrame() {
    std::vector<KeyEvent> taken;
    while (!m_waiting.empty() && !clashes(taken, m_waiting.front())) {
        taken.push_back(m_waiting.front());
        m_waiting.pop_front();
    }
    return taken;
}

}  // namespace carewright::ui
