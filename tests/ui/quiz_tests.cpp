/// Every kind of quiz item by mouse and by keyboard alone.
#include <algorithm>

#include "app/ui/keys.h"
#include "tests/ui/quiz_app.h"

using namespace carewright;
using namespace carewright::ui;

TEST_CASE("Every kind of item is answered and checked by mouse", "[quiz]") {
    QuizApp app;
    app.start("immediate");
    for (const char* id : QuizApp::items) {
        INFO(id);
        app.answer(id);
        CHECK_FALSE(app->has("quiz/item/outcome/verdict"));
        REQUIRE(app->click("quiz/go"));
        CHECK(app.item(id).closed);
        CHECK(app.item(id).fraction > (std::string(id) == "own-words" ? 0.3 : 0.99));
        CHECK(app->has("quiz/item/outcome/verdict"));
    }
}

TEST_CASE("Every kind of item is answered and checked by keyboard alone", "[quiz]") {
    QuizApp app;
    app.start("immediate");
    app.byKeys = true;
    app->mouseAway();
    for (const char* id : QuizApp::items) {
        INFO(id);
        app.answer(id);
        app.press("quiz/go");
        CHECK(app.item(id).closed);
        CHECK(app.item(id).fraction > (std::string(id) == "own-words" ? 0.3 : 0.99));
        CHECK(app->says(std::string(id) == "own-words" && app.item(id).fraction < 0.99 ? "Partly right" : "Right"));
    }
}

TEST_CASE("Enter starts the quiz that was come to", "[quiz]") {
    QuizApp app;
    app->frames(2);
    app->key(ImGuiKey_Enter);
    REQUIRE(app->model().quiz.run);
    CHECK_FALSE(app->model().quiz.run->handedIn);
}

TEST_CASE("Number keys choose options and put what is picked up", "[quiz]") {
    QuizApp app;
    app.start("deferred");
    app->mouseAway();
    app->keyCode('0' + 2);
    CHECK(app.item("one").response.chosen == std::vector<PartId>{PartId("b")});
    app->keyCode('0' + 9);
    CHECK(app.item("one").response.chosen == std::vector<PartId>{PartId("b")});
    app.goTo("sort");
    REQUIRE(app->tabTo("quiz/item/things/a"));
    app->key(ImGuiKey_Enter);
    CHECK(app->says("Picked up: “The rota”"));
    app->keyCode('0' + 1);
    CHECK(placeOf(app.item("sort").response, PartId("a")) == PartId("old"));
    REQUIRE(app->tabTo("quiz/item/places/old/a/chip"));
    app->key(ImGuiKey_Enter);
    app->key(ImGuiKey_Backspace);
    CHECK(app.item("sort").response.placed.empty());
}

TEST_CASE("After a thing is put by keys the ring goes on to the next one and then to the check", "[quiz]") {
    QuizApp app;
    app.start("immediate");
    app->mouseAway();
    const auto ring = [&] { return app->shell().focus().ringShown() ? app->shell().focus().path() : std::string(); };
    const auto bank = [&](const char* word) { return app.labelled("quiz/item/things/", word); };
    app.goTo("fill");
    REQUIRE(app->tabTo(bank("Care Act 2014")));
    app->key(ImGuiKey_Enter);
    app->keyCode('0' + 1);
    CHECK(fillingOf(app.item("fill").response, PartId("act")) == "Care Act 2014");
    // One gap is open: the ring is on a word that is free, without any Tab.
    CHECK(ring().starts_with("quiz/item/things/word-"));
    REQUIRE(app->has(ring()));
    REQUIRE(app->tabTo(bank("2015")));
    app->key(ImGuiKey_Enter);
    app->keyCode('0' + 2);
    CHECK(ring() == "quiz/go");
    CHECK_FALSE(app.item("fill").closed);
    app->key(ImGuiKey_Enter);
    CHECK(app.item("fill").fraction > 0.99);

    app.goTo("match");
    REQUIRE(app->tabTo("quiz/item/things/a"));
    app->key(ImGuiKey_Enter);
    app->keyCode('0' + 1);
    CHECK(ring().starts_with("quiz/item/things/"));
    // What is taken out again keeps the ring where it lies.
    REQUIRE(app->tabTo("quiz/item/places/for-a/a"));
    app->key(ImGuiKey_Enter);
    app->key(ImGuiKey_Backspace);
    CHECK(ring() == "quiz/item/things/a");

    app.goTo("sort");
    REQUIRE(app->tabTo("quiz/item/things/a"));
    for (const char place : {'1', '2', '2'}) {
        CHECK(ring().starts_with("quiz/item/things/"));
        app->key(ImGuiKey_Enter);
        app->keyCode(place);
    }
    CHECK(ring() == "quiz/go");

    // Put by Enter on its place, the same Enter does not check as well.
    app.goTo("match");
    for (const char* one : {"a", "b"}) {
        REQUIRE(app->tabTo(std::string("quiz/item/things/") + one));
        app->key(ImGuiKey_Enter);
        REQUIRE(app->tabTo(std::string("quiz/item/places/for-") + one + "/" + one));
        app->key(ImGuiKey_Enter);
    }
    CHECK(ring() == "quiz/go");
    CHECK_FALSE(app.item("match").closed);
}

