#include "app/learner/carrying.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/learner/chips.h"
#include "app/ui/keys.h"

namespace carewright::ui {
namespace {

/// A hand that trembles while it clicks does not mean to drag.
constexpr float dragThreshold = 6;

/// Nor is it always let go right on the place; so far beside one it still falls in, in steps of the grid.
constexpr float dropReach = 2;

}  // namespace

void Carrying::reset() {
    m_held.clear();
    m_back.clear();
    m_dragging = false;
    m_put.reset();
    m_places.clear();
}

bool Carrying::isBack(std::string_view what) {
    if (m_back.empty() || m_back != what) return false;
    m_back.clear();
    return true;
}

std::string Carrying::nearest(const Context& context) const {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    float best = context.grid(dropReach);
    std::string where;
    for (const Place& place : m_places) {
        const float dx = std::max({place.rect.left - mouse.x, 0.0f, mouse.x - place.rect.right});
        const float dy = std::max({place.rect.top - mouse.y, 0.0f, mouse.y - place.rect.bottom});
        const float distance = std::hypot(dx, dy);
        if (distance >= best) continue;
        best = distance;
        where = place.where;
    }
    return where;
}

void Carrying::drag(std::string_view what, std::string_view words, const Press& press) {
    if (!press.held || m_dragging || !ImGui::IsMouseDragging(ImGuiMouseButton_Left, dragThreshold)) return;
    m_held = what;
    m_words = words;
    m_dragging = true;
}

void Carrying::thing(std::string_view what, std::string_view words, const Press& press) {
    drag(what, words, press);
    if (!press.clicked || m_dragging) return;
    m_held = m_held == what ? std::string() : std::string(what);
    m_words = words;
}

void Carrying::place(std::string_view where, const Rect& rect, const Press& press, std::string_view contains, std::string_view words) {
    m_places.push_back({std::string(where), rect});
    if (!contains.empty()) drag(contains, words, press);
    if (!press.clicked || m_dragging) return;
    if (!m_held.empty() && m_held != contains) {
        m_put = Put{std::exchange(m_held, {}), std::string(where)};
    } else if (!contains.empty()) {
        m_held = m_held == contains ? std::string() : std::string(contains);
        m_words = words;
    }
}

std::optional<Carrying::Put> Carrying::finish(const Context& context) {
    if (m_dragging) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
            const ChipSize size = chipSize(context, m_words, context.grid(40));
            const float left = mouse.x + context.grid(1), top = mouse.y + context.grid(1);
            ImDrawList& list = *ImGui::GetForegroundDrawList();
            list.AddRectFilled({left, top}, {left + size.width, top + size.height}, context.theme.surface.packed(), context.grid(0.75f));
            list.AddRect({left, top}, {left + size.width, top + size.height}, context.theme.accent.packed(), context.grid(0.75f), 0, std::max(2.0f, context.grid(0.25f)));
            drawChipWords(context, list, m_words, size, left, top, context.theme.text);
        } else {
            // Dropped: where it belongs, or beside all places, which takes it away from where it was.
            m_put = Put{std::exchange(m_held, {}), nearest(context)};
            m_dragging = false;
        }
        m_over = nearest(context);
    } else if (!m_held.empty() && !context.focus.typing()) {
        if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Backspace)) || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Delete))) m_put = Put{std::exchange(m_held, {}), {}};
        for (std::size_t i = 0; i < m_places.size() && i < 9 && !m_held.empty(); ++i)
            if (pressedDigit(static_cast<int>(i) + 1) && !ImGui::GetIO().KeyAlt) m_put = Put{std::exchange(m_held, {}), m_places[i].where};
    }
    m_places.clear();
    return std::exchange(m_put, std::nullopt);
}

}  // namespace carewright::ui
