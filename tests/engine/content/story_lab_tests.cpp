// The path lab: its figures are held against going through every play one by one.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <set>

#include "engine/content/course_reader.h"
#include "engine/content/story_lab.h"
#include "generated_scenario.h"
#include "test_paths.h"

using namespace carewright;

namespace {

/// One way to an ending: how many moves, and which points it met.
struct Way {
    std::size_t moves = 0;
    std::set<std::string> met;
};

/// Every way, one by one; nothing where there are more than a few thousand or a way is longer than any without a circle.
std::optional<std::vector<Way>> everyWay(const StoryRules& rules) {
    std::vector<Way> out;
    bool tooMany = false;
    std::size_t looked = 0;
    const std::function<void(const StoryState&, Way)> go = [&](const StoryState& state, Way way) {
        if (++looked > 40'000 || way.moves > 60) tooMany = true;
        if (tooMany) return;
        const Passage& passage = rules.passageOf(state);
        if (passage.ending != Passage::Ending::none) return out.push_back(way);
        ++way.moves;
        for (const std::size_t choice : rules.openChoices(state)) {
            Way next = way;
            for (const PointId& point : passage.choices[choice].points) next.met.insert(point.value);
            for (const StoryRules::Way& to : rules.ways(state.passage, choice)) {
                StoryState after = state;
                rules.choose(after, choice, to);
                go(after, next);
            }
        }
    };
    go(rules.begin(), {});
    return tooMany ? std::nullopt : std::optional(std::move(out));
}

bool hasWriting(const Scenario& scenario) {
    return std::any_of(scenario.passages.begin(), scenario.passages.end(), [](const Passage& passage) { return passage.written.has_value(); });
}

const Course& product() {
    static const ReadCourse read = readCourse(std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation");
    return read.course;
}

}  // namespace

TEST_CASE("Shortest and longest way, and what ways show, agree with every way gone one by one", "[story-lab]") {
    int compared = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        const Scenario scenario = test::ScenarioMaker(seed).make();
        if (hasWriting(scenario)) continue;
        const StoryRules rules(scenario);
        const StoryLab lab = studyStory(rules);
        if (!lab.pointsKnown || lab.survey.paths.endless) continue;
        const auto ways = everyWay(rules);
        if (!ways || ways->empty()) continue;
        INFO("seed " << seed);
        ++compared;
        const auto [least, most] = std::minmax_element(ways->begin(), ways->end(), [](const Way& a, const Way& b) { return a.moves < b.moves; });
        REQUIRE(lab.shortest);
        REQUIRE(lab.longest);
        CHECK(lab.shortest->moves.size() == least->moves);
        CHECK(lab.longest->moves.size() == most->moves);
        CHECK(lab.survey.paths.number == ways->size());
        CHECK(std::abs(lab.survey.paths.about - static_cast<double>(ways->size())) < 1e-6);
        CHECK(rules.passageOf(stateAfter(rules, *lab.longest)).ending != Passage::Ending::none);
        for (const PointCoverage& point : lab.points) {
            const auto met = static_cast<double>(std::count_if(ways->begin(), ways->end(), [&](const Way& way) { return way.met.contains(point.point.value); }));
            CHECK(point.onSome == (met > 0));
            CHECK(point.onAll == (met == static_cast<double>(ways->size())));
            REQUIRE(point.share);
            CHECK(*point.share == Approx(met / static_cast<double>(ways->size())).margin(1e-9));
            CHECK(point.missing.has_value() == (met < static_cast<double>(ways->size())));
        }
    }
    CHECK(compared > 100);
}

TEST_CASE("Players come to the endings as often as chance says, and the same seed sends them the same way", "[story-lab]") {
    // One throw of three outcomes weighted 1, 2 and 1; the third leads to where nothing is open.
    Scenario scenario;
    scenario.start = PassageId("a");
    for (const char* id : {"a", "good", "poor", "nothing"}) {
        Passage passage;
        passage.id = PassageId(id);
        scenario.passages.push_back(passage);
    }
    scenario.passages[1].ending = Passage::Ending::good;
    scenario.passages[2].ending = Passage::Ending::poor;
    ScenarioChoice choice;
    choice.id = ChoiceId("c");
    choice.points = {PointId("shown")};
    choice.outcomes = {{PassageId("good"), 1, {}}, {PassageId("poor"), 2, {}}, {PassageId("nothing"), 1, {}}};
    scenario.passages[0].choices.push_back(choice);
    const StoryRules rules(scenario);
    const PlayerSpread spread = sendPlayers(rules, 20'000, 11);
    REQUIRE(spread.endings.size() == 2);
    // Four standard deviations of a binomial.
    CHECK(std::abs(spread.endings[0].players - 5000) < 4 * std::sqrt(20'000 * 0.25 * 0.75));
    CHECK(std::abs(spread.endings[1].players - 10'000) < 4 * std::sqrt(20'000 * 0.25));
    CHECK(spread.stuck == 20'000 - spread.endings[0].players - spread.endings[1].players);
    CHECK(spread.lost == 0);
    CHECK(spread.moves.least == 1);
    CHECK(spread.moves.most == 1);
    CHECK(spread.pointsMet.mean == Approx(1));
    CHECK(spread.visits[0] == 20'000);
    const PlayerSpread again = sendPlayers(rules, 20'000, 11);
    CHECK(again.endings[0].players == spread.endings[0].players);
    CHECK(sendPlayers(rules, 20'000, 12).endings[0].players != spread.endings[0].players);
}

TEST_CASE("Players who go round for ever are counted as lost", "[story-lab]") {
    Scenario scenario;
    scenario.start = PassageId("a");
    scenario.passages.resize(1);
    scenario.passages[0].id = PassageId("a");
    ScenarioChoice choice;
    choice.id = ChoiceId("c");
    choice.outcomes = {{PassageId("a"), 1, {}}};
    scenario.passages[0].choices.push_back(choice);
    const PlayerSpread spread = sendPlayers(StoryRules(scenario), 10, 1);
    CHECK(spread.lost == 10);
    scenario.start = PassageId("nobody");
    CHECK(sendPlayers(StoryRules(scenario), 10, 1).players == 0);
}

TEST_CASE("Every play of the product's stories ends, and players find what the survey found", "[story-lab]") {
    for (const Scenario& scenario : product().scenarios) {
        INFO(scenario.id.value);
        const StoryRules rules(scenario);
        const StoryLab lab = studyStory(rules);
        CHECK(lab.pointsKnown);
        REQUIRE(lab.shortest);
        CHECK(lab.shortest->moves.size() + 1 == lab.survey.passages.least);
        if (lab.longest) CHECK(lab.longest->moves.size() + 1 == *lab.survey.passages.most);
        CHECK(lab.drafts.empty());
        const PlayerSpread spread = sendPlayers(rules, 1000, 5);
        CHECK(spread.stuck == 0);
        CHECK(spread.lost == 0);
        CHECK(spread.moves.least >= static_cast<int>(lab.shortest->moves.size()));
        int ended = 0;
        for (const PlayerSpread::Ending& ending : spread.endings) ended += ending.players;
        CHECK(ended == 1000);
        for (std::size_t p = 0; p < scenario.passages.size(); ++p) {
            const bool reachable = std::find(lab.survey.unreachable.begin(), lab.survey.unreachable.end(), p) == lab.survey.unreachable.end();
            CHECK((reachable || spread.visits[p] == 0));
        }
        for (std::size_t v = 0; v < scenario.variables.size(); ++v) {
            CHECK(spread.values[v].least >= scenario.variables[v].from);
            CHECK(spread.values[v].most <= scenario.variables[v].to);
        }
    }
}

TEST_CASE("Where variables are read and written is found as the survey finds that they are", "[story-lab]") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Scenario scenario = test::ScenarioMaker(seed).make();
        const StoryRules rules(scenario);
        const std::vector<VariableUse> uses = variableUses(rules);
        const ScenarioSurvey survey = surveyScenario(rules);
        REQUIRE(uses.size() == scenario.variables.size());
        for (std::size_t v = 0; v < uses.size(); ++v) {
            INFO("seed " << seed);
            CHECK(uses[v].read.empty() == (std::find(survey.neverRead.begin(), survey.neverRead.end(), v) != survey.neverRead.end()));
            CHECK(uses[v].written.empty() == (std::find(survey.neverChanged.begin(), survey.neverChanged.end(), v) != survey.neverChanged.end()));
        }
    }
}

TEST_CASE("More ways than can be counted are told roughly", "[story-lab]") {
    Scenario scenario;
    scenario.start = PassageId("p0");
    constexpr int length = 200;
    for (int i = 0; i <= length; ++i) {
        Passage passage;
        passage.id = PassageId("p" + std::to_string(i));
        for (int c = 0; c < 3 && i < length; ++c) {
            ScenarioChoice choice;
            choice.id = ChoiceId("c" + std::to_string(3 * i + c));
            choice.outcomes = {{PassageId("p" + std::to_string(i + 1)), 1, {}}};
            passage.choices.push_back(choice);
        }
        if (i == length) passage.ending = Passage::Ending::good;
        scenario.passages.push_back(passage);
    }
    const ScenarioSurvey survey = surveyScenario(StoryRules(scenario));
    CHECK(survey.paths.atLeast);
    CHECK(std::log10(survey.paths.about) == Approx(length * std::log10(3.0)).epsilon(1e-9));
}

TEST_CASE("A story can begin anywhere with chosen values, kept within their ranges", "[story-lab]") {
    const Scenario& scenario = product().scenarios.front();
    const StoryRules rules(scenario);
    const std::vector<int> values(scenario.variables.size(), 100'000);
    const StoryState state = beginAt(rules, scenario.passages.size() - 1, values);
    CHECK(state.passage == scenario.passages.size() - 1);
    for (std::size_t v = 0; v < scenario.variables.size(); ++v) CHECK(state.values[v] == scenario.variables[v].to);
    const StoryState plain = beginAt(rules, 0, {});
    for (std::size_t v = 0; v < scenario.variables.size(); ++v) CHECK(plain.values[v] == scenario.variables[v].start);
}
