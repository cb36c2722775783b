/// What can be taken back: an editor's own, unlimited history in units a person would call one edit.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carewright::ui {

/// A caret and the other end of the selection; equal where nothing is selected.
struct TextSelection {
    std::size_t anchor = 0;
    std::size_t caret = 0;

    [[nodiscard]] std::size_t from() const { return anchor < caret ? anchor : caret; }
    [[nodiscard]] std::size_t to() const { return anchor < caret ? caret : anchor; }
    [[nodiscard]] bool empty() const { return anchor == caret; }
    friend bool operator==(const TextSelection&, const TextSelection&) = default;
};

/// How an edit came about; edits of one kind that continue each other can become one unit.
enum class EditKind { typing, eraseBackward, eraseForward, other };

/// One replaced stretch, with both texts, so that it can go either way.
struct TextEdit {
    EditKind kind = EditKind::other;
    std::size_t at = 0;
    std::string removed;
    std::string inserted;
    TextSelection before;       ///< selection before the edit
    TextSelection after;        ///< selection after it
};

/// Undo and redo stacks. Holds edits; applying them is the buffer's business.
class TextHistory {
public:
    /// Adds an edit and forgets what could be redone. Typing joins the unit before it while it goes on at the same
    /// place within one word and the space after it; erasing joins likewise. A line break starts and ends a unit.
    void record(TextEdit edit);

    /// The next edit starts a unit of its own: after a caret move, a click, a pause.
    void endUnit() { m_open = false; }

    [[nodiscard]] bool canUndo() const { return m_done > 0; }
    [[nodiscard]] bool canRedo() const { return m_done < m_edits.size(); }

    /// The edit to reverse now. Precondition: canUndo(). The reference is good until the next record or clear.
    const TextEdit& stepBack();

    /// The edit to apply again now. Precondition: canRedo().
    const TextEdit& stepForward();

    /// Forgets everything.
    void clear();

    /// Units that can be undone.
    [[nodiscard]] std::size_t undoUnits() const { return m_done; }

private:
    [[nodiscard]] bool joins(const TextEdit& edit) const;

    std::vector<TextEdit> m_edits;
    std::size_t m_done = 0;     ///< edits before this one are applied
    bool m_open = false;        ///< whether the newest edit may still grow
};

}  // namespace carewright::ui
