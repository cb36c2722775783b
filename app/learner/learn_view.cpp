#include "app/learner/learn_view.h"

#include <algorithm>

#include "app/learner/parts.h"
#include "app/ui/card.h"

namespace carewright::ui {
namespace {

/// What a topic's card says.
struct Words {
    std::string title, summary, minutes;
    bool read = false;
};

Words wordsOf(const Model& model, const Topic& topic, std::size_t number) {
    return {std::to_string(number) + ". " + topic.title, topic.summary, counted(topic.minutes, "minute", "minutes"),
            model.topicsRead.contains(topic.id)};
}

CardText cardOf(const Words& words) {
    return {words.title, words.summary, words.minutes, words.read ? "Read" : "", Icon::learn, words.read};
}

}  // namespace

void LearnView::draw(const ViewContext& context, ActionQueue& actions) {
    const Model& model = context.model;
    const float em = context.ui.type.face(TypeStep::body).em;
    Page page(context.ui, "learn", context.area, {.margin = 4, .maxWidth = em * 68, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Learn", "Read the topics in order, or the one you need. A tick shows what you have read.");
    notice(context, flow, actions);
    courseErrors(context, flow);
    learnTabs(context, flow, Room::learn, actions);
    if (model.course.topics.empty()) {
        text(flow, "empty", "The topics of the course belong here. This course has none yet.", bodyStyle(context.ui));
        return;
    }
    const SemanticScope scope(context.ui.record, "topics");
    Columns sides = columns(flow, !context.narrow, 0.5f, 2);
    const auto& topics = model.course.topics;
    const std::size_t across = sides.beside ? 2 : 1;
    for (std::size_t first = 0; first < topics.size(); first += across) {
        const std::size_t end = std::min(topics.size(), first + across);
        std::vector<Words> row;
        for (std::size_t i = first; i < end; ++i) row.push_back(wordsOf(model, topics[i], i + 1));
        // Cards of one row are equally high, so that the order reads across.
        float height = 0;
        for (const Words& words : row) height = std::max(height, pressCardHeight(sides.left, cardOf(words)));
        for (std::size_t i = first; i < end; ++i) {
            Flow& side = i == first ? sides.left : sides.right;
            if (pressCard(side, topics[i].id.value, cardOf(row[i - first]), height))
                actions.push(GoTo{{Room::topic, topics[i].id.value, {}}});
            side.gap(2);
        }
    }
    flow.y = sides.beside ? sides.bottom() : sides.left.y;
}

}  // namespace carewright::ui
