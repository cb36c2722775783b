#include "app/learner/learn_view.h"

#include <algorithm>

#include "app/learner/parts.h"
#include "app/ui/card.h"

namespace carewright::ui {

void LearnView::draw(const ViewContext& context, ActionQueue& actions) {
    const Model& model = context.model;
    const float em = context.ui.type.face(TypeStep::body).em;
    Page page(context.ui, "learn", context.area, {.margin = 4, .maxWidth = em * 68, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Learn", "Read the topics in order, or the one you need. A tick shows what you have read.");
    notice(context, flow, actions);
    learnTabs(context, flow, Room::learn, actions);
    if (model.course.topics.empty()) {
        text(flow, "empty", "The topics of the course belong here. This course has none yet.", bodyStyle(context.ui));
        return;
    }
    const SemanticScope scope(context.ui.record, "topics");
    Columns sides = columns(flow, !context.narrow, 0.5f, 2);
    int number = 0;
    for (const Topic& topic : model.course.topics) {
        const bool read = model.topicsRead.contains(topic.id);
        const std::string title = std::to_string(++number) + ". " + topic.title;
        const std::string minutes = counted(topic.minutes, "minute", "minutes");
        Flow& side = sides.beside && number % 2 == 0 ? sides.right : sides.left;
        if (pressCard(side, topic.id.value, {title, topic.summary, minutes, read ? "Read" : "", Icon::learn, read}))
            actions.push(GoTo{{Room::topic, topic.id.value, {}}});
        side.gap(2);
        // Rows of two begin level, so that the order reads across.
        if (sides.beside && number % 2 == 0) sides.left.y = sides.right.y = sides.bottom();
    }
    flow.y = sides.beside ? sides.bottom() : sides.left.y;
}

}  // namespace carewright::ui
