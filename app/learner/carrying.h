/// Moving things to where they belong: by dragging with the mouse, or by pressing the thing and then the place, which is
/// the same with the mouse and with the keyboard.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/flow.h"

namespace carewright::ui {

class Carrying {
public:
    struct Put {
        std::string what, where;    ///< `where` is empty: back to where the things lie
    };

    /// Forgets what is held.
    void reset();
    [[nodiscard]] const std::string& held() const { return m_held; }
    [[nodiscard]] bool holds(std::string_view what) const { return !m_held.empty() && m_held == what; }

    /// A thing that can be taken was drawn and pressed like this. `words` are shown beside the pointer.
    void thing(std::string_view what, std::string_view words, const Press& press);

    /// A place was drawn over `rect` and pressed like this; `contains` is what lies there already and may be taken from it.
    /// Number keys put what is held into the places in the order of these calls.
    void place(std::string_view where, const Rect& rect, const Press& press, std::string_view contains = {}, std::string_view words = {});

    /// What was taken out of its place lies among the things again from the next frame on: true once of it, so that the
    /// keyboard can go there.
    void comesBack(std::string_view what) { m_back = what; }
    [[nodiscard]] bool isBack(std::string_view what);

    /// True of the place that what is dragged would fall into: the one under the pointer, or the nearest close by.
    [[nodiscard]] bool isOver(std::string_view where) const { return m_dragging && m_over == where; }

    /// Ends the frame: draws what is dragged, and says what was put where.
    [[nodiscard]] std::optional<Put> finish(const Context& context);

private:
    struct Place {
        std::string where;
        Rect rect;
    };
    /// The place that a drop would go to; empty where none is near.
    [[nodiscard]] std::string nearest(const Context& context) const;
    void drag(std::string_view what, std::string_view words, const Press& press);

    std::string m_held, m_words, m_back;
    bool m_dragging = false;
    std::string m_over;                 ///< see isOver; of the frame before
    std::vector<Place> m_places;        ///< of this frame
    std::optional<Put> m_put;
};

}  // namespace carewright::ui
