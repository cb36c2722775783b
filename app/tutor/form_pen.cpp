#include "app/tutor/form_pen.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/tutor/article.h"
#include "app/tutor/title_filter.h"
#include "app/ui/button.h"
#include "app/ui/field.h"
#include "engine/authoring/date_words.h"
#include "engine/authoring/references.h"
#include "engine/authoring/rich_markup.h"
#include "engine/content/course_check.h"

namespace carewright::ui {
namespace {

constexpr std::size_t shownChoices = 12;
/// From here on the course check warns, too.
constexpr double hardAge = CheckOptions().readingAge;

/// What stands below a sheet: the estimate, and when it is much, what to do about it.
std::string wordsFor(const ReadingEase& reading) {
    std::string out = "Reading age about " + std::to_string(std::lround(reading.age)) + " (Flesch-Kincaid, a rough guide: it counts long words and sentences, not sense).";
    const std::size_t wordsPerSentence = reading.words / std::max<std::size_t>(1, reading.sentences);
    if (wordsPerSentence > 20) out += " Sentences have " + std::to_string(wordsPerSentence) + " words on average; shorter ones read more easily.";
    if (reading.age > hardAge) out += " Many learners will find this hard: plainer words, and one thought in each sentence.";
    return out;
}

/// About how many lines a text takes, rather one too many: a sheet that shows its whole text leaves the wheel to the form. Only
/// what is longer than a page scrolls by itself.
int linesOf(std::string_view text, float widthInEms) {
    constexpr float mostLines = 60, lettersPerEm = 1.7f;
    const float perLine = std::max(10.0f, (widthInEms - 3) * lettersPerEm);
    float lines = 1;
    for (std::size_t from = 0; from < text.size() && lines < mostLines;) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        lines += std::max(1.0f, std::ceil(static_cast<float>(end - from) / perLine));
        from = end + 1;
    }
    return static_cast<int>(std::min(mostLines, lines));
}

}  // namespace

void FormPen::begin(Flow& flow, const Course& course, const std::string& scope, Spelling* spelling, const std::set<std::string>* fillIns) {
    m_fillIns = fillIns;
    m_flow = &flow;
    m_course = &course;
    m_spelling = spelling;
    m_changed.clear();
    m_wanted.reset();
    m_made.reset();
    m_base = flow.context.record.pathOf({});
    m_fields.clear();
    m_changedField.clear();
    m_typedInto.clear();
    if (scope != m_scope) {
        m_scope = scope;
        m_sheets.clear();
        m_open.clear();
        m_hints.clear();
        m_dates.clear();
        m_dateIn.clear();
        m_anchor.reset();
    }
    // A sheet whose field is gone (its list entry was removed) goes after a frame without it.
    std::erase_if(m_sheets, [](const auto& entry) { return !entry.second->drawn; });
    for (auto& [path, sheet] : m_sheets) sheet->drawn = false;
}

std::string FormPen::pathOf(std::string_view id) const { return m_flow->context.record.pathOf(id); }

void FormPen::note(std::string_view id, std::string_view label) {
    m_changed = label;
    m_changedField = pathOf(id);
}

/// Sets the remarks below a field, and keeps the field that is typed in where it was when something above it grew.
void FormPen::endField(std::string_view id) {
    const Context& ui = m_flow->context;
    const std::string path = pathOf(id), key = path.substr(m_base.size());
    m_fields.push_back(key);
    if (ui.focus.has(path) && ui.focus.typing()) {
        const float y = m_fieldTop + ImGui::GetScrollY();
        if (m_anchor && m_anchor->path == path && std::abs(y - m_anchor->y) > 1.5f) ImGui::SetScrollY(ImGui::GetScrollY() + y - m_anchor->y);
        m_anchor = Anchor{path, y};
    }
    int number = 0;
    for (const FieldHint& hint : m_hints) {
        if (hint.field != key) continue;
        const bool advice = hint.kind == FieldHint::Kind::advice;
        const Colour colour = advice ? ui.theme.muted : hint.kind == FieldHint::Kind::careful ? ui.theme.careful : ui.theme.missed;
        const Face& face = ui.type.face(TypeStep::caption);
        m_flow->gap(0.5f);
        icon(ui, advice ? Icon::idea : hint.kind == FieldHint::Kind::careful ? Icon::careful : Icon::close, m_flow->x + face.em * 0.6f, m_flow->y + ui.readingLine(face) / 2, face.em * 1.1f, colour);
        Flow words = m_flow->inset(face.em * 1.5f, 0);
        text(words, std::string(id) + "-hint-" + std::to_string(++number), hint.words, {TypeStep::caption, Weight::regular, colour, true}, Role::status);
        m_flow->y = words.y;
    }
}

