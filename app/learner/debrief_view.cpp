#include "app/learner/debrief_view.h"

#include <imgui.h>

#include <algorithm>

#include "app/learner/parts.h"
#include "app/learner/story_parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/prose.h"
#include "app/ui/review_model.h"

namespace carewright::ui {
namespace {

std::string titleOf(const Course& course, const PointId& id) {
    const MarkingPoint* point = course.findPoint(id);
    return point ? point->title : id.value;
}

std::string titleOf(const Course& course, const MisconceptionId& id) {
    const Misconception* idea = course.findMisconception(id);
    return idea ? idea->title : id.value;
}

/// "One", "One and another", "One, another and a third".
template <class IdType>
std::string listed(const Course& course, const std::vector<IdType>& ids) {
    std::string out;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i > 0) out += i + 1 == ids.size() ? " and " : ", ";
        out += "“" + titleOf(course, ids[i]) + "”";
    }
    return out;
}

/// A line with an icon before it, told by its words alone as well.
void remark(Flow& flow, std::string_view id, Icon which, Colour colour, const std::string& words) {
    const Context& ui = flow.context;
    const Face& face = ui.type.face(TypeStep::body);
    const float room = hasIcons(ui) ? face.em * 1.7f : 0;
    icon(ui, which, flow.x + face.em * 0.6f, flow.y + ui.readingLine(face) / 2, face.em * 1.15f, colour);
    Flow inner = flow.inset(room, 0);
    text(inner, id, words, {TypeStep::body, Weight::regular, ui.theme.text, true});
    flow.y = inner.y;
}

/// How a variable went, as a line of steps; its course in words for those who can't see it.
void course(const Context& ui, const ScenarioVariable& variable, const std::vector<int>& values, Flow& flow) {
    const SemanticScope scope(ui.record, variable.id.value);
    const float top = flow.y;
    const int start = values.front(), end = values.back();
    const std::string change = end == start ? "as at the start" : std::to_string(std::abs(end - start)) + (end > start ? " more than at the start" : " less than at the start");
    text(flow, "title", variable.title, {TypeStep::body, Weight::semiBold, ui.theme.text, false});
    text(flow, "end", "From " + std::to_string(start) + " to " + std::to_string(end) + " of " + std::to_string(variable.to) + ", " + change, mutedStyle(ui));
    flow.gap(0.75f);
    const float height = ui.grid(5), left = flow.x + 1, width = flow.width - 2;
    const Rect box{flow.x, flow.y, flow.x + flow.width, flow.y + height};
    fill(box, ui.theme.sunken, ui.grid(0.5f));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto at = [&](std::size_t i) {
        const float x = values.size() < 2 ? 0 : static_cast<float>(i) / static_cast<float>(values.size() - 1);
        const float y = static_cast<float>(values[i] - variable.from) / static_cast<float>(std::max(1, variable.to - variable.from));
        return ImVec2{left + ui.grid(1) + x * (width - ui.grid(2)), box.bottom - ui.grid(0.75f) - y * (height - ui.grid(1.5f))};
    };
    for (std::size_t i = 0; i + 1 < values.size(); ++i) {
        const ImVec2 a = at(i), b = at(i + 1);
        list.AddLine(a, {b.x, a.y}, ui.theme.accent.packed(), std::max(1.5f, ui.grid(0.25f)));
        list.AddLine({b.x, a.y}, b, ui.theme.accent.packed(), std::max(1.5f, ui.grid(0.25f)));
    }
    list.AddCircleFilled(at(values.size() - 1), ui.grid(0.5f), ui.theme.accent.packed(), 0);
    flow.y = box.bottom;
    std::string row;
    for (const int value : values) row += (row.empty() ? "" : ", ") + std::to_string(value);
    SemanticItem item;
    item.path = "course";
    item.role = Role::image;
    item.label = variable.title + ", passage by passage";
    item.value = row;
    item.description = variable.about;
    item.rect = {flow.x, top, flow.x + flow.width, flow.y};
    record(ui, std::move(item));
}

}  // namespace

