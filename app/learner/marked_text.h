/// A short text with the points it earned: the words lit, the points beside or below them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ui/text_view.h"
#include "app/ui/view.h"

namespace carewright::ui {

/// Shows one marking of one text. Pointing at a point lights its words, pointing at words lights their points.
class MarkedText {
public:
    /// Shows another text. Only `points` are told, in this order, and the misconceptions it asserts.
    void show(const Course& course, const std::string& text, const Marking& marking, const std::vector<PointId>& points);

    /// Draws at the flow's corner: text and points side by side where there is room.
    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions);

private:
    /// A point or a mistaken idea.
    struct Entry {
        std::string id, title, standing, words;
        bool earned = false, mistaken = false;
        int number = 0;                     ///< on its badge and in the text; 0: no evidence
        std::optional<std::size_t> group;
    };

    void sheet(const ViewContext& context, Flow& flow);
    void list(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void entry(const ViewContext& context, const Entry& what, Flow& flow, ActionQueue& actions);

    TextView m_text;
    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_listLit;     ///< what the list points at
    std::vector<std::size_t> m_textLit;     ///< what the text points at, of the last frame
};

}  // namespace carewright::ui
