#include <catch2/catch.hpp>

#include "engine/attempt/item_score.h"
#include "quiz_course.h"

using namespace carewright;
using namespace carewright::test;

namespace {

double worth(const Course& course, const char* item, const ItemResponse& response) { return scoreItem(course, itemOf(course, item), response, nullptr).fraction; }

ItemResponse chosen(std::initializer_list<const char*> ids) {
    ItemResponse out;
    for (const char* id : ids) out.chosen.emplace_back(id);
    return out;
}

/// An item of cards or options made for the purpose.
Item multiple(int right, int wrong) {
    Item item;
    item.id = ItemId("made");
    item.kind = Item::Kind::multiple;
    for (int i = 0; i < right + wrong; ++i) item.options.push_back({PartId("o" + std::to_string(i)), "t" + std::to_string(i), i < right, {}, {}, {}});
    return item;
}

Item ordering(int cards) {
    Item item;
    item.kind = Item::Kind::ordering;
    for (int i = 0; i < cards; ++i) item.cards.push_back({PartId("c" + std::to_string(i)), "t" + std::to_string(i), {}, {}, {}});
    return item;
}

ItemResponse inOrder(std::initializer_list<int> cards) {
    ItemResponse out;
    for (const int card : cards) out.chosen.emplace_back("c" + std::to_string(card));
    return out;
}

}  // namespace

TEST_CASE("The right response of every kind earns all and none earns nothing", "[quiz]") {
    const Course course = quizCourse();
    const auto marker = Marker::compile(course);
    REQUIRE(marker.has_value());
    for (const Item& item : course.items) {
        INFO(item.id.value);
        if (item.kind != Item::Kind::written) {
            CHECK(scoreItem(course, item, rightResponse(item), nullptr).right());
            CHECK(partsUnanswered(item, rightResponse(item)) == 0);
        }
        CHECK(scoreItem(course, item, {}, &*marker).fraction == 0);
        CHECK(partsUnanswered(item, {}) > 0);
    }
}

TEST_CASE("Whatever is answered the score stays between nothing and all", "[quiz]") {
    const Course course = quizCourse();
    const auto marker = Marker::compile(course);
    REQUIRE(marker.has_value());
    SeededRandom random(7);
    for (int i = 0; i < 4000; ++i) {
        const Item& item = course.items[random.below(course.items.size())];
        const ItemResponse response = anyResponse(item, random);
        const ItemScore score = scoreItem(course, item, response, &*marker);
        CHECK(score.fraction >= 0);
        CHECK(score.fraction <= 1);
        CHECK(scoreItem(course, item, fittedTo(item, response), &*marker).fraction == score.fraction);
        const auto read = itemResponseFromJson(toJson(response));
        REQUIRE(read.has_value());
        CHECK(*read == response);
    }
}

TEST_CASE("Ticking everything earns nothing however many options are right", "[quiz]") {
    for (int right = 1; right <= 6; ++right)
        for (int wrong = 1; wrong <= 6; ++wrong) {
            const Item item = multiple(right, wrong);
            ItemResponse all;
            for (const ItemOption& option : item.options) all.chosen.push_back(option.id);
            CHECK(scoreItem({}, item, all, nullptr).fraction == Approx(0).margin(1e-12));
            // Before it is cut at nothing, blind ticking is worth nothing on average.
            double sum = 0;
            const int sets = 1 << (right + wrong);
            for (int set = 0; set < sets; ++set) {
                double hits = 0, falls = 0;
                for (int i = 0; i < right + wrong; ++i)
                    if ((set >> i) & 1) (i < right ? hits : falls) += 1;
                sum += hits / right - falls / wrong;
            }
            CHECK(sum / sets == Approx(0).margin(1e-9));
        }
    const Course course = quizCourse();
    CHECK(worth(course, "some", chosen({"a", "b"})) == 1);
    CHECK(worth(course, "some", chosen({"a"})) == Approx(0.5));
    CHECK(worth(course, "some", chosen({"a", "c"})) == 0);
}

TEST_CASE("What is told of a choose-all answer adds up to its mark", "[quiz]") {
    // Two of three right ones and one of two wrong ones: 2/3 - 1/2 of the marks.
    const Item item = multiple(3, 2);
    const OptionTally tally = optionTally(item, chosen({"o0", "o1", "o3"}));
    CHECK(tally.right == 3);
    CHECK(tally.found == 2);
    CHECK(tally.wrong == 2);
    CHECK(tally.fallen == 1);
    CHECK(3 * tally.gained() == Approx(2));
    CHECK(3 * tally.lost() == Approx(1.5));
    CHECK(3 * scoreItem({}, item, chosen({"o0", "o1", "o3"}), nullptr).fraction == Approx(0.5));
    SeededRandom random(3);
    for (int i = 0; i < 500; ++i) {
        const Item any = multiple(1 + static_cast<int>(random.below(5)), static_cast<int>(random.below(5)));
        ItemResponse response;
        for (const ItemOption& option : any.options)
            if (random.below(2) == 0) response.chosen.push_back(option.id);
        const OptionTally told = optionTally(any, response);
        CHECK(scoreItem({}, any, response, nullptr).fraction == Approx(std::max(0.0, told.gained() - told.lost())).margin(1e-12));
    }
}