void FormPen::remarkOnFillIn(std::string_view id, const std::string& value) {
    if (!m_fillIns || !m_fillIns->contains(value)) return;
    m_flow->gap(0.5f);
    text(*m_flow, std::string(id) + "-fill-in", "These are still the words of the template. Write your own.", {TypeStep::caption, Weight::regular, m_flow->context.theme.careful, true}, Role::status);
}

std::string FormPen::fieldOf(std::string_view path) const {
    for (std::string_view part = path; !part.empty();) {
        if (std::ranges::find(m_fields, part) != m_fields.end()) return std::string(part);
        const std::size_t stroke = part.rfind('/');
        if (stroke == std::string_view::npos) break;
        part = part.substr(0, stroke);
    }
    return {};
}

void FormPen::label(std::string_view id, std::string_view words) {
    m_fieldTop = m_flow->y;
    text(*m_flow, std::string(id) + "-label", words, {TypeStep::caption, Weight::semiBold, m_flow->context.theme.muted, false});
    m_flow->gap(0.5f);
}

void FormPen::line(std::string_view id, std::string_view words, std::string& value, std::string_view hint) {
    label(id, words);
    if (textField(*m_flow, id, words, value, hint)) note(id, words);
    remarkOnFillIn(id, value);
    endField(id);
    m_flow->gap(2);
}

bool FormPen::sheetChanged(std::string_view id, std::string_view words, const std::string& value, int lines, std::string_view hint) {
    label(id, words);
    const std::string path = pathOf(id);
    auto& kept = m_sheets[path];
    if (!kept) kept = std::make_unique<Sheet>();
    // The value was changed elsewhere (undone, replaced): the sheet follows. What was typed here is already what it shows.
    if (!kept->drawn && kept->shown != value) {
        kept->editor.setText(value);
        kept->editor.select(0, 0);
        kept->shown = value;
    }
    kept->drawn = true;
    const Face& face = m_flow->context.type.face(TypeStep::body);
    TextEditorOptions options;
    options.label = words;
    options.placeholder = hint;
    options.height = m_flow->context.readingLine(face) * static_cast<float>(std::max(lines, linesOf(value, m_flow->width / face.em))) + m_flow->context.grid(8);
    options.spelling = m_spelling;
    const bool changed = kept->editor.draw(*m_flow, id, options).changed;
    const bool focused = m_flow->context.focus.has(path);
    if (focused) m_typedInto = path;
    // Whoever comes to words of the template writes others in their place.
    if (focused && !kept->focused && m_fillIns && m_fillIns->contains(kept->editor.text())) kept->editor.select(0, kept->editor.text().size());
    kept->focused = focused;
    if (changed) kept->shown = kept->editor.text();
    if (kept->weighed != kept->shown) {
        kept->weighed = kept->shown;
        kept->reading = readingEase(kept->shown, explainedWords(*m_course));
    }
    if (kept->reading.words >= fewestWordsForReading) {
        m_flow->gap(0.5f);
        const bool hard = kept->reading.age > hardAge;
        text(*m_flow, std::string(id) + "-reading", wordsFor(kept->reading), {TypeStep::caption, hard ? Weight::semiBold : Weight::regular, hard ? m_flow->context.theme.careful : m_flow->context.theme.muted, true}, Role::status);
    }
    remarkOnFillIn(id, kept->shown);
    endField(id);
    m_flow->gap(2);
    return changed;
}

void FormPen::sheet(std::string_view id, std::string_view words, std::string& value, int lines, std::string_view hint) {
    if (!sheetChanged(id, words, value, lines, hint)) return;
    value = m_sheets.at(pathOf(id))->editor.text();
    note(id, words);
}

void FormPen::rich(std::string_view id, std::string_view words, RichText& value, int lines) {
    // While one types, the marks stand as typed: "[wor" is not yet a term. The sheet is only set anew where the text differs.
    const auto kept = m_sheets.find(pathOf(id));
    const std::string shown = kept != m_sheets.end() && fromMarkup(kept->second->shown) == value ? kept->second->shown : toMarkup(value);
    if (!sheetChanged(id, words, shown, lines, "**strong**, [words](term-id)")) return;
    value = fromMarkup(m_sheets.at(pathOf(id))->editor.text());
    note(id, words);
}

