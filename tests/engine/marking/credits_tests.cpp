#include <catch2/catch.hpp>

#include "engine/marking/credits.h"
#include "engine/marking/levels.h"

using namespace carewright;

namespace {

QuestionPoint credit(const char* point, int marks = 1, int group = -1, const char* dependsOn = "") {
    QuestionPoint out;
    out.point = PointId(point);
    out.marks = marks;
    out.group = group;
    out.dependsOn = PointId(dependsOn);
    return out;
}

Question question(std::vector<QuestionPoint> credits, int marks = 10) {
    Question out;
    out.marks = marks;
    out.points = std::move(credits);
    return out;
}

/// The points that were awarded, each with the rules that held.
Marking awarded(const std::vector<std::pair<const char*, std::vector<const char*>>>& points) {
    Marking marking;
    for (const auto& [id, rules] : points) {
        PointMarking point;
        point.id = PointId(id);
        point.awarded = true;
        for (const char* rule : rules) point.rules.emplace_back(rule);
        marking.points.push_back(std::move(point));
    }
    return marking;
}

int marks(const Question& asked, Marking marking, const std::vector<std::string>& wrong = {}) {
    giveMarks(asked, wrong, marking);
    int sum = 0;
    for (const PointMarking& point : marking.points) sum += point.marks;
    CHECK(sum == marking.marks);
    return marking.marks;
}

std::vector<Level> levels(std::vector<std::pair<int, int>> ranges) {
    std::vector<Level> out(ranges.size());
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        out[i].from = ranges[i].first;
        out[i].to = ranges[i].second;
    }
    return out;
}

}  // namespace

TEST_CASE("credits add up and never beyond the question") {
    const Question asked = question({credit("a", 2), credit("b", 2), credit("c")}, 4);
    CHECK(marks(asked, awarded({{"a", {}}, {"b", {}}})) == 4);
    CHECK(marks(asked, awarded({{"a", {}}, {"b", {}}, {"c", {}}})) == 4);
    CHECK(marks(asked, awarded({{"c", {}}})) == 1);
    CHECK(marks(asked, awarded({})) == 0);
    CHECK(marks(asked, awarded({{"somewhere-else", {}}})) == 0);
}

TEST_CASE("a dependent credit waits for its point") {
    const Question asked = question({credit("a"), credit("b", 1, -1, "a")});
    CHECK(marks(asked, awarded({{"b", {}}})) == 0);
    CHECK(marks(asked, awarded({{"a", {}}, {"b", {}}})) == 2);
}

TEST_CASE("a group brings no more than its max") {
    Question asked = question({credit("a"), credit("b", 1, 0), credit("c", 1, 0), credit("d", 2, 0)});
    asked.groups = {{2, {}}};
    CHECK(marks(asked, awarded({{"b", {}}})) == 1);
    CHECK(marks(asked, awarded({{"b", {}}, {"c", {}}, {"d", {}}})) == 2);
    CHECK(marks(asked, awarded({{"a", {}}, {"c", {}}, {"d", {}}})) == 3);
}

TEST_CASE("identifying and explaining are paid for apart") {
    QuestionPoint parted = credit("a", 3);
    parted.identify = {{RuleId("names"), RuleId("mentions")}, 1, {}};
    parted.explain = {{RuleId("says-how")}, 2, {}};
    const Question asked = question({parted});
    CHECK(marks(asked, awarded({{"a", {"names"}}})) == 1);
    CHECK(marks(asked, awarded({{"a", {"mentions", "says-how"}}})) == 3);
    CHECK(marks(asked, awarded({{"a", {"says-how"}}})) == 0);
    CHECK(marks(asked, awarded({{"a", {}}})) == 1);
    CHECK(marks(asked, awarded({})) == 0);
}

TEST_CASE("under the list rule a wrong thing takes back the credit worth least") {
    Question asked = question({credit("a", 2), credit("b"), credit("c")});
    const Marking all = awarded({{"a", {}}, {"b", {}}, {"c", {}}});
    CHECK(marks(asked, all, {"One is wrong."}) == 4);
    asked.wrongExtras = WrongExtras::cancel;
    CHECK(marks(asked, all) == 4);
    CHECK(marks(asked, all, {"One is wrong."}) == 3);
    CHECK(marks(asked, all, {"One.", "Two."}) == 2);
    CHECK(marks(asked, all, {"One.", "Two.", "Three.", "Four."}) == 0);
    Marking told = all;
    told.points[2].why = "Said in so many words.";
    giveMarks(asked, {"One is wrong."}, told);
    CHECK(told.points[2].marks == 0);
    CHECK(told.points[2].why.find("One is wrong.") != std::string::npos);
}

TEST_CASE("a point that finds the question's marks already earned says so") {
    Marking told = awarded({{"a", {}}, {"b", {}}, {"c", {}}});
    for (PointMarking& point : told.points) point.why = "Credited.";
    giveMarks(question({credit("a", 3), credit("b", 3), credit("c", 1)}, 4), {}, told);
    CHECK(told.marks == 4);
    CHECK(told.points[0].why == "Credited.");
    CHECK(told.points[1].marks == 1);
    CHECK(told.points[1].why == "Credited. With it the question's marks are all earned.");
    CHECK(told.points[2].marks == 0);
    CHECK(told.points[2].why == "Credited. The question's marks were all earned by other points already.");
}

TEST_CASE("the level fits best where most of what levels ask is met") {
    const std::vector<Level> three = levels({{1, 2}, {3, 4}, {5, 6}});
    CHECK(bestFit(three, {{0}, {0, 0}, {0, 0}}).level == 0);
    CHECK(bestFit(three, {{0}, {0, 0}, {0, 0}}).marks == 0);
    CHECK(bestFit(three, {{1}, {0, 0}, {0, 0}}).level == 1);
    CHECK(bestFit(three, {{1}, {0, 0}, {0, 0}}).marks == 2);
    SECTION("half of a level is not enough to move up") { CHECK(bestFit(three, {{1}, {1, 0}, {0, 0}}).level == 1); }
    SECTION("more than half is, and the mark is as far up the level as its share") {
        CHECK(bestFit(levels({{1, 2}, {3, 6}}), {{1}, {1, 1, 0}}).level == 2);
        CHECK(bestFit(levels({{1, 2}, {3, 6}}), {{1}, {1, 1, 0}}).marks == 5);
    }
    SECTION("strength higher up makes good a gap below") {
        CHECK(bestFit(three, {{1}, {1, 0}, {1, 1}}).level == 3);
        CHECK(bestFit(three, {{1}, {0, 0}, {1, 1}}).level == 1);
    }
    CHECK(bestFit({}, {}).level == 0);
}