TEST_CASE("A verdict counts only with its reason and shows the mistaken idea", "[quiz]") {
    Course course = quizCourse();
    ItemResponse response = chosen({"a"});
    response.verdict = false;
    CHECK(worth(course, "verdict", response) == 1);
    response.verdict = true;
    CHECK(worth(course, "verdict", response) == 0);
    response = chosen({"b"});
    response.verdict = false;
    const ItemScore score = scoreItem(course, itemOf(course, "verdict"), response, nullptr);
    CHECK(score.fraction == 0);
    CHECK(score.verdictRight);
    CHECK(scoreItem(course, itemOf(course, "one"), chosen({"b"}), nullptr).reveals == std::vector<MisconceptionId>{MisconceptionId("anything-goes")});
    CHECK(scoreItem(course, itemOf(course, "one"), chosen({"a"}), nullptr).reveals.empty());
}

TEST_CASE("One card astray costs one step and the reverse order earns nothing", "[quiz]") {
    const Item item = ordering(5);
    const auto score = [&](std::initializer_list<int> cards) { return scoreItem({}, item, inOrder(cards), nullptr).fraction; };
    CHECK(score({0, 1, 2, 3, 4}) == 1);
    CHECK(score({4, 0, 1, 2, 3}) == Approx(0.75));
    CHECK(score({0, 2, 1, 3, 4}) == Approx(0.75));
    CHECK(score({1, 0, 3, 2, 4}) == Approx(0.5));
    CHECK(score({4, 3, 2, 1, 0}) == 0);
    CHECK(score({}) == 0);
    CHECK(score({2}) == 0);
    CHECK(score({0, 0, 0, 0, 0}) == 0);
    const ItemScore parts = scoreItem({}, item, inOrder({4, 0, 1, 2, 3}), nullptr);
    CHECK(parts.parts == std::vector<PartScore>{{PartId("c0"), true}, {PartId("c1"), true}, {PartId("c2"), true}, {PartId("c3"), true}, {PartId("c4"), false}});
}

TEST_CASE("One category for everything earns nothing", "[quiz]") {
    const Course course = quizCourse();
    const auto into = [](std::initializer_list<std::pair<const char*, const char*>> placed) {
        ItemResponse out;
        for (const auto& [card, category] : placed) out.placed.push_back({PartId(card), PartId(category)});
        return out;
    };
    CHECK(worth(course, "sort", into({{"a", "old"}, {"b", "new"}, {"c", "new"}})) == 1);
    CHECK(worth(course, "sort", into({{"a", "new"}, {"b", "new"}, {"c", "new"}})) == 0);
    CHECK(worth(course, "sort", into({{"a", "old"}, {"b", "old"}, {"c", "old"}})) == 0);
    CHECK(worth(course, "sort", into({{"a", "old"}, {"b", "new"}, {"c", "old"}})) == Approx(0.5));
    CHECK(worth(course, "match", into({{"a", "a"}, {"b", "x"}})) == Approx(0.5));
    CHECK(worth(course, "match", into({{"a", "x"}, {"x", "a"}, {"b", "a"}})) == 0);
}

TEST_CASE("Gaps are read with their forms and spellings", "[quiz]") {
    const Course course = quizCourse();
    ItemResponse response;
    response.filled = {{PartId("act"), "the care act"}, {PartId("year"), "2014"}};
    CHECK(worth(course, "fill", response) == Approx(0.5));
}

TEST_CASE("A written answer is marked by the rubrics of its points and without them not scored", "[quiz]") {
    const Course course = quizCourse();
    const auto marker = Marker::compile(course);
    REQUIRE(marker.has_value());
    ItemResponse response;
    response.text = "The person decides about her own support. Ana gets to call the shots every day.";
    const Item& item = itemOf(course, "own-words");
    const ItemScore score = scoreItem(course, item, response, &*marker);
    REQUIRE(score.marking);
    CHECK(score.scored);
    CHECK(score.fraction > 0);
    CHECK_FALSE(scoreItem(course, item, response, nullptr).scored);
}

TEST_CASE("Answers that are no answers are refused", "[quiz]") {
    for (const char* bad : {"", "[]", "{\"chosen\":1}", "{\"chosen\":[1]}", "{\"verdict\":\"yes\"}", "{\"placed\":[[\"a\"]]}", "{\"filled\":[[1,2]]}", "{\"text\":[]}", "nul"}) {
        INFO(bad);
        CHECK_FALSE(itemResponseFromJson(bad).has_value());
    }
    CHECK(itemResponseFromJson("{\"newer\":1}").has_value());
}
