#include "app/learner/search_view.h"

#include <imgui.h>

#include <cmath>

#include "app/learner/parts.h"
#include "app/ui/field.h"
#include "app/ui/keys.h"

namespace carewright::ui {
namespace {

/// A hit as a card to press, its words marked. True when pressed.
bool hitCard(Flow& flow, std::string_view id, const SearchHit& hit) {
    const Context& ui = flow.context;
    const float pad = ui.grid(2);
    const TextStyle kind{TypeStep::caption, Weight::semiBold, ui.theme.accent, false};
    const TextStyle title{TypeStep::body, Weight::semiBold, ui.theme.text, false};
    const TextStyle words{TypeStep::body, Weight::regular, ui.theme.muted, true};
    const float inside = flow.width - 2 * pad;
    // Marked words are heavier, so they may need a line more than plain ones: measured by the heavier face.
    const float height = 2 * pad + textHeight(ui, hit.kind, kind, inside) + ui.grid(0.5f) +
                         textHeight(ui, hit.title, title, inside) + ui.grid(0.5f) +
                         textHeight(ui, hit.excerpt, words, inside - ui.grid(2));
    SemanticItem item;
    item.path = id;
    item.role = Role::link;
    item.label = hit.title;
    item.value = hit.kind;
    item.description = hit.excerpt;
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + height};
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    fill(rect, ui.theme.surface, ui.grid(1));
    outline(rect, press.hovered ? ui.theme.accent : ui.theme.line, ui.theme.borderWidth, ui.grid(1));
    if (press.ring) focusRing(ui, rect, ui.grid(1));
    const SemanticScope scope(ui.record, id);
    Flow inner{ui, rect.left + pad, rect.top + pad, inside};
    text(inner, "kind", hit.kind, kind);
    inner.gap(0.5f);
    text(inner, "title", hit.title, title);
    inner.gap(0.5f);
    markedText(inner, "excerpt", hit.excerpt, hit.marks, words);
    flow.y = rect.bottom;
    return press.clicked;
}

}  // namespace

void SearchView::arrive(const Model& /*model*/, const Place& place) {
    if (!place.find.empty()) m_words = place.find;
    m_giveKeyboard = true;
}

void SearchView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const float em = ui.type.face(TypeStep::body).em;
    Page page(ui, "search", context.area, {.margin = 4, .maxWidth = em * 48, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Search", "Finds topics, words, laws, myths and questions.");
    if (m_giveKeyboard || struck(ui, Command::search)) {
        ui.focus.giveByKeyboard(ui.record.pathOf("words"));
        m_giveKeyboard = false;
    }
    textField(flow, "words", "Search the course", m_words, "Type a word, such as “budget”", Icon::search);
    if (m_words != m_searched) {
        m_searched = m_words;
        m_hits = searchCourse(context.model.course, m_words, 60, &m_respelt);
    }
    flow.gap(2);
    if (m_words.empty()) return;
    if (!m_respelt.empty()) {
        std::string told = "Searched for ";
        for (std::size_t i = 0; i < m_respelt.size(); ++i) {
            if (i > 0) told += i + 1 == m_respelt.size() ? " and " : ", ";
            told += "“" + m_respelt[i].taken + "” instead of “" + m_respelt[i].typed + "”";
        }
        text(flow, "respelt", told + ".", mutedStyle(ui), Role::status);
        flow.gap(1);
    }
    const std::string found = m_hits.empty() ? "Nothing found. Try a shorter word, or only its beginning."
                                             : counted(static_cast<int>(m_hits.size()), "place", "places");
    text(flow, "found", found, mutedStyle(ui), Role::status);
    flow.gap(1.5f);
    const SemanticScope scope(ui.record, "hits");
    for (const SearchHit& hit : m_hits) {
        std::string id = std::string(toString(hit.place.room)) + "-" + hit.place.id;
        if (!hit.place.find.empty()) id += "-" + hit.place.find;
        if (hitCard(flow, id, hit)) actions.push(GoTo{hit.place});
        flow.gap(1.25f);
    }
}

}  // namespace carewright::ui
