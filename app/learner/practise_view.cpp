#include "app/learner/practise_view.h"

#include "app/learner/being_written.h"
#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "engine/content/suggestion.h"

namespace carewright::ui {
namespace {

/// `room` is left above the buttons. Gives the height that the card needs without it.
float questionCard(const ViewContext& context, Flow& flow, const Question& question, float room, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Model& model = context.model;
    const SemanticScope scope(ui.record, question.id.value);
    const AttemptState* attempt = model.attemptAt(question.id);
    const bool handedIn = attempt && !attempt->submissions.empty();
    const bool writing = model.draftAt(question.id) != nullptr;
    const float top = flow.y;
    {
        Card card(flow, {.pad = 3});
        Flow& inner = card.inner();
        text(inner, "question", question.text, headingStyle(ui, TypeStep::lead), Role::heading);
        if (!question.passage.empty()) {
            inner.gap(0.75f);
            text(inner, "case", "The case: " + shortened(question.passage, 90), mutedStyle(ui));
        }
        inner.gap(1.25f);
        markPips(inner, "marks", bestMarks(model, attempt).marks, question.marks);
        inner.gap(1);
        text(inner, "standing", "Criterion " + question.criterion.value + " · " + counted(question.marks, "mark", "marks") + " · " + standing(model, question),
             mutedStyle(ui));
        inner.gap(1);
        inner.y += room;
        ButtonRow row(inner, ButtonRow::Align::right);
        const std::string_view label = writing ? "Continue writing" : handedIn ? "Try again" : "Answer it";
        if (row.button("write", {label, Icon::practise}, ButtonKind::secondary)) {
            if (handedIn && !writing)
                actions.push(TryAgain{question.id, true});
            else
                actions.push(GoTo{{Room::write, question.id.value, {}}});
        }
        if (handedIn && row.button("result", {"See the marks", Icon::none}, ButtonKind::quiet))
            actions.push(GoTo{{Room::result, question.id.value, {}}});
    }
    return flow.y - top - room;
}

}  // namespace

void PractiseView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "practise", context.area,
              {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 68, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Practise",
              "Choose a question and answer it in your own words. You can try each one as often as you like.");
    notice(context, flow, actions);
    courseErrors(context, flow);
    const std::vector<Question>& all = context.model.course.questions;
    noneYet(context, flow, "question", "Questions belong here. This course has none yet.", all.size());
    Columns sides = columns(flow, !context.narrow, 0.5f, 2);
    int number = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Flow& side = sides.beside && ++number % 2 == 0 ? sides.right : sides.left;
        const std::size_t beside = i ^ 1;
        const float room = sides.beside && beside < all.size() ? m_even.roomIn(all[i].id.value, all[beside].id.value) : 0;
        m_even.needs(all[i].id.value, questionCard(context, side, all[i], room, actions));
        side.gap(2);
        if (sides.beside && number % 2 == 0) sides.left.y = sides.right.y = sides.bottom();
    }
    flow.y = sides.beside ? sides.bottom() : sides.left.y;
    stillBeingWritten(context, flow, "question", "question", "questions", all.size());
}

}  // namespace carewright::ui
