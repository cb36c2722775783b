#include "app/desktop/scenario_desk.h"

#include <algorithm>
#include <chrono>

#include "app/desktop/access_in_force.h"
#include "app/ui/held_parts.h"
#include "engine/attempt/asked.h"
#include "engine/attempt/scenario_steps.h"
#include "engine/base/trimmed.h"

namespace carewright {
namespace {

constexpr std::chrono::seconds retryAfter{1};

}  // namespace

void ScenarioDesk::open() {
    if (!context().store) return;
    const auto summaries = context().store->attempts({.learner = context().learner, .course = model().course.id, .exercise = "scenario", .ref = {}});
    if (!summaries) return;
    for (const AttemptSummary& summary : *summaries) {
        const ScenarioId id(summary.exercise.ref);
        const auto rules = rulesOf(id);
        const auto steps = rules ? context().store->steps(summary.id) : Result<std::vector<Step>>{};
        if (!rules || !steps) continue;
        const bool newest = m_newest.emplace(id, summary.id).second;
        const ScenarioRun run = foldScenario(*rules, *steps);
        if (!run.begun) continue;
        // Endings of every play count; where one stands is told of the newest only.
        const ui::StoryStanding before = model().scenario.standings[id];
        noteStanding(run, *rules);
        if (newest) continue;
        ui::StoryStanding& now = model().scenario.standings[id];
        now.unfinished = before.unfinished;
        now.at = before.at;
    }
    arrived();
}

void ScenarioDesk::close() {
    m_sitting.reset();
    m_newest.clear();
    m_rules.clear();
    m_retryAt.reset();
    model().scenario = {};
}

std::shared_ptr<const StoryRules> ScenarioDesk::rulesOf(const ScenarioId& scenario) {
    if (const auto found = m_rules.find(scenario); found != m_rules.end()) return found->second;
    const Scenario* story = model().course.findScenario(scenario);
    if (!story) return nullptr;
    auto rules = std::make_shared<const StoryRules>(*story);
    if (!rules->playable()) rules = nullptr;
    m_rules.emplace(scenario, rules);
    return rules;
}

void ScenarioDesk::arrived() {
    if (model().place.room == ui::Room::scenario) takeUp(ScenarioId(model().place.id));
}

std::optional<AttemptId> ScenarioDesk::openAttempt(const ScenarioId& scenario) const {
    const auto standing = model().scenario.standings.find(scenario);
    const auto attempt = m_newest.find(scenario);
    if (attempt == m_newest.end() || standing == model().scenario.standings.end() || !standing->second.unfinished) return std::nullopt;
    return attempt->second;
}

void ScenarioDesk::takeUp(const ScenarioId& scenario) {
    if (model().scenario.story(scenario)) return;
    flush();
    m_sitting.reset();
    model().scenario.inHand.reset();
    const auto rules = rulesOf(scenario);
    const auto attempt = m_newest.find(scenario);
    if (!rules || attempt == m_newest.end() || !context().store) return;
    auto sitting = ScenarioSitting::resume(*context().store, context().clock, context().ids, attempt->second, *rules);
    if (!sitting) {
        model().notice = sitting.error().message;
        return;
    }
    m_sitting.emplace(std::move(*sitting));
    // Closed between handing in and marking: the learner still gets the result.
    if (m_sitting->run().handedIn && !m_sitting->run().handedIn->marking && whyNotHere(scenario).empty()) markHandedIn();
    show();
    if (m_sitting->run().misfits > 0) model().notice = "This story was changed by its author since you played it. You stand at the last place that still fits.";
}

std::string ScenarioDesk::whyNotHere(const ScenarioId& scenario) const {
    if (!model().course.findScenario(scenario)) {
        const HeldPart* held = ui::heldPart(model(), "scenario", scenario.value);
        return held ? ui::whyHeld(*held) : "The course has no such story.";
    }
    if (!model().courseUsable) return "The stories of this course can't be played until its author has put something right.";
    return context().whyNotKeep();
}

std::string ScenarioDesk::whyNot(const ui::ScenarioAction& action) const {
    return std::visit(
        [this](const auto& what) {
            std::string why = whyNotHere(what.scenario);
            return why.empty() ? whyNotDo(what) : why;
        },
        action);
}

std::string ScenarioDesk::whyNotDo(const ui::BeginStory&) const { return {}; }

std::string ScenarioDesk::whyNotDo(const ui::TakeChoice& action) const {
    const ui::StoryInHand* story = model().scenario.story(action.scenario);
    if (!story) return "Begin the story first.";
    const Passage& passage = story->rules->passageOf(story->run.state);
    const auto choice = std::ranges::find(passage.choices, action.choice, &ScenarioChoice::id);
    const bool open = choice != passage.choices.end() && story->rules->open(story->run.state, static_cast<std::size_t>(choice - passage.choices.begin()));
    return open && !story->run.handedIn ? std::string() : "This choice is not open now.";
}

std::string ScenarioDesk::whyNotDo(const ui::WriteInStory& action) const {
    const ui::StoryInHand* story = model().scenario.story(action.scenario);
    return story && story->rules->asksForWriting(story->run.state) && !story->run.handedIn ? std::string() : "The story asks for no words here.";
}

std::string ScenarioDesk::whyNotDo(const ui::HandInStory& action) const {
    if (std::string why = whyNotDo(ui::WriteInStory{action.scenario, {}}); !why.empty()) return why;
    return isBlank(action.text) ? "Write something first. Even one sentence can be marked." : std::string();
}

std::string ScenarioDesk::whyNotDo(const ui::GoOnInStory& action) const {
    const ui::StoryInHand* story = model().scenario.story(action.scenario);
    return story && story->run.handedIn && story->run.handedIn->marking ? std::string() : "Hand in what you want to write first.";
}

std::string ScenarioDesk::whyNotDo(const ui::GoBackInStory& action) const {
    const ui::StoryInHand* story = model().scenario.story(action.scenario);
    return story ? whyNotBack(story->run, *story->rules, action.turns) : "Begin the story first.";
}

std::string ScenarioDesk::whyNotDo(const ui::PlayFrom& action) const {
    const ui::StoryInHand* story = model().scenario.story(action.scenario);
    return story && endingSeen(story->run, *story->rules) ? std::string() : "Play the story to an ending first. Then you can play it from any passage.";
}

void ScenarioDesk::apply(const ui::ScenarioAction& action) {
    std::visit(
        [this](const auto& what) {
            takeUp(what.scenario);
            if (m_sitting) m_sitting->setAccess(accessInForce(context()));
            act(what);
        },
        action);
}

void ScenarioDesk::act(const ui::BeginStory& action) {
    const auto rules = rulesOf(action.scenario);
    if (!rules || !context().store) return;
    flush();
    auto sitting = ScenarioSitting::start(*context().store, context().clock, context().ids, context().learner, model().course.id, *rules, accessInForce(context()));
    if (!sitting) {
        model().notice = sitting.error().message;
        return;
    }
    m_sitting.emplace(std::move(*sitting));
    m_newest.insert_or_assign(action.scenario, m_sitting->state().attempt);
    done({});
    context().goTo({ui::Room::scenario, action.scenario.value, {}});
}

void ScenarioDesk::act(const ui::TakeChoice& action) {
    if (m_sitting) done(m_sitting->choose(action.choice));
}

void ScenarioDesk::act(const ui::WriteInStory& action) {
    if (!m_sitting) return;
    const auto before = m_sitting->state().lastSeq;
    const Result<void> outcome = m_sitting->typed(action.text);
    if (!outcome || m_sitting->state().lastSeq != before) {
        done(outcome);
    } else {
        model().saved.pending = m_sitting->keepDraftAt().has_value();
    }
}

void ScenarioDesk::act(const ui::HandInStory& action) {
    if (!m_sitting) return;
    done(m_sitting->handIn(action.text));
    if (m_sitting->run().handedIn) markHandedIn();
    show();
}

void ScenarioDesk::markHandedIn() {
    const auto cannot = [this](const Error& error) { model().notice = "Your words are kept, but they can't be marked: " + error.message; };
    const auto marker = context().compiledMarker();
    if (!marker) return cannot(marker.error());
    const WrittenStep& step = *m_sitting->rules().passageOf(m_sitting->run().state).written;
    // A step may ask for points that its question does not credit, and does not ask for the others.
    const Scenario& scenario = m_sitting->rules().scenario();
    auto marking = (*marker)->mark(step.question, m_sitting->run().handedIn->text, {.allPoints = true});
    if (!marking) return cannot(marking.error());
    if (const auto asked = findAsked(model().course, storyStepId(scenario.id, m_sitting->rules().passageOf(m_sitting->run().state).id))) *marking = narrowedTo(*asked, std::move(*marking));
    done(m_sitting->recordMarking(*marking));
}

void ScenarioDesk::act(const ui::GoOnInStory&) {
    if (m_sitting) done(m_sitting->goOn());
}

void ScenarioDesk::act(const ui::GoBackInStory& action) {
    if (m_sitting) done(m_sitting->goBack(action.turns));
}

void ScenarioDesk::act(const ui::PlayFrom& action) {
    if (!m_sitting) return;
    done(m_sitting->playFrom(action.play, action.turns));
    context().goTo({ui::Room::scenario, action.scenario.value, {}});
}

void ScenarioDesk::done(const Result<void>& outcome) {
    context().saved(outcome);
    if (outcome) {
        m_retryAt.reset();
        model().saved.lastSaved = context().clock.now();
    } else {
        m_retryAt = context().clock.now() + retryAfter;
        model().notice = outcome.error().message;
    }
    show();
}

void ScenarioDesk::show() {
    if (!m_sitting || !m_sitting->run().begun) return;
    const ScenarioRun& run = m_sitting->run();
    ui::StoryInHand story;
    story.scenario = m_sitting->rules().scenario().id;
    story.rules = rulesOf(story.scenario);
    story.run = run;
    story.draft = m_sitting->state().draft;
    story.version = m_sitting->state().lastSeq;
    for (std::size_t play = 0; play < run.plays.size(); ++play) story.debriefs.push_back(debriefOf(*story.rules, run, play));
    model().scenario.inHand = std::move(story);
    noteStanding(run, m_sitting->rules());
}

void ScenarioDesk::noteStanding(const ScenarioRun& run, const StoryRules& rules) {
    ui::StoryStanding& standing = model().scenario.standings[rules.scenario().id];
    const Passage& here = rules.passageOf(run.state);
    standing.unfinished = here.ending == Passage::Ending::none;
    standing.at = here.title;
    for (const StoryPlay& play : run.plays) {
        if (play.turns.empty()) continue;
        const Passage& last = rules.passageOf(play.turns.back().after);
        if (last.ending != Passage::Ending::none) standing.endingsSeen.insert(last.id);
    }
}

void ScenarioDesk::tick() {
    if (!m_sitting || (m_retryAt && context().clock.now() < *m_retryAt)) return;
    if (!m_sitting->keepDraftAt()) return;
    const auto before = m_sitting->state().lastSeq;
    const Result<void> outcome = m_sitting->keepDraft();
    if (!outcome || m_sitting->state().lastSeq != before) done(outcome);
}

std::optional<Instant> ScenarioDesk::wakeAt() const {
    auto due = m_sitting ? m_sitting->keepDraftAt() : std::nullopt;
    if (due && m_retryAt) due = std::max(*due, *m_retryAt);
    return due;
}

void ScenarioDesk::flush() {
    if (m_sitting && m_sitting->keepDraftAt()) done(m_sitting->flush());
}

}  // namespace carewright
