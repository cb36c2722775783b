/// The answer editor: a sheet of paper one writes on.
///
/// One object per answer, kept as long as the answer is on the screen: it holds the text, the caret, the history, the
/// wrapped lines and the spelling marks. Between edits a frame draws the visible lines and nothing more.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/flow.h"
#include "app/ui/text_buffer.h"
#include "app/ui/text_counts.h"
#include "app/ui/text_layout.h"
#include "app/ui/text_marks.h"
#include "app/ui/text_menu.h"
#include "app/ui/text_paint.h"

namespace carewright::ui {

class Spelling;

struct TextEditorOptions {
    std::string_view label;             ///< what is written here: "Your answer to question 1"
    std::string_view placeholder = {};  ///< shown while there is no text
    float height = 0;                   ///< of the sheet, px; 0: twelve lines
    bool readOnly = false;              ///< can be read, selected and copied only
    Spelling* spelling = nullptr;       ///< none: no spelling marks
    TypeStep step = TypeStep::body;
};

/// What happened in a frame.
struct TextEditorEvents {
    bool changed = false;               ///< the text is another one than before
    bool submitted = false;             ///< Ctrl+Enter
    bool limitReached = false;          ///< something was typed or pasted for which there is no room
};

class TextEditor {
public:
    explicit TextEditor(std::size_t maxBytes = TextBuffer::usualLimit) : m_buffer(maxBytes) {}

    [[nodiscard]] const std::string& text() const { return m_buffer.text(); }
    [[nodiscard]] const TextSelection& selection() const { return m_buffer.selection(); }
    [[nodiscard]] bool canUndo() const { return m_buffer.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_buffer.canRedo(); }

    /// Words, characters, paragraphs and bytes; counted once per change.
    [[nodiscard]] const TextCounts& counts();

    /// Replaces the text and forgets the history; the caret goes to the end.
    void setText(std::string_view text);

    /// As if typed at the caret. For input that ImGui's 16-bit queue cannot carry (emoji from an input method).
    TextEditorEvents type(std::string_view text);

    void undo();
    void redo();

    /// Selects bytes and scrolls there on the next draw().
    void select(std::size_t anchor, std::size_t caret);

    /// Draws at the flow's corner, over its whole width, and moves the flow below. The path of the semantic item is
    /// `id`; give it the keyboard with context.focus.
    TextEditorEvents draw(Flow& flow, std::string_view id, const TextEditorOptions& options);

    /// Seconds after which the editor wants to be drawn again without any input: 0 at once, nothing when it can wait.
    /// The caret stops blinking (and stays) after ten quiet seconds, so that an idle window sleeps.
    [[nodiscard]] std::optional<double> nextRepaint() const { return m_nextRepaint; }

private:
    enum class DragUnit { character, word, paragraph };
    enum class Command { suggestion, addWord, cut, copy, paste, selectAll, undo, redo };
    struct Sheet;

    [[nodiscard]] CaretPlace place() const { return {m_buffer.caret(), m_atLineEnd}; }
    void bringUpToDate(const Sheet& sheet);
    void handleMouse(const Sheet& sheet);
    void dragTo(CaretPlace target);
    void handleText(const Sheet& sheet);
    void handleMoves(const Sheet& sheet);
    void handleErasing(const Sheet& sheet);
    void handleShortcuts(const Sheet& sheet);
    void moveVertically(int lines, Select select);
    void moveTo(CaretPlace target, Select select);
    void copySelection() const;
    void cut();
    void paste();
    void note(const InsertOutcome& outcome);
    void caretMoved();
    void openMenu(const Sheet& sheet, float x, float y);
    void runMenu(const Sheet& sheet);
    void reveal(const Sheet& sheet);
    void paint(const Sheet& sheet);
    void paintSpelling(const Sheet& sheet, const TextCanvas& canvas);
    void paintCaret(const Sheet& sheet, const TextCanvas& canvas);
    void paintBorder(const Sheet& sheet) const;
    void paintLimit(const Sheet& sheet, std::string_view id) const;
    void recordItem(const Sheet& sheet, std::string_view id) const;

    TextBuffer m_buffer;
    TextLayout m_layout;
    LayoutKey m_layoutKey;
    DoubtfulWords m_doubtful;
    TextMenu m_menu;
    std::vector<Command> m_menuCommands;
    std::vector<std::string> m_suggestions;
    ByteSpan m_menuWord;                    ///< the doubtful word the menu was opened on
    TextEditorEvents m_events;
    TextCounts m_counts;
    std::optional<std::uint64_t> m_countedRevision;
    std::optional<double> m_nextRepaint;
    std::optional<float> m_goalX;           ///< column that Up and Down keep
    TextSelection m_dragAnchor;             ///< what the click itself selected
    DragUnit m_dragUnit = DragUnit::character;
    double m_lastActivity = 0;              ///< of the caret; ImGui's clock, seconds
    double m_lastEdit = 0;
    float m_lineHeight = 1;
    float m_scrolledBefore = 0;             ///< how far, in the last frame
    int m_pageLines = 1;
    bool m_atLineEnd = false;
    bool m_revealCaret = false;
    bool m_checked = true;                  ///< no spelling left to look up
    bool m_ownsEnter = false;               ///< Enter went down while the editor had the keyboard
    bool m_typedLast = false;               ///< the word at the caret is still being typed
    bool m_full = false;                    ///< something was refused and the text has not shrunk since
    std::size_t m_fullSize = 0;
};

}  // namespace carewright::ui
