/// What is on the screen, in words: every widget of a frame with its role, label, value, state and place.
///
/// UI tests find and read widgets here, Tab walks along it, read-aloud and a screen-reader bridge speak it. Widgets add
/// to the record while they draw; whoever drives the frames clears it before each one and may keep the last.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carewright::ui {

/// What kind of thing an item is to somebody who can't see it.
enum class Role {
    window, region, heading, text, link, button, toggle, tab, radio, slider, textField, editor, list, listItem, card,
    table, row, cell, image, term, tooltip, status, progress, evidence, dialog,
};

[[nodiscard]] std::string_view toString(Role role);

/// Screen pixels, origin top left.
struct Rect {
    float left = 0, top = 0, right = 0, bottom = 0;

    [[nodiscard]] float width() const { return right - left; }
    [[nodiscard]] float height() const { return bottom - top; }
    [[nodiscard]] bool contains(float x, float y) const { return x >= left && x < right && y >= top && y < bottom; }
    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// The common part of two rectangles; empty where there is none.
[[nodiscard]] Rect intersect(const Rect& a, const Rect& b);

/// One widget in one frame.
struct SemanticItem {
    std::string path;           ///< stable ids from the outside in: "practise/define/submit"; never a row index
    Role role = Role::text;
    std::string label;          ///< what it is called, as a person would say it
    std::string value;          ///< what it holds: the text of a field, "14 pt", "3 of 6"
    std::string description;    ///< what more there is to know: why it is greyed, a term's meaning, a shortcut
    bool disabled = false;
    bool focused = false;       ///< holds the keyboard
    bool checked = false;
    bool expanded = false;
    bool selected = false;
    bool focusable = false;     ///< can hold the keyboard (disabled items too: they explain themselves)
    bool tabStop = true;        ///< of what is focusable: Tab stops here; false: arrows lead here from its neighbours
    Rect rect;                  ///< where it is, whole, even where scrolled out of sight
    Rect visible;               ///< the part that can be seen; empty when scrolled away
    /// For text: how much room its words need. Wider or higher than `rect` means it is cut off. 0: not measured.
    float neededWidth = 0, neededHeight = 0;
};

/// The items of one frame in reading order.
class SemanticRecord {
public:
    /// Starts a new frame.
    void clear();

    /// Adds an item; its path is put behind the open scopes. The reference is good until the next add.
    SemanticItem& add(SemanticItem item);

    /// Opens a scope: ids added until leave() stand behind `id/`.
    void enter(std::string_view id);
    void leave();

    /// What `id` would be called as a path here.
    [[nodiscard]] std::string pathOf(std::string_view id) const;

    [[nodiscard]] const std::vector<SemanticItem>& items() const { return m_items; }

    /// The item of that path, or null. Where two share a path (a defect), the first.
    [[nodiscard]] const SemanticItem* find(std::string_view path) const;

    /// All of it as text, one line per item, indented by depth: for tests, the inspector and bug reports.
    [[nodiscard]] std::string describe() const;

private:
    std::vector<SemanticItem> m_items;
    std::string m_prefix;
    std::vector<std::size_t> m_scopeLengths;
};

/// Opens a scope of the record for as long as it lives.
class SemanticScope {
public:
    SemanticScope(SemanticRecord& record, std::string_view id) : m_record(record) { m_record.enter(id); }
    ~SemanticScope() { m_record.leave(); }
    SemanticScope(const SemanticScope&) = delete;
    SemanticScope& operator=(const SemanticScope&) = delete;

private:
    SemanticRecord& m_record;
};

}  // namespace carewright::ui