void FormPen::lines(std::string_view id, std::string_view words, std::vector<std::string>& value, int height) {
    const auto split = [](const std::string& text) {
        std::vector<std::string> out;
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t end = std::min(text.find('\n', from), text.size());
            if (end > from) out.push_back(text.substr(from, end - from));
            from = end + 1;
        }
        return out;
    };
    const auto kept = m_sheets.find(pathOf(id));
    std::string shown;
    if (kept != m_sheets.end() && split(kept->second->shown) == value) shown = kept->second->shown;
    else
        for (const std::string& one : value) shown += (shown.empty() ? "" : "\n") + one;
    if (!sheetChanged(id, words, shown, height, "One on each line")) return;
    value = split(m_sheets.at(pathOf(id))->editor.text());
    note(id, words);
}

void FormPen::date(std::string_view id, std::string_view words, std::string& isoDate) {
    label(id, words);
    const std::string path = pathOf(id);
    const auto [typed, fresh] = m_dates.try_emplace(path, dateInWords(isoDate));
    const bool mine = m_flow->context.focus.has(path);
    if (!mine && !fresh) {
        // Left: what is no day is for the checks to say.
        if (typed->second != dateInWords(isoDate) && !isoDateFrom(typed->second) && m_dateIn == path) {
            isoDate = typed->second;
            note(id, words);
        }
        if (m_dateIn == path) m_dateIn.clear();
        typed->second = dateInWords(isoDate);
    }
    if (mine) m_dateIn = path;
    if (textField(*m_flow, id, words, typed->second, "28/11/2026")) {
        const std::optional<std::string> day = typed->second.empty() ? std::string() : isoDateFrom(typed->second);
        if (day && *day != isoDate) {
            isoDate = *day;
            note(id, words);
        }
    }
    endField(id);
    m_flow->gap(2);
}

void FormPen::number(std::string_view id, std::string_view words, int& value, int least, int most) {
    float now = static_cast<float>(value);
    if (stepper(*m_flow, id, words, now, {static_cast<float>(least), static_cast<float>(most), 1}, std::to_string(value))) {
        value = static_cast<int>(now);
        note(id, words);
    }
    endField(id);
    m_flow->gap(2);
}

void FormPen::flag(std::string_view id, std::string_view words, bool& value) {
    if (toggle(*m_flow, id, words, value)) {
        value = !value;
        note(id, words);
    }
    endField(id);
    m_flow->gap(1);
}

bool FormPen::choice(std::string_view id, std::string_view words, std::span<const ChoiceOption> options, int& value) {
    const int chosen = choices(*m_flow, id, words, options, value);
    endField(id);
    m_flow->gap(2);
    if (chosen < 0 || chosen == value) return false;
    value = chosen;
    note(id, words);
    return true;
}

void FormPen::remark(std::string_view id, std::string_view words) {
    text(*m_flow, id, words, mutedStyle(m_flow->context));
    m_flow->gap(0.5f);
}

void FormPen::leadTo(std::string_view id, std::string_view words, Place place) {
    if (link(*m_flow, id, words, TypeStep::caption)) m_wanted = std::move(place);
    m_flow->gap(1);
}

std::vector<ReferenceChoice> FormPen::choicesOf(ElementKind kind) const {
    std::vector<ReferenceChoice> out;
    for (std::size_t i = 0; i < countOf(*m_course, kind); ++i) {
        out.push_back({idAt(*m_course, kind, i), titleAt(*m_course, kind, i)});
    }
    return out;
}

std::optional<std::string> FormPen::openChoices(std::string_view id, ElementKind kind, const std::vector<std::string>& without, bool orNone) {
    const SemanticScope scope(m_flow->context.record, std::string(id) + "-choices");
    Flow inner = m_flow->inset(m_flow->context.grid(2), 0);
    (void)textField(inner, "filter", "Look for", m_filter, "Look for a title", Icon::search);
    if (std::exchange(m_giveFilter, false)) inner.context.focus.giveByKeyboard(inner.context.record.pathOf("filter"));
    inner.gap(1);
    std::optional<std::string> out;
    if (orNone && link(inner, "none", "None of them")) out = "";
    std::size_t shown = 0;
    for (const ReferenceChoice& one : choicesOf(kind)) {
        if (std::ranges::find(without, one.id) != without.end() || (!titleHolds(one.title, m_filter) && !titleHolds(one.id, m_filter))) continue;
        if (++shown > shownChoices) {
            text(inner, "more", "There are more. Type a part of the title to find one.", mutedStyle(inner.context));
            break;
        }
        if (link(inner, one.id, one.title.empty() ? one.id : one.title)) out = one.id;
        inner.gap(0.5f);
    }
    if (shown == 0) text(inner, "empty", m_filter.empty() ? "The course has none yet. Type what it says above to make one." : "The course has none that fits.", mutedStyle(inner.context));
    if ((kind == ElementKind::criterion || kind == ElementKind::source) && m_filter.find_first_not_of(' ') != std::string::npos) {
        inner.gap(0.5f);
        if (button(inner, "new", {"Make a new " + std::string(nameOf(kind)) + " “" + m_filter + "”", Icon::plus})) {
            m_made = NewPart{kind, freshId(*m_course, kind, m_filter), m_filter};
            out = m_made->id;
        }
    }
    m_flow->y = inner.y;
    m_flow->gap(1);
    if (out) m_open.clear();
    return out;
}

