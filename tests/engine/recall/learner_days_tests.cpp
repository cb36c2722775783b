#include "engine/recall/learner_days.h"

#include <catch2/catch.hpp>

using namespace carewright;
using namespace std::chrono;

TEST_CASE("an evening past midnight belongs to the day on which it began") {
    const LearnerDays days;
    const Day first = local_days(year(2026) / 11 / 22);
    const Instant noon = sys_days(year(2026) / 11 / 22) + hours(12);
    CHECK(days.dayOf(noon) == first);
    CHECK(days.dayOf(noon + hours(15) + minutes(59)) == first);
    CHECK(days.dayOf(noon + hours(16)) == first + std::chrono::days(1));
    CHECK(days.dayOf(days.startOf(first)) == first);
    CHECK(days.dayOf(days.startOf(first) - milliseconds(1)) == first - std::chrono::days(1));
}

TEST_CASE("days follow the offset of local time") {
    const LearnerDays east{hours(10)}, west{-hours(10)};
    const Instant evening = sys_days(year(2026) / 11 / 22) + hours(20);
    CHECK(toString(east.dayOf(evening)) == "2026-11-23");
    CHECK(toString(west.dayOf(evening)) == "2026-11-22");
    CHECK(east.startOf(east.dayOf(evening)) <= evening);
    CHECK(daysBetween(west.dayOf(evening), east.dayOf(evening)) == 1);
}

TEST_CASE("moments before 1970 belong to days too") {
    const LearnerDays days;
    CHECK(days.dayOf(Instant(milliseconds(-1))) == Day(std::chrono::days(-1)));
}

TEST_CASE("dates are read back and wrong ones refused") {
    for (const char* text : {"1970-01-01", "2026-12-04", "2028-02-29"}) CHECK(toString(parseDay(text).value()) == text);
    for (const char* text : {"", "2026-2-4", "2026-02-30", "2026/12/04", "20x6-12-04", "2026-13-01", "2026-00-10", "1969-12-31",
                             "2026-12-041"})
        CHECK_FALSE(parseDay(text));
}