TEST_CASE("The numbers of a quiz are one stop of Tab, and what they say covers nothing below", "[quiz]") {
    QuizApp app;
    app.start("deferred");
    REQUIRE(app->tabTo("quiz/items/one"));
    app->key(ImGuiKey_RightArrow);
    CHECK(app->shell().focus().has("quiz/items/some"));
    app->key(ImGuiKey_LeftArrow);
    app->key(ImGuiKey_LeftArrow);
    CHECK(app->shell().focus().has("quiz/items/one"));
    app->key(ImGuiKey_Tab);
    CHECK(app->shell().focus().path().starts_with("quiz/item/"));
    app->key(ImGuiKey_Tab, HeadlessDriver::shift);
    app->key(ImGuiKey_RightArrow);
    const SemanticItem* tip = app->find("quiz/items/tip");
    REQUIRE(tip);
    CHECK(tip->rect.bottom <= app->find("quiz/items/one")->rect.top);
    // Reached by arrows and left by Tab: back by Shift+Tab one comes to the item that is shown.
    app->key(ImGuiKey_Tab);
    CHECK(app->shell().focus().path().starts_with("quiz/item/"));
    REQUIRE(app->click("quiz/items/some"));
    app->mouseAway();
    CHECK_FALSE(app->has("quiz/items/tip"));
}

TEST_CASE("T and F say true and false", "[quiz]") {
    QuizApp app;
    app.start("deferred");
    app.goTo("verdict");
    app->mouseAway();
    app->keyCode('T');
    CHECK(app.item("verdict").response.verdict == true);
    app->keyCode('F');
    CHECK(app.item("verdict").response.verdict == false);
    app.goTo("own-words");
    app.typeInto("quiz/item/editor", "The first that fits.");
    CHECK(app.item("verdict").response.verdict == false);
}

TEST_CASE("A choose-all answer that is partly right tells how its marks were reckoned", "[quiz]") {
    QuizApp app;
    app.start("immediate");
    app.goTo("some");
    CHECK(app->says("ticking everything earns nothing"));
    REQUIRE(app->click("quiz/item/options/a/choose"));
    REQUIRE(app->click("quiz/go"));
    CHECK(app->label("quiz/item/outcome/marks") == "0.5 of 1 mark");
    CHECK(app->label("quiz/item/outcome/tally") == "You found 1 of 2 right answers: 0.5.");
}

TEST_CASE("Whether somebody was too sure is judged from five answers on", "[quiz]") {
    QuizApp app;
    app.start("certainty");
    const auto verySure = [&app] { REQUIRE(app->click("quiz/item/certainty/level-3")); };
    for (const char* item : {"one", "some"}) {
        app.goTo(item);
        REQUIRE(app->click("quiz/item/options/c/choose"));
        verySure();
    }
    app.goTo("verdict");
    REQUIRE(app->click("quiz/item/verdict/true"));
    verySure();
    app.goTo("fill");
    app.carry(app.labelled("quiz/item/things/", "1948"), "quiz/item/places/act");
    verySure();
    app.goTo("typed");
    app.typeInto("quiz/item/places/when", "never");
    verySure();
    app->workspace().apply({QuizAction(HandInQuiz{})});
    app->frames(3);
    REQUIRE(app.run().handedIn);
    CHECK(app->label("quiz/score") == "0 of 10 marks");
    CHECK(app->says("Very sure: 5 answers, 0 % right"));
    CHECK(app->says("You were surer than you could be."));
}

