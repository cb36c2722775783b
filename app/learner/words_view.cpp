#include "app/learner/words_view.h"

#include <algorithm>

#include "app/learner/parts.h"
#include "app/ui/card.h"
#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

std::string alsoKnownAs(const Term& term) {
    std::string words;
    for (const std::string& other : term.also) words += (words.empty() ? "Also: " : ", ") + other;
    return words;
}

}  // namespace

void WordsView::arrive(const Model& /*model*/, const Place& place) { m_scrollTo = TermId(place.id); }

void WordsView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "words", context.area,
              {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 68, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Words explained", "The words of care in plain English, from A to Z.");
    learnTabs(context, flow, Room::words, actions);
    std::vector<const Term*> terms;
    for (const Term& term : context.model.course.terms) terms.push_back(&term);
    std::ranges::sort(terms, {}, [](const Term* term) { return fold(term->name); });
    if (terms.empty()) {
        text(flow, "empty", "Words with an explanation belong here. This course has none yet.", bodyStyle(ui));
        return;
    }
    const bool beside = !context.narrow;
    Columns sides = columns(flow, beside, 0.5f, 2);
    int number = 0;
    for (const Term* term : terms) {
        const SemanticScope scope(ui.record, term->id.value);
        Flow& side = beside && ++number % 2 == 0 ? sides.right : sides.left;
        const bool wanted = context.model.place.id == term->id.value;
        if (m_scrollTo == term->id) {
            page.scrollTo(side.y);
            m_scrollTo = TermId();
        }
        {
            Card card(side, {.lit = wanted, .pad = 2.5f});
            Flow& inner = card.inner();
            text(inner, "name", term->name, headingStyle(ui, TypeStep::lead), Role::heading);
            if (const std::string also = alsoKnownAs(*term); !also.empty()) {
                inner.gap(0.25f);
                text(inner, "also", also, mutedStyle(ui));
            }
            inner.gap(0.75f);
            const TermId pressed = richText(inner, "meaning", term->meaning, bodyStyle(ui), context.terms);
            if (!pressed.empty()) actions.push(GoTo{{Room::words, pressed.value, {}}});
        }
        side.gap(2);
        if (beside && number % 2 == 0) sides.left.y = sides.right.y = sides.bottom();
    }
    flow.y = beside ? sides.bottom() : sides.left.y;
}

}  // namespace carewright::ui
