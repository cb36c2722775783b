#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/attempt/quick_quiz.h"
#include "engine/attempt/quiz_paper.h"
#include "engine/attempt/quiz_payload.h"
#include "quiz_course.h"

using namespace carewright;
using namespace carewright::test;

namespace {

template <class Part>
std::vector<PartId> sortedIds(const std::vector<Part>& parts) {
    std::vector<PartId> out;
    for (const Part& part : parts) out.push_back(part.id);
    std::ranges::sort(out);
    return out;
}

std::vector<PartId> sortedOrder(const PaperItem& item) {
    std::vector<PartId> out = item.order;
    std::ranges::sort(out);
    return out;
}

}  // namespace

TEST_CASE("The same seed gives the same paper and another gives another", "[quiz]") {
    const Course course = quizCourse();
    Quiz quiz = course.quizzes[0];
    quiz.shuffle = true;
    const auto paper = makePaper(course, quiz, usualChoices(quiz), 42);
    REQUIRE(paper.has_value());
    CHECK(*paper == *makePaper(course, quiz, usualChoices(quiz), 42));
    bool other = false;
    for (std::uint64_t seed = 0; seed < 8; ++seed) other = other || makePaper(course, quiz, usualChoices(quiz), seed)->sections != paper->sections;
    CHECK(other);
}

TEST_CASE("A seed means the same for good", "[quiz]") {
    SeededRandom random(1234567);
    CHECK(random.next() == 6457827717110365317ull);     // published for SplitMix64
    CHECK(random.next() == 3203168211198807973ull);
    CHECK(random.next() == 9817491932198370423ull);
}

TEST_CASE("Shuffling loses and doubles nothing and pools draw as many as they say", "[quiz]") {
    const Course course = quizCourse();
    Quiz quiz = course.quizzes[0];
    quiz.shuffle = true;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const auto paper = makePaper(course, quiz, usualChoices(quiz), seed);
        REQUIRE(paper.has_value());
        REQUIRE(paper->sections.size() == 2);
        CHECK(paper->sections[0].items.size() == 5);
        CHECK(paper->sections[1].items.size() == 2);
        std::vector<ItemId> seen;
        for (const PaperSection& section : paper->sections)
            for (const PaperItem& one : section.items) {
                CHECK(std::ranges::find(seen, one.item) == seen.end());
                seen.push_back(one.item);
                const Item& item = *course.findItem(one.item);
                switch (item.kind) {
                    case Item::Kind::single:
                        CHECK(one.order == std::vector<PartId>{PartId("a"), PartId("b"), PartId("c")});   // keep-order
                        break;
                    case Item::Kind::multiple:
                    case Item::Kind::trueFalse: CHECK(sortedOrder(one) == sortedIds(item.options)); break;
                    case Item::Kind::matching: CHECK(sortedOrder(one) == sortedIds(item.pairs)); break;
                    case Item::Kind::ordering:
                        CHECK(sortedOrder(one) == sortedIds(item.cards));
                        CHECK(one.order != std::vector<PartId>{PartId("a"), PartId("b"), PartId("c")});
                        break;
                    case Item::Kind::categorise: CHECK(sortedOrder(one) == sortedIds(item.cards)); break;
                    case Item::Kind::gaps: {
                        std::vector<std::string> bank = one.bank;
                        std::ranges::sort(bank);
                        CHECK(bank == std::vector<std::string>{"1948", "2015", "Care Act 2014"});
                        break;
                    }
                    case Item::Kind::written: CHECK(one.order.empty()); break;
                }
            }
        const auto again = quizPaperPayload(toPayload(*paper));
        REQUIRE(again.has_value());
        CHECK(*again == *paper);
    }
}

TEST_CASE("A paper keeps to what the learner chose", "[quiz]") {
    const Course course = quizCourse();
    const Quiz& quiz = course.quizzes[0];
    CHECK(makePaper(course, quiz, {Behaviour::tries, true}, 1)->minutes == 10);
    CHECK(makePaper(course, quiz, {Behaviour::tries, true}, 1)->tries == 2);
    CHECK(makePaper(course, quiz, {Behaviour::tries, false}, 1)->minutes == 0);
    CHECK(makePaper(course, quiz, {Behaviour::tries, true, 25}, 1)->timeAllowed() == std::chrono::seconds(750));
    CHECK(makePaper(course, quiz, {Behaviour::tries, false, 25}, 1)->extraPercent == 0);
    const QuizPaper longer = *makePaper(course, quiz, {Behaviour::tries, true, 25}, 1);
    CHECK(quizPaperPayload(toPayload(longer)).value() == longer);
    CHECK(makePaper(course, quiz, {Behaviour::certainty, false}, 1)->tries == 1);
    Quiz gone = quiz;
    for (QuizSection& section : gone.sections)
        for (QuizPool& pool : section.pools) pool.items = {ItemId("gone")};
    CHECK_FALSE(makePaper(course, gone, usualChoices(gone), 1).has_value());
}

TEST_CASE("Quick quizzes hold what they are asked for", "[quiz]") {
    const Course course = quizCourse();
    CHECK(itemsAbout(course, PointId("shows-it")) == 2);
    CHECK(itemsAbout(course, MisconceptionId("anything-goes")) == 1);
    const Quiz quiz = quickQuiz(course, {"Quick", {PointId("shows-it")}, {}, 5});
    REQUIRE(quiz.sections.size() == 1);
    CHECK(quiz.sections[0].pools[0].items == std::vector<ItemId>{ItemId("some"), ItemId("own-words")});
    CHECK(makePaper(course, quickQuiz(course, {"Quick", {PointId("say-it")}, {}, 3}), {}, 5)->itemCount() == 3);
    CHECK(quickQuiz(course, {"Quick", {PointId("no-such")}, {}, 5}).sections.empty());
    CHECK(weakestPoints(course, {}, 1) == std::vector<PointId>{PointId("say-it")});
    CHECK(weakestPoints(course, {{PointId("say-it"), {3, 3}}}, 1) == std::vector<PointId>{PointId("shows-it")});
    CHECK(weakestPoints(course, {{PointId("say-it"), {3, 3}}, {PointId("shows-it"), {4, 4}}}, 9) == std::vector<PointId>{PointId("say-it"), PointId("shows-it")});
}
