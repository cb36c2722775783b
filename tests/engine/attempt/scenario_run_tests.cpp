// Play of scenarios as steps: random play, resuming, going back and forth, chance, debrief, damaged steps.
#include <catch2/catch.hpp>
#include <random>

#include "engine/attempt/chain.h"
#include "engine/attempt/scenario_steps.h"
#include "engine/attempt/story_debrief.h"
#include "engine/attempt/story_evidence.h"
#include "engine/attempt/story_payload.h"
#include "tests/engine/content/generated_scenario.h"
#include "tests/engine/content/sample_course.h"
#include "test_paths.h"

using namespace carewright;
using namespace std::chrono_literals;
using carewright::test::ScenarioMaker;

namespace {

Course smallStory() { return readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "small_story").course; }

/// Somebody playing without a store.
struct Player {
    explicit Player(const Scenario& scenario, std::uint64_t seed = 1) : rules(scenario), ids(seed), learner(ids.next(clock.now())) {
        take(*start(AttemptId(ids.next(clock.now())), learner, scenarioExercise(CourseId("c"), ScenarioId("walk")), stamp()));
        take(beginStory(state, run, seed, stamp()));
    }

    StepStamp stamp() {
        clock.advance(100ms);
        return {StepId(ids.next(clock.now())), clock.now(), learnerActor(learner)};
    }
    void take(const Step& step) {
        steps.push_back(step);
        apply(state, step);
        apply(run, rules, step);
    }
    void take(const NextStep& next) {
        if (!next) FAIL(next.error().message);
        if (*next) take(**next);
    }
    void choose(const char* choice) { take(takeChoice(state, run, rules, ChoiceId(choice), stamp())); }
    void handIn(std::string_view text) { take(submit(state, text, stamp())); }
    void mark(const std::vector<PointId>& earned) {
        Marking marking;
        marking.question = QuestionId("define");
        marking.engineVersion = "0.1.0";
        for (const PointId& point : rules.passageOf(run.state).written->points) {
            PointMarking one;
            one.id = point;
            one.awarded = std::count(earned.begin(), earned.end(), point) > 0;
            marking.points.push_back(one);
        }
        take(propose(state, run.handedIn->submission, marking, stamp()));
    }
    void write(std::string_view text, const std::vector<PointId>& earned) {
        handIn(text);
        mark(earned);
        take(goOn(state, run, rules, stamp()));
    }
    void back(std::size_t turns) { take(goBack(state, run, rules, turns, stamp())); }
    std::string here() const { return rules.passageOf(run.state).id.value; }

    StoryRules rules;
    FixedClock clock{Instant(1795262400000ms)};
    SeededUuidSource ids;
    LearnerId learner;
    AttemptState state;
    ScenarioRun run;
    std::vector<Step> steps;
};

bool same(const ScenarioRun& a, const ScenarioRun& b) {
    if (a.begun != b.begun || a.seed != b.seed || a.state != b.state || a.plays.size() != b.plays.size() || a.misfits != b.misfits ||
        a.handedIn.has_value() != b.handedIn.has_value() || a.justWentBack != b.justWentBack)
        return false;
    for (std::size_t p = 0; p < a.plays.size(); ++p) {
        if (a.plays[p].turns.size() != b.plays[p].turns.size() || a.plays[p].wentBack != b.plays[p].wentBack) return false;
        for (std::size_t t = 0; t < a.plays[p].turns.size(); ++t) {
            const StoryTurn &left = a.plays[p].turns[t], &right = b.plays[p].turns[t];
            if (left.choice != right.choice || left.text != right.text || left.after != right.after || left.before != right.before || left.branch != right.branch) return false;
        }
    }
    return true;
}

