// The survey is held against play by brute force, and against stories whose numbers are known.
#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <set>

#include "engine/content/scenario_survey.h"
#include "generated_scenario.h"
#include "sample_course.h"
#include "test_paths.h"

using namespace carewright;
using carewright::test::ScenarioMaker;

namespace {

std::vector<bool> keyOf(const StoryState& state) {
    std::vector<bool> out = state.visited;
    out.insert(out.end(), state.chosen.begin(), state.chosen.end());
    out.insert(out.end(), state.earned.begin(), state.earned.end());
    return out;
}

/// Every state as it is, nothing left out: slow and plain.
struct BruteForce {
    using Key = std::tuple<std::size_t, std::vector<int>, std::vector<bool>>;
    std::map<Key, std::size_t> numbers;
    std::vector<StoryState> states;
    std::vector<std::vector<std::size_t>> next;
    std::set<std::pair<std::size_t, std::size_t>> opened, taken;
    bool tooMany = false;

    explicit BruteForce(const StoryRules& rules) {
        add(rules.begin());
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (states.size() > 20'000) {
                tooMany = true;
                return;
            }
            const StoryState state = states[i];
            if (rules.passageOf(state).ending != Passage::Ending::none) continue;
            for (const std::size_t choice : rules.openChoices(state)) {
                opened.emplace(state.passage, choice);
                for (const StoryRules::Way& way : rules.ways(state.passage, choice)) {
                    StoryState after = state;
                    rules.choose(after, choice, way);
                    connect(i, after);
                }
            }
            if (!rules.asksForWriting(state)) continue;
            for (int set = 0; set < 4; ++set) {
                std::vector<PointId> earned;
                if (set & 1) earned.emplace_back("point-0");
                if (set & 2) earned.emplace_back("point-1");
                StoryState after = state;
                if (const auto branch = rules.write(after, earned)) taken.emplace(state.passage, *branch);
                connect(i, after);
            }
        }
    }

    void connect(std::size_t from, const StoryState& after) {
        const std::size_t to = add(after);
        next[from].push_back(to);
    }

    std::size_t add(const StoryState& state) {
        const auto [it, isNew] = numbers.emplace(Key{state.passage, state.values, keyOf(state)}, states.size());
        if (isNew) {
            states.push_back(state);
            next.emplace_back();
        }
        return it->second;
    }

    template <class Goal>
    std::vector<bool> leadingTo(Goal goal) const {
        std::vector<bool> out(states.size());
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = goal(i);
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < out.size(); ++i) {
                for (const std::size_t to : next[i]) {
                    if (out[to] && !out[i]) out[i] = changed = true;
                }
            }
        }
        return out;
    }
};

/// A chain of `length` passages with two choices each, then an ending.
Scenario chain(std::size_t length) {
    Scenario out;
    out.start = PassageId("p0");
    for (std::size_t i = 0; i <= length; ++i) {
        Passage passage;
        passage.id = PassageId("p" + std::to_string(i));
        passage.blocks = {{"one two three", {}, {}, {}}};
        if (i == length) passage.ending = Passage::Ending::good;
        for (int c = 0; c < 2 && i < length; ++c) {
            ScenarioChoice choice;
            choice.id = ChoiceId("c" + std::to_string(i) + (c == 0 ? "a" : "b"));
            choice.text = c == 0 ? "go" : "go on";
            choice.outcomes = {{PassageId("p" + std::to_string(i + 1)), 1, {}}};
            passage.choices.push_back(choice);
        }
        out.passages.push_back(std::move(passage));
    }
    return out;
}

/// Play the moves of a path by the rules; where it comes to.
StoryState played(const StoryRules& rules, const StoryPath& path) {
    StoryState state = rules.begin();
    for (const StoryMove& move : path.moves) {
        REQUIRE(state.passage == move.passage);
        if (!move.choice) {
            CHECK(rules.write(state, move.earned) == move.branch);
            continue;
        }
        REQUIRE(rules.open(state, *move.choice));
        for (const StoryRules::Way& way : rules.ways(state.passage, *move.choice)) {
            if (way.outcome == move.outcome) {
                rules.choose(state, *move.choice, way);
                break;
            }
        }
    }
    return state;
}

}  // namespace

