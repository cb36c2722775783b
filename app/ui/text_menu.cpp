#include "app/ui/text_menu.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/ui/flow.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

bool pressed(ImGuiKey key, bool repeat = false) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeat); }

void words(const Face& face, float x, float y, Colour colour, std::string_view text) {
    ImGui::GetWindowDrawList()->AddText(face.font, face.size, {std::floor(x), std::floor(y)}, colour.packed(),
                                        text.data(), text.data() + text.size());
}

}  // namespace

void TextMenu::open(float x, float y, std::vector<TextMenuEntry> entries) {
    m_entries = std::move(entries);
    m_x = x;
    m_y = y;
    m_open = m_justOpened = !m_entries.empty();
    m_current = m_entries.size() - 1;
    step(1);
}

void TextMenu::step(int by) {
    const auto count = static_cast<int>(m_entries.size());
    for (int tries = 0; tries < count; ++tries) {
        m_current = static_cast<std::size_t>((static_cast<int>(m_current) + by + count) % count);
        if (m_entries[m_current].enabled) return;
    }
}

bool TextMenu::handleKeys() {
    if (pressed(ImGuiKey_DownArrow, true)) step(1);
    if (pressed(ImGuiKey_UpArrow, true)) step(-1);
    if (pressed(ImGuiKey_Home)) {
        m_current = m_entries.size() - 1;
        step(1);
    }
    if (pressed(ImGuiKey_End)) {
        m_current = 0;
        step(-1);
    }
    if (pressed(ImGuiKey_Escape) || pressed(ImGuiKey_Tab)) m_open = false;
    return pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter);
}

bool TextMenu::drawEntry(const Context& context, std::size_t index, const Rect& row) {
    const TextMenuEntry& entry = m_entries[index];
    ImGui::SetCursorScreenPos({row.left, row.top});
    const bool clicked = ImGui::InvisibleButton(entry.id.c_str(), {row.width(), row.height()});
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    if (ImGui::IsItemHovered() && entry.enabled && (moved.x != 0 || moved.y != 0)) m_current = index;
    const bool current = m_current == index && entry.enabled;
    const Face& face = context.type.face(TypeStep::body);
    const Face& small = context.type.face(TypeStep::caption);
    if (entry.lineAbove) fill({row.left, row.top - context.grid(0.5f) - 1, row.right, row.top - context.grid(0.5f)}, context.theme.line);
    if (current) {
        fill(row, context.theme.hover, context.grid(0.5f));
        // Not by colour alone: a bar at the edge as well.
        fill({row.left, row.top, row.left + context.grid(0.4f), row.bottom}, context.theme.accent);
    }
    const Colour colour = entry.enabled ? context.theme.text : context.theme.muted;
    const float middle = (row.top + row.bottom) / 2;
    words(face, row.left + context.grid(1.5f), middle - face.size / 2, colour, entry.label);
    words(small, row.right - context.grid(1.5f) - textWidth(small, entry.shortcut), middle - small.size / 2,
          context.theme.muted, entry.shortcut);
    SemanticItem item;
    item.path = entry.id;
    item.role = Role::listItem;
    item.label = entry.label;
    item.description = entry.shortcut;
    item.disabled = !entry.enabled;
    item.selected = item.focused = current;
    item.rect = row;
    record(context, std::move(item));
    return clicked && entry.enabled;
}

std::optional<std::size_t> TextMenu::draw(const Context& context, std::string_view id) {
    if (!m_open) return std::nullopt;
    const std::string popup = context.record.pathOf(id);
    std::optional<std::size_t> chosen;
    if (m_justOpened) {
        ImGui::OpenPopup(popup.c_str());
    } else if (handleKeys() && m_entries[m_current].enabled) {
        // The keys that opened the menu are not meant for it.
        chosen = m_current;
        m_open = false;
    }
    const Face& face = context.type.face(TypeStep::body);
    const Face& small = context.type.face(TypeStep::caption);
    const float rowHeight = std::ceil(context.controlLine(face) + context.grid(1)), pad = context.grid(1);
    float width = context.grid(24), height = 2 * pad;
    for (const TextMenuEntry& entry : m_entries) {
        width = std::max(width, textWidth(face, entry.label) + textWidth(small, entry.shortcut) + context.grid(7));
        height += rowHeight + (entry.lineAbove ? context.grid(1) : 0);
    }
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float x = std::floor(std::clamp(m_x, 0.0f, std::max(0.0f, screen.x - width - 2 * pad)));
    const float y = std::floor(std::clamp(m_y, 0.0f, std::max(0.0f, screen.y - height)));
    ImGui::SetNextWindowPos({x, y});
    ImGui::SetNextWindowSize({std::ceil(width + 2 * pad), std::ceil(height)});
    ImGui::PushStyleColor(ImGuiCol_PopupBg, context.theme.surface.packed());
    ImGui::PushStyleColor(ImGuiCol_Border, context.theme.line.packed());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, context.grid(0.75f));
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, std::max(1.0f, context.theme.borderWidth));
    if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar)) {
        const SemanticScope scope(context.record, id);
        float top = y + pad;
        for (std::size_t index = 0; index < m_entries.size(); ++index) {
            if (m_entries[index].lineAbove) top += context.grid(1);
            if (drawEntry(context, index, {x + pad, top, x + pad + std::ceil(width), top + rowHeight})) {
                chosen = index;
                m_open = false;
            }
            top += rowHeight;
        }
        if (!m_open) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    } else {
        m_open = false;     // a click beside it
    }
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor(2);
    m_justOpened = false;
    return chosen;
}

}  // namespace carewright::ui