/// One random act; false where nothing can be done.
bool playOn(Player& player, std::mt19937& random) {
    if (random() % 5 == 0 && player.run.play().turns.size() > 0) {
        const std::size_t turns = random() % player.run.play().turns.size();
        if (whyNotBack(player.run, player.rules, turns).empty()) player.back(turns);
    }
    if (random() % 6 == 0 && endingSeen(player.run, player.rules)) {
        const std::size_t play = random() % player.run.plays.size();
        if (!player.run.plays[play].turns.empty())
            player.take(playFrom(player.state, player.run, player.rules, play, random() % player.run.plays[play].turns.size(), player.stamp()));
    }
    if (player.rules.over(player.run.state)) return false;
    if (player.rules.asksForWriting(player.run.state)) {
        const auto& points = player.rules.passageOf(player.run.state).written->points;
        player.write("Some words.", random() % 2 == 0 ? std::vector<PointId>{} : std::vector<PointId>{points.front()});
        return true;
    }
    const auto open = player.rules.openChoices(player.run.state);
    const Passage& passage = player.rules.passageOf(player.run.state);
    player.choose(passage.choices[open[random() % open.size()]].id.value.c_str());
    return true;
}

}  // namespace

TEST_CASE("In any story resuming equals not stopping and every act fits", "[attempt][scenario]") {
    int turns = 0, restarts = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Scenario scenario = ScenarioMaker(seed).make(9, false);
        Player player(scenario, seed + 1);
        std::mt19937 random(seed);
        for (int i = 0; i < 25; ++i) {
            if (!playOn(player, random) && !endingSeen(player.run, player.rules)) break;
            const std::size_t cut = random() % player.steps.size();
            ScenarioRun resumed = foldScenario(player.rules, std::span(player.steps).first(cut + 1));
            for (std::size_t s = cut + 1; s < player.steps.size(); ++s) apply(resumed, player.rules, player.steps[s]);
            INFO("seed " << seed);
            REQUIRE(same(resumed, player.run));
        }
        CHECK(player.run.misfits == 0);
        std::vector<Step> shuffled = player.steps;
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        CHECK(same(foldScenario(player.rules, shuffled), player.run));
        CHECK(verifyChain(player.steps).whole());
        CHECK(fold(player.steps).unreadable.empty());
        turns += static_cast<int>(player.run.play().turns.size());
        restarts += static_cast<int>(player.run.plays.size()) - 1;
    }
    CHECK(turns > 500);
    CHECK(restarts > 20);
}

TEST_CASE("The same seed and the same choices give the same story", "[attempt][scenario]") {
    const Course course = smallStory();
    const Scenario& scenario = course.scenarios.front();
    std::size_t rain = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Player one(scenario, seed), two(scenario, seed);
        one.choose("look");
        two.choose("look");
        REQUIRE(one.here() == two.here());
        rain += one.here() == "rain";
        // Going back and choosing again does not try one's luck again.
        const std::string before = one.here();
        one.back(0);
        one.choose("look");
        CHECK(one.here() == before);
    }
    // Two to one, give or take four standard deviations.
    CHECK(rain > 167);
    CHECK(rain < 233);
}

TEST_CASE("Throws are spread evenly and the same on every machine", "[attempt][scenario]") {
    CHECK(storyChance(1, 0, ChoiceId("look")) == storyChance(1, 0, ChoiceId("look")));
    CHECK(storyChance(1, 0, ChoiceId("look")) != storyChance(1, 1, ChoiceId("look")));
    CHECK(storyChance(1, 0, ChoiceId("look")) != storyChance(2, 0, ChoiceId("look")));
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
        const double thrown = storyChance(seed, 3, ChoiceId("a"));
        REQUIRE((thrown >= 0 && thrown < 1));
        sum += thrown;
    }
    CHECK(sum / 10'000 == Approx(0.5).margin(0.015));
}

TEST_CASE("A text leads on by the points it earned and is kept with its marking", "[attempt][scenario]") {
    const Course course = smallStory();
    Player player(course.scenarios.front());
    player.choose("ask");
    CHECK_FALSE(goOn(player.state, player.run, player.rules, player.stamp()));
    player.handIn("Ana decides.");
    CHECK(player.run.handedIn.has_value());
    CHECK_FALSE(takeChoice(player.state, player.run, player.rules, ChoiceId("ask"), player.stamp()));
    CHECK_FALSE(goOn(player.state, player.run, player.rules, player.stamp()));      // not marked yet
    player.mark({PointId("say-it")});
    CHECK(player.here() == "talk");     // the result is shown until one goes on
    player.take(goOn(player.state, player.run, player.rules, player.stamp()));
    CHECK(player.here() == "choice");
    CHECK(player.run.play().turns.back().text == "Ana decides.");
    CHECK(player.run.play().turns.back().earned == std::vector<PointId>{PointId("say-it")});
    CHECK(player.run.play().turns.back().marking.has_value());
    CHECK(player.state.phase == Phase::writing);
    CHECK(player.state.draft.empty());
}

