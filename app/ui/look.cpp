#include "app/ui/look.h"

#include <imgui.h>

#include <cmath>

#include "app/ui/fonts.h"

namespace carewright::ui {

Look::Look(std::filesystem::path assets) : m_assets(std::move(assets)) {}

bool Look::fit(const Settings& settings, float screenScale, ImFontAtlas& atlas) {
    m_theme = makeTheme(settings.theme, settings.tint);
    m_lineSpacing = settings.lineSpacing;
    m_lineWidth = settings.lineWidth;
    m_reducedMotion = settings.reducedMotion;
    m_scale = screenScale * settings.points / 13.0f;
    // Space grows more slowly than type: at 28 points a page margin must not eat the page.
    m_unit = 8.0f * screenScale * std::pow(settings.points / 13.0f, 0.6f);
    const Fitted wanted{settings.family, bodyPixels(settings.points, screenScale), settings.letterSpacing};
    if (m_fitted == wanted) return false;
    atlas.Clear();
    m_type = buildType(atlas, findFonts(settings.family, m_assets), wanted.body, wanted.letterSpacing);
    m_fitted = wanted;
    return true;
}

Context Look::context(SemanticRecord& record, Focus& focus) const {
    return {m_theme, m_type, record, focus, m_unit, m_lineSpacing, m_reducedMotion, m_lineWidth};
}

void applyToImGui(const Context& context) {
    const Theme& theme = context.theme;
    ImGuiStyle& style = ImGui::GetStyle();
    const auto set = [&style](ImGuiCol which, Colour colour) {
        style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour.packed());
    };
    set(ImGuiCol_Text, theme.text);
    set(ImGuiCol_TextDisabled, theme.muted);
    set(ImGuiCol_WindowBg, theme.background);
    set(ImGuiCol_ChildBg, theme.background);
    set(ImGuiCol_PopupBg, theme.surface);
    set(ImGuiCol_Border, theme.line);
    set(ImGuiCol_FrameBg, theme.surface);
    set(ImGuiCol_FrameBgHovered, theme.surface);
    set(ImGuiCol_FrameBgActive, theme.surface);
    set(ImGuiCol_ScrollbarBg, theme.background.withAlpha(0));
    const bool stark = theme.name == ThemeName::highContrast;
    set(ImGuiCol_ScrollbarGrab, stark ? theme.text : mix(theme.background, theme.muted, 0.45));
    set(ImGuiCol_ScrollbarGrabHovered, stark ? theme.accent : theme.muted);
    set(ImGuiCol_ScrollbarGrabActive, theme.accent);
    set(ImGuiCol_TextSelectedBg, theme.selection);
    style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = 0;
    style.WindowRounding = style.ChildRounding = 0;
    style.FrameRounding = context.grid(0.75f);
    style.ScrollbarSize = std::round(context.grid(1.25f));
    style.ScrollbarRounding = style.ScrollbarSize / 2;
    style.ItemSpacing = {0, 0};
    style.WindowPadding = {0, 0};
}

}  // namespace carewright::ui
