#include "engine/attempt/scenario_run.h"

#include <algorithm>

#include "engine/attempt/attempt_state.h"
#include "engine/attempt/chain.h"
#include "engine/attempt/step_payload.h"
#include "engine/attempt/story_payload.h"

namespace carewright {
namespace {

bool begin(ScenarioRun& run, const StoryRules& rules, const Step& step) {
    const auto payload = storyBegunPayload(step.payload);
    if (!payload || run.begun || !rules.playable()) return false;
    run.begun = true;
    run.seed = payload->seed;
    run.state = rules.begin();
    run.plays.push_back({{}, 0, 0, step.when, step.when});
    return true;
}

/// The way of a choice that leads to a passage of this name; null where there is none.
const StoryRules::Way* wayTo(const StoryRules& rules, std::size_t passage, std::size_t choice, const PassageId& to) {
    const auto& ways = rules.ways(passage, choice);
    const auto found = std::find_if(ways.begin(), ways.end(), [&](const StoryRules::Way& way) { return rules.scenario().passages[way.to].id == to; });
    return found == ways.end() ? nullptr : &*found;
}

void addTurn(ScenarioRun& run, StoryTurn turn, StoryState after, Instant when) {
    turn.when = when;
    turn.passage = run.state.passage;
    turn.before = std::move(run.state);
    turn.after = after;
    run.state = std::move(after);
    run.plays.back().turns.push_back(std::move(turn));
    run.handedIn.reset();
    run.justWentBack = false;
}

bool choose(ScenarioRun& run, const StoryRules& rules, const Step& step) {
    const auto payload = storyChosenPayload(step.payload);
    if (!payload || run.handedIn) return false;
    const Passage& passage = rules.passageOf(run.state);
    if (passage.id != payload->passage || passage.ending != Passage::Ending::none) return false;
    const auto choice = std::find_if(passage.choices.begin(), passage.choices.end(), [&](const ScenarioChoice& one) { return one.id == payload->choice; });
    if (choice == passage.choices.end()) return false;
    StoryTurn turn;
    turn.choice = static_cast<std::size_t>(choice - passage.choices.begin());
    const StoryRules::Way* way = wayTo(rules, run.state.passage, *turn.choice, payload->to);
    if (!way) return false;
    StoryState after = run.state;
    rules.choose(after, *turn.choice, *way);
    addTurn(run, std::move(turn), std::move(after), step.when);
    return true;
}

bool handIn(ScenarioRun& run, const StoryRules& rules, const Step& step) {
    auto payload = submittedPayload(step.payload);
    if (!payload || !rules.asksForWriting(run.state)) return false;
    run.handedIn = HandedIn{step.id, std::move(payload->text), std::nullopt};
    return true;
}

/// A marking of an earlier text (by a later rubric) stays with its turn as it was: the story went on from it.
bool takeMarking(ScenarioRun& run, const Step& step) {
    auto payload = proposedPayload(step.payload);
    if (!payload) return false;
    if (run.handedIn && run.handedIn->submission == payload->submission) run.handedIn->marking = std::move(payload->marking);
    return true;
}

bool goOn(ScenarioRun& run, const StoryRules& rules, const Step& step) {
    const auto payload = storyWentOnPayload(step.payload);
    if (!payload || !run.handedIn || !rules.asksForWriting(run.state)) return false;
    if (rules.passageOf(run.state).id != payload->passage) return false;
    StoryState after = run.state;
    StoryTurn turn;
    turn.branch = rules.write(after, payload->earned);
    if (rules.passageOf(after).id != payload->to) return false;
    turn.submission = run.handedIn->submission;
    turn.text = std::move(run.handedIn->text);
    turn.marking = std::move(run.handedIn->marking);
    turn.earned = payload->earned;
    addTurn(run, std::move(turn), std::move(after), step.when);
    return true;
}

void standAt(ScenarioRun& run, const StoryRules& rules) {
    const std::vector<StoryTurn>& turns = run.plays.back().turns;
    run.state = turns.empty() ? rules.begin() : turns.back().after;
    run.handedIn.reset();
}

bool goBack(ScenarioRun& run, const StoryRules& rules, const Step& step) {
    const auto payload = storyWentBackPayload(step.payload);
    StoryPlay& play = run.plays.back();
    if (!payload || payload->turns >= play.turns.size()) return false;
    play.turns.resize(payload->turns);
    play.taken = std::min(play.taken, payload->turns);
    ++play.wentBack;
    standAt(run, rules);
    run.justWentBack = true;
    return true;
}

bool restart(ScenarioRun& run, const StoryRules& rules, const Step& step) {
    const auto payload = storyRestartedPayload(step.payload);
    if (!payload || payload->play >= run.plays.size() || payload->turns > run.plays[payload->play].turns.size()) return false;
    const std::vector<StoryTurn>& turns = run.plays[payload->play].turns;
    StoryPlay play{{turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(payload->turns)}, payload->turns, 0, step.when, step.when};
    run.plays.push_back(std::move(play));
    standAt(run, rules);
    run.justWentBack = false;
    return true;
}

bool applyContent(ScenarioRun& run, const StoryRules& rules, const Step& step) {
    if (!run.begun) return step.kind == StepKind::started || (step.kind == StepKind::storyBegun && begin(run, rules, step));
    switch (step.kind) {
        case StepKind::storyBegun: return begin(run, rules, step);
        case StepKind::storyChosen: return choose(run, rules, step);
        case StepKind::submitted: return handIn(run, rules, step);
        case StepKind::proposed: return takeMarking(run, step);
        case StepKind::storyWentOn: return goOn(run, rules, step);
        case StepKind::storyWentBack: return goBack(run, rules, step);
        case StepKind::storyRestarted: return restart(run, rules, step);
        default: return true;   // typing, closing and what newer versions add do not move the story
    }
}

/// SplitMix64's mixing step (Steele, Lea and Flood, 2014): every bit of the input decides on every bit of the result.
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

}  // namespace

void apply(ScenarioRun& run, const StoryRules& rules, const Step& step) {
    if (!applyContent(run, rules, step)) ++run.misfits;
    if (run.begun) run.plays.back().changedAt = step.when;
}

ScenarioRun foldScenario(const StoryRules& rules, std::span<const Step> steps) {
    ScenarioRun run;
    const auto all = branches(steps);
    if (all.empty()) return run;
    for (const Step* step : all.front()) apply(run, rules, *step);
    return run;
}

std::string lastWrittenAt(const StoryRules& rules, std::span<const Step> steps, std::size_t passage) {
    std::string text;
    const auto all = branches(steps);
    if (all.empty()) return text;
    AttemptState sheet;
    ScenarioRun run;
    for (const Step* step : all.front()) {
        apply(sheet, *step);
        apply(run, rules, *step);
        const bool writes = step->kind == StepKind::draft || step->kind == StepKind::submitted;
        if (writes && run.begun && run.state.passage == passage && !sheet.draftDamaged) text = sheet.draft;
    }
    return text;
}

double storyChance(std::uint64_t seed, std::size_t turn, const ChoiceId& choice) {
    std::uint64_t value = mixed(seed ^ mixed(turn));
    for (const char c : choice.value) value = mixed(value ^ static_cast<unsigned char>(c));
    constexpr double parts = 1.0 / (1ULL << 53);    // as many as a double tells apart
    return static_cast<double>(value >> 11) * parts;
}

std::vector<PointId> pointsEarned(const WrittenStep& step, const Marking& marking) {
    std::vector<PointId> out;
    for (const PointId& point : step.points) {
        const bool awarded = std::any_of(marking.points.begin(), marking.points.end(), [&](const PointMarking& one) { return one.id == point && one.awarded; });
        if (awarded) out.push_back(point);
    }
    return out;
}

}  // namespace carewright