TEST_CASE("The author decides how far one may go back", "[attempt][scenario]") {
    Course course = smallStory();
    Scenario& scenario = course.scenarios.front();
    scenario.back = Scenario::Back::step;
    {
        Player player(scenario);
        CHECK_FALSE(whyNotBack(player.run, player.rules, 0).empty());
        player.choose("stop");
        player.choose("sorry");
        CHECK_FALSE(goBack(player.state, player.run, player.rules, 0, player.stamp()));
        player.back(1);
        CHECK(player.here() == "upset");
        CHECK(player.run.state.values[0] == 2);
        CHECK_FALSE(goBack(player.state, player.run, player.rules, 0, player.stamp()));
        player.choose("leave-it");
        CHECK(player.here() == "home");
        CHECK_FALSE(goBack(player.state, player.run, player.rules, 1, player.stamp()));     // the story is over
    }
    scenario.back = Scenario::Back::never;
    Player player(scenario);
    player.choose("stop");
    CHECK_FALSE(goBack(player.state, player.run, player.rules, 0, player.stamp()));
    CHECK_FALSE(playFrom(player.state, player.run, player.rules, 0, 0, player.stamp()));    // no ending seen yet
}

TEST_CASE("Play from here keeps the way that was played", "[attempt][scenario]") {
    const Course course = smallStory();
    Player player(course.scenarios.front());
    player.choose("stop");
    player.choose("leave-it");
    CHECK(player.here() == "home");
    player.take(finish(player.state, player.stamp()));
    player.take(playFrom(player.state, player.run, player.rules, 0, 1, player.stamp()));
    CHECK(player.here() == "upset");
    CHECK(player.state.phase == Phase::writing);
    CHECK(player.run.plays.size() == 2);
    CHECK(player.run.play().taken == 1);
    player.choose("sorry");
    CHECK(player.here() == "talk");
    CHECK(player.run.plays.front().turns.size() == 2);
    CHECK(debriefOf(player.rules, player.run, 0).ending.has_value());
    CHECK_FALSE(debriefOf(player.rules, player.run, 1).ending.has_value());
}

TEST_CASE("The debrief tells the path and what it meant and what else there was", "[attempt][scenario]") {
    const Course course = smallStory();
    Player player(course.scenarios.front());
    player.choose("stop");
    player.choose("sorry");
    player.write("She is out.", {});
    player.choose("give-in");
    const StoryDebrief debrief = debriefOf(player.rules, player.run, 0);
    REQUIRE(debrief.lessons.size() == 4);
    CHECK(debrief.valuesAtStart == std::vector<int>{5, 0});
    CHECK(debrief.lessons[0].meant == "Her day was decided for her.");
    CHECK(debrief.lessons[0].revealed == std::vector<MisconceptionId>{MisconceptionId("anything-goes")});
    CHECK(debrief.lessons[0].others.size() == 2);
    CHECK(debrief.lessons[0].others[1].leadsTo.size() == 2);    // chance
    CHECK(debrief.lessons[0].values == std::vector<int>{2, 0});
    CHECK(debrief.lessons[1].shown == std::vector<PointId>{PointId("shows-it")});
    CHECK(debrief.lessons[2].written);
    CHECK(debrief.lessons[2].did == "She is out.");
    CHECK(debrief.lessons[2].meant == "Ben could not tell who decides.");
    CHECK(debrief.lessons[2].missed.size() == 2);
    // With trust at 4 the branch that asks for 6 was not a matter of the text.
    REQUIRE(debrief.lessons[2].others.size() == 1);
    CHECK(debrief.lessons[2].others[0].needs.size() == 2);
    CHECK(debrief.lessons[3].others.empty());                   // "explain" was closed
    REQUIRE(debrief.ending.has_value());
    CHECK(course.scenarios.front().passages[*debrief.ending].id.value == "home");
    CHECK(debrief.shown == std::vector<PointId>{PointId("shows-it")});
    CHECK(debriefOf(player.rules, player.run, 7).lessons.empty());
}

