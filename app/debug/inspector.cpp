#include "app/debug/inspector.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <array>

#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/page.h"

namespace carewright::ui {

void Inspector::draw(const SemanticRecord& shown, const Context& context) {
    m_record.clear();
    ImGui::PushFont(context.type.face(TypeStep::caption).font);
    items(shown, context);
    gallery(context);
    ImGui::PopFont();
}

void Inspector::items(const SemanticRecord& shown, const Context& context) {
    ImGui::SetNextWindowSize({520, 480}, ImGuiCond_FirstUseEver);
    if (ImGui::Begin("Semantic record")) {
        ImGui::Text("%zu items, keyboard at: %s", shown.items().size(), context.focus.path().c_str());
        ImGui::InputText("contains", &m_filter);
        ImGui::BeginChild("items");
        for (const SemanticItem& item : shown.items()) {
            if (!m_filter.empty() && item.path.find(m_filter) == std::string::npos) continue;
            const std::string line = std::string(toString(item.role)) + "  " + item.path + "  " + item.label;
            ImGui::TextUnformatted(line.c_str());
            if (ImGui::IsItemHovered())
                ImGui::GetForegroundDrawList()->AddRect({item.rect.left, item.rect.top},
                                                        {item.rect.right, item.rect.bottom},
                                                        context.theme.missed.packed(), 0, 0, 2);
        }
        ImGui::EndChild();
    }
    ImGui::End();
}

void Inspector::gallery(const Context& context) {
    ImGui::SetNextWindowSize({460, 640}, ImGuiCond_FirstUseEver);
    if (ImGui::Begin("Widgets")) {
        const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
        const float bar = ImGui::GetFrameHeight();
        Page page(context, "gallery", {at.x, at.y + bar, at.x + size.x, at.y + size.y}, {.margin = 2});
        Flow& flow = page.flow();
        text(flow, "title", "Title", headingStyle(context, TypeStep::title), Role::heading);
        text(flow, "heading", "Heading", headingStyle(context, TypeStep::heading), Role::heading);
        text(flow, "body", "Body text, set for reading, over a line or two if the window is narrow.",
             bodyStyle(context));
        flow.gap(1);
        {
            ButtonRow row(flow);
            (void)row.button("primary", {"Primary", Icon::check}, ButtonKind::primary);
            (void)row.button("secondary", {"Secondary"});
            (void)row.button("quiet", {"Quiet"}, ButtonKind::quiet);
            (void)row.button("greyed", {"Greyed", Icon::none, {}, "Because this is only a sample."},
                             ButtonKind::primary);
        }
        flow.gap(1);
        constexpr std::array options = {ChoiceOption{"one", "One"}, ChoiceOption{"two", "Two"}};
        if (const int chosen = choices(flow, "choices", "Choices", options, m_choice); chosen >= 0) m_choice = chosen;
        flow.gap(1);
        (void)stepper(flow, "stepper", "Stepper", m_size, {12, 32, 1}, std::to_string(static_cast<int>(m_size)));
        if (toggle(flow, "toggle", "Toggle", m_on)) m_on = !m_on;
        progressBar(flow, "progress", "Progress", 3, 8);
        flow.gap(1);
        markPips(flow, "pips", 2, 6);
        flow.gap(1);
        (void)pressCard(flow, "card", {"A card to press", "What it leads to.", "4 minutes", "Read", Icon::learn, true});
        flow.gap(1);
        for (const NoticeKind kind : {NoticeKind::information, NoticeKind::good, NoticeKind::careful, NoticeKind::wrong}) {
            noticeCard(flow, "notice-" + std::to_string(static_cast<int>(kind)), kind, "What happened", "What to do.");
            flow.gap(1);
        }
    }
    ImGui::End();
}

}  // namespace carewright::ui
