#include "engine/base/time_zone.h"

#include <catch2/catch.hpp>

#include "engine/base/moment_words.h"

using namespace carewright;
using namespace std::chrono;

namespace {

/// London in 2026: clocks go forward on 29 March and back on 25 October, both at 01:00 UTC.
TimeZone london() {
    return TimeZone([](Instant when) {
        const bool summer = when >= sys_days(year(2026) / 3 / 29) + hours(1) && when < sys_days(year(2026) / 10 / 25) + hours(1);
        return summer ? ZoneAt{minutes(60), "BST"} : ZoneAt{minutes(0), "GMT"};
    });
}

}  // namespace

TEST_CASE("A moment is told on the clock of the wall, whatever the season it is read in", "[time]") {
    CHECK(momentWords(sys_days(year(2026) / 7 / 1) + hours(17) + minutes(5), london()) == "1 July 2026, 18:05");
    CHECK(momentWords(sys_days(year(2026) / 12 / 1) + hours(17) + minutes(5), london()) == "1 December 2026, 17:05");
    CHECK(momentWithZone(sys_days(year(2026) / 7 / 1) + hours(17), london()) == "1 July 2026, 18:00 BST");
    // Nothing is known of the place: UTC, and it says so.
    CHECK(momentWithZone(sys_days(year(2026) / 7 / 1) + hours(17), TimeZone()) == "1 July 2026, 17:00 UTC");
}

TEST_CASE("An hour that comes twice is told apart by its zone", "[time]") {
    const Instant first = sys_days(year(2026) / 10 / 25) + minutes(30);
    CHECK(momentWithZone(first, london()) == "25 October 2026, 01:30 BST");
    CHECK(momentWithZone(first + hours(1), london()) == "25 October 2026, 01:30 GMT");
}

TEST_CASE("A day begins and ends at midnight there", "[time]") {
    const TimeZone zone = london();
    const local_days july = local_days(year(2026) / 7 / 1);
    CHECK(zone.startOf(july) == sys_days(year(2026) / 6 / 30) + hours(23));
    CHECK(zone.endOf(july) == sys_days(year(2026) / 7 / 1) + hours(23) - milliseconds(1));
    CHECK(zone.dayOf(zone.startOf(july)) == july);
    CHECK(zone.dayOf(zone.startOf(july) - milliseconds(1)) == july - days(1));
    CHECK(dayWords(zone.endOf(july), zone) == "1 July 2026");
    // Half past eleven in the evening by UTC is the next day already.
    CHECK(dayWords(sys_days(year(2026) / 7 / 1) + hours(23) + minutes(30), zone) == "2 July 2026");
}

TEST_CASE("Days on which clocks change are an hour shorter and longer", "[time]") {
    const TimeZone zone = london();
    const auto length = [&](local_days day) { return duration_cast<minutes>(zone.startOf(day + days(1)) - zone.startOf(day)); };
    CHECK(length(local_days(year(2026) / 3 / 29)) == hours(23));
    CHECK(length(local_days(year(2026) / 10 / 25)) == hours(25));
    CHECK(length(local_days(year(2026) / 10 / 26)) == hours(24));
}

TEST_CASE("Zones east and west of the date line have days of their own", "[time]") {
    const Instant noon = sys_days(year(2026) / 11 / 21) + hours(12);
    CHECK(dayWords(noon, TimeZone(ZoneAt{hours(14), "+14"})) == "22 November 2026");
    CHECK(dayWords(noon - hours(6), TimeZone(ZoneAt{-hours(11), "-11"})) == "20 November 2026");
    const TimeZone east(ZoneAt{hours(14), "+14"}), west(ZoneAt{-hours(12), "-12"});
    for (const TimeZone& zone : {east, west}) {
        const local_days day = zone.dayOf(noon);
        CHECK(zone.startOf(day) <= noon);
        CHECK(zone.endOf(day) >= noon);
    }
    // Before 1970, too.
    CHECK(momentWords(Instant(milliseconds(-1)), TimeZone()) == "31 December 1969, 23:59");
}