void DebriefView::arrive() {
    m_play.reset();
    m_opened.clear();
}

void DebriefView::draw(const ViewContext& context, const StoryInHand& story, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "debrief");
    const Scenario& scenario = story.rules->scenario();
    std::size_t newest = story.debriefs.size();
    for (std::size_t i = 0; i < story.debriefs.size(); ++i) {
        if (story.debriefs[i].ending) newest = i;
    }
    if (newest == story.debriefs.size()) {
        pageTitle(flow, "Nothing to look back on yet", "Play the story to an ending; then you can see what each choice meant.");
        if (button(flow, "play", {"Go on with the story", Icon::story}, ButtonKind::primary)) actions.push(GoTo{{Room::scenario, scenario.id.value, {}}});
        return;
    }
    m_shown = m_play && *m_play < story.debriefs.size() ? *m_play : newest;
    const StoryDebrief& debrief = story.debriefs[m_shown];
    pageTitle(flow, "Looking back", "What each of your choices meant, and what else could have happened. From any passage you can try another way.");
    notice(context, flow, actions);
    ways(story, flow);
    Columns sides = columns(flow, !context.narrow, 0.63f, 4);
    if (sides.beside) {
        outcome(context, story, debrief, sides.left);
        sides.left.gap(3);
        timeline(context, story, debrief, sides.left, actions);
        learnt(context, debrief, sides.right, actions);
        gauges(context, story, debrief, sides.right);
        flow.y = sides.bottom();
    } else {
        outcome(context, story, debrief, flow);
        flow.gap(2);
        learnt(context, debrief, flow, actions);
        timeline(context, story, debrief, flow, actions);
        flow.gap(2);
        gauges(context, story, debrief, flow);
    }
    flow.gap(3);
    ButtonRow row(flow, ButtonRow::Align::right);
    const BeginStory begin{scenario.id};
    if (row.button("again", {"Play it again from the start", Icon::again, {}, context.rules.whyNot(ScenarioAction{begin})}, ButtonKind::primary))
        actions.push(ScenarioAction{begin});
    if (row.button("stories", {"All stories"})) actions.push(GoTo{{Room::scenarios, {}, {}}});
}

void DebriefView::ways(const StoryInHand& story, Flow& flow) {
    if (story.debriefs.size() < 2) return;
    std::vector<std::string> ids, labels;
    for (std::size_t i = 0; i < story.debriefs.size(); ++i) {
        const StoryDebrief& one = story.debriefs[i];
        ids.push_back("way-" + std::to_string(i + 1));
        labels.push_back("Way " + std::to_string(i + 1) + (one.ending ? ": " + story.rules->scenario().passages[*one.ending].title : ": not finished"));
    }
    std::vector<ChoiceOption> options;
    for (std::size_t i = 0; i < ids.size(); ++i) options.push_back({ids[i], labels[i]});
    const int chosen = choices(flow, "ways", {}, options, static_cast<int>(m_shown));
    if (chosen >= 0 && chosen != static_cast<int>(m_shown)) {
        m_play = static_cast<std::size_t>(chosen);
        m_opened.clear();
    }
    flow.gap(2);
}

void DebriefView::outcome(const ViewContext& context, const StoryInHand& story, const StoryDebrief& debrief, Flow& flow) const {
    if (!debrief.ending) return;
    const Context& ui = context.ui;
    const Passage& ending = story.rules->scenario().passages[*debrief.ending];
    Card card(flow, {.pad = 3, .stripe = endingColour(ui.theme, ending.ending)});
    Flow& inner = card.inner();
    text(inner, "ending-kind", endingWords(ending.ending), {TypeStep::caption, Weight::semiBold, endingColour(ui.theme, ending.ending), false});
    inner.gap(0.5f);
    text(inner, "ending-title", ending.title, headingStyle(ui, TypeStep::heading), Role::heading);
    inner.gap(1);
    text(inner, "ending-debrief", ending.debrief, bodyStyle(ui));
}

