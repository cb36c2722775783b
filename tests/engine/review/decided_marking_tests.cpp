#include <catch2/catch.hpp>

#include "engine/review/decided_marking.h"

using namespace carewright;

TEST_CASE("A released decision is shown in the proposal's place, with the assessor's reasons where they differ", "[review]") {
    Marking proposed;
    proposed.marks = 2;
    proposed.maxMarks = 4;
    proposed.refer = true;
    proposed.flags = {Flag::tooShort};
    proposed.points = {{PointId("kept"), true, 2, 0.9, {{0, 4}}, "Credited for “they”.", {}},
                       {PointId("given"), false, 0, 0.6, {}, "Not said yet.", {}},
                       {PointId("refused"), true, 1, 0.6, {{5, 9}}, "Credited for “once”.", {}},
                       {PointId("unasked"), false, 0, 0.9, {}, "Not said yet.", {}}};
    proposed.misconceptions = {{MisconceptionId("idea"), true, 0.7, {{0, 4}}, "It says so.", {}}};
    Decided decided;
    decided.marks = 4;
    decided.maxMarks = 4;
    decided.points = {{PointId("kept"), true, 2, true, {}, {}}, {PointId("given"), true, 2, false, "Said in other words.", {}}, {PointId("refused"), false, 0, true, "Too vague.", {}}};
    decided.misconceptions = {{MisconceptionId("idea"), false, true, "Named only to deny it."}};

    const Marking shown = decidedMarking(proposed, decided);
    CHECK(shown.marks == 4);
    CHECK_FALSE(shown.refer);
    CHECK(shown.flags.empty());
    CHECK(shown.points[0].why == "Credited for “they”.");
    CHECK(shown.points[0].evidence.size() == 1);
    CHECK(shown.points[1].awarded);
    CHECK(shown.points[1].marks == 2);
    CHECK(shown.points[1].why == "Said in other words.");
    CHECK_FALSE(shown.points[2].awarded);
    CHECK(shown.points[2].marks == 0);
    CHECK(shown.points[2].evidence.empty());
    CHECK(shown.points[2].why == "Too vague.");
    CHECK(shown.points[3].why == "Not said yet.");
    CHECK_FALSE(shown.misconceptions[0].asserted);
    CHECK(shown.misconceptions[0].evidence.empty());
}
