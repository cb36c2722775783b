/// A response as it was written, with the evidence on it. Read-only; words can be selected and copied.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/flow.h"
#include "app/ui/text_evidence.h"
#include "app/ui/text_history.h"
#include "app/ui/text_layout.h"
#include "app/ui/text_paint.h"

namespace carewright::ui {

struct TextViewOptions {
    std::string_view label;             ///< "Your answer, first attempt"
    /// Groups to bring out (indices); the others step back while there are any. Usually what is hovered or focused in a
    /// list beside the text.
    std::vector<std::size_t> emphasised = {};
    /// The words being read aloud; empty: none.
    ByteSpan readAloud = {};
    TypeStep step = TypeStep::body;
};

/// What the reader points at, by index into the evidence's groups.
struct TextViewEvents {
    std::vector<std::size_t> hovered;   ///< under the mouse
    std::vector<std::size_t> focused;   ///< the span reached by Left and Right, while the view has the keyboard
    std::optional<std::size_t> clicked; ///< the topmost group of a span that was clicked or chosen with Enter
};

/// Keys while it has the keyboard: Left and Right (or Up and Down) go from span to span, Home and End to the first and
/// last, Escape lets go; Shift with arrows selects, Ctrl+A selects all, Ctrl+C copies the selection or everything.
class TextView {
public:
    /// Shows another text.
    void setText(std::string_view text, std::vector<EvidenceGroup> groups = {});

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] const Evidence& evidence() const { return m_evidence; }
    [[nodiscard]] const TextSelection& selection() const { return m_selection; }

    /// Draws at the flow's corner over its width, as high as the text needs, and moves the flow below. Each span is
    /// recorded as an item of its own, `id/evidence-N` with N counted from 1 in reading order, none of them a Tab stop.
    TextViewEvents draw(Flow& flow, std::string_view id, const TextViewOptions& options);

private:
    struct Frame;

    void layOut(const Frame& frame);
    void handleMouse(const Frame& frame, const TextCanvas& canvas, TextViewEvents& events);
    void handleKeys(const Frame& frame, TextViewEvents& events);
    void step(int by);
    void selectByKeys();
    void copy() const;
    void paint(const Frame& frame, const TextCanvas& canvas, const TextViewEvents& events) const;
    void paintUnderlines(const Frame& frame, const TextCanvas& canvas, const TextViewEvents& events) const;
    void paintBadges(const Frame& frame, const TextCanvas& canvas, const TextViewEvents& events) const;
    void recordItems(const Frame& frame, const TextCanvas& canvas, const TextViewEvents& events) const;
    [[nodiscard]] bool isLit(const Frame& frame, const TextViewEvents& events, std::size_t group) const;
    [[nodiscard]] bool anyLit(const Frame& frame, const TextViewEvents& events) const;

    std::string m_text;
    Evidence m_evidence;
    TextLayout m_layout;
    LayoutKey m_layoutKey;
    TextSelection m_selection;
    std::optional<std::size_t> m_stop;      ///< the stop that has the keyboard
    bool m_stale = true;                    ///< the text has not been laid out yet
    bool m_revealStop = false;
};

}  // namespace carewright::ui
