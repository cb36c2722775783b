/// Mouse and keys of the text editor.
#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/keys.h"
#include "app/ui/text_boundaries.h"
#include "app/ui/text_editor_sheet.h"
#include "app/ui/text_keys.h"
#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

/// After a pause of this many seconds typing starts a new undo unit.
constexpr double pauseBetweenUnits = 2.0;

Select selecting() { return keys::shift() ? Select::yes : Select::no; }

/// What was typed since the last frame, as UTF-8; input methods deliver their text here too.
std::string typedCharacters() {
    std::string typed;
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) {
        if (c >= 0x20 && c != 0x7F) appendUtf8(typed, c);
    }
    return typed;
}

}  // namespace

void TextEditor::handleMouse(const Sheet& sheet) {
    const ImGuiIO& io = ImGui::GetIO();
    const TextCanvas canvas = sheet.canvas(m_layout, m_buffer.text());
    const CaretPlace under = canvas.placeAt(io.MousePos.x, io.MousePos.y);
    if (sheet.pressedNow) {
        const int clicks = (std::max<int>(io.MouseClickedCount[0], 1) - 1) % 3;
        m_dragUnit = clicks == 0 ? DragUnit::character : clicks == 1 ? DragUnit::word : DragUnit::paragraph;
        if (clicks == 1) m_buffer.selectWordAt(under.offset);
        if (clicks == 2) m_buffer.selectParagraphAt(under.offset);
        if (clicks == 0) moveTo(under, selecting());
        if (clicks != 0) caretMoved();
        m_dragAnchor = m_buffer.selection();
        m_revealCaret = false;
        m_typedLast = false;
        m_lastActivity = sheet.now;
    } else if (sheet.held && ImGui::IsMouseDragging(0, 2)) {
        dragTo(under);
        const float above = sheet.outer.top + sheet.margin / 2 - io.MousePos.y;
        const float below = io.MousePos.y - (sheet.outer.bottom - sheet.margin / 2);
        const float beyond = std::max(above, below);
        if (beyond > 0) {
            // The further out, the faster; ten lines a second at one line's distance.
            const float step = beyond * 10 * io.DeltaTime * (above > 0 ? -1 : 1);
            ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + step, 0.0f, ImGui::GetScrollMaxY()));
            m_nextRepaint = 0;
        }
    }
    if (sheet.hovered && ImGui::IsMouseClicked(1)) {
        const TextSelection& selected = m_buffer.selection();
        if (selected.empty() || under.offset < selected.from() || under.offset > selected.to()) {
            moveTo(under, Select::no);
        }
        m_revealCaret = false;
        openMenu(sheet, io.MousePos.x, io.MousePos.y);
    }
}

void TextEditor::dragTo(CaretPlace target) {
    if (m_dragUnit == DragUnit::character) {
        moveTo(target, Select::yes);
    } else {
        const std::string& text = m_buffer.text();
        ByteSpan unit = wordAround(text, target.offset);
        if (m_dragUnit == DragUnit::paragraph) {
            unit = {static_cast<std::uint32_t>(paragraphStart(text, target.offset)),
                    static_cast<std::uint32_t>(paragraphEnd(text, target.offset))};
        }
        if (unit.begin < m_dragAnchor.from()) {
            m_buffer.selectRange(m_dragAnchor.to(), unit.begin);
        } else {
            m_buffer.selectRange(m_dragAnchor.from(), std::max<std::size_t>(unit.end, m_dragAnchor.to()));
        }
    }
    m_revealCaret = false;      // the mouse scrolls
    m_lastActivity = ImGui::GetTime();
}

void TextEditor::handleText(const Sheet& sheet) {
    if (sheet.options.readOnly || keys::control()) return;
    const std::string typed = typedCharacters();
    if (!typed.empty()) {
        if (sheet.now - m_lastEdit > pauseBetweenUnits) m_buffer.endUnit();
        m_lastEdit = sheet.now;
        note(m_buffer.type(typed));
        caretMoved();
        m_typedLast = true;
    }
}

