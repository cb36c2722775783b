#include <catch2/catch.hpp>

#include "engine/content/scenario_play.h"
#include "generated_scenario.h"

using namespace carewright;
using carewright::test::ScenarioMaker;

namespace {

/// Two passages: "a" with choices, "b" to come back from.
Scenario story() {
    Scenario out;
    out.start = PassageId("a");
    ScenarioVariable trust;
    trust.id = VariableId("trust");
    trust.from = 0;
    trust.to = 10;
    trust.start = 5;
    out.variables = {trust};
    Passage a, b;
    a.id = PassageId("a");
    a.blocks = {{"Here.", {}, {}, {}}};
    b.id = PassageId("b");
    ScenarioChoice there, back;
    there.id = ChoiceId("there");
    there.outcomes = {{PassageId("b"), 1, {}}};
    back.id = ChoiceId("back");
    back.outcomes = {{PassageId("a"), 1, {}}};
    a.choices = {there};
    b.choices = {back};
    out.passages = {a, b};
    return out;
}

Condition visited(const char* passage) {
    Condition out;
    out.kind = Condition::Kind::visited;
    out.passage = PassageId(passage);
    return out;
}

Condition trustAtLeast(int value) {
    Condition out;
    out.variable = VariableId("trust");
    out.atLeast = value;
    return out;
}

void take(const StoryRules& rules, StoryState& state, std::size_t choice = 0) { rules.choose(state, choice, rules.ways(state.passage, choice).front()); }

}  // namespace

TEST_CASE("Variables stop at the ends of their range", "[scenario]") {
    Scenario scenario = story();
    scenario.passages[0].choices[0].effects = {{VariableId("trust"), 7, {}, {}}, {VariableId("trust"), -1, {}, {}}};
    scenario.passages[1].effects = {{VariableId("trust"), 0, -50, {}}};
    const StoryRules rules(scenario);
    StoryState state = rules.begin();
    CHECK(state.values == std::vector<int>{5});
    take(rules, state);
    CHECK(state.values == std::vector<int>{0});     // set below the range on entering
    scenario.passages[1].effects.clear();
    const StoryRules other(scenario);
    state = other.begin();
    take(other, state);
    CHECK(state.values == std::vector<int>{9});     // stopped at 10, then one less
}

TEST_CASE("A passage counts as visited once it has been left", "[scenario]") {
    Scenario scenario = story();
    scenario.passages[0].blocks.push_back({"Again.", {}, {{visited("a")}}, {}});
    const StoryRules rules(scenario);
    StoryState state = rules.begin();
    CHECK(rules.blocks(state).size() == 1);
    take(rules, state);
    CHECK(rules.holds(state, {{visited("a")}}));
    CHECK_FALSE(rules.holds(state, {{visited("b")}}));
    take(rules, state);
    CHECK(rules.blocks(state).size() == 2);
}

TEST_CASE("Every group must hold and one condition of it is enough", "[scenario]") {
    const Scenario scenario = story();
    const StoryRules rules(scenario);
    const StoryState state = rules.begin();
    Condition notVisited = visited("b");
    notVisited.negated = true;
    CHECK(rules.holds(state, {}));
    CHECK(rules.holds(state, {{trustAtLeast(5)}, {notVisited}}));
    CHECK_FALSE(rules.holds(state, {{trustAtLeast(6)}, {notVisited}}));
    CHECK(rules.holds(state, {{trustAtLeast(6), notVisited}}));
}

TEST_CASE("A choice that may be taken once is closed afterwards", "[scenario]") {
    Scenario scenario = story();
    scenario.passages[0].choices[0].once = true;
    const StoryRules rules(scenario);
    StoryState state = rules.begin();
    CHECK(rules.openChoices(state) == std::vector<std::size_t>{0});
    take(rules, state);
    take(rules, state);
    CHECK(rules.openChoices(state).empty());
    CHECK(rules.over(state));
}

