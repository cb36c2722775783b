// Twine stories as draft scenarios: what is carried over, what is listed, and what hostile files do.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <random>
#include <sstream>

#include "engine/content/scenario_survey.h"
#include "engine/exchange/twee_expression.h"
#include "engine/exchange/twee_reader.h"
#include "test_paths.h"

using namespace carewright;

namespace {

std::string fileText(const std::string& name) {
    std::ifstream in(std::string(CAREWRIGHT_TEST_DATA_DIR) + "/twee/" + name, std::ios::binary);
    REQUIRE(in);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

TweeStory read(const std::string& text) {
    Result<TweeStory> story = readTwee(text);
    REQUIRE(story);
    return std::move(*story);
}

const Passage& passage(const TweeStory& story, const char* id) {
    const Passage* found = story.scenario.findPassage(PassageId(id));
    INFO(id);
    REQUIRE(found);
    return *found;
}

bool noted(const TweeStory& story, const char* inPassage, int line, const char* words) {
    return std::any_of(story.notes.begin(), story.notes.end(), [&](const TweeNote& note) {
        return note.passage == inPassage && (line == 0 || note.line == line) && note.text.find(words) != std::string::npos;
    });
}

std::string said(const TweeStory& story) {
    std::string out;
    for (const TweeNote& note : story.notes) out += note.passage + ":" + std::to_string(note.line) + ": " + note.text + "\n";
    return out;
}

TweeNames plainNames() {
    return {[](std::string_view name) { return VariableId(name); }, [](std::string_view name) { return PassageId(name); }, [](const VariableId&, int) {}};
}

/// A few words for conditions, so that expressions can be compared: "(a>=5)&(!visited b|c=1..2)".
std::string spelt(const std::optional<Conditions>& conditions) {
    if (!conditions) return "none";
    std::string out;
    for (const auto& group : *conditions) {
        out += out.empty() ? "(" : "&(";
        for (std::size_t i = 0; i < group.size(); ++i) {
            const Condition& one = group[i];
            out += std::string(i > 0 ? "|" : "") + (one.negated ? "!" : "");
            if (one.kind == Condition::Kind::visited) out += "visited " + one.passage.value;
            else out += one.variable.value + "=" + (one.atLeast ? std::to_string(*one.atLeast) : "") + ".." + (one.atMost ? std::to_string(*one.atMost) : "");
        }
        out += ")";
    }
    return out;
}

}  // namespace

TEST_CASE("A Harlowe story comes over with its links, conditions, places and colours", "[twee]") {
    const TweeStory story = read(fileText("harlowe.twee"));
    INFO(said(story));
    const Scenario& scenario = story.scenario;
    CHECK(scenario.title == "Tea with Mrs Okafor");
    CHECK(scenario.id == ScenarioId("tea-with-mrs-okafor"));
    CHECK(scenario.start == PassageId("the-door"));
    REQUIRE(scenario.passages.size() == 6);
    const Passage& door = passage(story, "the-door");
    CHECK(door.group == "morning");
    REQUIRE(door.x);
    CHECK(*door.x == 600 * 240 / 125);
    REQUIRE(door.blocks.size() == 2);
    CHECK(door.blocks[0].text == "Mrs Okafor opens the door in her dressing gown.");
    CHECK(door.blocks[1].text == "\"You are early,\" she says.");
    REQUIRE(door.choices.size() == 3);
    CHECK(door.choices[0].text == "Ask how she slept");
    CHECK(door.choices[0].outcomes.front().to == PassageId("asked"));
    CHECK(door.choices[1].text == "Go and put the kettle on");
    CHECK(door.choices[1].outcomes.front().to == PassageId("kitchen"));
    CHECK(door.choices[2].outcomes.front().to == PassageId("silence"));
    REQUIRE(scenario.groups.size() == 1);
    CHECK(scenario.groups.front().name == "morning");
    CHECK(scenario.groups.front().colour == PassageGroup::Colour::amber);

    REQUIRE(scenario.variables.size() == 2);
    CHECK(scenario.variables[0].id == VariableId("trust"));
    CHECK(scenario.variables[0].start == 4);
    CHECK(scenario.variables[1].to == 1);

    const Passage& asked = passage(story, "asked");
    REQUIRE(asked.effects.size() == 2);
    CHECK(asked.effects[0].by == 2);
    CHECK(asked.effects[1].set == 1);
    REQUIRE(asked.blocks.size() == 3);
    CHECK(spelt(asked.blocks[1].when) == "(trust=6..)");
    CHECK(spelt(asked.blocks[2].when) == "(!trust=6..)");
    REQUIRE(asked.choices.size() == 2);
    CHECK(spelt(asked.choices[0].when) == "(trust=6..)&(asked=1..)");
    CHECK(asked.choices[1].when.empty());

    const Passage& kitchen = passage(story, "kitchen");
    REQUIRE(kitchen.blocks.size() >= 3);
    CHECK(spelt(kitchen.blocks[1].when) == "(visited asked)");
    CHECK(kitchen.choices.size() == 2);
    CHECK(kitchen.choices[1].outcomes.front().to == PassageId("silence"));
    CHECK(passage(story, "good-end").ending == Passage::Ending::mixed);

    const Passage& silence = passage(story, "silence");
    CHECK(silence.blocks.front().text == "The clock ticks. Go back or wait.");
    CHECK(passage(story, "nowhere-yet").draft);

    CHECK(noted(story, "Kitchen", 33, "transition"));
    CHECK(noted(story, "Kitchen", 34, "$trust"));
    CHECK(noted(story, "Kitchen", 34, "either"));
    CHECK(noted(story, "Silence", 42, "not built yet"));
    CHECK(noted(story, "Good end", 38, "became an ending"));
}

TEST_CASE("A SugarCube story comes over with setters and if, elseif, else", "[twee]") {
    const TweeStory story = read(fileText("sugarcube.twee"));
    INFO(said(story));
    const Passage& stop = passage(story, "bus-stop");
    CHECK(story.scenario.start == stop.id);
    REQUIRE(stop.effects.size() == 1);
    CHECK(stop.effects[0].by == 1);
    REQUIRE(stop.blocks.size() == 4);
    CHECK(stop.blocks[0].text == "Josie waits.");
    CHECK(spelt(stop.blocks[1].when) == "(risk=5..)");
    CHECK(spelt(stop.blocks[2].when) == "(!risk=5..)&(risk=4..4)");
    CHECK(spelt(stop.blocks[3].when) == "(!risk=5..)&(!risk=4..4)");
    REQUIRE(stop.choices.size() == 3);
    CHECK(stop.choices[0].text == "Ring her");
    REQUIRE(stop.choices[0].effects.size() == 2);
    CHECK(stop.choices[0].effects[0].by == -2);
    CHECK(stop.choices[0].effects[1].set == 1);
    CHECK(stop.choices[1].text == "Walk with her");
    REQUIRE(stop.choices[1].effects.size() == 1);
    CHECK(stop.choices[1].effects[0].set == 0);
    CHECK(spelt(stop.choices[2].when) == "(!rang=1..|visited call)");
    REQUIRE(story.scenario.findVariable(VariableId("risk")));
    CHECK(story.scenario.findVariable(VariableId("risk"))->start == 3);
    CHECK(noted(story, "StoryInit", 8, "Josie"));
    CHECK(noted(story, "Bus stop", 16, "audio"));
    CHECK(noted(story, "Call", 19, "print"));
    CHECK(noted(story, "Call", 20, "depends on a condition"));
    CHECK(noted(story, "Style", 26, "machinery"));
}

TEST_CASE("Expressions of both formats map onto conditions", "[twee]") {
    const TweeNames names = plainNames();
    const auto is = [&](const char* expression, const char* wanted) {
        INFO(expression);
        CHECK(spelt(tweeCondition(expression, names)) == wanted);
    };
    is("$a", "(a=1..)");
    is("not $a", "(!a=1..)");
    is("$a > 3", "(a=4..)");
    is("3 < $a", "(a=4..)");
    is("$a is 3", "(a=3..3)");
    is("$a is not 3", "(!a=3..3)");
    is("$a is true", "(a=1..1)");
    is("$a lte -2", "(a=..-2)");
    is("$a > 1 and ($b > 2 or $c < 3)", "(a=2..)&(b=3..|c=..2)");
    is("($a and $b) or $c", "(a=1..|c=1..)&(b=1..|c=1..)");
    is("!($a && $b)", "(!a=1..|!b=1..)");
    is("not ($a or $b)", "(!a=1..)&(!b=1..)");
    is("visited(\"x y\") > 0", "(visited x y)");
    is("(history:) contains 'x'", "(visited x)");
    is("(visited: \"x\")", "(visited x)");
    for (const char* beyond : {"", "$a is \"red\"", "$a > $b", "$a is 5 or 6", "random(1,2) is 1", "$a.length > 1", "$a >", "($a", "$a $b", "$a > 99999", "visited(\"x\") > 2"}) is(beyond, "none");
    CHECK_FALSE(tweeCondition(std::string(200, '('), names));
    CHECK_FALSE(tweeCondition("$a" + [] { std::string s; for (int i = 0; i < 300; ++i) s += " or $b"; return s; }(), names));
}

TEST_CASE("Assignments of both formats map onto effects", "[twee]") {
    const TweeNames names = plainNames();
    const auto one = [&](const char* words) {
        INFO(words);
        const auto effects = tweeEffects(words, names);
        REQUIRE(effects);
        REQUIRE(effects->size() == 1);
        return effects->front();
    };
    CHECK(one("$a to 5").set == 5);
    CHECK(one("$a = -5").set == -5);
    CHECK(one("$a to true").set == 1);
    CHECK(one("5 into $a").set == 5);
    CHECK(one("$a += 2").by == 2);
    CHECK(one("$a -= 2").by == -2);
    CHECK(one("$a++").by == 1);
    CHECK(one("$a to it + 3").by == 3);
    CHECK(one("$a to $a - 3").by == -3);
    CHECK(tweeEffects("$a to 1, $b to 2", names)->size() == 2);
    for (const char* beyond : {"", "$a to \"x\"", "$a to $b + 1", "$a to random(1, 6)", "$a", "$a to 1 2"}) CHECK_FALSE(tweeEffects(beyond, names));
}

TEST_CASE("An opposite is the opposite whatever the values", "[twee]") {
    std::mt19937 random(7);
    const auto number = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    for (int round = 0; round < 500; ++round) {
        Conditions conditions(static_cast<std::size_t>(number(1, 3)));
        for (auto& group : conditions) {
            for (int i = number(1, 2); i > 0; --i) {
                Condition one;
                one.variable = VariableId(number(0, 1) == 0 ? "a" : "b");
                one.atLeast = number(0, 3);
                one.negated = number(0, 1) == 1;
                group.push_back(one);
            }
        }
        const auto not_ = opposite(conditions);
        REQUIRE(not_);
        const auto holds = [](const Conditions& all, int a, int b) {
            return std::all_of(all.begin(), all.end(), [&](const auto& group) {
                return std::any_of(group.begin(), group.end(), [&](const Condition& one) { return ((one.variable.value == "a" ? a : b) >= *one.atLeast) != one.negated; });
            });
        };
        for (int a = -1; a < 5; ++a) {
            for (int b = -1; b < 5; ++b) CHECK(holds(conditions, a, b) != holds(*not_, a, b));
        }
    }
}

TEST_CASE("Links in every form, and names with escaped brackets", "[twee]") {
    const TweeStory story = read(":: Start\n[[b]]\n[[Go|b]]\n[[Go now->b]]\n[[b<-Go then]]\n[[a->b->c]]\n:: b\nEnd.\n:: c\nEnd.\n:: \\[odd\\] [x\\]y]\nText.\n");
    INFO(said(story));
    const Passage& start = passage(story, "start");
    REQUIRE(start.choices.size() == 5);
    CHECK(start.choices[0].text == "b");
    CHECK(start.choices[1].text == "Go");
    CHECK(start.choices[3].text == "Go then");
    CHECK(start.choices[4].text == "a->b");
    CHECK(start.choices[4].outcomes.front().to == PassageId("c"));
    CHECK(passage(story, "odd").title == "[odd]");
    CHECK(passage(story, "odd").group == "x]y");
}

TEST_CASE("Files that are no Twee are refused with a reason", "[twee]") {
    CHECK_FALSE(readTwee(""));
    CHECK_FALSE(readTwee("just words\nand more\n"));
    CHECK_FALSE(readTwee(":: a\n\xff\xfe\n"));
    CHECK_FALSE(readTwee(std::string(":: a\n\0b\n", 8)));
    CHECK_FALSE(readTwee(":: StoryTitle\nOnly a title\n"));
    CHECK(readTwee(std::string(9 * 1024 * 1024, 'x')).error().code == ErrorCode::tooLarge);
    std::string many;
    for (int i = 0; i < 2001; ++i) many += ":: p" + std::to_string(i) + "\nx\n";
    CHECK(readTwee(many).error().code == ErrorCode::tooLarge);
    CHECK(readTwee("\xEF\xBB\xBF:: a\r\nText.\r\n"));
    const TweeStory broken = read(":: StoryData\n{\"start\": \n:: a\nText.\n");
    CHECK(noted(broken, "StoryData", 1, "no JSON object"));
}

TEST_CASE("Half-written Twee is read as far as it goes", "[twee]") {
    for (const char* body : {"[[", "[[]]", "[[->]]", "[[a", "<<", "<<if", "<<if $a>>", "<</if>>", "<<else>>", "<<link>>", "<<link \"a\">>", "(if:", "(if: $a)", "(if: $a)[", "(else:)[x]", "(set:)", "$", "$a", "<", "<b",
                             "<!--", "/*", "''", "//", "\\", "<<link [[a|b]]>><<link [[c|d]]>>", "[[a|b][", "(link-goto:)", "<<goto>>", "<<goto $x>>"}) {
        INFO(body);
        const TweeStory story = read(std::string(":: a\n") + body);
        CHECK(story.scenario.findPassage(PassageId("a")));
    }
}

TEST_CASE("Hostile Twee costs no more than its length", "[twee]") {
    const auto start = std::chrono::steady_clock::now();
    for (const char* piece : {"[[", "<<if $a>>", "(if:", "(if: $a)[", "(a:", "\"", "<<link \"a\">>", "<<elseif $a>>", "$a ", "<", "/*", "[[a]]\n", "(a:'", "<<\"", "<<if $a>>x<<else>>y<</if>>", "(set: $a to 1)"}) {
        std::string text = ":: a\n";
        while (text.size() < 1'000'000) text += piece;
        INFO(piece);
        CHECK(readTwee(text));
    }
    std::string names;
    for (int i = 0; i < 2000; ++i) names += ":: same\n[[same]]\n";
    CHECK(readTwee(names));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}

TEST_CASE("A story that was read can be checked and played", "[twee]") {
    for (const char* name : {"harlowe.twee", "sugarcube.twee"}) {
        const TweeStory story = read(fileText(name));
        const StoryRules rules(story.scenario);
        REQUIRE(rules.playable());
        const ScenarioSurvey survey = surveyScenario(rules);
        CHECK(survey.exact);
        CHECK(survey.unreachable.empty());
        CHECK(survey.noEnding.empty());
    }
}

TEST_CASE("tags of one story format inside the hook of another neither crash nor leave a hook open", "[twee]") {
    for (const char* const body : {"(if: $a is 1)[<</if>> x]", "(if: $a is 1)[<<if $b is 2>> x] [[On->B]]", "(if: $a is 1)[(if: $b is 2)[<</if>><</if>> x] y] z"}) {
        INFO(body);
        const std::string story = std::string(":: StoryTitle\nT\n\n:: Start\n") + body + "\n[[On->B]]\n\n:: B\nEnd\n";
        CHECK_NOTHROW((void)readTwee(story));
    }
}