TEST_CASE("Steps that no longer fit are passed over and counted", "[attempt][scenario]") {
    Course course = smallStory();
    Player player(course.scenarios.front());
    player.choose("ask");
    player.write("Ana decides.", {PointId("say-it")});
    player.choose("turn");
    // The author has taken a choice away since.
    Scenario edited = course.scenarios.front();
    std::erase_if(edited.passages[0].choices, [](const ScenarioChoice& choice) { return choice.id.value == "ask"; });
    const StoryRules rules(edited);
    const ScenarioRun run = foldScenario(rules, player.steps);
    CHECK(run.begun);
    CHECK(run.misfits > 0);
    CHECK(rules.passageOf(run.state).id.value == "door");

    std::mt19937 random(7);
    for (int i = 0; i < 3000; ++i) {
        std::vector<Step> damaged = player.steps;
        Step& step = damaged[1 + random() % (damaged.size() - 1)];
        switch (random() % 4) {
            case 0: step.payload = "{}"; break;
            case 1: step.payload = step.payload.substr(0, random() % (step.payload.size() + 1)); break;
            case 2: step.payload[random() % step.payload.size()] = static_cast<char>(random() % 256); break;
            default: step.kind = static_cast<StepKind>(random() % (static_cast<unsigned>(StepKind::unknown) + 1)); break;
        }
        const ScenarioRun after = foldScenario(player.rules, damaged);
        CHECK((!after.begun || after.state.passage < player.rules.scenario().passages.size()));
    }
}

TEST_CASE("What the steps of a story say comes back from its JSON", "[attempt][scenario]") {
    CHECK(storyBegunPayload(toPayload(StoryBegunPayload{0xFFFFFFFFFFFFFFFFULL}))->seed == 0xFFFFFFFFFFFFFFFFULL);
    const auto chosen = storyChosenPayload(toPayload(StoryChosenPayload{PassageId("a"), ChoiceId("b"), PassageId("c")}));
    CHECK((chosen->passage.value + chosen->choice.value + chosen->to.value) == "abc");
    const auto wentOn = storyWentOnPayload(toPayload(StoryWentOnPayload{PassageId("a"), {PointId("p"), PointId("q")}, PassageId("c")}));
    CHECK(wentOn->earned.size() == 2);
    CHECK(storyRestartedPayload(toPayload(StoryRestartedPayload{2, 3}))->turns == 3);
    CHECK(storyWentBackPayload(R"({"turns":3,"later":true})")->turns == 3);
    for (const char* bad : {"", "[]", "{}", "3", R"({"seed":"x","turns":-1,"earned":[1],"passage":"a","to":"b"})"}) {
        CHECK_FALSE(storyBegunPayload(bad));
        CHECK_FALSE(storyChosenPayload(bad));
        CHECK_FALSE(storyWentOnPayload(bad));
        CHECK_FALSE(storyWentBackPayload(bad));
        CHECK_FALSE(storyRestartedPayload(bad));
    }
}

TEST_CASE("Progress learns from choices taken and not taken and from what was written", "[attempt][scenario]") {
    const Course course = smallStory();
    Player player(course.scenarios.front());
    player.choose("ask");
    player.write("Ana decides.", {PointId("say-it")});
    const Evidence evidence = evidenceOf(player.state.attempt, player.rules, player.run);
    REQUIRE(evidence.points.size() == 3);
    CHECK(evidence.points[0].source == EvidenceSource::scenarioChoice);
    CHECK((evidence.points[1].point.value == "say-it" && evidence.points[1].score == 1));
    CHECK((evidence.points[2].point.value == "shows-it" && evidence.points[2].score == 0));
    REQUIRE(evidence.misconceptions.size() == 1);
    CHECK_FALSE(evidence.misconceptions[0].shown);      // "stop" was open and not taken
}
