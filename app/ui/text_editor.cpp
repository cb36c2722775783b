#include "app/ui/text_editor.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/ui/spelling.h"
#include "app/ui/text_boundaries.h"
#include "app/ui/text_editor_sheet.h"
#include "app/ui/text_reveal.h"
#include "app/ui/wheel.h"

namespace carewright::ui {
namespace {

constexpr int usualLines = 12;

}  // namespace

const TextCounts& TextEditor::counts() {
    if (m_countedRevision != m_buffer.revision()) {
        m_counts = countText(m_buffer.text());
        m_countedRevision = m_buffer.revision();
    }
    return m_counts;
}

void TextEditor::setText(std::string_view text) {
    m_buffer.setText(text);
    m_atLineEnd = m_typedLast = m_full = false;
    m_goalX.reset();
    m_revealCaret = true;
}

TextEditorEvents TextEditor::type(std::string_view text) {
    const auto before = m_buffer.revision();
    const TextEditorEvents outer = std::exchange(m_events, {});
    note(m_buffer.type(text));
    caretMoved();
    TextEditorEvents events = std::exchange(m_events, outer);
    events.changed = m_buffer.revision() != before;
    return events;
}

void TextEditor::undo() {
    if (m_buffer.undo()) caretMoved();
}

void TextEditor::redo() {
    if (m_buffer.redo()) caretMoved();
}

void TextEditor::select(std::size_t anchor, std::size_t caret) {
    m_buffer.selectRange(anchor, caret);
    caretMoved();
}

void TextEditor::caretMoved() {
    m_atLineEnd = false;
    m_goalX.reset();
    m_revealCaret = true;
    m_lastActivity = ImGui::GetCurrentContext() ? ImGui::GetTime() : 0;
}

void TextEditor::note(const InsertOutcome& outcome) {
    if (!outcome.cut) return;
    m_events.limitReached = true;
    m_full = true;
    m_fullSize = m_buffer.size();
}

TextEditorEvents TextEditor::draw(Flow& flow, std::string_view id, const TextEditorOptions& options) {
    const Context& context = flow.context;
    const Face& face = context.type.face(options.step);
    Sheet sheet{context, options, face, context.record.pathOf(id), {}, 0, 0, 0, 0, 0, false, false, false, false, false, 0, 0};
    sheet.lineHeight = std::round(context.readingLine(face));
    const float scrollbar = context.grid(1.25f);
    sheet.border = std::ceil(std::max({2.0f, context.theme.borderWidth, context.grid(0.25f)}));
    sheet.margin = std::round(flow.width < face.em * 30 ? context.grid(3) : context.grid(4));
    sheet.textWidth = std::floor(std::max(face.em, flow.width - 2 * std::max(sheet.margin, scrollbar)));
    const float height =
        options.height > 0 ? options.height : sheet.lineHeight * usualLines + 2 * sheet.margin;
    sheet.outer = {flow.x, flow.y, flow.x + flow.width, flow.y + std::round(height)};
    sheet.now = ImGui::GetTime();
    m_lineHeight = sheet.lineHeight;
    m_pageLines = std::max(1, static_cast<int>((sheet.outer.height() - sheet.margin) / sheet.lineHeight) - 1);
    m_events = {};
    m_nextRepaint.reset();
    const auto revisionBefore = m_buffer.revision();
    bringUpToDate(sheet);

    if (context.focus.takeReveal(sheet.path)) {
        revealInWindow(context, sheet.outer);
        caretMoved();
        m_nextRepaint = 0;
    }
    fill(sheet.outer, context.theme.surface, context.grid(1));
    ImGui::SetCursorScreenPos({sheet.outer.left + sheet.border, sheet.outer.top + sheet.border});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, scrollbar);
    ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarRounding, scrollbar / 2);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, IM_COL32_BLACK_TRANS);
    ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, IM_COL32_BLACK_TRANS);
    ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, context.theme.line.packed());
    ImGui::PushStyleColor(ImGuiCol_ScrollbarGrabHovered, context.theme.muted.packed());
    ImGui::PushStyleColor(ImGuiCol_ScrollbarGrabActive, context.theme.accent.packed());
    const ImVec2 inner = {sheet.outer.width() - 2 * sheet.border, sheet.outer.height() - 2 * sheet.border};
    const float needed =
        static_cast<float>(m_layout.lines().size()) * sheet.lineHeight + 2 * (sheet.margin - sheet.border);
    // A pixel lost in rounding is nothing to scroll: the wheel must not be caught by it.
    sheet.scrolls = needed > inner.y + sheet.lineHeight / 4;
    ImGui::BeginChild(sheet.path.c_str(), inner, false, ImGuiWindowFlags_NoNav | (sheet.scrolls ? 0 : ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoScrollbar));
    passWheelOn(m_scrolledBefore);
    m_scrolledBefore = ImGui::GetScrollY();

    ImGui::InvisibleButton("sheet", {std::max(1.0f, inner.x - scrollbar), sheet.scrolls ? needed : std::max(1.0f, std::floor(inner.y) - 1)});
    sheet.hovered = ImGui::IsItemHovered();
    sheet.pressedNow = ImGui::IsItemActivated();
    sheet.held = ImGui::IsItemActive();
    sheet.textLeft = sheet.outer.left + sheet.margin;
    sheet.textTop = sheet.outer.top + sheet.margin - ImGui::GetScrollY();
    if (sheet.pressedNow || (sheet.hovered && ImGui::IsMouseClicked(1))) context.focus.giveByMouse(sheet.path);
    sheet.focused = context.focus.has(sheet.path);

    if (sheet.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    handleMouse(sheet);
    if (sheet.focused) {
        context.focus.claimTyping();
        if (m_menu.isOpen()) {
            m_ownsEnter = false;
        } else {
            handleText(sheet);
            handleErasing(sheet);
            handleMoves(sheet);
            handleShortcuts(sheet);
        }
    } else {
        m_ownsEnter = false;
    }
    bringUpToDate(sheet);
    reveal(sheet);
    paint(sheet);
    ImGui::EndChild();
    ImGui::PopStyleColor(5);
    ImGui::PopStyleVar(3);

    paintBorder(sheet);
    paintLimit(sheet, id);
    recordItem(sheet, id);
    {
        const SemanticScope scope(context.record, id);
        runMenu(sheet);
    }
    m_events.changed = m_buffer.revision() != revisionBefore;
    if (m_events.changed) m_nextRepaint = 0;
    flow.y = sheet.outer.bottom;
    return m_events;
}

