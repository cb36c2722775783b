#include "engine/attempt/scenario_steps.h"

#include <algorithm>

#include "engine/attempt/following_step.h"
#include "engine/attempt/story_payload.h"

namespace carewright {
namespace {

tl::unexpected<Error> refuse(Error error) { return tl::make_unexpected(std::move(error)); }

std::optional<Error> whyNoMove(const AttemptState& attempt, const ScenarioRun& run, const StepStamp& stamp) {
    if (auto error = whyNoStep(attempt, stamp)) return error;
    if (!run.begun) return Error{ErrorCode::conflict, "This story has not begun.", {}};
    return std::nullopt;
}

}  // namespace

NextStep beginStory(const AttemptState& attempt, const ScenarioRun& run, std::uint64_t seed, const StepStamp& stamp) {
    if (auto error = whyNoStep(attempt, stamp)) return refuse(std::move(*error));
    if (run.begun) return std::nullopt;
    return followingStep(attempt, StepKind::storyBegun, toPayload(StoryBegunPayload{seed}), stamp);
}

NextStep takeChoice(const AttemptState& attempt, const ScenarioRun& run, const StoryRules& rules, const ChoiceId& choice, const StepStamp& stamp) {
    if (auto error = whyNoMove(attempt, run, stamp)) return refuse(std::move(*error));
    const Passage& passage = rules.passageOf(run.state);
    if (rules.over(run.state)) return fail(ErrorCode::conflict, "This story is over. In the debrief you can play it again from any passage.");
    const auto found = std::find_if(passage.choices.begin(), passage.choices.end(), [&](const ScenarioChoice& one) { return one.id == choice; });
    if (found == passage.choices.end()) return fail(ErrorCode::notFound, "There is no such choice here.");
    const auto index = static_cast<std::size_t>(found - passage.choices.begin());
    if (run.handedIn || !rules.open(run.state, index)) return fail(ErrorCode::conflict, "This choice is not open now.");
    const StoryRules::Way& way = rules.wayByChance(run.state.passage, index, storyChance(run.seed, run.play().turns.size(), choice));
    return followingStep(attempt, StepKind::storyChosen, toPayload(StoryChosenPayload{passage.id, choice, rules.scenario().passages[way.to].id}), stamp);
}

NextStep goOn(const AttemptState& attempt, const ScenarioRun& run, const StoryRules& rules, const StepStamp& stamp) {
    if (auto error = whyNoMove(attempt, run, stamp)) return refuse(std::move(*error));
    if (!run.handedIn || !run.handedIn->marking) return fail(ErrorCode::conflict, "Hand in what you want to write first.");
    const Passage& passage = rules.passageOf(run.state);
    StoryWentOnPayload payload;
    payload.passage = passage.id;
    payload.earned = pointsEarned(*passage.written, *run.handedIn->marking);
    StoryState after = run.state;
    rules.write(after, payload.earned);
    payload.to = rules.passageOf(after).id;
    return followingStep(attempt, StepKind::storyWentOn, toPayload(payload), stamp);
}

NextStep goBack(const AttemptState& attempt, const ScenarioRun& run, const StoryRules& rules, std::size_t turns, const StepStamp& stamp) {
    if (auto error = whyNoMove(attempt, run, stamp)) return refuse(std::move(*error));
    if (std::string why = whyNotBack(run, rules, turns); !why.empty()) return fail(ErrorCode::conflict, std::move(why));
    return followingStep(attempt, StepKind::storyWentBack, toPayload(StoryWentBackPayload{turns}), stamp);
}

NextStep playFrom(const AttemptState& attempt, const ScenarioRun& run, const StoryRules& rules, std::size_t play, std::size_t turns, const StepStamp& stamp) {
    if (auto error = whyNoMove(attempt, run, stamp)) return refuse(std::move(*error));
    if (play >= run.plays.size() || turns >= run.plays[play].turns.size()) return fail(ErrorCode::notFound, "There is no such passage on this way.");
    if (!endingSeen(run, rules)) return fail(ErrorCode::conflict, "Play the story to an ending first. Then you can play it from any passage.");
    return followingStep(attempt, StepKind::storyRestarted, toPayload(StoryRestartedPayload{play, turns}), stamp);
}

std::string whyNotBack(const ScenarioRun& run, const StoryRules& rules, std::size_t turns) {
    if (!run.begun || run.play().turns.empty()) return "This is where the story begins.";
    if (turns >= run.play().turns.size()) return "You are there already.";
    if (rules.over(run.state)) return "This story is over. In the debrief you can play it again from any passage.";
    if (run.handedIn) return "You have handed your words in. Go on and see what came of them.";
    switch (rules.scenario().back) {
        case Scenario::Back::anywhere: return {};
        case Scenario::Back::never: return "In this story what is done is done, as it is at work.";
        case Scenario::Back::step: break;
    }
    const bool one = turns + 1 == run.play().turns.size();
    return one && !run.justWentBack ? std::string() : "In this story you can go back one step at a time, and then on again.";
}

bool endingSeen(const ScenarioRun& run, const StoryRules& rules) {
    return std::any_of(run.plays.begin(), run.plays.end(), [&](const StoryPlay& play) {
        return !play.turns.empty() && rules.passageOf(play.turns.back().after).ending != Passage::Ending::none;
    });
}

}  // namespace carewright
