#include "app/assessor/queue_list.h"

#include <algorithm>
#include <cmath>

#include "app/assessor/review_words.h"
#include "app/ui/button.h"
#include "app/ui/page_parts.h"
#include "app/ui/prose.h"
#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"

namespace carewright::ui {
namespace {

/// Beyond this the desk stops counting.
constexpr std::size_t mostCounted = 1000;

std::string marksWords(const ReviewItem& item) {
    if (item.decidedMarks) return std::to_string(*item.decidedMarks) + (item.proposed ? " of " + std::to_string(item.proposed->maxMarks) : "");
    if (!item.proposed) return "not marked";
    return std::to_string(item.proposed->marks) + " of " + std::to_string(item.proposed->maxMarks);
}

Colour colourOf(const Theme& theme, const ReviewItem& item) {
    if (item.appeal || item.contested || item.differs) return theme.missed;
    if (item.state == ResponseState::decided || item.state == ResponseState::released) return theme.earned;
    return item.proposed && item.proposed->refer ? theme.careful : theme.line;
}

bool line(const ViewContext& context, const ReviewItem& item, bool narrow, Flow& flow) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const bool here = review.desk && review.desk->detail.response == item.response && context.model.place.room == Room::review;
    // Whoever marks a second time must not read the first marks off the list.
    const bool drawn = std::ranges::find(review.toMarkSecond, item.response) != review.toMarkSecond.end() || (here && review.desk->second && review.desk->blind.proposalHidden);
    const bool proposalHidden = review.blind.proposalHidden && item.state != ResponseState::decided && item.state != ResponseState::released;
    const std::string who = learnerWords(review, item.learner, review.blind);
    const std::string marks = proposalHidden || drawn ? std::string() : marksWords(item);
    std::string title = narrow ? who : questionWords(context.model.course, item.response.question, 24);
    std::string under = narrow ? questionWords(context.model.course, item.response.question) : who + (exerciseWords(item.exercise).empty() ? "" : ", " + std::string(exerciseWords(item.exercise))) + (item.tryNumber > 1 ? ", try " + std::to_string(item.tryNumber) : "");
    std::string state = stateWords(review, item);
    const bool waits = item.state == ResponseState::toDecide && item.proposed && !proposalHidden && !item.appeal;
    if (waits) state = surenessWords(item.proposed->refer, item.confidence, item.flags);
    else if (!proposalHidden)
        for (const Flag flag : item.flags) state += ", " + std::string(flagWords(flag));
    if (review.isForLater(item.response)) state = "Left for later. " + state;
    const TextStyle strong{TypeStep::body, here ? Weight::semiBold : Weight::regular, ui.theme.text, false};
    const TextStyle quiet{TypeStep::caption, Weight::regular, ui.theme.muted, false};
    const TextStyle bold{TypeStep::body, Weight::semiBold, ui.theme.text, false};
    const float padX = ui.grid(1.5f), padY = ui.grid(1), stripe = ui.grid(0.5f);
    const float marksWidth = marks.empty() ? 0 : std::ceil(textWidth(ui.type.face(TypeStep::body, Weight::semiBold), marks)) + 1;
    const float inside = flow.width - 2 * padX - stripe, words = inside - (marksWidth > 0 ? marksWidth + ui.grid(1.5f) : 0);
    const float height = 2 * padY + textHeight(ui, title, strong, words) + textHeight(ui, under, quiet, inside) + textHeight(ui, state, quiet, inside) + ui.grid(0.5f);
    SemanticItem row;
    row.path = placeId(item.response);
    // Slashes part the record's scopes.
    std::ranges::replace(row.path, '/', '.');
    const std::string id = row.path;
    row.role = Role::listItem;
    row.label = title + ", " + under;
    row.value = marks;
    row.description = state;
    row.selected = here;
    row.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + height};
    const Rect rect = row.rect;
    const Press press = pressable(ui, std::move(row));
    const float radius = ui.grid(0.75f);
    fill(rect, here ? ui.theme.surface : press.hovered ? ui.theme.hover : ui.theme.background, radius);
    outline(rect, here ? ui.theme.accent : ui.theme.line, std::max(1.0f, ui.theme.borderWidth), radius);
    fill({rect.left, rect.top + radius, rect.left + stripe, rect.bottom - radius}, colourOf(ui.theme, item), stripe / 2);
    const SemanticScope scope(ui.record, id);
    if (marksWidth > 0) {
        Flow aside{ui, rect.right - padX - marksWidth, rect.top + padY, marksWidth};
        text(aside, "marks", marks, bold);
    }
    Flow inner{ui, rect.left + padX + stripe, rect.top + padY, words};
    text(inner, "title", title, strong);
    inner.width = inside;
    text(inner, "under", under, quiet);
    inner.gap(0.25f);
    text(inner, "state", state, quiet);
    if (press.ring) focusRing(ui, rect, radius);
    flow.y = rect.bottom;
    return press.clicked;
}

}  // namespace

std::optional<ResponseRef> queueList(const ViewContext& context, Flow& flow, bool narrow) {
    const SemanticScope scope(context.ui.record, "queue");
    const ReviewModel& review = *context.model.review;
    std::optional<ResponseRef> pressed;
    for (const ReviewItem& item : review.page.items) {
        if (line(context, item, narrow, flow)) pressed = item.response;
        flow.gap(0.75f);
    }
    return pressed;
}

void queuePages(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const ReviewModel& review = *context.model.review;
    if (review.page.items.empty() && review.pageNumber == 0) return;
    constexpr std::size_t rows = 50;
    const std::size_t first = review.pageNumber * rows;
    std::string words = std::to_string(first + 1) + " to " + std::to_string(first + review.page.items.size());
    words += review.found >= mostCounted && review.figure.empty() ? " of more than " + std::to_string(mostCounted - 1) : " of " + std::to_string(review.found);
    text(flow, "pages", words, mutedStyle(context.ui), Role::status);
    const ReviewAction back = boxed<ReviewRequest>(TurnPage{-1}), on = boxed<ReviewRequest>(TurnPage{1});
    const std::string whyNotBack = context.rules.whyNot(back), whyNotOn = context.rules.whyNot(on);
    if (!whyNotBack.empty() && !whyNotOn.empty()) return;
    flow.gap(0.75f);
    ButtonRow row(flow);
    if (row.button("page-back", {"Back", Icon::back, {}, whyNotBack})) actions.push(back);
    if (row.button("page-on", {"More", Icon::forward, {}, whyNotOn})) actions.push(on);
}

}  // namespace carewright::ui
