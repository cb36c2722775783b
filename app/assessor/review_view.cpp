#include "app/assessor/review_view.h"

#include <algorithm>
#include <cmath>

#include "app/assessor/key_buttons.h"
#include "app/assessor/queue_list.h"
#include "app/ui/keys.h"
#include "app/ui/button.h"
#include "app/ui/controls.h"
#include "app/ui/page_parts.h"
#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"

namespace carewright::ui {
namespace {

/// Narrower than this many ems there is no room for the queue beside response and decision.
constexpr float threeColumnEms = 58;

/// What begins there is not wholly in sight, or likely not.
bool outOfSight(float top, const Rect& area) { return top < area.top || top > area.bottom - area.height() * 0.45f; }

}  // namespace

void ReviewView::arrive(const Model& /*model*/, const Place& /*place*/) {}

void ReviewView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const float em = ui.type.face(TypeStep::body).em;
    if (!review.desk) {
        Page page(ui, "review", context.area, {.margin = 4, .maxWidth = em * 60, .scrollKeys = true});
        pageTitle(page.flow(), "Nothing on the desk", "Choose a response from the queue.");
        notice(context, page.flow(), actions);
        if (button(page.flow(), "queue", {"To the queue", Icon::back}, ButtonKind::primary)) actions.push(GoTo{{Room::queue, {}, {}}});
        return;
    }
    m_decision.keys(context, actions, !m_response.annotating());
    if (!m_response.annotating() && struck(ui, Command::annotate)) m_response.annotate();
    m_response.pointAt(m_decision.pointed());
    // Another response is read from its first line.
    const std::string here = placeId(review.desk->detail.response);
    if (context.narrow) {
        Rect area = context.area;
        area.bottom -= m_decision.barHeight(context, area.width());
        narrow(context, area, here, actions);
        if (area.bottom < context.area.bottom) m_decision.bar(context, {area.left, area.bottom, area.right, context.area.bottom}, actions);
        return;
    }
    Rect rest = context.area;
    if (rest.width() >= em * threeColumnEms) {
        const float width = std::floor(std::min(em * 16, rest.width() * 0.21f));
        list(context, {rest.left, rest.top, rest.left + width, rest.bottom}, actions);
        rest.left += width;
    }
    const float middle = std::floor(rest.left + rest.width() * 0.53f);
    {
        Page page(ui, "review", {rest.left, rest.top, middle, rest.bottom}, {.margin = 2.5f, .maxWidth = 0, .stand = here, .scrollKeys = true});
        Flow& flow = page.flow();
        flow.gap(2);
        notice(context, flow, actions);
        m_response.draw(context, flow, actions);
        flow.gap(2);
        m_response.background(context, flow);
    }
    Rect side{middle, rest.top, rest.right, rest.bottom};
    side.bottom -= m_decision.barHeight(context, side.width());
    fill({side.left, side.top, side.left + ui.theme.borderWidth, rest.bottom}, ui.theme.line);
    {
        Page page(ui, "decision", {side.left + ui.theme.borderWidth, side.top, side.right, side.bottom}, {.margin = 2, .maxWidth = 0, .scrollKeys = false});
        Flow& flow = page.flow();
        const float top = flow.y;
        flow.gap(2);
        decision(context, flow, actions);
        // The point that the keys work on stays in sight.
        if (const auto moved = m_decision.takeMoved()) {
            // The first point stands below what is proposed in all, which is read with it.
            if (moved->first) page.scrollTo(top);
            else if (outOfSight(moved->top, side)) page.scrollTo(moved->top);
        }
    }
    if (side.bottom < rest.bottom) m_decision.bar(context, {side.left, side.bottom, rest.right, rest.bottom}, actions);
}

void ReviewView::narrow(const ViewContext& context, const Rect& area, std::string_view response, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "review", area, {.margin = 3, .maxWidth = 0, .stand = response, .scrollKeys = true});
    Flow& flow = page.flow();
    flow.gap(2);
    notice(context, flow, actions);
    m_response.draw(context, flow, actions);
    flow.gap(3);
    decision(context, flow, actions);
    // The response is read first; once the keys have moved on, their point stays in sight.
    if (const auto moved = m_decision.takeMoved(); moved && !moved->first && outOfSight(moved->top, area)) page.scrollTo(moved->top);
    flow.gap(3);
    m_response.background(context, flow);
}

void ReviewView::list(const ViewContext& context, const Rect& area, ActionQueue& actions) {
    const Context& ui = context.ui;
    fill(area, ui.theme.sunken);
    fill({area.right - ui.theme.borderWidth, area.top, area.right, area.bottom}, ui.theme.line);
    Page page(ui, "waiting", {area.left, area.top, area.right - ui.theme.borderWidth, area.bottom}, {.margin = 1.5f, .maxWidth = 0, .scrollKeys = false});
    Flow& flow = page.flow();
    flow.gap(2);
    if (button(flow, "queue", {"Queue", Icon::back}, ButtonKind::quiet)) actions.push(GoTo{{Room::queue, {}, {}}});
    flow.gap(1);
    if (const auto pressed = queueList(context, flow, true)) actions.push(boxed<ReviewRequest>(OpenResponse{*pressed}));
    flow.gap(1);
    queuePages(context, flow, actions);
}

void ReviewView::decision(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const SemanticScope scope(context.ui.record, "desk");
    std::vector<int> badges;
    for (const Judged& one : judgedOn(*context.model.review->desk)) badges.push_back(m_response.badgeOf(one.id));
    m_sample.draw(context, flow, actions);
    m_decision.draw(context, flow, actions, badges);
}

}  // namespace carewright::ui
