#include "app/ui/text_history.h"

#include <utility>

namespace carewright::ui {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t'; }

bool hasLineBreak(std::string_view text) { return text.find('\n') != std::string_view::npos; }

}  // namespace

bool TextHistory::joins(const TextEdit& edit) const {
    if (!m_open || m_done == 0 || edit.kind == EditKind::other) return false;
    const TextEdit& last = m_edits[m_done - 1];
    if (last.kind != edit.kind || edit.before != last.after) return false;
    if (hasLineBreak(last.inserted) || hasLineBreak(last.removed) || hasLineBreak(edit.inserted) ||
        hasLineBreak(edit.removed)) {
        return false;
    }
    switch (edit.kind) {
        case EditKind::typing:
            if (!edit.removed.empty() || edit.inserted.empty() || last.inserted.empty()) return false;
            // A new word after a space is a new unit.
            return edit.at == last.at + last.inserted.size() &&
                   !(isSpace(last.inserted.back()) && !isSpace(edit.inserted.front()));
        case EditKind::eraseBackward:
            if (!edit.inserted.empty() || !last.inserted.empty() || edit.removed.empty()) return false;
            return edit.at + edit.removed.size() == last.at &&
                   !(isSpace(edit.removed.back()) && !isSpace(last.removed.front()));
        case EditKind::eraseForward:
            if (!edit.inserted.empty() || !last.inserted.empty() || edit.removed.empty()) return false;
            return edit.at == last.at && !(isSpace(last.removed.back()) && !isSpace(edit.removed.front()));
        case EditKind::other: break;
    }
    return false;
}

void TextHistory::record(TextEdit edit) {
    m_edits.resize(m_done);
    if (joins(edit)) {
        TextEdit& last = m_edits.back();
        if (edit.kind == EditKind::eraseBackward) {
            last.at = edit.at;
            last.removed.insert(0, edit.removed);
        } else {
            last.removed += edit.removed;
            last.inserted += edit.inserted;
        }
        last.after = edit.after;
    } else {
        m_edits.push_back(std::move(edit));
        ++m_done;
    }
    m_open = true;
}

const TextEdit& TextHistory::stepBack() {
    m_open = false;
    return m_edits[--m_done];
}

const TextEdit& TextHistory::stepForward() {
    m_open = false;
    return m_edits[m_done++];
}

void TextHistory::clear() {
    m_edits.clear();
    m_done = 0;
    m_open = false;
}

}  // namespace carewright::ui
