// Edits of a scenario: whatever is done, ids stay well formed and differ, and nothing names what is gone.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "engine/authoring/story_edits.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "engine/content/story_findings.h"
#include "tests/engine/content/generated_scenario.h"
#include "test_paths.h"

using namespace carewright;

namespace {

/// Choices that conditions ask for: a story made by chance asks for some that it does not have.
std::set<std::string> choicesAskedFor(const Scenario& scenario) {
    std::set<std::string> out;
    const auto note = [&](const Conditions& conditions) {
        for (const auto& group : conditions) {
            for (const Condition& one : group) {
                if (one.kind == Condition::Kind::chosen) out.insert(one.choice.value);
            }
        }
    };
    for (const Passage& passage : scenario.passages) {
        for (const StoryBlock& block : passage.blocks) note(block.when);
        for (const ScenarioChoice& choice : passage.choices) note(choice.when);
        if (!passage.written) continue;
        for (const WrittenBranch& branch : passage.written->branches) note(branch.when);
    }
    for (const Passage& passage : scenario.passages) {
        for (const ScenarioChoice& choice : passage.choices) out.erase(choice.id.value);
    }
    return out;
}

void requireSound(const Scenario& scenario, std::set<std::string> choices) {
    const std::set<std::string> dangling = choices;
    std::set<std::string> passages, variables;
    for (const ScenarioVariable& variable : scenario.variables) variables.insert(variable.id.value);
    for (const Passage& passage : scenario.passages) {
        REQUIRE(isWellFormedId(passage.id.value));
        REQUIRE(passages.insert(passage.id.value).second);
        for (const ScenarioChoice& choice : passage.choices) {
            REQUIRE(isWellFormedId(choice.id.value));
            REQUIRE((choices.insert(choice.id.value).second || dangling.contains(choice.id.value)));
        }
    }
    if (!scenario.passages.empty()) REQUIRE(passages.contains(scenario.start.value));
    const auto names = [&](const Conditions& conditions) {
        for (const auto& group : conditions) {
            REQUIRE_FALSE(group.empty());
            for (const Condition& one : group) {
                if (one.kind == Condition::Kind::variable) REQUIRE(variables.contains(one.variable.value));
                if (one.kind == Condition::Kind::visited) REQUIRE(passages.contains(one.passage.value));
                if (one.kind == Condition::Kind::chosen) REQUIRE(choices.contains(one.choice.value));
            }
        }
    };
    const auto changes = [&](const std::vector<Effect>& effects) {
        for (const Effect& one : effects) REQUIRE(variables.contains(one.variable.value));
    };
    for (const Passage& passage : scenario.passages) {
        changes(passage.effects);
        for (const StoryBlock& block : passage.blocks) names(block.when);
        for (const ScenarioChoice& choice : passage.choices) {
            names(choice.when);
            changes(choice.effects);
            for (const Outcome& outcome : choice.outcomes) REQUIRE(passages.contains(outcome.to.value));
        }
        if (!passage.written) continue;
        if (!passage.written->to.empty()) REQUIRE(passages.contains(passage.written->to.value));
        for (const WrittenBranch& branch : passage.written->branches) {
            REQUIRE(passages.contains(branch.to.value));
            names(branch.when);
            changes(branch.effects);
        }
    }
}

}  // namespace

TEST_CASE("Any row of edits leaves a sound story", "[story-edits]") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        Scenario scenario = test::ScenarioMaker(seed).make();
        std::mt19937 random(seed);
        const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
        const std::set<std::string> dangling = choicesAskedFor(scenario);
        INFO("seed " << seed);
        for (int step = 0; step < 30; ++step) {
            const std::size_t passages = scenario.passages.size();
            switch (random() % 8) {
                case 0: addPassage(scenario, random() % 2 ? "A title" : "…", {static_cast<int>(random() % 2000), 0}); break;
                case 1: if (passages > 0) connect(scenario, below(passages), below(passages)); break;
                case 2: if (passages > 0) duplicatePassage(scenario, below(passages)); break;
                case 3: if (passages > 1) removePassage(scenario, below(passages)); break;
                case 4: if (!scenario.variables.empty()) removeVariable(scenario, below(scenario.variables.size())); break;
                case 5: if (passages > 0) renamePassage(scenario, below(passages), PassageId("renamed-" + std::to_string(random() % 9))); break;
                case 6: {
                    const std::size_t p = passages > 0 ? below(passages) : 0;
                    if (passages > 0 && !scenario.passages[p].choices.empty()) removeChoice(scenario, p, below(scenario.passages[p].choices.size()));
                    break;
                }
                default: if (!scenario.people.empty()) removePerson(scenario, below(scenario.people.size())); break;
            }
            requireSound(scenario, dangling);
        }
    }
}

