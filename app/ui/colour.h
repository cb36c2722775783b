/// A colour and how well two of them can be told apart.
#pragma once

#include <cstdint>

namespace carewright::ui {

/// Opaque unless `alpha` says otherwise; sRGB, 0 to 255 each.
struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;

    /// From 0xRRGGBB.
    [[nodiscard]] static constexpr Colour hex(std::uint32_t rgb) {
        return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
                static_cast<std::uint8_t>(rgb), 255};
    }

    /// The byte order ImGui's draw lists take (IM_COL32).
    [[nodiscard]] constexpr std::uint32_t packed() const {
        return static_cast<std::uint32_t>(red) | static_cast<std::uint32_t>(green) << 8 |
               static_cast<std::uint32_t>(blue) << 16 | static_cast<std::uint32_t>(alpha) << 24;
    }

    [[nodiscard]] constexpr Colour withAlpha(std::uint8_t value) const { return {red, green, blue, value}; }

    friend bool operator==(const Colour&, const Colour&) = default;
};

/// WCAG contrast ratio, 1 (none) to 21 (black on white); alpha is ignored.
[[nodiscard]] double contrast(Colour a, Colour b);

/// `part` of `over` laid on `under`; part from 0 to 1.
[[nodiscard]] Colour mix(Colour under, Colour over, double part);

}  // namespace carewright::ui
