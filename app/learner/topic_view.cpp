#include "app/learner/topic_view.h"

#include <algorithm>
#include <set>

#include "app/learner/blocks.h"
#include "app/learner/parts.h"
#include "app/ui/button.h"

namespace carewright::ui {
namespace {

const Topic* after(const Course& course, const TopicId& id) {
    const auto here = std::ranges::find(course.topics, id, &Topic::id);
    if (here == course.topics.end() || here + 1 == course.topics.end()) return nullptr;
    return &*(here + 1);
}

/// The questions that a topic's marking points appear in.
const Question* questionFor(const Course& course, const TopicId& topic) {
    for (const Question& question : course.questions) {
        if (question.points.empty()) continue;
        const MarkingPoint* point = course.findPoint(question.points.front().point);
        if (point && point->topic == topic) return &question;
    }
    return nullptr;
}

void sources(const ViewContext& context, const Topic& topic, Flow& flow) {
    std::set<SourceId> used;
    for (const Block& block : topic.blocks)
        used.insert(block.provenance.sources.begin(), block.provenance.sources.end());
    if (used.empty()) return;
    const SemanticScope scope(context.ui.record, "sources");
    flow.gap(2);
    text(flow, "title", "Where this comes from",
         {TypeStep::caption, Weight::semiBold, context.ui.theme.muted, false}, Role::heading);
    flow.gap(0.5f);
    for (const Source& source : context.model.course.sources) {
        if (!used.contains(source.id)) continue;
        text(flow, source.id.value, describe(source), mutedStyle(context.ui));
    }
}

void endOfTopic(const ViewContext& context, const Topic& topic, Flow& flow, ActionQueue& actions) {
    const bool read = context.model.topicsRead.contains(topic.id);
    const Topic* next = after(context.model.course, topic.id);
    const Question* question = questionFor(context.model.course, topic.id);
    flow.gap(2);
    ButtonRow row(flow, ButtonRow::Align::right);
    if (next) {
        const std::string label = "Next: " + next->title;
        if (row.button("next", {label, Icon::forward}, ButtonKind::primary)) {
            actions.push(TickTopic{topic.id, true});
            actions.push(GoTo{{Room::topic, next->id.value, {}}});
        }
    } else if (row.button("finish", {"I have read this", Icon::check}, ButtonKind::primary)) {
        actions.push(TickTopic{topic.id, true});
        actions.push(GoTo{{Room::learn, {}, {}}});
    }
    if (question && row.button("practise", {"Practise a question on this", Icon::practise})) {
        actions.push(TickTopic{topic.id, true});
        actions.push(GoTo{{Room::write, question->id.value, {}}});
    }
    if (row.button("tick", {read ? "Mark as not read" : "Mark as read", Icon::none}, ButtonKind::quiet))
        actions.push(TickTopic{topic.id, !read});
}

}  // namespace

void TopicView::arrive(const Model& /*model*/, const Place& place) {
    // "" means the top; ImGui keeps a page's scroll position by its id, which is the topic's.
    m_scrollTo = place.find;
}

void TopicView::contents(const ViewContext& context, const Topic& topic, Flow& flow) {
    const SemanticScope scope(context.ui.record, "contents");
    flow.gap(3);
    text(flow, "title", "On this page", {TypeStep::caption, Weight::semiBold, context.ui.theme.muted, false},
         Role::heading);
    flow.gap(1);
    int number = 0;
    for (const Block& block : topic.blocks) {
        ++number;
        if (block.kind != Block::Kind::heading) continue;
        if (link(flow, "to-" + std::to_string(number), block.title, TypeStep::caption))
            m_scrollTo = "block-" + std::to_string(number);
        flow.gap(0.5f);
    }
}

void TopicView::draw(const ViewContext& context, ActionQueue& actions) {
    const Topic* topic = context.model.course.findTopic(TopicId(context.model.place.id));
    const Context& ui = context.ui;
    const float reading = readingWidth(ui);
    if (!topic) {
        Page page(ui, "topic", context.area, {.margin = 4, .maxWidth = reading, .scrollKeys = true});
        pageTitle(page.flow(), "This topic is not in the course", "Choose another one under Learn.");
        return;
    }
    const float aside = ui.type.face(TypeStep::body).em * 15;
    const bool hasHeadings = std::ranges::any_of(
        topic->blocks, [](const Block& block) { return block.kind == Block::Kind::heading; });
    const bool withContents = hasHeadings && context.area.width() > reading + aside + ui.grid(14);
    const float gap = ui.grid(6);
    {
        const SemanticScope scope(ui.record, "topic");
        Page page(ui, topic->id.value, context.area,
                  {.margin = 4, .maxWidth = withContents ? reading + gap + aside : reading, .scrollKeys = true});
        Flow& flow = page.flow();
        if (withContents) {
            // Beside the column, at the same height however far one has read.
            Flow side{ui, flow.x + reading + gap, context.area.top, aside};
            contents(context, *topic, side);
            flow.width = reading;
        }
        pageTitle(flow, topic->title, topic->summary);
        notice(context, flow, actions);
        int number = 0;
        for (const Block& what : topic->blocks) {
            ++number;
            const std::string name = what.id.empty() ? "block-" + std::to_string(number) : what.id.value;
            if (!m_scrollTo.empty() && m_scrollTo == name) {
                page.scrollTo(flow.y);
                m_scrollTo.clear();
            }
            const TermId term = block(context, flow, what, number);
            if (!term.empty()) actions.push(GoTo{{Room::words, term.value, {}}});
        }
        endOfTopic(context, *topic, flow, actions);
        sources(context, *topic, flow);
    }
}

}  // namespace carewright::ui
