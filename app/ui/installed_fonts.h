/// The font families of this computer, for who reads best in one that does not come with the app.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace carewright::ui {

/// A family with upright Latin letters that scale.
struct InstalledFont {
    std::string family;                     ///< as the computer calls it: "Atkinson Hyperlegible"
    std::filesystem::path regular, bold;    ///< the same file where there is no bold cut

    friend bool operator==(const InstalledFont&, const InstalledFont&) = default;
};

/// All of them by name, without those that come with the app. Asks fontconfig: some hundredths of a second. `folder`: only
/// those of this folder, for tests.
[[nodiscard]] std::vector<InstalledFont> installedFonts(const std::filesystem::path& folder = {});

/// Why nobody could read in this file, as the end of a sentence ("is no font file"); empty: they can.
[[nodiscard]] std::string whyUnreadable(const std::filesystem::path& file);

/// What there is to choose from, looked up when somebody asks for the first time.
struct FontShelf {
    using Source = std::function<std::vector<InstalledFont>()>;

    explicit FontShelf(Source where) : source(std::move(where)) {}

    [[nodiscard]] const std::vector<InstalledFont>& fonts() const;
    /// The family of that name, or null.
    [[nodiscard]] const InstalledFont* find(std::string_view family) const;

    Source source;
    std::string problem;        ///< why the chosen family is not the one that is shown, as a sentence; empty: it is

private:
    mutable std::vector<InstalledFont> m_fonts;
    mutable bool m_asked = false;
};

}  // namespace carewright::ui
