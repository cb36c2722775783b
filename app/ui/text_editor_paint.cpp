/// What the text editor shows, says and offers.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "app/ui/prose.h"
#include "app/ui/spelling.h"
#include "app/ui/text_editor_sheet.h"

namespace carewright::ui {
namespace {

constexpr double blinkHalf = 0.53;          ///< seconds the caret is shown, and hidden
constexpr double blinkFor = 10;             ///< seconds of blinking after the last activity
constexpr std::size_t suggestionsShown = 5;

}  // namespace

void TextEditor::paint(const Sheet& sheet) {
    const Theme& theme = sheet.context.theme;
    const TextCanvas canvas = sheet.canvas(m_layout, m_buffer.text());
    const TextSelection& selected = m_buffer.selection();
    if (!selected.empty()) {
        const Colour ground = sheet.focused ? theme.selection : mix(theme.surface, theme.selection, 0.5);
        canvas.ground(selected.from(), selected.to(), ground, true);
    }
    const Spoken* const spoken = sheet.context.spoken;
    const bool aloud = spoken && spoken->is(sheet.path) && !spoken->word.empty() && spoken->word.end <= m_buffer.size();
    if (aloud) canvas.ground(spoken->word.begin, spoken->word.end, theme.selection);
    if (m_buffer.size() == 0 && !sheet.options.placeholder.empty()) {
        const std::vector<Piece> pieces = {{sheet.options.placeholder, sheet.face, theme.muted, 0}};
        ui::draw(*ImGui::GetWindowDrawList(), layOut(pieces, sheet.textWidth, sheet.lineHeight), pieces,
                 sheet.textLeft, sheet.textTop);
    }
    canvas.words(theme.text);
    if (aloud) canvas.underline(spoken->word.begin, spoken->word.end, Underline::thick, theme.information, 0, std::max(1.5f, sheet.face.em / 9));
    paintSpelling(sheet, canvas);
    if (sheet.focused) paintCaret(sheet, canvas);
}

void TextEditor::paintBorder(const Sheet& sheet) const {
    const Theme& theme = sheet.context.theme;
    const float radius = sheet.context.grid(1);
    outline(sheet.outer, sheet.focused ? theme.accent : theme.line,
            sheet.focused ? sheet.border : std::max(1.0f, theme.borderWidth), radius);
    if (sheet.focused && sheet.context.focus.ringShown()) focusRing(sheet.context, sheet.outer, radius);
}

void TextEditor::paintSpelling(const Sheet& sheet, const TextCanvas& canvas) {
    if (sheet.options.spelling == nullptr) return;
    m_checked = m_doubtful.check(m_buffer.text(), *sheet.options.spelling);
    if (!m_checked) m_nextRepaint = 0;
    // While the dictionary is being read nobody wakes the window for it; look again soon.
    if (sheet.options.spelling->state() == Spelling::State::loading) m_nextRepaint = std::min(m_nextRepaint.value_or(0.1), 0.1);
    const std::vector<VisualLine>& lines = m_layout.lines();
    if (canvas.firstVisible() >= canvas.lastVisible()) return;
    const std::size_t from = lines[canvas.firstVisible()].begin, to = lines[canvas.lastVisible() - 1].end;
    const auto& spans = m_doubtful.spans();
    auto span = std::lower_bound(spans.begin(), spans.end(), from,
                                 [](const ByteSpan& s, std::size_t offset) { return s.end < offset; });
    const float thickness = std::max(1.0f, std::round(sheet.face.em / 14));
    for (; span != spans.end() && span->begin < to; ++span) {
        const bool beingTyped = m_typedLast && sheet.focused && m_buffer.caret() == span->end;
        if (!beingTyped) canvas.underline(span->begin, span->end, Underline::wavy, sheet.context.theme.spelling, 0, thickness);
    }
}

void TextEditor::paintCaret(const Sheet& sheet, const TextCanvas& canvas) {
    const double quiet = sheet.now - m_lastActivity;
    const bool blinks = !sheet.context.reducedMotion && !sheet.options.readOnly && quiet < blinkFor;
    const auto half = static_cast<long long>(std::max(0.0, quiet) / blinkHalf);
    if (blinks) {
        const double untilChange = static_cast<double>(half + 1) * blinkHalf - quiet;
        m_nextRepaint = std::min(m_nextRepaint.value_or(untilChange), untilChange);
        if (half % 2 == 1) return;
    }
    const Rect caret = canvas.caretRect(place());
    const float width = std::max(2.0f, std::round(sheet.face.em / 9));
    const float air = std::max(0.0f, (sheet.lineHeight - sheet.face.em * 1.25f) / 2);
    fill({caret.left - 1, caret.top + air, caret.left - 1 + width, caret.bottom - air}, sheet.context.theme.accent);
}

void TextEditor::paintLimit(const Sheet& sheet, std::string_view id) const {
    if (!m_full) return;
    const Theme& theme = sheet.context.theme;
    const Face& face = sheet.context.type.face(TypeStep::caption);
    const std::string words = "The page is full: it holds " + std::to_string(m_buffer.maxBytes()) +
                              " letters. Shorten it to write on.";
    const std::vector<Piece> pieces = {{words, face, theme.careful, 0}};
    const float pad = sheet.context.grid(1);
    const ProseLayout layout = layOut(pieces, sheet.outer.width() - 4 * pad, sheet.context.controlLine(face));
    const Rect strip = {sheet.outer.left + pad, sheet.outer.bottom - layout.height - 3 * pad,
                        sheet.outer.right - pad, sheet.outer.bottom - pad};
    fill(strip, theme.sunken, sheet.context.grid(0.5f));
    outline(strip, theme.careful, std::max(1.0f, theme.borderWidth), sheet.context.grid(0.5f));
    ui::draw(*ImGui::GetWindowDrawList(), layout, pieces, strip.left + pad, strip.top + pad);
    SemanticItem item;
    item.path = std::string(id) + "/limit";
    item.role = Role::status;
    item.label = words;
    item.rect = strip;
    item.neededWidth = layout.width + 2 * pad;
    item.neededHeight = layout.height;
    record(sheet.context, std::move(item));
}

void TextEditor::recordItem(const Sheet& sheet, std::string_view id) const {
    const TextSelection& selected = m_buffer.selection();
    SemanticItem item;
    item.path = id;
    item.role = Role::editor;
    item.label = sheet.options.label;
    item.value = m_buffer.text();
    item.description = selected.empty()
                           ? "caret " + std::to_string(selected.caret)
                           : "selected " + std::to_string(selected.from()) + " to " + std::to_string(selected.to());
    if (sheet.options.readOnly) item.description += ", read only";
    if (!m_doubtful.spans().empty()) {
        item.description += ", doubtful words: " + std::to_string(m_doubtful.spans().size());
    }
    item.focusable = true;
    item.focused = sheet.focused;
    item.rect = sheet.outer;
    record(sheet.context, std::move(item));
}

void TextEditor::openMenu(const Sheet& sheet, float x, float y) {
    const bool editable = !sheet.options.readOnly, selected = !m_buffer.selection().empty();
    std::vector<TextMenuEntry> entries;
    m_menuCommands.clear();
    m_suggestions.clear();
    const auto add = [&](Command command, TextMenuEntry entry) {
        m_menuCommands.push_back(command);
        entries.push_back(std::move(entry));
    };
    m_menuWord = sheet.options.spelling != nullptr && editable ? m_doubtful.at(m_buffer.caret()) : ByteSpan{};
    if (!m_menuWord.empty()) {
        const std::string word = m_buffer.text().substr(m_menuWord.begin, m_menuWord.end - m_menuWord.begin);
        m_suggestions = sheet.options.spelling->suggestions(word, suggestionsShown);
        for (std::size_t i = 0; i < m_suggestions.size(); ++i) {
            add(Command::suggestion, {"suggestion-" + std::to_string(i + 1), m_suggestions[i], "", true, false});
        }
        if (m_suggestions.empty()) {
            add(Command::suggestion, {"no-suggestion", "No suggestion for “" + word + "”", "", false, false});
        }
        add(Command::addWord, {"add-word", "Add “" + word + "” to my words", "", true, true});
    }
    add(Command::cut, {"cut", "Cut", "Ctrl+X", editable && selected, !entries.empty()});
    add(Command::copy, {"copy", "Copy", "Ctrl+C", selected, false});
    add(Command::paste, {"paste", "Paste", "Ctrl+V", editable, false});
    add(Command::selectAll, {"select-all", "Select everything", "Ctrl+A", m_buffer.size() > 0, false});
    add(Command::undo, {"undo", "Undo", "Ctrl+Z", editable && m_buffer.canUndo(), true});
    add(Command::redo, {"redo", "Redo", "Ctrl+Y", editable && m_buffer.canRedo(), false});
    m_menu.open(x, y, std::move(entries));
    m_nextRepaint = 0;
}

void TextEditor::runMenu(const Sheet& sheet) {
    const bool wasOpen = m_menu.isOpen();
    const std::optional<std::size_t> chosen = m_menu.draw(sheet.context, "menu");
    if (wasOpen && !m_menu.isOpen()) m_nextRepaint = 0;
    if (!chosen) return;
    switch (m_menuCommands[*chosen]) {
        case Command::suggestion:
            m_buffer.replace(m_menuWord, m_suggestions[*chosen]);
            caretMoved();
            break;
        case Command::addWord:
            sheet.options.spelling->addWord(
                std::string_view(m_buffer.text()).substr(m_menuWord.begin, m_menuWord.end - m_menuWord.begin));
            break;
        case Command::cut: cut(); break;
        case Command::copy: copySelection(); break;
        case Command::paste: paste(); break;
        case Command::selectAll: m_buffer.selectAll(); break;
        case Command::undo: undo(); break;
        case Command::redo: redo(); break;
    }
    bringUpToDate(sheet);
}

}  // namespace carewright::ui