TEST_CASE("Ids that name nothing do no harm", "[scenario]") {
    Scenario scenario = story();
    scenario.passages[0].choices[0].outcomes.push_back({PassageId("nowhere"), 5, {}});
    scenario.passages[0].choices[0].effects = {{VariableId("none"), 1, {}, {}}};
    Condition wrong = visited("nowhere");
    const StoryRules rules(scenario);
    StoryState state = rules.begin();
    CHECK(rules.ways(0, 0).size() == 1);
    CHECK_FALSE(rules.holds(state, {{wrong}}));
    wrong.negated = true;
    CHECK_FALSE(rules.holds(state, {{wrong}}));
    take(rules, state);
    CHECK(state.passage == 1);
    scenario.start = PassageId("nowhere");
    CHECK_FALSE(StoryRules(scenario).playable());
    CHECK_FALSE(StoryRules(Scenario{}).playable());
}

TEST_CASE("Chance decides by weight", "[scenario]") {
    Scenario scenario = story();
    scenario.passages[0].choices[0].outcomes = {{PassageId("a"), 3, {}}, {PassageId("b"), 1, {}}};
    const StoryRules rules(scenario);
    CHECK(rules.wayByChance(0, 0, 0.0).to == 0);
    CHECK(rules.wayByChance(0, 0, 0.74).to == 0);
    CHECK(rules.wayByChance(0, 0, 0.75).to == 1);
    CHECK(rules.wayByChance(0, 0, 0.9999).to == 1);
}

TEST_CASE("A written step takes the first branch that fits", "[scenario]") {
    Scenario scenario = story();
    scenario.passages[0].choices.clear();
    WrittenStep step;
    step.points = {PointId("one"), PointId("two")};
    step.to = PassageId("b");
    Condition earnedTwo;
    earnedTwo.kind = Condition::Kind::earned;
    earnedTwo.point = PointId("two");
    step.branches = {{{PointId("one"), PointId("two")}, {}, {}, PassageId("a"), "", {}},
                     {{PointId("one")}, {{trustAtLeast(9)}}, {}, PassageId("a"), "", {}},
                     {{}, {{earnedTwo}}, {{VariableId("trust"), 2, {}, {}}}, PassageId("b"), "", {}}};
    scenario.passages[0].written = step;
    const StoryRules rules(scenario);
    const StoryState start = rules.begin();
    const auto branch = [&](std::vector<PointId> earned) { return rules.branchFor(start, earned); };
    CHECK(branch({PointId("two"), PointId("one")}) == 0U);
    CHECK(branch({PointId("one")}) == std::nullopt);
    CHECK(branch({PointId("two")}) == 2U);
    CHECK(branch({}) == std::nullopt);
    StoryState state = start;
    CHECK(rules.write(state, std::vector<PointId>{PointId("two")}) == 2U);
    CHECK(state.passage == 1);
    CHECK(state.values == std::vector<int>{7});
    CHECK(rules.holds(state, {{earnedTwo}}));
}

TEST_CASE("In any story the variables stay in range and open choices lead to passages", "[scenario]") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        const Scenario scenario = ScenarioMaker(seed).make(12, false);
        const StoryRules rules(scenario);
        REQUIRE(rules.playable());
        std::mt19937 random(seed);
        StoryState state = rules.begin();
        for (int step = 0; step < 60 && !rules.over(state); ++step) {
            const auto open = rules.openChoices(state);
            if (rules.asksForWriting(state)) {
                rules.write(state, std::vector<PointId>{PointId("point-" + std::to_string(random() % 2))});
            } else {
                REQUIRE_FALSE(open.empty());
                const std::size_t choice = open[random() % open.size()];
                rules.choose(state, choice, rules.wayByChance(state.passage, choice, static_cast<double>(random() % 1000) / 1000));
            }
            REQUIRE(state.passage < scenario.passages.size());
            for (std::size_t v = 0; v < state.values.size(); ++v) {
                REQUIRE(state.values[v] >= scenario.variables[v].from);
                REQUIRE(state.values[v] <= scenario.variables[v].to);
            }
        }
    }
}
