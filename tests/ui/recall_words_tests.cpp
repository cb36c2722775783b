#include <catch2/catch.hpp>

#include "app/learner/recall_words.h"

using namespace carewright;
using namespace carewright::ui;

TEST_CASE("It is said where the day's limit leaves cards unmet before the assessment", "[recall]") {
    RecallModel recall;
    recall.today = *parseDay("2026-11-29");
    recall.deck = 240;
    recall.met = 10;
    recall.choices.newPerDay = 10;
    CHECK(reachWords(recall).empty());      // no date, no promise
    recall.assessment = recall.today + std::chrono::days(8);
    CHECK(reachWords(recall) == "With up to 10 new cards a day you meet 80 of the 230 that are left before your assessment. 29 a day would reach them all.");
    recall.choices.newPerDay = 29;
    CHECK(reachWords(recall).empty());
    recall.choices.newPerDay = 10;
    recall.assessment = recall.today + std::chrono::days(2);
    CHECK(reachWords(recall) == "With up to 10 new cards a day you meet 20 of the 230 that are left before your assessment.");
    recall.met = 240;
    CHECK(reachWords(recall).empty());
    recall.met = 10;
    recall.assessment = recall.today;
    CHECK(reachWords(recall).empty());
}
