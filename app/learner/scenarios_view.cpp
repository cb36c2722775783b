#include "app/learner/scenarios_view.h"

#include <algorithm>
#include <cmath>

#include "app/learner/being_written.h"
#include "app/learner/parts.h"
#include "app/learner/story_parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/portrait.h"

namespace carewright::ui {
namespace {

/// "5 people · about 20 minutes · 1 of 4 endings seen".
std::string facts(const Scenario& scenario, const StoryStanding* standing) {
    const auto endings = static_cast<int>(std::ranges::count_if(scenario.passages, [](const Passage& passage) { return passage.ending != Passage::Ending::none; }));
    std::string out = counted(static_cast<int>(scenario.people.size()), "person", "people") + " · about " + counted(scenario.minutes, "minute", "minutes") + " · ";
    const std::size_t seen = standing ? standing->endingsSeen.size() : 0;
    return out + (seen == 0 ? counted(endings, "ending", "endings") : std::to_string(seen) + " of " + counted(endings, "ending", "endings") + " seen");
}

void faces(const Context& ui, const Scenario& scenario, Flow& flow) {
    const float size = ui.type.face(TypeStep::body).em * 2.6f, step = size + ui.grid(1);
    float x = flow.x;
    for (const ScenarioPerson& person : scenario.people) {
        if (x + size > flow.x + flow.width) break;
        const SemanticScope scope(ui.record, person.id.value);
        portrait(ui, "portrait", person.name, person.portrait, x, flow.y, size);
        x += step;
    }
    flow.y += size;
}

void storyCard(const ViewContext& context, const Scenario& scenario, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, scenario.id.value);
    const auto found = context.model.scenario.standings.find(scenario.id);
    const StoryStanding* standing = found == context.model.scenario.standings.end() ? nullptr : &found->second;
    CardLook look{.pad = 3};
    if (standing && standing->unfinished) look.stripe = ui.theme.accent;
    Card card(flow, look);
    Flow& inner = card.inner();
    text(inner, "title", scenario.title, headingStyle(ui, TypeStep::heading), Role::heading);
    inner.gap(0.5f);
    text(inner, "facts", facts(scenario, standing), mutedStyle(ui));
    inner.gap(1.5f);
    faces(ui, scenario, inner);
    inner.gap(1.5f);
    text(inner, "about", scenario.about, bodyStyle(ui));
    inner.gap(2);
    const bool goOn = standing && standing->unfinished;
    if (goOn) {
        text(inner, "at", "You are in the middle of it, at “" + standing->at + "”.", {TypeStep::body, Weight::semiBold, ui.theme.accent, true}, Role::status);
        inner.gap(1.5f);
    }
    ButtonRow row(inner, ButtonRow::Align::right);
    const Place there{Room::scenario, scenario.id.value, {}};
    if (row.button("open", {goOn ? "Go on with the story" : standing ? "Open it again" : "Open the story", Icon::story}, goOn ? ButtonKind::primary : ButtonKind::secondary))
        actions.push(GoTo{there});
    if (standing && !standing->endingsSeen.empty() && row.button("debrief", {"Look back", Icon::eye}, ButtonKind::quiet))
        actions.push(GoTo{{Room::scenario, scenario.id.value, std::string(debriefPlace)}});
}

}  // namespace

void ScenariosView::draw(const ViewContext& context, ActionQueue& actions) {
    const float em = context.ui.type.face(TypeStep::body).em;
    Page page(context.ui, "scenarios", context.area, {.margin = 4, .maxWidth = em * 62, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Scenarios", "Stories in which you decide. Nobody in them is simply right; what you do has consequences, and afterwards you can look back on what each choice meant.");
    notice(context, flow, actions);
    courseErrors(context, flow);
    const std::vector<Scenario>& all = context.model.course.scenarios;
    noneYet(context, flow, "scenario", "This course has no stories yet.", all.size());
    for (const Scenario& scenario : all) {
        storyCard(context, scenario, flow, actions);
        flow.gap(2);
    }
    stillBeingWritten(context, flow, "scenario", "story", "stories", all.size());
}

}  // namespace carewright::ui
