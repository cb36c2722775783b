#include "app/learner/myths_view.h"

#include "app/learner/parts.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"

namespace carewright::ui {
namespace {

void mythCard(const ViewContext& context, Flow& flow, const Misconception& what, bool wanted, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, what.id.value);
    const auto follow = [&actions](const TermId& term) {
        if (!term.empty()) actions.push(GoTo{{Room::words, term.value, {}}});
    };
    Card card(flow, {.lit = wanted, .pad = 3});
    Flow& inner = card.inner();
    text(inner, "title", what.title, headingStyle(ui, TypeStep::lead), Role::heading);
    inner.gap(2);
    Columns sides = columns(inner, !context.narrow, 0.5f, 4);
    Flow& myth = sides.left;
    text(myth, "myth-label", "Myth", {TypeStep::caption, Weight::semiBold, ui.theme.careful, false});
    myth.gap(0.5f);
    text(myth, "myth", what.myth, bodyStyle(ui));
    myth.gap(1.5f);
    text(myth, "why-label", "Why it is wrong", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
    myth.gap(0.5f);
    follow(richText(myth, "why", what.whyWrong, bodyStyle(ui), context.terms));
    if (!sides.beside) {
        myth.gap(2);
        sides.right.y = myth.y;
    }
    Flow& fact = sides.right;
    text(fact, "fact-label", "Fact", {TypeStep::caption, Weight::semiBold, ui.theme.earned, false});
    fact.gap(0.5f);
    follow(richText(fact, "fact", what.fact, bodyStyle(ui), context.terms));
    inner.y = sides.beside ? sides.bottom() : fact.y;
    if (what.showsUpAs.empty()) return;
    inner.gap(2);
    rule(inner);
    inner.gap(1.5f);
    text(inner, "shows-label", "How it sounds in answers",
         {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
    inner.gap(0.5f);
    int number = 0;
    for (const std::string& words : what.showsUpAs)
        text(inner, "shows-" + std::to_string(++number), "“" + words + "”", mutedStyle(ui, TypeStep::body));
}

}  // namespace

void MythsView::arrive(const Model& /*model*/, const Place& place) { m_scrollTo = MisconceptionId(place.id); }

void MythsView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "myths", context.area,
              {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 68, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Myths and facts",
              "Ideas that many people have at first. Examiners look out for them, so it pays to know them.");
    learnTabs(context, flow, Room::myths, actions);
    if (context.model.course.misconceptions.empty())
        text(flow, "empty", "Common mistaken ideas belong here. This course has none yet.", bodyStyle(ui));
    for (const Misconception& what : context.model.course.misconceptions) {
        if (m_scrollTo == what.id) {
            page.scrollTo(flow.y);
            m_scrollTo = MisconceptionId();
        }
        mythCard(context, flow, what, context.model.place.id == what.id.value, actions);
        flow.gap(2.5f);
    }
}

}  // namespace carewright::ui
