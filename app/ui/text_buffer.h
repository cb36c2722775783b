/// The text of one editor with its caret, selection and history. No drawing, no keys: the widget maps those to calls.
///
/// Why an own core and not imstb_textedit.h: that one counts in code units (a caret could stop inside "é" or a joined
/// emoji), keeps 99 undo records in 999 characters, walks the whole text for every Up, Down and click, and knows no
/// soft-wrapped line behind whose end the caret may stand. What remains of it once these are replaced is a switch over
/// keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/ui/text_change.h"
#include "app/ui/text_history.h"
#include "engine/base/span.h"

namespace carewright::ui {

/// Caret moves that need no layout.
enum class TextMotion {
    left, right,                ///< one character as a reader sees it; with a selection: to its edge
    wordLeft, wordRight,
    paragraphUp, paragraphDown, ///< to the start of this or the neighbouring paragraph
    textStart, textEnd,
};

/// Whether a move stretches the selection (Shift) or lets go of it.
enum class Select { no, yes };

/// How much Backspace and Delete take.
enum class EraseUnit { character, word };

/// What became of an insertion.
struct InsertOutcome {
    std::size_t inserted = 0;   ///< bytes that went in
    bool cut = false;           ///< the text was too long: some or all of it stayed out
};

/// Invariants: text() is valid UTF-8 with '\n' line breaks only; caret and anchor stand on character boundaries.
class TextBuffer {
public:
    /// Where nothing else is asked for: some 15,000 words.
    static constexpr std::size_t usualLimit = 100'000;

    /// Refuses to grow beyond `maxBytes`.
    explicit TextBuffer(std::size_t maxBytes = usualLimit) : m_maxBytes(maxBytes) {}

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::size_t size() const { return m_text.size(); }
    [[nodiscard]] std::size_t maxBytes() const { return m_maxBytes; }
    [[nodiscard]] std::size_t caret() const { return m_selection.caret; }
    [[nodiscard]] const TextSelection& selection() const { return m_selection; }
    [[nodiscard]] std::string_view selectedText() const;

    /// Changes with every change of the text.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }

    /// Replaces everything, sanitised; caret at the end, history forgotten. A text over the limit is kept whole:
    /// what somebody wrote is never cut.
    void setText(std::string_view text);

    /// Types or pastes over the selection. The text is sanitised; as many whole characters go in as there is room for.
    InsertOutcome type(std::string_view text);
    InsertOutcome paste(std::string_view text);

    /// Puts `text` in the place of a stretch, as one unit; the caret goes behind it. `span` is widened to whole
    /// characters and cut to the text.
    InsertOutcome replace(ByteSpan span, std::string_view text);

    /// Backspace and Delete: the selection if there is one, else the unit before or behind the caret.
    /// False where there was nothing to erase.
    bool eraseBackward(EraseUnit unit = EraseUnit::character);
    bool eraseForward(EraseUnit unit = EraseUnit::character);

    bool undo();
    bool redo();
    [[nodiscard]] bool canUndo() const { return m_history.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_history.canRedo(); }
    [[nodiscard]] const TextHistory& history() const { return m_history; }

    /// The next edit is a new unit of history.
    void endUnit() { m_history.endUnit(); }

    void move(TextMotion motion, Select select);

    /// Puts the caret on the nearest boundary at or before `offset`.
    void moveTo(std::size_t offset, Select select);

    void selectAll();
    void selectWordAt(std::size_t offset);
    void selectParagraphAt(std::size_t offset);

    /// Sets both ends, each to the nearest boundary at or before.
    void selectRange(std::size_t anchor, std::size_t caret);

    /// Everything that changed since the last call, as one stretch; empty where nothing did.
    [[nodiscard]] TextChange takeChange();

private:
    InsertOutcome insert(std::string_view text, EditKind kind);
    void apply(EditKind kind, std::size_t begin, std::size_t end, std::string_view text);
    void splice(std::size_t at, std::size_t removed, std::string_view text);
    bool eraseSpan(EditKind kind, std::size_t begin, std::size_t end);

    std::string m_text;
    std::size_t m_maxBytes;
    TextSelection m_selection;
    TextHistory m_history;
    TextChange m_pending;
    std::uint64_t m_revision = 0;
};

}  // namespace carewright::ui