void TextEditor::handleErasing(const Sheet& sheet) {
    const bool enterStruck = keys::struck(ImGuiKey_Enter) || keys::struck(ImGuiKey_KeyPadEnter);
    if (enterStruck) m_ownsEnter = true;
    if (ui::struck(sheet.context, ui::Command::handIn)) {
        m_events.submitted = true;
        m_ownsEnter = false;
        return;
    }
    if (sheet.options.readOnly) return;
    const EraseUnit unit = keys::control() ? EraseUnit::word : EraseUnit::character;
    // Held down since before the editor had the keyboard (it opened the view), Enter is not meant for the text.
    if (m_ownsEnter && (keys::pressed(ImGuiKey_Enter) || keys::pressed(ImGuiKey_KeyPadEnter))) {
        note(m_buffer.type("\n"));
    } else if (keys::pressed(ImGuiKey_Backspace)) {
        m_buffer.eraseBackward(unit);
    } else if (keys::pressed(ImGuiKey_Delete)) {
        if (keys::shift()) {
            cut();
        } else {
            m_buffer.eraseForward(unit);
        }
    } else {
        return;
    }
    m_lastEdit = sheet.now;
    caretMoved();
    m_typedLast = false;
}

void TextEditor::moveTo(CaretPlace target, Select select) {
    m_buffer.moveTo(target.offset, select);
    caretMoved();
    m_atLineEnd = target.atLineEnd;
    m_typedLast = false;
}

void TextEditor::moveVertically(int lines, Select select) {
    const std::string& text = m_buffer.text();
    const float goal = m_goalX ? *m_goalX : m_layout.xOf(text, m_layout.lineOf(place()), m_buffer.caret());
    moveTo(m_layout.moveVertically(text, place(), lines, goal), select);
    m_goalX = goal;
}

void TextEditor::handleMoves(const Sheet& sheet) {
    // Lines may have changed through what was typed in this very frame.
    bringUpToDate(sheet);
    if (ImGui::GetIO().KeyAlt) return;      // Alt+Left goes back a page
    const bool control = keys::control();
    const Select select = selecting();
    const auto move = [&](TextMotion motion) {
        m_buffer.move(motion, select);
        caretMoved();
        m_typedLast = false;
    };
    if (keys::pressed(ImGuiKey_LeftArrow)) move(control ? TextMotion::wordLeft : TextMotion::left);
    if (keys::pressed(ImGuiKey_RightArrow)) move(control ? TextMotion::wordRight : TextMotion::right);
    if (keys::pressed(ImGuiKey_UpArrow)) control ? move(TextMotion::paragraphUp) : moveVertically(-1, select);
    if (keys::pressed(ImGuiKey_DownArrow)) control ? move(TextMotion::paragraphDown) : moveVertically(1, select);
    if (keys::pressed(ImGuiKey_PageUp)) moveVertically(-m_pageLines, select);
    if (keys::pressed(ImGuiKey_PageDown)) moveVertically(m_pageLines, select);
    if (keys::pressed(ImGuiKey_Home)) {
        control ? move(TextMotion::textStart) : moveTo(m_layout.lineStart(place()), select);
    }
    if (keys::pressed(ImGuiKey_End)) {
        control ? move(TextMotion::textEnd) : moveTo(m_layout.lineEnd(place()), select);
    }
}

void TextEditor::copySelection() const {
    if (m_buffer.selection().empty()) return;
    ImGui::SetClipboardText(std::string(m_buffer.selectedText()).c_str());
}

void TextEditor::cut() {
    if (m_buffer.selection().empty()) return;
    copySelection();
    m_buffer.eraseBackward();
    caretMoved();
}

void TextEditor::paste() {
    const char* const clipboard = ImGui::GetClipboardText();
    if (clipboard == nullptr) return;
    note(m_buffer.paste(clipboard));
    caretMoved();
}

void TextEditor::handleShortcuts(const Sheet& sheet) {
    const bool editable = !sheet.options.readOnly;
    if (keys::shift() && !keys::control() && keys::struck(ImGuiKey_Insert) && editable) paste();
    if (keys::control()) {
        m_typedLast = m_typedLast && !keys::struck(ImGuiKey_V);
        if (keys::struck(ImGuiKey_A)) {
            m_buffer.selectAll();
            m_goalX.reset();
        }
        if (keys::struck(ImGuiKey_C) || keys::struck(ImGuiKey_Insert)) copySelection();
        if (keys::struck(ImGuiKey_X)) editable ? cut() : copySelection();
        if (keys::pressed(ImGuiKey_V) && editable) paste();
        if (keys::pressed(ImGuiKey_Z) && editable) keys::shift() ? redo() : undo();
        if (keys::pressed(ImGuiKey_Y) && editable) redo();
    }
    if (keys::opensMenu()) {
        bringUpToDate(sheet);
        const Rect caret = sheet.canvas(m_layout, m_buffer.text()).caretRect(place());
        openMenu(sheet, caret.left, caret.bottom);
    }
}

}  // namespace carewright::ui
