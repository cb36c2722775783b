#include "app/learner/scenario_view.h"

#include <algorithm>
#include <utility>

#include "app/learner/access_here.h"
#include "app/learner/parts.h"
#include "app/learner/story_parts.h"
#include "app/ui/keys.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/spelling.h"
#include "engine/attempt/scenario_steps.h"

namespace carewright::ui {
namespace {

constexpr float leastLines = 4, sheetLines = 8;
/// Where one stands on the pages beside the play itself; from them into the play is a move like any other.
constexpr std::string_view introStand = "intro", debriefStand = "debrief";

/// A moment of a story: changes when the story moves, not while somebody types.
std::string momentOf(const StoryInHand& story) {
    const ScenarioRun& run = story.run;
    return story.scenario.value + "/" + std::to_string(run.plays.size()) + "/" + std::to_string(run.play().turns.size()) + "/" + std::to_string(run.play().wentBack) + "/" +
           std::to_string(run.state.passage) + (run.handedIn ? "/handed-in" : "");
}

std::vector<std::string> namesIn(const Model& model, const Scenario& scenario) {
    std::vector<std::string> out;
    for (const Term& term : model.course.terms) out.push_back(term.name);
    for (const ScenarioPerson& person : scenario.people) out.push_back(person.name);
    return out;
}

}  // namespace

ScenarioView::ScenarioView() : m_editor(std::make_unique<TextEditor>()) {}
ScenarioView::~ScenarioView() = default;

std::optional<double> ScenarioView::nextRepaint() const { return m_editor->nextRepaint(); }

void ScenarioView::typeText(std::string_view text) { m_typedBeyond |= m_editor->type(text).changed; }

void ScenarioView::arrive(const Model& model, const Place& place) {
    m_stand.clear();
    m_giveBegin = true;
    m_markedKey.clear();
    m_debrief.arrive();
    const Scenario* scenario = model.course.findScenario(ScenarioId(place.id));
    if (!scenario) return;
    if (!m_spelling) m_spelling = std::make_unique<Spelling>(Spelling::usualFolder, "en_GB", model.ownWords, [this](const std::string& word) { m_newWords.push_back(word); });
    m_spelling->setCourseWords(namesIn(model, *scenario));
}

void ScenarioView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const float em = ui.type.face(TypeStep::body).em;
    const ScenarioId id(context.model.place.id);
    const Scenario* scenario = context.model.course.findScenario(id);
    const StoryInHand* story = context.model.scenario.story(id);
    Page page(ui, "scenario", context.area, {.margin = 4, .maxWidth = em * 60, .scrollKeys = true});
    Flow& flow = page.flow();
    if (!scenario) {
        pageTitle(flow, "This story is not in the course", "Choose another one under Scenarios.");
        return;
    }
    if (!story || !story->run.begun) {
        m_stand = introStand;
        intro(context, *scenario, flow, actions);
    } else if (context.model.place.find == debriefPlace) {
        m_stand = debriefStand;
        m_debrief.draw(context, *story, flow, actions);
    } else {
        play(context, *story, page, actions);
    }
    for (std::string& word : m_newWords) actions.push(AddOwnWord{std::move(word)});
    m_newWords.clear();
}

void ScenarioView::intro(const ViewContext& context, const Scenario& scenario, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    pageTitle(flow, scenario.title, {});
    notice(context, flow, actions);
    Columns sides = columns(flow, !context.narrow, 0.62f, 4);
    Flow& story = sides.left;
    text(story, "about", scenario.about, bodyStyle(ui));
    story.gap(3);
    // Beside the people, so that nobody has to go past all of them to begin; with large letters before them.
    if (sides.beside) beginning(context, scenario, sides.right, actions);
    else beginning(context, scenario, story, actions);
    if (!sides.beside) story.gap(3);
    text(story, "people-title", "The people", headingStyle(ui, TypeStep::lead), Role::heading);
    story.gap(1.5f);
    {
        const SemanticScope scope(ui.record, "people");
        for (const ScenarioPerson& person : scenario.people) {
            storyPerson(context, person, true, story);
            story.gap(2);
        }
    }
    flow.y = sides.beside ? sides.bottom() : story.y;
}

