#include <catch2/catch.hpp>

#include <random>

#include "app/ui/day_words.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

const Day today = *parseDay("2026-11-22");

std::string read(std::string_view text) {
    const TypedDay typed = readTypedDay(text, today);
    return typed.day ? toString(*typed.day) : typed.problem;
}

}  // namespace

TEST_CASE("A day is read as people write it", "[days]") {
    for (const char* text : {"4 December 2026", "4 dec", "04/12/2026", "4.12.26", "4-12", "2026-12-04", "Friday 4th December", "December 4", "the 4th of December 2026"}) {
        INFO(text);
        CHECK(read(text) == "2026-12-04");
    }
    CHECK(read("22 november") == "2026-11-22");
    CHECK(read("21 november") == "2027-11-21");
    CHECK(read("29 feb") == "2028-02-29");
}

TEST_CASE("A day that cannot be is told what is wrong", "[days]") {
    CHECK(read("") == "Write the day, the month and the year, such as 4 December 2026 or 4/12/2026.");
    CHECK(read("soon").starts_with("Write the day"));
    CHECK(read("4 December 2026 5").starts_with("Write the day"));
    CHECK(read("12/31/2026").starts_with("There are twelve months"));
    CHECK(read("31 November") == "November has 30 days.");
    CHECK(read("30 Feb 2027") == "February 2027 has 28 days.");
    CHECK(read("0 May") == "May has 31 days.");
    CHECK(read("4 May 99999999999").starts_with("Write the year"));
}

TEST_CASE("Days are put into words", "[days]") {
    CHECK(longDay(today) == "Sunday 22 November 2026");
    CHECK(plainDay(today) == "22 November 2026");
    CHECK(shortDay(today) == "Sun 22 November");
    CHECK(dayAndMonth(today) == "22 November");
    CHECK(daysAway(today, today) == "today");
    CHECK(daysAway(today + std::chrono::days(1), today) == "tomorrow");
    CHECK(daysAway(today + std::chrono::days(12), today) == "in 12 days");
    CHECK(daysAway(today - std::chrono::days(3), today) == "3 days ago");
}

TEST_CASE("What is said of a day is read as that day again", "[days]") {
    std::mt19937 random(5);
    for (int i = 0; i < 2000; ++i) {
        const Day day = today + std::chrono::days(random() % 4000);
        CHECK(readTypedDay(longDay(day), today).day == day);
        CHECK(readTypedDay(toString(day), today).day == day);
    }
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (unsigned length = random() % 12; length > 0; --length) text.push_back(static_cast<char>("0123456789 /.-Decjun\xc3\xff"[random() % 22]));
        const TypedDay typed = readTypedDay(text, today);
        CHECK(typed.day.has_value() == typed.problem.empty());
    }
}
