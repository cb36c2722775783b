/// Whole sittings of a quiz, one for each behaviour, each broken off in the middle and gone on with.
#include "tests/ui/quiz_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

void resumeFromList(QuizApp& app) {
    app.again();
    REQUIRE(app->click("quizzes/all/resume"));
    REQUIRE(app->model().quiz.run);
}

void handIn(QuizApp& app) {
    if (app->has("quiz/hand-in")) REQUIRE(app->click("quiz/hand-in"));
    else REQUIRE(app->click("quiz/go"));
    REQUIRE(app->click("quiz/hand-in-panel/hand-in"));
    CHECK(app.run().handedIn);
}

}  // namespace

TEST_CASE("A quiz with answers at once is left half way and finished later", "[sitting]") {
    QuizApp app;
    app.start("immediate");
    app.answer("one");
    REQUIRE(app->click("quiz/go"));
    app.goTo("verdict");
    REQUIRE(app->click("quiz/item/verdict/true"));
    REQUIRE(app->click("quiz/item/options/b/choose"));
    REQUIRE(app->click("quiz/go"));
    CHECK(app->label("quiz/item/outcome/verdict") == "Not right");
    app.answer("typed");
    resumeFromList(app);
    CHECK(app.run().at == ItemId("typed"));
    CHECK(app->find("quiz/item/places/what")->value == "independance");
    CHECK(app.item("one").closed);
    CHECK(app.item("verdict").fraction == 0);
    REQUIRE(app->click("quiz/go"));
    CHECK(app.item("typed").fraction == 1);
    handIn(app);
    CHECK(app->label("quiz/score") == "3 of 10 marks");
    REQUIRE(app->click("quiz/list/verdict"));
    CHECK(app->says("A budget has an end."));
    CHECK(app->label("quiz/item/options/a/verdict") == "This is the right answer");
    REQUIRE(app->click("rail/quizzes"));
    CHECK(app->label("quizzes/all/last") == "Last time: 3 of 10 marks");
    REQUIRE(app->click("quizzes/all/review"));
    CHECK(app->label("quiz/score") == "3 of 10 marks");
}

TEST_CASE("Hints and further tries come for fewer marks and outlast a break", "[sitting]") {
    QuizApp app;
    app.start("tries");
    REQUIRE(app->click("quiz/item/options/b/choose"));
    REQUIRE(app->click("quiz/go"));
    CHECK(app->label("quiz/item/hint-1") == "Hint: Whose day is it?");
    CHECK(app->says("They get all they want."));        // the mistaken idea behind the choice
    CHECK(app->find("quiz/go")->disabled);
    resumeFromList(app);
    CHECK(app.run().at == ItemId("one"));
    CHECK(app->has("quiz/item/hint-1"));
    CHECK_FALSE(app->says("It is her day."));
    REQUIRE(app->click("quiz/item/options/a/choose"));
    REQUIRE(app->click("quiz/go"));
    CHECK(app->label("quiz/item/outcome/marks") == "1 of 2 marks");
    CHECK(app->says("It is her day."));
    app.goTo("some");
    REQUIRE(app->click("quiz/item/options/c/choose"));
    REQUIRE(app->click("quiz/go"));
    REQUIRE(app->click("quiz/show"));
    CHECK(app.item("some").closed);
    CHECK(app->says("Both are talked through."));
    handIn(app);
    CHECK(app->label("quiz/score") == "1 of 10 marks");
}

TEST_CASE("A paper in the manner of an exam tells nothing before it is handed in", "[sitting]") {
    QuizApp app;
    app->click("quiz/timed");
    app.start("deferred");
    CHECK(app->label("quiz/clock") == "10 min left");
    for (const char* id : {"one", "some", "match", "sort"}) app.answer(id);
    CHECK_FALSE(app->has("quiz/item/outcome/verdict"));
    app->wait(std::chrono::seconds(20));
    app->wait(std::chrono::seconds(20));
    app->wait(std::chrono::seconds(20));
    CHECK(app->label("quiz/clock") == "9 min left");
    resumeFromList(app);
    CHECK(app->label("quiz/clock") == "9 min left");
    CHECK(placeOf(app.item("match").response, PartId("a")) == PartId("a"));
    app.goTo("one");
    REQUIRE(app->click("quiz/item/options/c/choose"));      // changed one's mind
    app.answer("order");
    for (int i = 0; i < 24; ++i) app->wait(std::chrono::seconds(25));
    CHECK(app.run().handedIn);
    CHECK(app.run().timeUp);
    CHECK(app->says("The time is up."));
    CHECK(app->label("quiz/score") == "4 of 10 marks");
    CHECK(app->says("Not answered"));
}

TEST_CASE("Certainty is explained and marked and shown against what was right", "[sitting]") {
    QuizApp app;
    app.start("certainty");
    CHECK(app->says("unsaid counts as not very"));
    REQUIRE(app->click("quiz/item/certainty-how"));
    CHECK(app->says("it pays to be honest"));
    app.answer("one");
    REQUIRE(app->click("quiz/item/certainty/level-3"));
    CHECK(app.item("one").certainty == 3);
    CHECK(app->label("quiz/item/certainty-costs") == "Right +3, wrong \u22126.");
    app.goTo("some");
    REQUIRE(app->click("quiz/item/options/c/choose"));
    REQUIRE(app->click("quiz/item/certainty/level-2"));
    resumeFromList(app);
    CHECK(app.item("one").certainty == 3);
    app.answer("verdict");
    REQUIRE(app->click("quiz/item/certainty/level-1"));
    handIn(app);
    CHECK(app->label("quiz/score") == "3 of 10 marks");
    CHECK(app->label("quiz/certainty-score") == "For being sure and right: +5 of 30");  // 2 x 3 for one, -2 for some, +1 for the verdict
    CHECK_FALSE(app->says("You were surer than you could be."));    // one answer says nothing about that
    CHECK(app->says("Very sure: 1 answer, 100 % right"));
}

TEST_CASE("A quiz whose items have gone can be looked at and handed in", "[sitting]") {
    QuizApp app;
    app.start("deferred");
    app.answer("one");
    app->workspace().apply({GoTo{{Room::quiz, "0192f1c4-3d5e-7abc-8def-0123456789ab", {}}}});
    app->frames(3);
    CHECK(app->says("This quiz cannot be shown"));
    app->workspace().apply({GoTo{{Room::quiz, "no-such-quiz", {}}}});
    app->frames(3);
    CHECK(app->says("This quiz cannot be shown"));
}
