// Days as people in the UK write them.
#include <catch2/catch.hpp>

#include "engine/authoring/date_words.h"

using namespace carewright;

TEST_CASE("A day is understood however it is written in the UK, and kept as an ISO date", "[authoring][dates]") {
    for (const char* typed : {"28/11/2026", "28.11.2026", "28-11-2026", "28 November 2026", "28 Nov 2026", "28 nov. 2026", "2026-11-28", " 28 / 11 / 2026 "}) {
        INFO(typed);
        CHECK(isoDateFrom(typed) == std::optional<std::string>("2026-11-28"));
    }
    CHECK(isoDateFrom("1/2/2026") == std::optional<std::string>("2026-02-01"));
    for (const char* typed : {"", "28", "28/11", "28/11/26", "31/02/2026", "28/13/2026", "0/1/2026", "November 2026", "28 Novembre 2026", "28//2026", "28/11/20267"}) {
        INFO(typed);
        CHECK_FALSE(isoDateFrom(typed));
    }
    CHECK(dateInWords("2026-11-28") == "28 November 2026");
    CHECK(dateInWords("2026-02-01") == "1 February 2026");
    CHECK(dateInWords("28/11/2026") == "28/11/2026");
    CHECK(dateInWords("some day") == "some day");
}
