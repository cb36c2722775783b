#include "app/ui/text_buffer.h"

#include <algorithm>
#include <utility>

#include "app/ui/text_boundaries.h"
#include "app/ui/text_clipboard.h"

namespace carewright::ui {

std::string_view TextBuffer::selectedText() const {
    return std::string_view(m_text).substr(m_selection.from(), m_selection.to() - m_selection.from());
}

void TextBuffer::setText(std::string_view text) {
    const std::string clean = sanitiseForEditor(text);
    splice(0, m_text.size(), clean);
    m_selection = {m_text.size(), m_text.size()};
    m_history.clear();
}

InsertOutcome TextBuffer::type(std::string_view text) { return insert(text, EditKind::typing); }

InsertOutcome TextBuffer::paste(std::string_view text) { return insert(text, EditKind::other); }

InsertOutcome TextBuffer::replace(ByteSpan span, std::string_view text) {
    m_selection = {clusterAtOrBefore(m_text, span.begin), clusterAtOrAfter(m_text, std::max(span.begin, span.end))};
    return insert(text, EditKind::other);
}

InsertOutcome TextBuffer::insert(std::string_view text, EditKind kind) {
    const std::string clean = sanitiseForEditor(text);
    const std::size_t selected = m_selection.to() - m_selection.from();
    const std::size_t kept = m_text.size() - selected;
    const std::size_t room = kept < m_maxBytes ? m_maxBytes - kept : 0;
    const std::string_view fits =
        clean.size() <= room ? std::string_view(clean) : std::string_view(clean).substr(0, clusterAtOrBefore(clean, room));
    const InsertOutcome outcome{fits.size(), fits.size() < clean.size()};
    // A selection is not thrown away for a text of which nothing fits.
    if (fits.empty() && (selected == 0 || outcome.cut || kind == EditKind::typing)) return outcome;
    apply(selected > 0 && kind != EditKind::typing ? EditKind::other : kind, m_selection.from(), m_selection.to(),
          fits);
    return outcome;
}

bool TextBuffer::eraseBackward(EraseUnit unit) {
    if (!m_selection.empty()) return eraseSpan(EditKind::other, m_selection.from(), m_selection.to());
    const std::size_t caret = m_selection.caret;
    const std::size_t begin =
        unit == EraseUnit::word ? previousWordStart(m_text, caret) : previousCluster(m_text, caret);
    return eraseSpan(unit == EraseUnit::word ? EditKind::other : EditKind::eraseBackward, begin, caret);
}

bool TextBuffer::eraseForward(EraseUnit unit) {
    if (!m_selection.empty()) return eraseSpan(EditKind::other, m_selection.from(), m_selection.to());
    const std::size_t caret = m_selection.caret;
    const std::size_t end = unit == EraseUnit::word ? nextWordStart(m_text, caret) : nextCluster(m_text, caret);
    return eraseSpan(unit == EraseUnit::word ? EditKind::other : EditKind::eraseForward, caret, end);
}

bool TextBuffer::eraseSpan(EditKind kind, std::size_t begin, std::size_t end) {
    if (begin >= end) return false;
    apply(kind, begin, end, {});
    return true;
}

void TextBuffer::apply(EditKind kind, std::size_t begin, std::size_t end, std::string_view text) {
    TextEdit edit;
    edit.kind = kind;
    edit.at = begin;
    edit.removed = m_text.substr(begin, end - begin);
    edit.inserted = text;
    edit.before = m_selection;
    splice(begin, end - begin, text);
    // What now stands behind the caret may belong to the character before it (an accent whose letter is gone).
    const std::size_t caret = clusterAtOrAfter(m_text, begin + text.size());
    m_selection = {caret, caret};
    edit.after = m_selection;
    m_history.record(std::move(edit));
}

void TextBuffer::splice(std::size_t at, std::size_t removed, std::string_view text) {
    if (removed == 0 && text.empty()) return;
    m_text.replace(at, removed, text);
    m_pending = merge(m_pending, {at, removed, text.size()});
    ++m_revision;
}

bool TextBuffer::undo() {
    if (!m_history.canUndo()) return false;
    const TextEdit& edit = m_history.stepBack();
    splice(edit.at, edit.inserted.size(), edit.removed);
    m_selection = edit.before;
    return true;
}

bool TextBuffer::redo() {
    if (!m_history.canRedo()) return false;
    const TextEdit& edit = m_history.stepForward();
    splice(edit.at, edit.removed.size(), edit.inserted);
    m_selection = edit.after;
    return true;
}

void TextBuffer::move(TextMotion motion, Select select) {
    std::size_t caret = m_selection.caret;
    const bool collapses = select == Select::no && !m_selection.empty();
    switch (motion) {
        case TextMotion::left: caret = collapses ? m_selection.from() : previousCluster(m_text, caret); break;
        case TextMotion::right: caret = collapses ? m_selection.to() : nextCluster(m_text, caret); break;
        case TextMotion::wordLeft: caret = previousWordStart(m_text, caret); break;
        case TextMotion::wordRight: caret = nextWordStart(m_text, caret); break;
        case TextMotion::paragraphUp: caret = paragraphStart(m_text, caret > 0 ? caret - 1 : 0); break;
        case TextMotion::paragraphDown: caret = std::min(paragraphEnd(m_text, caret) + 1, m_text.size()); break;
        case TextMotion::textStart: caret = 0; break;
        case TextMotion::textEnd: caret = m_text.size(); break;
    }
    moveTo(caret, select);
}

void TextBuffer::moveTo(std::size_t offset, Select select) {
    const TextSelection before = m_selection;
    m_selection.caret = clusterAtOrBefore(m_text, offset);
    if (select == Select::no) m_selection.anchor = m_selection.caret;
    if (m_selection != before) m_history.endUnit();
}

void TextBuffer::selectAll() { selectRange(0, m_text.size()); }

void TextBuffer::selectWordAt(std::size_t offset) {
    const ByteSpan word = wordAround(m_text, offset);
    selectRange(word.begin, word.end);
}

void TextBuffer::selectParagraphAt(std::size_t offset) {
    selectRange(paragraphStart(m_text, offset), paragraphEnd(m_text, offset));
}

void TextBuffer::selectRange(std::size_t anchor, std::size_t caret) {
    m_selection = {clusterAtOrBefore(m_text, anchor), clusterAtOrBefore(m_text, caret)};
    m_history.endUnit();
}

TextChange TextBuffer::takeChange() { return std::exchange(m_pending, TextChange{}); }

}  // namespace carewright::ui
