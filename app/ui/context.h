/// What every widget needs to draw itself; handed down, never kept.
#pragma once

#include <array>
#include <cstddef>

#include "app/ui/focus.h"
#include "app/ui/key_bindings.h"
#include "app/ui/semantic_record.h"
#include "app/ui/spoken.h"
#include "app/ui/theme.h"

struct ImFont;

namespace carewright::ui {

enum class Weight { regular, semiBold };

/// A font of the atlas at one size. `font` belongs to ImGui's atlas and lives until it is rebuilt.
struct Face {
    ImFont* font = nullptr;
    float size = 0;             ///< what ImGui draws it at: from the highest to the lowest stroke, px on this screen
    float em = 0;               ///< the type size as a typesetter counts it; line heights are multiples of this
};

/// The type scale at the user's size.
struct TypeSet {
    std::array<Face, 5> regular, semiBold;
    ImFont* icons = nullptr;    ///< null where no icon font is installed: words remain

    [[nodiscard]] const Face& face(TypeStep step, Weight weight = Weight::regular) const {
        return (weight == Weight::regular ? regular : semiBold)[static_cast<std::size_t>(step)];
    }
};

struct FontShelf;

struct Context {
    const Theme& theme;
    const TypeSet& type;
    SemanticRecord& record;
    Focus& focus;
    float unit = 8;             ///< one step of the 8 px grid on this screen
    float lineSpacing = 1;      ///< the reader's choice, 1 to 2; times readingLineHeight
    bool reducedMotion = false;
    float lineWidth = 68;       ///< of a reading column, letters; the reader's choice
    const Spoken* spoken = nullptr;     ///< what is being read aloud; null: silence
    const KeyBindings* keys = nullptr;  ///< as the reader has changed them; null: as they came
    const FontShelf* fonts = nullptr;   ///< what is installed to choose from; null: nobody looked

    /// Grid steps to pixels.
    [[nodiscard]] float grid(float steps) const { return unit * steps; }

    /// Pixels from one line of a label or control to the next.
    [[nodiscard]] float controlLine(const Face& face) const { return face.em * controlLineHeight; }

    /// Pixels from one reading line to the next at `face`.
    [[nodiscard]] float readingLine(const Face& face) const { return face.em * readingLineHeight * lineSpacing; }
};

}  // namespace carewright::ui