TEST_CASE("A survey finds what going through every single state finds", "[scenario]") {
    int compared = 0, withStuck = 0, withEndless = 0;
    for (unsigned seed = 0; seed < 1500; ++seed) {
        const Scenario scenario = ScenarioMaker(seed).make();
        const StoryRules rules(scenario);
        const BruteForce brute(rules);
        if (brute.tooMany) continue;
        ++compared;
        INFO("seed " << seed);
        const ScenarioSurvey survey = surveyScenario(rules);
        REQUIRE(survey.exact);
        CHECK(survey.states <= brute.states.size());

        std::set<std::size_t> reached, stuck;
        const auto ends = [&](std::size_t i) { return rules.passageOf(brute.states[i]).ending != Passage::Ending::none; };
        for (std::size_t i = 0; i < brute.states.size(); ++i) {
            reached.insert(brute.states[i].passage);
            if (!ends(i) && brute.next[i].empty()) stuck.insert(brute.states[i].passage);
        }
        const auto toEnding = brute.leadingTo(ends);
        const auto toStop = brute.leadingTo([&](std::size_t i) { return !ends(i) && brute.next[i].empty(); });
        std::set<std::size_t> endless;
        for (std::size_t i = 0; i < brute.states.size(); ++i) {
            if (!toEnding[i] && !toStop[i]) endless.insert(brute.states[i].passage);
        }
        for (std::size_t p = 0; p < scenario.passages.size(); ++p) {
            CHECK((std::count(survey.unreachable.begin(), survey.unreachable.end(), p) == 0) == reached.contains(p));
        }
        std::set<std::size_t> surveyStuck, surveyEndless;
        for (const StoryMoment& moment : survey.stuck) {
            surveyStuck.insert(moment.passage);
            const StoryState state = played(rules, moment.path);
            CHECK(state.passage == moment.passage);
            CHECK(rules.over(state));
            for (const auto& [variable, value] : moment.values) CHECK(state.values[variable] == value);
        }
        for (const StoryMoment& moment : survey.noEnding) surveyEndless.insert(moment.passage);
        CHECK(surveyStuck == stuck);
        CHECK(surveyEndless == endless);
        withStuck += !stuck.empty();
        withEndless += !endless.empty();
        std::set<std::pair<std::size_t, std::size_t>> never(survey.neverOpen.begin(), survey.neverOpen.end());
        for (const std::size_t p : reached) {
            if (scenario.passages[p].ending != Passage::Ending::none) continue;
            for (std::size_t c = 0; c < scenario.passages[p].choices.size(); ++c) CHECK(never.contains({p, c}) != brute.opened.contains({p, c}));
            if (!scenario.passages[p].written) continue;
            for (std::size_t b = 0; b < scenario.passages[p].written->branches.size(); ++b) {
                const bool neverTaken = std::count(survey.neverTaken.begin(), survey.neverTaken.end(), std::pair(p, b)) > 0;
                CHECK(neverTaken != brute.taken.contains({p, b}));
            }
        }
        for (const EndingSurvey& ending : survey.endings) {
            CHECK(ending.path.has_value() == reached.contains(ending.passage));
            if (ending.path) CHECK(played(rules, *ending.path).passage == ending.passage);
        }
    }
    CHECK(compared > 1000);
    CHECK(withStuck > 100);
    CHECK(withEndless > 20);
}

TEST_CASE("The ways through a chain are counted and measured", "[scenario]") {
    const Scenario scenario = chain(10);
    const ScenarioSurvey survey = surveyScenario(StoryRules(scenario));
    CHECK(survey.exact);
    CHECK(survey.paths.number == 1024);
    CHECK_FALSE(survey.paths.endless);
    CHECK(survey.endings.front().paths.number == 1024);
    CHECK(survey.passages.least == 11);
    CHECK(survey.passages.most == 11U);
    CHECK(survey.words.least == 10 * 6 + 3);
    CHECK(survey.states == 11);
}

TEST_CASE("More ways than a number can hold are told as at least so many", "[scenario]") {
    const Scenario scenario = chain(200);
    const ScenarioSurvey survey = surveyScenario(StoryRules(scenario));
    CHECK(survey.exact);
    CHECK(survey.paths.atLeast);
    CHECK(survey.paths.number > 1'000'000'000'000'000'000ULL);
}

