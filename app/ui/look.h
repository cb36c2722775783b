/// The theme, the fonts and the grid of one screen, fitted to the reader's settings.
#pragma once

#include <filesystem>
#include <optional>

#include "app/ui/context.h"
#include "app/ui/fonts.h"
#include "app/ui/installed_fonts.h"
#include "app/ui/settings.h"

struct ImFontAtlas;

namespace carewright::ui {

class Look {
public:
    /// `assets`: the folder with the app's own files; fonts there go before the system's. `installed`: where other
    /// families are looked up, once somebody wants one; none: on this computer.
    explicit Look(std::filesystem::path assets = {}, FontShelf::Source installed = {});

    /// Brings theme, fonts and grid in line with the settings and the screen's scale (1 = 96 dots per inch). Call
    /// between frames. True when the atlas was built anew, so that its texture has to be sent to the card again.
    bool fit(const Settings& settings, float screenScale, ImFontAtlas& atlas);

    /// What widgets need; valid until the next fit.
    [[nodiscard]] Context context(SemanticRecord& record, Focus& focus) const;

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] const TypeSet& type() const { return m_type; }

    /// The installed families, and why the chosen one is not shown.
    [[nodiscard]] const FontShelf& fonts() const { return m_fonts; }

    /// Screen px of one "design pixel": 1 at 13 points on an ordinary screen.
    [[nodiscard]] float scale() const { return m_scale; }

private:
    struct Fitted {
        FontFamily family;
        std::string installed;
        float body;
        float letterSpacing;
        friend bool operator==(const Fitted&, const Fitted&) = default;
    };

    /// The files for the settings; says on the shelf what is wrong with a family that was chosen.
    [[nodiscard]] FontFiles filesFor(const Fitted& wanted);

    std::filesystem::path m_assets;
    FontShelf m_fonts;
    Theme m_theme = makeTheme(ThemeName::paper);
    TypeSet m_type;
    std::optional<Fitted> m_fitted;
    float m_unit = 8;
    float m_scale = 1;
    float m_lineSpacing = 1;
    float m_lineWidth = 68;
    bool m_reducedMotion = false;
};

/// Gives ImGui's own parts (scroll bars, single-line fields) the theme's colours and the grid's measures.
void applyToImGui(const Context& context);

}  // namespace carewright::ui
