#include "app/ui/focus.h"

#include <algorithm>
#include <vector>

namespace carewright::ui {

void Focus::giveByMouse(std::string_view path) {
    m_path = path;
    m_byKeyboard = m_ready = false;
    m_reveal.clear();
}

void Focus::giveReady(std::string_view path) {
    giveByMouse(path);
    m_ready = true;
}

void Focus::giveByKeyboard(std::string_view path) {
    m_path = path;
    m_reveal = path;
    m_byKeyboard = true;
    m_ready = false;
}

void Focus::clear(std::string_view startScope) {
    m_startScope = startScope;
    m_ready = false;
    m_path.clear();
    m_reveal.clear();
}

bool Focus::takeReveal(std::string_view path) {
    if (m_reveal.empty() || m_reveal != path) return false;
    m_reveal.clear();
    return true;
}

void Focus::move(const SemanticRecord& frame, int step, std::string_view within) {
    std::vector<const SemanticItem*> stops;
    for (const SemanticItem& item : frame.items())
        if (item.focusable && (item.tabStop || item.path == m_path) && item.path.starts_with(within)) stops.push_back(&item);
    if (stops.empty()) return;
    const auto current = std::ranges::find(stops, m_path, [](const SemanticItem* item) { return item->path; });
    const auto count = static_cast<std::ptrdiff_t>(stops.size());
    std::ptrdiff_t next = step > 0 ? 0 : count - 1;
    if (current == stops.end() && step > 0) {
        const auto first = std::ranges::find_if(
            stops, [this](const SemanticItem* item) { return item->path.starts_with(m_startScope); });
        if (first != stops.end()) next = first - stops.begin();
    }
    if (current != stops.end()) next = (current - stops.begin() + (m_ready ? 0 : step) + count) % count;
    giveByKeyboard(stops[static_cast<std::size_t>(next)]->path);
}

void Focus::beginFrame() {
    m_wasTyping = m_typingClaimed;
    m_typingClaimed = false;
    m_wasReading = m_readingClaimed;
    m_readingClaimed = false;
    m_keysTaken = m_keysClaimed;
    m_keysClaimed = false;
}

}  // namespace carewright::ui