TEST_CASE("Another try promises no less than what is held already", "[quiz]") {
    QuizApp app;
    app.start("tries");
    app.goTo("one");
    REQUIRE(app->click("quiz/item/options/c/choose"));
    REQUIRE(app->click("quiz/go"));
    CHECK(app->label("quiz/item/tries-left") == "1 try left. A right answer now earns up to 1 of 2 marks.");
    app.goTo("some");
    REQUIRE(app->click("quiz/item/options/a/choose"));
    REQUIRE(app->click("quiz/go"));
    CHECK(app->label("quiz/item/tries-left") == "1 try left. You keep the 0.5 marks that you have; a right answer shows you that you know it.");
}

TEST_CASE("What an answer came to, and the way on, come into sight in a low window", "[quiz]") {
    QuizApp app;
    app.start("immediate");
    app->resize(1280, 520);
    app->frames(2);
    app.answer("one");
    app->mouseAway();
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app->frames(3);
    REQUIRE(app->has("quiz/item/outcome/verdict"));
    const SemanticItem* next = app->find("quiz/go");
    REQUIRE(next);
    CHECK(next->visible.height() == next->rect.height());
    CHECK_FALSE(app->find("quiz/item/outcome/verdict")->visible.empty());
    // Coming back to it later one begins at its top.
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app->frames(3);
    app.goTo("one");
    app->frames(3);
    CHECK_FALSE(app->find("quiz/item/stem")->visible.empty());
}

TEST_CASE("Checking by key before there is an answer says what is missing, until there is one", "[quiz]") {
    QuizApp app;
    app.start("tries");
    app->mouseAway();
    CHECK_FALSE(app->has("quiz/why-not"));
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app->frames(2);
    CHECK(app->label("quiz/why-not") == "Give an answer first.");
    app->keyCode('0' + 2);
    app->frames(2);
    CHECK_FALSE(app->has("quiz/why-not"));
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app->frames(2);
    CHECK_FALSE(app.item("one").closed);
    CHECK_FALSE(app->has("quiz/why-not"));
}

TEST_CASE("Whoever goes through a quiz by keys has the ring on the page for handing in", "[quiz]") {
    QuizApp app;
    app.start("deferred");
    app->mouseAway();
    for (int i = 0; i < 9; ++i) {
        REQUIRE(app->tabTo("quiz/go"));
        app->key(ImGuiKey_Enter);
    }
    REQUIRE(app->has("quiz/hand-in-panel/title"));
    CHECK(app->shell().focus().ringShown());
    CHECK(app->shell().focus().has("quiz/hand-in-panel/one"));
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    CHECK_FALSE(app.run().handedIn);
    app->key(ImGuiKey_Enter);
    CHECK(app.run().at == ItemId("one"));
}

TEST_CASE("Matching says that an answer is left over, and counts the places that are empty", "[quiz]") {
    QuizApp app;
    app.start("immediate");
    app.goTo("match");
    CHECK(app->label("quiz/item/instruction").ends_with("One answer is left over."));
    app.carry("quiz/item/things/a", "quiz/item/places/for-a/a");
    app->mouseAway();
    app->key(ImGuiKey_Enter, HeadlessDriver::ctrl);
    app->frames(2);
    CHECK(app->label("quiz/why-not") == "1 place is still empty.");
    app.carry("quiz/item/things/b", "quiz/item/places/for-b/b");
    app->frames(2);
    CHECK_FALSE(app->has("quiz/why-not"));
    CHECK_FALSE(app->find("quiz/go")->disabled);
}