void DebriefView::learnt(const ViewContext& context, const StoryDebrief& debrief, Flow& flow, ActionQueue& actions) const {
    const Context& ui = context.ui;
    const Course& course = context.model.course;
    const SemanticScope scope(ui.record, "learnt");
    text(flow, "title", "What you showed", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1.25f);
    if (debrief.shown.empty()) text(flow, "none", "On this way you showed none of the marking points yet.", mutedStyle(ui, TypeStep::body));
    for (const PointId& point : debrief.shown) {
        remark(flow, point.value, Icon::earned, ui.theme.earned, titleOf(course, point));
        flow.gap(0.5f);
    }
    flow.gap(1.5f);
    for (const MisconceptionId& id : debrief.revealed) {
        const Misconception* idea = course.findMisconception(id);
        {
            Card card(flow, {.pad = 2, .stripe = ui.theme.careful});
            Flow& inner = card.inner();
            const SemanticScope one(ui.record, id.value);
            text(inner, "kind", "A common mistaken idea", {TypeStep::caption, Weight::semiBold, ui.theme.careful, false});
            inner.gap(0.25f);
            text(inner, "title", titleOf(course, id), {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
            if (idea) {
                inner.gap(0.5f);
                text(inner, "correction", idea->correction, bodyStyle(ui));
                inner.gap(0.25f);
                if (link(inner, "read", "Myth and fact", TypeStep::caption)) actions.push(GoTo{{Room::myths, id.value, {}}});
            }
        }
        flow.gap(1.5f);
    }
    flow.gap(1.5f);
}

void DebriefView::gauges(const ViewContext& context, const StoryInHand& story, const StoryDebrief& debrief, Flow& flow) const {
    const Context& ui = context.ui;
    const std::vector<ScenarioVariable>& variables = story.rules->scenario().variables;
    if (variables.empty()) return;
    const SemanticScope scope(ui.record, "gauges");
    text(flow, "title", "How it went over time", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1.25f);
    for (std::size_t i = 0; i < variables.size(); ++i) {
        std::vector<int> values{debrief.valuesAtStart[i]};
        for (const StoryLesson& lesson : debrief.lessons) values.push_back(lesson.values[i]);
        course(ui, variables[i], values, flow);
        flow.gap(2);
    }
}

void DebriefView::timeline(const ViewContext& context, const StoryInHand& story, const StoryDebrief& debrief, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    text(flow, "way-title", "Your way", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(1.5f);
    const SemanticScope scope(ui.record, "way");
    const float em = ui.type.face(TypeStep::body).em, badge = em * 1.7f;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (std::size_t turn = 0; turn < debrief.lessons.size(); ++turn) {
        const float top = flow.y, x = flow.x + badge / 2;
        Flow inner = flow.inset(badge + ui.grid(2), 0);
        lesson(context, story, debrief, turn, inner, actions);
        // The line runs on to the next stop; the last one ends in the ending's own mark.
        const float next = inner.y + ui.grid(2);
        list.AddLine({x, top + badge}, {x, next}, ui.theme.line.packed(), std::max(1.5f, em * 0.12f));
        const bool careful = !debrief.lessons[turn].revealed.empty();
        numberBadge(ui, static_cast<int>(turn) + 1, x, top + badge / 2, badge, careful ? ui.theme.careful : ui.theme.accent, ui.theme.surface);
        flow.y = next;
    }
    if (!debrief.ending) return;
    const Passage& ending = story.rules->scenario().passages[*debrief.ending];
    const float x = flow.x + badge / 2;
    list.AddCircleFilled({x, flow.y + badge / 2}, badge * 0.32f, endingColour(ui.theme, ending.ending).packed(), 0);
    Flow inner = flow.inset(badge + ui.grid(2), 0);
    inner.y += (badge - ui.controlLine(ui.type.face(TypeStep::body))) / 2;
    text(inner, "end", std::string(endingWords(ending.ending)) + ": " + ending.title, {TypeStep::body, Weight::semiBold, ui.theme.text, false});
    flow.y = std::max(inner.y, flow.y + badge);
}

void DebriefView::lesson(const ViewContext& context, const StoryInHand& story, const StoryDebrief& debrief, std::size_t turn, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Course& course = context.model.course;
    const StoryLesson& what = debrief.lessons[turn];
    const Scenario& scenario = story.rules->scenario();
    const SemanticScope scope(ui.record, "turn-" + std::to_string(turn + 1));
    Card card(flow, {.pad = 2.25f});
    Flow& inner = card.inner();
    text(inner, "passage", scenario.passages[what.passage].title, {TypeStep::caption, Weight::semiBold, ui.theme.muted, false}, Role::heading);
    inner.gap(0.5f);
    text(inner, "did", what.written ? "You wrote: “" + opening(what.did, 45) + "”" : what.did, {TypeStep::body, Weight::semiBold, ui.theme.text, true});
    if (!what.meant.empty()) {
        inner.gap(0.75f);
        text(inner, "meant", what.meant, bodyStyle(ui));
    }
    if (!what.shown.empty()) {
        inner.gap(1);
        remark(inner, "shown", Icon::earned, ui.theme.earned, "Shows " + listed(course, what.shown) + ".");
    }
    if (!what.missed.empty()) {
        inner.gap(0.5f);
        remark(inner, "missed", Icon::notYet, ui.theme.muted, "Not yet: " + listed(course, what.missed) + ".");
    }
    if (!what.revealed.empty()) {
        inner.gap(0.5f);
        remark(inner, "revealed", Icon::careful, ui.theme.careful, "A common mistaken idea: " + listed(course, what.revealed) + ".");
    }
    inner.gap(0.75f);
    text(inner, "next", std::string(what.byChance ? "By chance it led to “" : "It led to “") + scenario.passages[what.next].title + "”.", mutedStyle(ui));
    if (what.written)
        if (const auto decided = context.model.review->ownRecord(story.run.plays[m_shown].turns[turn].submission)) {
            inner.gap(1.5f);
            m_decision.draw(context, *decided, inner, actions);
        }
    others(context, story, what, turn, inner);
    inner.gap(1);
    const PlayFrom from{scenario.id, m_shown, turn};
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("play", {"Play from here", Icon::play, {}, context.rules.whyNot(ScenarioAction{from})}, ButtonKind::quiet)) actions.push(ScenarioAction{from});
}

void DebriefView::others(const ViewContext& context, const StoryInHand& story, const StoryLesson& lesson, std::size_t turn, Flow& flow) {
    if (lesson.others.empty()) return;
    const Context& ui = context.ui;
    const bool open = m_opened.contains(turn);
    const int count = static_cast<int>(lesson.others.size());
    flow.gap(0.5f);
    const std::string label = lesson.written ? "Where other words would have led (" + std::to_string(count) + ")" : "What else you could have done (" + std::to_string(count) + ")";
    if (expander(flow, "others", label, open)) {
        if (!m_opened.erase(turn)) m_opened.insert(turn);
    }
    if (!open) return;
    const std::vector<Passage>& passages = story.rules->scenario().passages;
    for (int i = 0; i < count; ++i) {
        const StoryAlternative& other = lesson.others[static_cast<std::size_t>(i)];
        const SemanticScope scope(ui.record, "other-" + std::to_string(i + 1));
        flow.gap(1);
        Card card(flow, {.sunken = true, .pad = 1.75f});
        Flow& inner = card.inner();
        std::string did = other.text;
        if (lesson.written) did = other.needs.empty() ? "With none of these points" : "With " + listed(context.model.course, other.needs);
        text(inner, "did", did, {TypeStep::body, Weight::semiBold, ui.theme.text, true});
        if (!other.meant.empty()) {
            inner.gap(0.5f);
            text(inner, "meant", other.meant, bodyStyle(ui));
        }
        std::string leads;
        for (const std::size_t to : other.leadsTo) leads += (leads.empty() ? "“" : " or “") + passages[to].title + "”";
        if (!leads.empty()) {
            inner.gap(0.5f);
            text(inner, "leads", "It would have led to " + leads + ".", mutedStyle(ui));
        }
    }
}

}  // namespace carewright::ui
