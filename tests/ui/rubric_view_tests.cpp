// The rubric editor driven as a tutor would: by mouse and keyboard alone.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "engine/content/course_reader.h"
#include "engine/marking/rubric_hash.h"
#include "tests/ui/rubric_app.h"

namespace carewright::ui {
namespace {

void putIdea(RubricApp& app, const std::string& idea) {
    app.press("rubric/rule-column/rules/strip/put-in/words");
    app.driver().type(idea);
    app.settle();
    app.press("rubric/rule-column/rules/strip/put-in/as-idea");
}

void pasteBench(RubricApp& app, const std::string& lines) {
    app.press("rubric/bench-column/bench/paste");
    app.typeLines(lines);
    app.press("rubric/bench-column/bench/read-paste");
    app.press("rubric/bench-column/bench/import/take");
}

std::size_t agreed(const RubricApp& app) { return app.bench().figures->rules.counts.agreed(); }

const std::string marked =
    "+ The council pays direct payments, which give people more freedom over support.\n"
    "+ Direct payments let a client run support in a new way.\n"
    "+ A personal budget gives people freedom, and that helps.\n"
    "- Direct payments are not what gives people freedom.\n"
    "- People get support from staff at home.\n"
    "- There is care, and there is a budget for it.\n";

}  // namespace

TEST_CASE("A tutor builds a rubric from nothing and sees agreement rise", "[rubric][ui]") {
    RubricApp app;
    HeadlessDriver& driver = app.driver();
    REQUIRE(app.bench().open);
    CHECK(driver.label("rubric/title") == "P");
    pasteBench(app, marked);
    REQUIRE(app.bench().responses->size() == 6);
    REQUIRE(app.bench().figures);
    CHECK(agreed(app) == 3);        // nothing earns it yet, so only those that should not are right

    app.press("rubric/rule-column/add-award");
    // The first idea goes into a relation: money gives freedom.
    app.press("rubric/rule-column/rules/strip/put-in/kind/gives");
    putIdea(app, "money of one's own");
    REQUIRE(app.edited().rubrics.back().award.front().parts.front().parts.size() == 1);
    app.press("rubric/rule-column/rules/strip/add");
    putIdea(app, "freedom");
    const Rule& relation = app.edited().rubrics.back().award.front().parts.front();
    CHECK(relation.parts.front().ref == "money-of-ones-own");
    CHECK(relation.parts.back().ref == "freedom");
    CHECK(driver.says("money-of-ones-own gives or increases freedom, in one sentence"));

    // The idea that was made last stands open; wordings go into it.
    app.fill("rubric/rule-column/ideas/freedom/add-term", "freedom; new way");
    CHECK(app.edited().findConcept(ConceptId("freedom"))->terms.size() == 2);
    app.press("rubric/rule-column/ideas/money-of-ones-own/open");
    app.fill("rubric/rule-column/ideas/money-of-ones-own/add-term", "direct payment; budget");
    CHECK(agreed(app) == 6);
    CHECK(app.bench().figures->rulesSaved.counts.agreed() == 3);
    CHECK(driver.says("3 better now"));
    CHECK(driver.has("rubric/bench-column/bench/changes/change-0"));

    // Undo all, redo all.
    const std::size_t steps = app.bench().edits;
    CHECK(steps >= 6);
    while (app.bench().canUndo) app.press("rubric/undo");
    CHECK(app.edited().rubrics == app.driver().model().course.rubrics);
    CHECK(app.edited().concepts == app.driver().model().course.concepts);
    CHECK(agreed(app) == 3);
    while (app.bench().canRedo) app.press("rubric/redo");
    CHECK(app.bench().edits == steps);
    CHECK(agreed(app) == 6);

    // Published: saved, noted with its hash, and what learners are marked by from now on.
    CHECK(app.bench().unsaved);
    app.press("rubric/publish");
    REQUIRE(app.bench().publish);
    CHECK(app.bench().publish->ready);
    CHECK(driver.find("rubric/bench-column/publish/publish")->disabled);    // no note yet
    app.press("rubric/bench-column/publish/note");
    driver.type("Money and freedom, joined");
    app.settle();
    app.press("rubric/bench-column/publish/publish");
    INFO(app.bench().refused);
    CHECK(!app.bench().publish);
    CHECK(!app.bench().unsaved);
    REQUIRE(app.bench().versions.size() == 1);
    CHECK(app.bench().versions.front().note == "Money and freedom, joined");
    const auto noted = readRubricVersions(app.course());
    REQUIRE(noted.size() == 1);
    const ReadCourse saved = readCourse(app.course());
    CHECK(std::ranges::any_of(saved.course.rubrics, [](const Rubric& rubric) { return rubric.point == PointId("p"); }));
    CHECK(rubricHash(saved.course) == noted.front().hash);
}

TEST_CASE("A response lights up as it is typed, and what is missing says why", "[rubric][ui]") {
    RubricApp app;
    HeadlessDriver& driver = app.driver();
    app.go("q");
    app.press("rubric/response-column/response/editor");
    driver.type("People choose.");
    app.settle();
    REQUIRE(app.bench().trace);
    CHECK(app.bench().trace->rulesSayYes);
    CHECK(driver.says("it earns the point"));
    CHECK(driver.has("rubric/response-column/response/lit/evidence-1"));
    driver.type(" They want pizza.");
    app.settle();
    CHECK(!app.bench().trace->rulesSayYes);
    CHECK(driver.says("Called off by “pizza”"));
    CHECK(driver.has("rubric/response-column/response/why-not/why-0"));
    app.press("rubric/response-column/response/keep-no");
    REQUIRE(app.bench().responses);
    CHECK(app.bench().responses->back().answer == "People choose. They want pizza.");
    CHECK(app.bench().responses->back().awarded.empty());
}

TEST_CASE("Guards, counts and places of rules are changed by choosing", "[rubric][ui]") {
    RubricApp app;
    app.go("q");
    const auto first = [&]() -> const Rule& { return app.edited().rubrics.front().award.front().parts.front(); };
    REQUIRE(first().kind == Rule::Kind::atLeast);
    app.press("rubric/rule-column/rules/award-0/0/light");
    app.press("rubric/rule-column/rules/strip/count/more");
    CHECK(first().count == 3);
    app.press("rubric/rule-column/rules/strip/within/clause");
    CHECK(first().within == Within::clause);
    CHECK(first().parts.front().within == Within::clause);
    app.press("rubric/rule-column/rules/strip/polarity/either");
    CHECK(first().parts.front().polarity == Polarity::either);
    app.press("rubric/rule-column/rules/strip/becomes/any");
    CHECK(first().kind == Rule::Kind::any);
    CHECK(first().parts.size() == 3);
    app.press("rubric/rule-column/rules/strip/add-unless");
    app.press("rubric/rule-column/rules/strip/unless/words");
    app.driver().type("burger");
    app.driver().key(ImGuiKey_Enter);
    app.settle();
    REQUIRE(first().unless.size() == 1);
    CHECK(first().unless.front().text == "burger");
    CHECK(app.driver().has("rubric/rule-column/rules/award-0/0/u0/light"));
    app.press("rubric/rule-column/rules/award-0/0/light");
    app.press("rubric/rule-column/rules/award-0/0/light");
    app.press("rubric/rule-column/rules/strip/remove");
    CHECK(app.edited().rubrics.front().award.front().parts.empty());
    // The whole of it by keyboard: back again.
    app.driver().key(ImGuiKey_Z, HeadlessDriver::ctrl);
    app.settle();
    CHECK(first().kind == Rule::Kind::any);
}

TEST_CASE("Wordings are changed, moved to another idea and taken out", "[rubric][ui]") {
    RubricApp app;
    app.go("q");
    const auto terms = [&](const char* id) {
        std::vector<std::string> out;
        for (const TermText& term : app.edited().findConcept(ConceptId(id))->terms) out.push_back(term.text);
        return out;
    };
    app.press("rubric/rule-column/ideas/choose/open");
    app.press("rubric/rule-column/ideas/choose/terms/term-0");
    app.press("rubric/rule-column/ideas/choose/terms/wording/to/support");
    CHECK(terms("choose").front() == "decid*");
    CHECK(terms("support").back() == "choose");
    app.press("rubric/rule-column/ideas/choose/terms/term-0");
    app.press("rubric/rule-column/ideas/choose/terms/wording/later");
    CHECK(terms("choose")[1] == "decid*");
    app.press("rubric/rule-column/ideas/choose/terms/wording/remove");
    CHECK(terms("choose").size() == 3);
    app.fill("rubric/rule-column/ideas/choose/add-term", "pick; (broken");
    CHECK(terms("choose").size() == 3);
    CHECK(app.driver().has("rubric/refused"));
    app.press("rubric/dismiss");
    CHECK(!app.driver().has("rubric/refused"));
}

TEST_CASE("Broken tables are told of and never taken over", "[rubric][ui]") {
    RubricApp app;
    app.press("rubric/bench-column/bench/paste");
    app.typeLines("id,answer,p\na,good one,maybe\n");
    app.settle();
    app.press("rubric/bench-column/bench/read-paste");
    REQUIRE(app.bench().import);
    CHECK(!app.bench().import->whyNot.empty());
    CHECK(app.driver().find("rubric/bench-column/bench/import/take")->disabled);
    CHECK(app.driver().says("neither yes nor no"));
    app.press("rubric/bench-column/bench/import/drop");
    CHECK(!app.bench().import);
    app.fill("rubric/bench-column/bench/file", "/nowhere/at/all.csv");
    CHECK(app.bench().refused.find("no file") != std::string::npos);
}

TEST_CASE("Disagreements are one key away, and suggestions are answered once for all", "[rubric][ui]") {
    RubricApp app;
    app.go("q");
    std::string lines;
    for (int i = 0; i < 5; ++i) lines += "+ Residents steer the whole day number " + std::to_string(i) + ".\n- Residents sleep through day number " + std::to_string(i) + ".\n";
    pasteBench(app, lines);
    REQUIRE(app.bench().figures->rules.counts.readerOnly == 5);
    app.driver().mouseAway();
    app.press("rubric/rule-column/rules/award-0/0/light");    // the keyboard leaves the paste field
    app.driver().keyCode('N');
    app.settle();
    REQUIRE(app.bench().picked);
    const std::size_t first = *app.bench().picked;
    app.driver().keyCode('N');
    app.settle();
    CHECK(*app.bench().picked != first);
    app.driver().keyCode('P');
    app.settle();
    CHECK(*app.bench().picked == first);

    REQUIRE(!app.bench().suggestions.empty());
    const std::string words = app.bench().suggestions.front().words;
    CHECK(words.find("steer") != std::string::npos);
    app.press("rubric/rule-column/ideas/choose/open");
    app.press("rubric/bench-column/bench/suggestions/" + words + "/refuse");
    CHECK(std::ranges::none_of(app.bench().suggestions, [&](const BenchSuggestion& one) { return one.words == words; }));
    app.go("r");
    app.go("q");
    CHECK(std::ranges::none_of(app.bench().suggestions, [&](const BenchSuggestion& one) { return one.words == words; }));
}

}  // namespace carewright::ui
