#include "app/ui/look.h"

#include <imgui.h>

#include <cmath>
#include <utility>

namespace carewright::ui {

Look::Look(std::filesystem::path assets, FontShelf::Source installed)
    : m_assets(std::move(assets)), m_fonts(installed ? std::move(installed) : [] { return installedFonts(); }) {}

FontFiles Look::filesFor(const Fitted& wanted) {
    FontFiles files = findFonts(wanted.family, m_assets);
    m_fonts.problem.clear();
    if (wanted.family != FontFamily::installed || wanted.installed.empty()) return files;
    const InstalledFont* const font = m_fonts.find(wanted.installed);
    const std::string why = font ? whyUnreadable(font->regular) : "is not installed on this computer";
    if (!why.empty()) {
        m_fonts.problem = "The font “" + wanted.installed + "” " + why + ", so you read in Inter. Choose other letters under “How it looks”.";
        files.asWished = false;
        return files;
    }
    files.gapRegular = std::exchange(files.regular, font->regular);
    files.gapSemiBold = std::exchange(files.semiBold, whyUnreadable(font->bold).empty() ? font->bold : font->regular);
    return files;
}

bool Look::fit(const Settings& settings, float screenScale, ImFontAtlas& atlas) {
    m_theme = makeTheme(settings.theme, settings.tint);
    m_lineSpacing = settings.lineSpacing;
    m_lineWidth = settings.lineWidth;
    m_reducedMotion = settings.reducedMotion;
    m_scale = screenScale * settings.points / 13.0f;
    // Space grows more slowly than type: at 28 points a page margin must not eat the page.
    m_unit = 8.0f * screenScale * std::pow(settings.points / 13.0f, 0.6f);
    const Fitted wanted{settings.family, settings.family == FontFamily::installed ? settings.installedFont : std::string(), bodyPixels(settings.points, screenScale), settings.letterSpacing};
    if (m_fitted == wanted) return false;
    atlas.Clear();
    m_type = buildType(atlas, filesFor(wanted), wanted.body, wanted.letterSpacing);
    if (!atlas.IsBuilt() && wanted.family == FontFamily::installed) {
        // Readable to the eye that looked before, and yet not to the one that draws.
        m_fonts.problem = "The font “" + wanted.installed + "” is damaged, so you read in Inter. Choose other letters under “How it looks”.";
        atlas.Clear();
        m_type = buildType(atlas, findFonts(FontFamily::inter, m_assets), wanted.body, wanted.letterSpacing);
    }
    m_fitted = wanted;
    return true;
}

Context Look::context(SemanticRecord& record, Focus& focus) const {
    Context context{m_theme, m_type, record, focus, m_unit, m_lineSpacing, m_reducedMotion, m_lineWidth};
    context.fonts = &m_fonts;
    return context;
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
