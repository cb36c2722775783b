// What was not saved is offered back in every room of the workshop, and the foot of the window says what is so.
#include <catch2/catch.hpp>

#include "app/ui/story_actions.h"
#include "tests/ui/workshop_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

void writeSomething(WorkshopApp& at) {
    at.app->workspace().apply({boxed<StoryRequest>(NewScenario{"Mrs Bello's bath"})});
    at.app->frames(3);
    REQUIRE(at.edited().findScenario(ScenarioId("mrs-bellos-bath")));
}

}  // namespace

TEST_CASE("Stories offers back what was not saved, before anything else is edited", "[unsaved]") {
    WorkshopApp at;
    writeSomething(at);
    at.reopen();
    at.app->workspace().apply({GoTo{{Room::story, {}, {}}}});
    at.app->frames(3);
    CHECK(at.app->says("There is work that was not saved"));
    CHECK(at.app->says("Added the story “Mrs Bello's bath”"));
    CHECK_FALSE(at.app->has("story/stories/new-name"));
    REQUIRE(at.app->click("story/unsaved/recover-work"));
    at.app->frames(3);
    CHECK(at.app->has("story/stories/mrs-bellos-bath"));
}

TEST_CASE("Rubrics offers it back as well", "[unsaved]") {
    WorkshopApp at;
    writeSomething(at);
    at.reopen();
    at.app->workspace().apply({GoTo{{Room::rubric, {}, {}}}});
    at.app->frames(3);
    CHECK(at.app->says("There is work that was not saved"));
    REQUIRE(at.app->click("rubric/unsaved/forget-work"));
    at.app->frames(3);
    CHECK_FALSE(at.app->says("There is work that was not saved"));
    CHECK_FALSE(at.edited().findScenario(ScenarioId("mrs-bellos-bath")));
}

TEST_CASE("The foot of the window does not call saved what is only kept safe", "[unsaved]") {
    WorkshopApp at;
    CHECK(at.app->says("Everything is saved"));
    writeSomething(at);
    CHECK(at.app->says("Unsaved edits are kept safe"));
    CHECK_FALSE(at.app->says("Everything is saved"));
}

TEST_CASE("A day is typed day first, shown in words and kept as an ISO date", "[workshop][dates]") {
    WorkshopApp at;
    at.press("main/tabs/form");
    at.fill("form/checked", "28/11/2026");
    CHECK(at.edited().checkedOn == "2026-11-28");
    at.press("main/form/title");
    at.untilChecked();
    CHECK(at.app->find("workshop/main/form/checked")->value == "28 November 2026");
    // What is no day is said to be none, in the words of the form.
    at.fill("form/checked", "31/02/2026");
    at.press("main/form/title");
    at.untilChecked();
    CHECK(at.app->says("write it as in 21/11/2026"));
    CHECK_FALSE(at.app->says("year-month-day"));
}

TEST_CASE("A criterion has its number, and what assesses it follows", "[workshop]") {
    WorkshopApp at;
    at.unfold("criterion");
    const std::string id = at.edited().criteria.at(0).id.value;
    const auto assessed = std::ranges::count(at.edited().questions, CriterionId(id), &Question::criterion);
    REQUIRE(assessed > 0);
    std::string list;
    for (const SemanticItem& item : at.app->record().items())
        if (item.path.starts_with("workshop/outline/") && item.path.ends_with("/" + id)) list = item.path.substr(9);
    REQUIRE_FALSE(list.empty());
    at.press(list);
    at.fill("form/number", "7.12");
    CHECK(at.edited().criteria.at(0).id.value == id);   // nothing follows while one types
    at.app->key(ImGuiKey_Enter);
    at.app->frames(3);
    CHECK(at.edited().criteria.at(0).id.value == "7.12");
    CHECK(std::ranges::count(at.edited().questions, CriterionId("7.12"), &Question::criterion) == assessed);
}

TEST_CASE("A criterion that is missing is made where it is asked for", "[workshop]") {
    WorkshopApp at;
    at.unfold("question");
    at.press("outline/questions/" + at.edited().questions[0].id.value);
    const std::size_t before = at.edited().criteria.size(), steps = at.shown().document->done();
    at.press("main/form/criterion");
    at.press("main/form/criterion-choices/filter");
    at.app->type("Explain safe lifting");
    at.app->frames(2);
    at.press("main/form/criterion-choices/new");
    REQUIRE(at.edited().criteria.size() == before + 1);
    CHECK(at.edited().criteria.back().text == "Explain safe lifting");
    CHECK(at.edited().questions[0].criterion == at.edited().criteria.back().id);
    CHECK(at.shown().document->done() == steps + 1);     // one step, one undo
    CHECK(at.app->says("Explain safe lifting"));
}

TEST_CASE("An id is made of the words that were typed", "[workshop]") {
    WorkshopApp at;
    at.unfold("marking point");
    const std::string point = at.edited().points[0].id.value;
    at.press("outline/marking points/" + point);
    at.press("main/form/rename");
    at.press("main/form/new-id");
    at.app->key(ImGuiKey_A, HeadlessDriver::ctrl);
    at.app->type("Risks of moving");
    at.app->frames(2);
    CHECK(at.app->says("It will be “risks-of-moving”"));
    at.app->key(ImGuiKey_Enter);
    at.app->frames(3);
    CHECK(at.edited().points[0].id.value == "risks-of-moving");
}

TEST_CASE("Replacing tells how many were changed and is not pressed into doubling", "[workshop]") {
    WorkshopApp at;
    const std::string title = at.edited().title;
    const std::string word = title.substr(0, title.find(' '));
    at.press("main/tabs/replace");
    at.press("main/replace/find");
    at.app->type(word);
    at.press("main/replace/by");
    at.app->type("very " + word);
    at.app->frames(2);
    at.press("main/replace/all");
    CHECK(at.edited().title.starts_with("very " + word));
    CHECK(at.app->says("Changed in "));
    REQUIRE(at.app->find("workshop/main/replace/all"));
    CHECK(at.app->find("workshop/main/replace/all")->disabled);
    (void)at.app->click("workshop/main/replace/all");
    at.app->frames(2);
    CHECK_FALSE(at.edited().title.starts_with("very very"));
}
