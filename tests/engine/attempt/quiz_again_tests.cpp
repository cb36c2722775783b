/// What is practised again after a quiz: what was not right in it, in the same way.
#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/attempt/quiz_again.h"
#include "quiz_course.h"

using namespace carewright;
using namespace carewright::test;

namespace {

ItemResult result(const char* item, double fraction, bool answered = true, bool scored = true) {
    ItemResult out;
    out.item = ItemId(item);
    out.answered = answered;
    out.scored = scored;
    out.fraction = fraction;
    return out;
}

QuizState run(std::vector<ItemResult> results) {
    QuizState state;
    state.paper.title = "All of it";
    state.paper.behaviour = Behaviour::tries;
    state.paper.tries = 4;
    state.paper.minutes = 10;
    state.handedIn = true;
    state.results = std::move(results);
    return state;
}

}  // namespace

TEST_CASE("What was wrong, partly right or not answered is practised again, in the paper's order", "[quiz]") {
    const QuizState state = run({result("sort", 0), result("one", 1), result("some", 0.5), result("match", 0, false), result("own-words", 0, true, false), result("order", 2.0 / 3 + 1.0 / 3)});
    CHECK(itemsNotRight(state) == std::vector{ItemId("sort"), ItemId("some"), ItemId("match")});
    CHECK(itemsNotRight(run({})).empty());
    CHECK(itemsNotRight(run({result("own-words", 0, false, false)})) == std::vector{ItemId("own-words")});
}

TEST_CASE("Practising again keeps the way of answering, and the title does not grow", "[quiz]") {
    const Course course = quizCourse();
    QuizState state = run({result("one", 0), result("gone", 0), result("some", 0)});
    const Quiz quiz = quizOfNotRight(course, state);
    CHECK(quiz.behaviour == Behaviour::tries);
    CHECK(quiz.tries == 4);
    CHECK(quiz.minutes == 0);
    CHECK(quiz.title == "All of it: the ones I got wrong");
    const auto paper = makePaper(course, quiz, usualChoices(quiz), 7);
    REQUIRE(paper);
    CHECK(paper->itemCount() == 2);     // the third is not in the course any more
    CHECK(*makePaper(course, quiz, usualChoices(quiz), 7) == *paper);
    CHECK(paper->tries == 4);
    state.paper.title = quiz.title;
    CHECK(quizOfNotRight(course, state).title == quiz.title);
    CHECK(quizOfNotRight(course, run({result("gone", 0)})).sections.empty());
    CHECK(quizOfNotRight(course, run({result("one", 1)})).sections.empty());
}