void ScenarioView::beginning(const ViewContext& context, const Scenario& scenario, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    Card card(flow, {.sunken = true, .pad = 2.5f});
    Flow& inner = card.inner();
    static constexpr std::string_view how[] = {"You can go back to any passage while you play.", "While you play you can go back one step at a time.",
                                               "While you play you can't go back, as at work."};
    text(inner, "how",
         "It takes about " + counted(scenario.minutes, "minute", "minutes") + ". You can stop at any time and go on later. " +
             std::string(how[static_cast<std::size_t>(scenario.back)]) + " After the ending you can look back and try other ways.",
         bodyStyle(ui));
    inner.gap(2);
    {
        const BeginStory begin{scenario.id};
        const std::string whyNot = context.rules.whyNot(ScenarioAction{begin});
        // Enter begins; the ring would only be in the way of those who use the mouse.
        if (std::exchange(m_giveBegin, false) && whyNot.empty()) ui.focus.giveByMouse(ui.record.pathOf("begin"));
        ButtonRow row(inner, ButtonRow::Align::right);
        if (row.button("begin", {"Begin", Icon::story, "Enter", whyNot}, ButtonKind::primary)) actions.push(ScenarioAction{begin});
        if (row.button("stories", {"All stories"})) actions.push(GoTo{{Room::scenarios, {}, {}}});
    }
    inner.gap(2);
    const bool writes = std::ranges::any_of(scenario.passages, [](const Passage& passage) { return passage.written.has_value(); });
    accessHere(inner, context.model, actions, {.spelling = writes, .what = "story", .reads = "page"});
}

void ScenarioView::moved(const ViewContext& context, const StoryInHand& story, Page& page) {
    const std::string stand = momentOf(story);
    if (stand == m_stand) return;
    const bool first = m_stand.empty();
    m_stand = stand;
    if (!first) page.scrollTo(page.flow().y);
    m_toResult = story.run.handedIn.has_value();
    m_editor = std::make_unique<TextEditor>();
    m_editor->setText(story.draft);
    m_whyAsked = false;
    // Tab goes on with what is new here; at a written step one can type at once.
    const Context& ui = context.ui;
    if (story.rules->asksForWriting(story.run.state) && !story.run.handedIn) {
        ui.focus.giveByMouse(ui.record.pathOf("editor"));
    } else if (story.rules->passageOf(story.run.state).ending != Passage::Ending::none) {
        ui.focus.giveByMouse(ui.record.pathOf("look-back"));
    } else {
        ui.focus.clear("scenario");
    }
}

void ScenarioView::play(const ViewContext& context, const StoryInHand& story, Page& page, ActionQueue& actions) {
    const Context& ui = context.ui;
    Flow& flow = page.flow();
    moved(context, story, page);
    flow.gap(3);
    notice(context, flow, actions);
    const bool beside = !context.narrow;
    Columns sides = columns(flow, beside, 0.68f, 5);
    sides.left.width = std::min(sides.left.width, readingWidth(ui) * 1.15f);
    if (!beside) {
        flow.width = sides.left.width;
        passage(context, story, page, flow, actions);
        flow.gap(4);
        aside(context, story, flow, actions);
        return;
    }
    passage(context, story, page, sides.left, actions);
    aside(context, story, sides.right, actions);
    flow.y = sides.bottom();
}

