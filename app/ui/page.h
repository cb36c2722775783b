/// A scrolling area with its own clipping.
#pragma once

#include <string_view>

#include "app/ui/flow.h"

namespace carewright::ui {

/// Opens a scrolling area over `rect` for as long as it lives. Set widgets in `flow()`; call `end` with how far down
/// they reach before it closes (the flow does that by itself).
class Page {
public:
    struct Look {
        float margin = 4;           ///< left and right, grid steps
        float maxWidth = 0;         ///< of the column in px, centred; 0: all there is
        std::string_view stand = {};    ///< what of the room is shown; whenever that is another than before, it begins at its top
        bool scrollKeys = true;     ///< Page Up and Down, Home, End and arrows scroll it while nobody types
    };

    Page(const Context& context, std::string_view id, const Rect& rect, const Look& look);
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    [[nodiscard]] Flow& flow() { return m_flow; }

    /// Scrolls so that `y` (screen px) stands near the top.
    void scrollTo(float y);

private:
    Flow m_flow;
    float m_startY = 0;
};

/// Height between `flow` and `bottom` when the page stands at its top, px; the same however far it is scrolled, so that what
/// takes this height does not grow while one scrolls past it. May be negative.
[[nodiscard]] float roomAbove(float bottom, const Flow& flow);

/// A column of 60 to 75 characters at body size, px.
[[nodiscard]] float readingWidth(const Context& context);

}  // namespace carewright::ui
