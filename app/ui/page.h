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

/// A column of 60 to 75 characters at body size, px.
[[nodiscard]] float readingWidth(const Context& context);

}  // namespace carewright::ui
