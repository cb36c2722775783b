#include "app/ui/page.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

void scrollByKeys(const Context& context) {
    const ImGuiIO& io = ImGui::GetIO();
    if (context.focus.typing() || io.WantTextInput || io.KeyCtrl || io.KeyAlt) return;
    const float page = ImGui::GetWindowHeight() * 0.85f, line = context.grid(6);
    float to = ImGui::GetScrollY();
    if (pressed(ImGuiKey_PageDown)) to += page;
    if (pressed(ImGuiKey_PageUp)) to -= page;
    if (pressed(ImGuiKey_DownArrow)) to += line;
    if (pressed(ImGuiKey_UpArrow)) to -= line;
    if (pressed(ImGuiKey_Home)) to = 0;
    if (pressed(ImGuiKey_End)) to = ImGui::GetScrollMaxY();
    if (to != ImGui::GetScrollY()) ImGui::SetScrollY(std::clamp(to, 0.0f, ImGui::GetScrollMaxY()));
}

/// Notes what of the room is shown in the page's own window; true where that was something else.
bool isAnother(std::string_view stand) {
    ImGuiStorage& kept = *ImGui::GetStateStorage();
    const ImGuiID key = ImGui::GetID("stand"), now = ImGui::GetID(stand.data(), stand.data() + stand.size());
    const bool another = kept.GetInt(key) != static_cast<int>(now);
    kept.SetInt(key, static_cast<int>(now));
    return another;
}

}  // namespace

Page::Page(const Context& context, std::string_view id, const Rect& rect, const Look& look) : m_flow{context} {
    ImGui::SetCursorScreenPos({rect.left, rect.top});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::BeginChild(std::string(id).c_str(), {rect.width(), rect.height()}, false,
                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    if (!look.stand.empty() && isAnother(look.stand)) ImGui::SetScrollY(0);
    context.record.enter(id);
    if (look.scrollKeys) scrollByKeys(context);
    const float bar = ImGui::GetStyle().ScrollbarSize;
    const float margin = context.grid(look.margin);
    const float room = std::max(1.0f, rect.width() - 2 * margin - bar);
    m_flow.width = look.maxWidth > 0 ? std::min(room, look.maxWidth) : room;
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    m_flow.x = std::floor(origin.x + margin + (room - m_flow.width) / 2);
    m_flow.y = m_startY = std::floor(origin.y);
}

Page::~Page() {
    // One last invisible item tells ImGui how far the content reaches.
    ImGui::SetCursorScreenPos({m_flow.x, m_flow.y});
    ImGui::Dummy({1, m_flow.context.grid(4)});
    m_flow.context.record.leave();
    ImGui::EndChild();
}

void Page::scrollTo(float y) {
    ImGui::SetScrollY(std::max(0.0f, ImGui::GetScrollY() + y - ImGui::GetWindowPos().y - m_flow.context.grid(3)));
}

float roomAbove(float bottom, const Flow& flow) { return bottom - flow.y - ImGui::GetScrollY(); }

float readingWidth(const Context& context) {
    // The alphabet's average is close to the average letter of running English with its spaces.
    return textWidth(context.type.face(TypeStep::body), "abcdefghijklmnopqrstuvwxyz") / 26.0f * context.lineWidth;
}

}  // namespace carewright::ui