TEST_CASE("A circle with a way out has endless ways and a shortest one", "[scenario]") {
    Scenario scenario = chain(3);
    scenario.passages[2].choices[1].outcomes[0].to = PassageId("p0");
    const ScenarioSurvey survey = surveyScenario(StoryRules(scenario));
    CHECK(survey.paths.endless);
    CHECK(survey.noEnding.empty());
    CHECK(survey.passages.least == 4);
    CHECK_FALSE(survey.passages.most.has_value());
}

TEST_CASE("The small story is whole and each of its endings is found", "[scenario]") {
    const ReadCourse read = readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "small_story");
    REQUIRE(read.usable());
    const Scenario& scenario = read.course.scenarios.front();
    const StoryRules rules(scenario);
    const ScenarioSurvey survey = surveyScenario(rules);
    CHECK(survey.exact);
    CHECK(survey.unreachable.empty());
    CHECK(survey.stuck.empty());
    CHECK(survey.noEnding.empty());
    REQUIRE(survey.endings.size() == 3);
    for (const EndingSurvey& ending : survey.endings) REQUIRE(ending.path.has_value());
    // Without looking at the weather: ask or stop, then talk or leave it.
    CHECK(survey.passages.least == 3);
    // "look" may be taken once, so the ways are finite.
    CHECK_FALSE(survey.paths.endless);
    CHECK(survey.paths.number > 10);
    CHECK(readingMinutes(survey.words.least) == 1);
}

TEST_CASE("Beyond the limits a survey says so and tells only what is sure", "[scenario]") {
    int cut = 0;
    for (unsigned seed = 0; seed < 600; ++seed) {
        const Scenario scenario = ScenarioMaker(seed).make(12, false);
        const StoryRules rules(scenario);
        SurveyLimits limits;
        limits.states = 8;
        const ScenarioSurvey little = surveyScenario(rules, limits), full = surveyScenario(rules);
        if (little.exact || !full.exact) continue;
        ++cut;
        INFO("seed " << seed);
        CHECK_FALSE(little.paths.known);
        for (const std::size_t p : little.unreachable) CHECK(std::count(full.unreachable.begin(), full.unreachable.end(), p) == 1);
        const auto has = [](const std::vector<StoryMoment>& moments, std::size_t p) {
            return std::any_of(moments.begin(), moments.end(), [&](const StoryMoment& moment) { return moment.passage == p; });
        };
        const auto unreachable = [&](std::size_t p) { return std::count(full.unreachable.begin(), full.unreachable.end(), p) == 1; };
        for (const StoryMoment& moment : little.stuck) CHECK((has(full.stuck, moment.passage) || unreachable(moment.passage)));
        for (const EndingSurvey& ending : little.endings) {
            if (ending.path) CHECK_FALSE(unreachable(ending.passage));
        }
        CHECK(little.neverOpen.empty());
    }
    CHECK(cut > 50);
}

TEST_CASE("A story made to be endless is surveyed within bounds", "[scenario]") {
    // Thirty variables from 0 to 10 that every passage changes and asks for: more states than atoms.
    Scenario scenario = chain(60);
    for (int v = 0; v < 30; ++v) {
        ScenarioVariable variable;
        variable.id = VariableId("v" + std::to_string(v));
        scenario.variables.push_back(variable);
    }
    for (std::size_t p = 0; p < 60; ++p) {
        for (ScenarioChoice& choice : scenario.passages[p].choices) {
            for (int v = 0; v < 30; ++v) {
                Effect effect;
                effect.variable = VariableId("v" + std::to_string(v));
                effect.by = choice.text == "go" ? (v + 1) * (static_cast<int>(p) + 1) % 5 - 2 : 0;
                choice.effects.push_back(effect);
                Condition condition;
                condition.variable = effect.variable;
                condition.atLeast = 0;
                choice.when.push_back({condition});
            }
        }
    }
    const auto before = std::chrono::steady_clock::now();
    const ScenarioSurvey survey = surveyScenario(StoryRules(scenario));
    const auto took = std::chrono::steady_clock::now() - before;
    CHECK_FALSE(survey.exact);
    CHECK(took < std::chrono::seconds(5));
    CHECK(survey.unreachable.empty());
}