std::optional<std::string> FormPen::pickReference(std::string_view id, std::string_view words, ElementKind kind, const std::string& value) {
    label(id, words);
    std::string title = "None";
    if (!value.empty()) {
        const std::size_t index = indexOf(*m_course, kind, value);
        title = index < countOf(*m_course, kind) ? titleAt(*m_course, kind, index) : value + " (there is no such " + std::string(nameOf(kind)) + ")";
    }
    const std::string path = pathOf(id);
    if (button(*m_flow, id, {title, m_open == path ? Icon::up : Icon::down})) {
        m_giveFilter = m_open != path;
        m_open = m_giveFilter ? path : std::string();
        m_filter.clear();
    }
    std::optional<std::string> chosen;
    if (m_open == path) chosen = openChoices(id, kind, {value}, !value.empty());
    endField(id);
    m_flow->gap(2);
    if (chosen) note(id, words);
    return chosen;
}

bool FormPen::pickReferences(std::string_view id, std::string_view words, ElementKind kind, std::vector<std::string>& value) {
    label(id, words);
    bool changed = false;
    std::optional<std::size_t> gone;
    {
        const SemanticScope scope(m_flow->context.record, id);
        ButtonRow row(*m_flow);
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::size_t index = indexOf(*m_course, kind, value[i]);
            const std::string title = index < countOf(*m_course, kind) ? titleAt(*m_course, kind, index) : value[i];
            if (row.button(value[i], {title, Icon::close})) gone = i;
        }
        const std::string path = pathOf("add");
        if (row.button("add", {"Add", Icon::plus}, ButtonKind::quiet)) {
            m_giveFilter = m_open != path;
            m_open = m_giveFilter ? path : std::string();
            m_filter.clear();
        }
    }
    if (gone) {
        value.erase(value.begin() + static_cast<std::ptrdiff_t>(*gone));
        changed = true;
    }
    if (m_open == pathOf(std::string(id) + "/add")) {
        m_flow->gap(1);
        if (const auto chosen = openChoices(id, kind, value, false)) {
            value.push_back(*chosen);
            changed = true;
        }
    }
    endField(id);
    m_flow->gap(2);
    if (changed) note(id, words);
    return changed;
}

void FormPen::openList(std::string_view id, std::string_view words) {
    text(*m_flow, std::string(id) + "-label", words, headingStyle(m_flow->context, TypeStep::body), Role::heading);
    m_flow->gap(1);
}

void FormPen::openEntry(const std::string& scope, const std::string& title) {
    m_flow->context.record.enter(scope);
    text(*m_flow, "title", title, {TypeStep::caption, Weight::semiBold, m_flow->context.theme.accent, false});
    m_flow->gap(0.5f);
}

std::optional<FormPen::ListAct> FormPen::closeEntry(std::size_t index, std::size_t count) {
    std::optional<ListAct> act;
    {
        ButtonRow row(*m_flow);
        if (index > 0 && row.button("up", {"Move up", Icon::up}, ButtonKind::quiet)) act = ListAct{index, index - 1};
        if (index + 1 < count && row.button("down", {"Move down", Icon::down}, ButtonKind::quiet)) act = ListAct{index, index + 1};
        if (row.button("remove", {"Remove", Icon::bin}, ButtonKind::quiet)) act = ListAct{index, ListAct::gone};
    }
    rule(*m_flow);
    m_flow->gap(1);
    m_flow->context.record.leave();
    // What moved takes another place: the sheets of the list are set anew.
    if (act) m_sheets.clear();
    return act;
}

bool FormPen::closeList(std::string_view id, std::string_view one) {
    const bool add = button(*m_flow, std::string(id) + "-add", {"Add " + withArticle(one), Icon::plus});
    endField(std::string(id) + "-add");
    m_flow->gap(2);
    return add;
}

std::optional<double> FormPen::nextRepaint() const {
    const auto found = m_sheets.find(m_typedInto);
    return found == m_sheets.end() ? std::nullopt : found->second->editor.nextRepaint();
}

void FormPen::typeText(std::string_view words) {
    if (const auto found = m_sheets.find(m_typedInto); found != m_sheets.end()) (void)found->second->editor.type(words);
}

}  // namespace carewright::ui