TEST_CASE("A tidied story is read back as it was written", "[story-edits]") {
    Scenario scenario = blankScenario(ScenarioId("new"), "  A new   story ");
    scenario.passages[0].blocks.push_back({"  Two  spaces \n and\n\n a paragraph ", {}, {}, {}});
    scenario.passages[0].group = " Morning ";
    scenario.groups = {{"Morning", PassageGroup::Colour::blue, {}}, {"Gone", PassageGroup::Colour::blue, {}}};
    tidyTexts(scenario);
    Course course;
    course.id = CourseId("c");
    course.scenarios.push_back(scenario);
    const ReadCourse read = readCourseText(writeCourseText(course));
    REQUIRE(read.course.scenarios.size() == 1);
    CHECK(sameMeaning(course, read.course));
}

TEST_CASE("Ids are made of words and differ", "[story-edits]") {
    CHECK(freshId("The Kitchen, 9 am", "x", {}) == "the-kitchen-9-am");
    CHECK(freshId("The kitchen", "x", {"the-kitchen", "the-kitchen-2"}) == "the-kitchen-3");
    CHECK(freshId("…", "passage", {"passage"}) == "passage-2");
    CHECK(isWellFormedId(freshId(std::string(500, 'a'), "x", {})));
}

TEST_CASE("Who leads to a passage is told before it is removed", "[story-edits]") {
    Scenario scenario = blankScenario(ScenarioId("s"), "S");
    const std::size_t kitchen = addPassage(scenario, "Kitchen", {0, 300});
    scenario.passages[0].choices.resize(0);
    REQUIRE(connect(scenario, 0, kitchen));
    scenario.passages[0].choices[0].text = "Go in";
    CHECK(referencesTo(scenario, scenario.passages[kitchen].id) == std::vector<std::string>{"“Go in” in “The beginning” leads here."});
    scenario.passages[kitchen].written.emplace();
    CHECK_FALSE(connect(scenario, kitchen, 0));
}

TEST_CASE("Findings name the part they are about, in words without markup", "[story-edits]") {
    const ReadCourse read = readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/story-incomplete");
    REQUIRE_FALSE(read.course.scenarios.empty());
    const std::vector<StoryFinding> findings = checkStory(read.course, read.course.scenarios.front());
    CHECK(findings.size() >= 5);
    const bool rain = std::any_of(findings.begin(), findings.end(), [&](const StoryFinding& finding) {
        return finding.about == StoryFinding::About::passage && read.course.scenarios.front().passages[finding.index].id == PassageId("rain") && finding.text.find("needs a title") != std::string::npos;
    });
    CHECK(rain);
    for (const auto& folder : std::filesystem::directory_iterator(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses")) {
        if (!folder.path().filename().string().starts_with("story-")) continue;
        const ReadCourse one = readCourse(folder.path());
        for (const Scenario& scenario : one.course.scenarios) {
            for (const StoryFinding& finding : checkStory(one.course, scenario)) {
                INFO(folder.path().filename().string() << ": " << finding.text);
                CHECK(finding.text.find("=\"") == std::string::npos);
                CHECK(finding.text.find('<') == std::string::npos);
            }
        }
    }
}

TEST_CASE("The product's stories have nothing to be found in the editor", "[story-edits]") {
    const ReadCourse read = readCourse(std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation");
    for (const Scenario& scenario : read.course.scenarios) {
        for (const StoryFinding& finding : checkStory(read.course, scenario)) {
            INFO(scenario.id.value << ": " << finding.text);
            CHECK(finding.severity == Severity::warning);
        }
    }
}

TEST_CASE("A written step leads on by its own way first, then by branches", "[authoring][story]") {
    Scenario story = blankScenario(ScenarioId("s"), "A story");
    const std::size_t second = addPassage(story, "Second", {}), third = addPassage(story, "Third", {}), fourth = addPassage(story, "Fourth", {});
    const WayOn choice = leadOn(story, 0, second);
    REQUIRE(choice.choice);
    CHECK(story.passages[0].choices[*choice.choice].outcomes.front().to == story.passages[second].id);
    story.passages[second].written.emplace();
    const WayOn on = leadOn(story, second, third);
    CHECK_FALSE(on.choice);
    CHECK_FALSE(on.branch);
    CHECK(story.passages[second].written->to == story.passages[third].id);
    const WayOn branch = leadOn(story, second, fourth);
    REQUIRE(branch.branch);
    CHECK(story.passages[second].written->branches[*branch.branch].to == story.passages[fourth].id);
    CHECK(story.passages[second].written->to == story.passages[third].id);
}