TEST_CASE("Things are dragged to their places and out again and cards into order", "[quiz]") {
    QuizApp app;
    app.start("deferred");
    app.goTo("match");
    REQUIRE(app->drag("quiz/item/things/x", "quiz/item/places/for-a/a"));
    CHECK(placeOf(app.item("match").response, PartId("a")) == PartId("x"));
    REQUIRE(app->drag("quiz/item/things/a", "quiz/item/places/for-a/a"));
    CHECK(placeOf(app.item("match").response, PartId("a")) == PartId("a"));
    CHECK(app->has("quiz/item/things/x"));
    REQUIRE(app->drag("quiz/item/places/for-a/a", "quiz/item/places/for-b/b"));
    CHECK(placeOf(app.item("match").response, PartId("b")) == PartId("a"));
    CHECK(placeOf(app.item("match").response, PartId("a")).empty());
    REQUIRE(app->drag("quiz/item/places/for-b/b", "quiz/item/stem"));
    CHECK(app.item("match").response.placed.empty());

    app.goTo("sort");
    REQUIRE(app->drag("quiz/item/things/b", "quiz/item/places/new/put"));
    CHECK(placeOf(app.item("sort").response, PartId("b")) == PartId("new"));
    REQUIRE(app->drag("quiz/item/places/new/b/chip", "quiz/item/places/old/title"));
    CHECK(placeOf(app.item("sort").response, PartId("b")) == PartId("old"));

    app.goTo("order");
    const std::vector<PartId> before = app.item("order").response.chosen;
    CHECK(before.empty());
    // Whichever card the paper puts second can go both ways.
    const auto second = std::ranges::find_if(app->record().items(), [](const SemanticItem& item) {
        return item.path.starts_with("quiz/item/cards/") && item.value.starts_with("number 2 of");
    });
    REQUIRE(second != app->record().items().end());
    const std::string card = second->path;
    const PartId id(card.substr(16, card.rfind('/') - 16));
    REQUIRE(app->drag(card, "quiz/item/number"));
    CHECK(app.item("order").response.chosen.front() == id);
    REQUIRE(app->drag(card, "quiz/previous"));
    CHECK(app.item("order").response.chosen.back() == id);
}

TEST_CASE("Places stay where they are while something is carried to them, and take what falls close by", "[quiz]") {
    QuizApp app;
    app.start("deferred");
    app.goTo("match");
    const auto top = [&] { return app->find("quiz/item/places/for-b/b")->rect.top; };
    const float before = top();
    REQUIRE(app->click("quiz/item/things/x"));
    app->frames(2);
    CHECK(top() == before);
    app->key(ImGuiKey_Escape);
    REQUIRE(app->drag("quiz/item/things/a", "quiz/item/places/for-a/a", 5));
    CHECK(placeOf(app.item("match").response, PartId("a")) == PartId("a"));
}

TEST_CASE("A list of what is not answered stands before handing in and leads back", "[quiz]") {
    QuizApp app;
    app.start("deferred");
    app.answer("one");
    app.goTo("some");
    REQUIRE(app->click("quiz/flag"));
    CHECK(app.item("some").flagged);
    REQUIRE(app->click("quiz/hand-in"));
    CHECK(app->label("quiz/hand-in-panel/title") == "8 items are not answered");
    CHECK_FALSE(app->has("quiz/hand-in-panel/one"));
    REQUIRE(app->click("quiz/hand-in-panel/verdict"));
    CHECK(app.run().at == ItemId("verdict"));
    CHECK(app->has("quiz/item/stem"));
}

TEST_CASE("A quick quiz on a marking point is one press away and a greyed check says why", "[quiz]") {
    QuizApp app;
    REQUIRE(app->click("rail/quizzes"));
    REQUIRE(app->click("quizzes/quick/shows-it"));
    REQUIRE(app->model().quiz.run);
    CHECK(app.run().paper.title == "Shows it");
    CHECK(app.run().items.size() == 2);
    const SemanticItem* check = app->find("quiz/go");
    REQUIRE(check);
    CHECK(check->disabled);
    CHECK(check->description.find("Give an answer first.") != std::string::npos);
    REQUIRE(app->click("rail/quizzes"));
    CHECK(app->has("quizzes/open-quick/resume"));
    REQUIRE(app->click("quizzes/quick/more"));
    CHECK(app->has("quizzes/quick/anything-goes"));
}

TEST_CASE("No word of a quiz is cut off in a small window with large type", "[quiz]") {
    QuizApp app;
    app.start("certainty");
    app->resize(900, 700);
    app->workspace().apply({ChangeSettings{[&] {
        Settings settings = app->model().settings;
        settings.points = 28;
        return settings;
    }()}});
    app->frames(3);
    for (const char* id : QuizApp::items) {
        app->workspace().apply({QuizAction(VisitItem{ItemId(id)})});
        app->frames(3);
        for (const SemanticItem& item : app->record().items()) {
            if (!item.path.starts_with("quiz/")) continue;
            INFO(item.path << ": " << item.label);
            CHECK(item.neededWidth <= item.rect.width() + 2);
            CHECK(item.neededHeight <= item.rect.height() + 2);
        }
    }
}