void TextEditor::bringUpToDate(const Sheet& sheet) {
    const TextChange change = m_buffer.takeChange();
    const LayoutKey key = layoutKey(sheet.face, sheet.textWidth);
    if (key != m_layoutKey) {
        m_layoutKey = key;
        m_layout.setMetrics(sheet.textWidth, advanceOf(sheet.face));
        m_layout.rebuild(m_buffer.text());
    } else {
        m_layout.update(m_buffer.text(), change);
    }
    m_doubtful.follow(m_buffer.text(), change);
    if (m_buffer.size() < m_fullSize) m_full = false;
}

void TextEditor::reveal(const Sheet& sheet) {
    if (!m_revealCaret) return;
    if (!sheet.scrolls) {
        // What was typed just now may have made it longer than the sheet; ImGui knows of that in the next frame.
        const float text = static_cast<float>(m_layout.lines().size()) * sheet.lineHeight + 2 * (sheet.margin - sheet.border);
        m_revealCaret = text > sheet.outer.height() - 2 * sheet.border + sheet.lineHeight / 4;
        if (m_revealCaret) m_nextRepaint = 0;
        return;
    }
    m_revealCaret = false;
    const std::size_t line = m_layout.lineOf(place());
    // The first and last line show the whole margin of the sheet, the others some of the line beyond.
    const float margin = sheet.margin - sheet.border, some = std::min(margin, sheet.lineHeight / 2);
    const float height = sheet.outer.height() - 2 * sheet.border;
    const float top = static_cast<float>(line) * sheet.lineHeight + (line == 0 ? 0 : margin - some);
    const float bottom = static_cast<float>(line + 1) * sheet.lineHeight + margin +
                         (line + 1 == m_layout.lines().size() ? margin : some);
    const float scroll = ImGui::GetScrollY();
    float target = scroll;
    if (bottom > scroll + height) target = bottom - height;
    if (top < target) target = top;
    if (target == scroll) return;
    ImGui::SetScrollY(target);
    m_nextRepaint = 0;
}

}  // namespace carewright::ui
