/// After a quiz: what was not right in it is practised again by itself, whatever way it was taken.
#include "engine/store/store.h"
#include "tests/ui/quiz_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

void handIn(QuizApp& app) {
    REQUIRE(app->click("quiz/hand-in"));
    REQUIRE(app->click("quiz/hand-in-panel/hand-in"));
    REQUIRE(app.run().handedIn);
}

/// Two right ones and a wrong one; the other six are left out.
void answerSome(QuizApp& app, const char* behaviour) {
    app.start(behaviour);
    const bool check = app.run().tellsAtOnce();
    const auto done = [&] {
        if (check) REQUIRE(app->click("quiz/go"));
    };
    app.answer("one");
    done();
    app.answer("some");
    done();
    app.goTo("verdict");
    REQUIRE(app->click("quiz/item/verdict/true"));
    REQUIRE(app->click("quiz/item/options/b/choose"));
    done();
    app.goTo("one");
    handIn(app);
}

}  // namespace

TEST_CASE("Only what was not right is asked again, in an attempt of its own", "[sitting]") {
    for (const char* behaviour : {"immediate", "tries", "deferred", "certainty"}) {
        INFO(behaviour);
        QuizApp app;
        answerSome(app, behaviour);
        const SemanticItem* practise = app->find("quiz/practise-wrong");
        REQUIRE(practise);
        CHECK_FALSE(practise->disabled);
        CHECK(practise->visible.height() == practise->rect.height());     // at the top, beside the score
        CHECK(app->find("quiz/back")->rect.top < app->find("quiz/items-title")->rect.top);
        const AttemptId first = app.run().attempt.attempt;
        const Behaviour taken = app.run().paper.behaviour;

        REQUIRE(app->click("quiz/practise-wrong"));
        CHECK_FALSE(app.run().handedIn);
        CHECK(app.run().attempt.attempt != first);
        CHECK(app.run().paper.behaviour == taken);
        CHECK(app.run().items.size() == 7);
        CHECK_FALSE(app.run().find(ItemId("one")));
        CHECK_FALSE(app.run().find(ItemId("some")));
        CHECK(app.item("verdict").response.empty());

        // It is kept like any other, and does not stand in for the quiz itself.
        app.again();
        CHECK(app->has("quizzes/open-quick/resume"));
        CHECK(app->label("quizzes/all/last").starts_with("Last time: "));
        REQUIRE(app->click("quizzes/open-quick/resume"));
        CHECK(app.run().items.size() == 7);
        CHECK(app.run().paper.title.ends_with(": the ones I got wrong"));
    }
}

TEST_CASE("By keyboard alone the first Tab after handing in leads to what was wrong", "[sitting]") {
    QuizApp app;
    answerSome(app, "deferred");
    app->mouseAway();
    app->key(ImGuiKey_Tab);
    CHECK(app->shell().focus().has("quiz/practise-wrong"));
    app->key(ImGuiKey_Enter);
    app->frames(2);
    CHECK_FALSE(app.run().handedIn);
    CHECK(app.run().items.size() == 7);
}

TEST_CASE("Where everything was right there is nothing to practise, and it says so", "[sitting]") {
    QuizApp app;
    app->workspace().apply({QuizAction(StartQuickQuiz{"Shows it", {PointId("shows-it")}, {}})});
    app->frames(2);
    REQUIRE(app.run().items.size() == 2);
    while (!app.run().handedIn) {
        for (const ItemRun& one : std::vector(app.run().items)) {
            app.answer(one.item.value);
            REQUIRE(app->click("quiz/go"));
            REQUIRE(app.item(one.item.value.c_str()).fraction > 0.99);
        }
        REQUIRE(app->click("quiz/go"));
        REQUIRE(app->click("quiz/hand-in-panel/hand-in"));
    }
    const SemanticItem* practise = app->find("quiz/practise-wrong");
    REQUIRE(practise);
    CHECK(practise->disabled);
    CHECK(practise->description.find("You got everything right.") != std::string::npos);
    CHECK_FALSE(app->find("quiz/back")->disabled);
}
