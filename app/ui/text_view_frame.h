/// What the parts of the text view share within one frame.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/text_view.h"

namespace carewright::ui {

/// Underlines that are stacked below each other at most; further ones share the lowest place.
inline constexpr int mostLanes = 4;

struct TextView::Frame {
    const Context& context;
    const TextViewOptions& options;
    const Face& face;
    std::string_view id;
    std::string path;           ///< id behind the open scopes
    Rect outer;
    float width = 0;            ///< of the lines
    float lineHeight = 0;
    bool focused = false;
    bool hovered = false;
    ByteSpan readAloud;         ///< the words being spoken
};

}  // namespace carewright::ui