void ScenarioView::passage(const ViewContext& context, const StoryInHand& story, Page& page, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Passage& here = story.rules->passageOf(story.run.state);
    if (!here.setting.empty()) {
        text(flow, "setting", here.setting, {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
        flow.gap(0.5f);
    }
    text(flow, "title", here.title, headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(2);
    storyText(context, *story.rules, story.run.state, flow);
    flow.gap(3);
    if (here.ending != Passage::Ending::none) return ending(context, story, flow, actions);
    if (story.run.handedIn) {
        // What was just marked comes into sight; the passage has been read.
        if (std::exchange(m_toResult, false)) page.scrollTo(flow.y);
        return result(context, story, flow, actions);
    }
    if (story.rules->asksForWriting(story.run.state)) return writing(context, story, flow, actions);
    if (const auto choice = storyChoices(context, *story.rules, story.run.state, flow))
        actions.push(ScenarioAction{TakeChoice{story.scenario, here.choices[*choice].id}});
    flow.gap(1);
    ButtonRow row(flow);
    const std::size_t turns = story.run.play().turns.size();
    if (turns == 0) return;
    const GoBackInStory back{story.scenario, turns - 1};
    const std::string whyNot = context.rules.whyNot(ScenarioAction{back});
    if (row.button("back", {"Back one step", Icon::back, {}, whyNot}, ButtonKind::quiet)) actions.push(ScenarioAction{back});
}

void ScenarioView::writing(const ViewContext& context, const StoryInHand& story, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const WrittenStep& step = *story.rules->passageOf(story.run.state).written;
    text(flow, "prompt", step.prompt, {TypeStep::lead, Weight::semiBold, ui.theme.text, true}, Role::heading);
    flow.gap(1.5f);
    m_spelling->setOn(context.model.spellingHere());
    // The sheet gives way, so that the button below it stays in sight.
    const float line = ui.readingLine(ui.type.face(TypeStep::body));
    const float room = roomAbove(context.area.bottom, flow) - m_footHeight - ui.grid(3);
    const TextEditorEvents events = m_editor->draw(flow, "editor",
                                                   {.label = step.prompt,
                                                    .placeholder = "Write in your own words.",
                                                    .height = std::clamp(room, line * leastLines, line * sheetLines),
                                                    .readOnly = false,
                                                    .spelling = m_spelling.get()});
    if (events.changed || std::exchange(m_typedBeyond, false)) actions.push(ScenarioAction{WriteInStory{story.scenario, m_editor->text()}});
    const float footTop = flow.y;
    flow.gap(1);
    text(flow, "length", counted(static_cast<int>(m_editor->counts().words), "word", "words"), mutedStyle(ui), Role::status);
    if (events.limitReached)
        text(flow, "limit", "The sheet is full: this is the longest text that can be kept.", {TypeStep::caption, Weight::regular, ui.theme.careful, true}, Role::status);
    flow.gap(1.5f);
    const HandInStory handIn{story.scenario, m_editor->text()};
    const std::string whyNot = context.rules.whyNot(ScenarioAction{handIn});
    const bool quick = struck(ui, Command::handIn);
    {
        ButtonRow row(flow, ButtonRow::Align::right);
        const bool pressed = row.button("hand-in", {"Hand it in", Icon::check, keysOf(context.ui, Command::handIn), whyNot}, ButtonKind::primary);
        if (pressed || (quick && whyNot.empty())) actions.push(ScenarioAction{handIn});
        const std::size_t turns = story.run.play().turns.size();
        const GoBackInStory back{story.scenario, turns > 0 ? turns - 1 : 0};
        if (turns > 0 && row.button("back", {"Back one step", Icon::back, {}, context.rules.whyNot(ScenarioAction{back})}, ButtonKind::quiet)) actions.push(ScenarioAction{back});
    }
    // By the key nobody sees the button's own reason. It stands until there is something to hand in.
    m_whyAsked = (m_whyAsked || quick) && !whyNot.empty();
    if (m_whyAsked) {
        flow.gap(1);
        text(flow, "why-not", whyNot, {TypeStep::caption, Weight::regular, ui.theme.careful, true}, Role::status);
    }
    m_footHeight = flow.y - footTop;
    // Below the button, which everybody needs.
    flow.gap(1.5f);
    spellingHere(flow, context.model, actions);
}

void ScenarioView::result(const ViewContext& context, const StoryInHand& story, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const WrittenStep& step = *story.rules->passageOf(story.run.state).written;
    const HandedIn& handedIn = *story.run.handedIn;
    text(flow, "prompt", step.prompt, {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::heading);
    flow.gap(1.5f);
    if (!handedIn.marking) {
        text(flow, "unmarked", "Your words are kept, but not marked yet.", bodyStyle(ui), Role::status);
        return;
    }
    const std::string key = toString(handedIn.submission);
    if (m_markedKey != key) {
        m_marked.show(context.model.course, handedIn.text, *handedIn.marking, step.points);
        m_markedKey = key;
    }
    const std::size_t earned = pointsEarned(step, *handedIn.marking).size();
    text(flow, "score", "You showed " + std::to_string(earned) + " of " + counted(static_cast<int>(step.points.size()), "point", "points") + " here", headingStyle(ui, TypeStep::lead), Role::status);
    flow.gap(0.5f);
    text(flow, "proposed", "Proposed by Carewright, not an assessor's decision.", mutedStyle(ui));
    flow.gap(2);
    const SemanticScope scope(ui.record, "result");
    m_marked.draw(context, flow, actions);
    flow.gap(1.5f);
    const GoOnInStory goOn{story.scenario};
    ButtonRow row(flow, ButtonRow::Align::right);
    const std::string whyNot = context.rules.whyNot(ScenarioAction{goOn});
    if (row.button("go-on", {"See what comes of it", Icon::forward, keysOf(ui, Command::handIn), whyNot}, ButtonKind::primary) || (struck(ui, Command::handIn) && whyNot.empty())) actions.push(ScenarioAction{goOn});
}

void ScenarioView::ending(const ViewContext& context, const StoryInHand& story, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Passage& here = story.rules->passageOf(story.run.state);
    const Colour colour = endingColour(ui.theme, here.ending);
    {
        Card card(flow, {.pad = 3, .stripe = colour});
        Flow& inner = card.inner();
        text(inner, "ending", endingWords(here.ending), {TypeStep::body, Weight::semiBold, colour, false}, Role::status);
        inner.gap(0.75f);
        text(inner, "came-to", here.debrief, bodyStyle(ui));
    }
    flow.gap(2.5f);
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("look-back", {"Look back on your way", Icon::eye}, ButtonKind::primary))
        actions.push(GoTo{{Room::scenario, story.scenario.value, std::string(debriefPlace)}});
    const BeginStory begin{story.scenario};
    if (row.button("again", {"Play it again", Icon::again, {}, context.rules.whyNot(ScenarioAction{begin})})) actions.push(ScenarioAction{begin});
    if (row.button("stories", {"All stories"}, ButtonKind::quiet)) actions.push(GoTo{{Room::scenarios, {}, {}}});
}

void ScenarioView::aside(const ViewContext& context, const StoryInHand& story, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Scenario& scenario = story.rules->scenario();
    const SemanticScope scope(ui.record, "aside");
    const auto title = [&](Flow& where, std::string_view id, std::string_view words) {
        text(where, id, words, {TypeStep::caption, Weight::semiBold, ui.theme.muted, false}, Role::heading);
        where.gap(1);
    };
    const bool gauges = std::ranges::any_of(scenario.variables, &ScenarioVariable::shown);
    Card card(flow, {.sunken = true, .pad = 2.5f});
    Flow& inner = card.inner();
    if (gauges) {
        title(inner, "gauges-title", "How things stand");
        storyGauges(context, story, inner);
        inner.gap(1);
    }
    title(inner, "trail-title", "Your way so far");
    if (const auto turns = storyTrail(context, story, inner)) actions.push(ScenarioAction{GoBackInStory{story.scenario, *turns}});
    inner.gap(1.5f);
    title(inner, "people-title", "The people");
    const SemanticScope people(ui.record, "people");
    for (const ScenarioPerson& person : scenario.people) {
        storyPerson(context, person, false, inner);
        inner.gap(1);
    }
}

}  // namespace carewright::ui
