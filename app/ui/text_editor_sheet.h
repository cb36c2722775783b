/// What the parts of the text editor share within one frame.
#pragma once

#include <imgui.h>

#include "app/ui/text_editor.h"

namespace carewright::ui {

struct TextEditor::Sheet {
    const Context& context;
    const TextEditorOptions& options;
    const Face& face;
    std::string path;           ///< of the semantic item
    Rect outer;                 ///< the sheet on the screen
    float border = 0;           ///< room for the border; what scrolls lies inside it
    float margin = 0;           ///< round the text, border included
    float textWidth = 0;
    float lineHeight = 0;
    double now = 0;             ///< ImGui's clock
    bool scrolls = false;       ///< there is more text than fits
    bool focused = false;
    bool hovered = false;       ///< the mouse is over the sheet itself
    bool pressedNow = false;    ///< the left button went down on it in this frame
    bool held = false;          ///< … and is still down
    float textLeft = 0, textTop = 0;    ///< corner of the first line, scrolled

    [[nodiscard]] TextCanvas canvas(const TextLayout& layout, std::string_view text) const {
        return {*ImGui::GetWindowDrawList(), layout, text, face, textLeft, textTop, lineHeight};
    }
};

}  // namespace carewright::ui
