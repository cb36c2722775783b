#include <catch2/catch.hpp>

#include "engine/review/marker_agreement.h"

using namespace carewright;

namespace {

Instant day(int number) { return Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 1)) + std::chrono::hours(24 * number); }

MarkedPair pair(std::size_t response, int first, int second, std::vector<PointPair> points = {}, int when = 0) {
    return {response, QuestionId("define"), day(when), first, second, 6, std::move(points)};
}

}  // namespace

TEST_CASE("Kappa of two readers is as Viera and Garrett worked it out", "[review][agreement]") {
    // Viera AJ, Garrett JM. Understanding interobserver agreement: the kappa statistic. Fam Med 2005; 37: 360–363:
    // both yes 15, one yes 5 and 10, both no 70: observed 0.85, by chance 0.65, kappa 0.57.
    std::vector<MarkedPair> pairs;
    std::size_t number = 0;
    const auto add = [&](int count, bool first, bool second) {
        for (int i = 0; i < count; ++i) pairs.push_back(pair(number++, 0, 0, {{PointId("definition"), first, second}}));
    };
    add(15, true, true);
    add(5, true, false);
    add(10, false, true);
    add(70, false, false);
    const MarkerAgreement agreement = agreementOf(pairs);
    REQUIRE(agreement.points.size() == 1);
    const PointAgreement& point = agreement.points.front();
    CHECK(point.exact.value() == Approx(0.85));
    CHECK(point.kappa.value() == Approx(0.5714).margin(0.0001));
    CHECK(kappaInWords(*point.kappa) == "moderate");
    REQUIRE(point.kappaInterval);
    CHECK(point.kappaInterval->low < 0.5714);
    CHECK(point.kappaInterval->high > 0.5714);
    CHECK(point.differing.size() == 15);
    CHECK(point.differing.front() == 15);
    CHECK(agreement.allPoints.counts == point.counts);
}

TEST_CASE("Quadratic weighted kappa is as Friendly and Meyer print it", "[review][agreement]") {
    // Friendly M, Meyer D. Discrete Data Analysis with R. CRC 2016, section 4.7 (data of Agresti 1990, table 2.10; 91 couples):
    // kappa with Fleiss–Cohen weights 0.3320.
    const int table[4][4] = {{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}};
    std::vector<MarkedPair> pairs;
    for (int first = 0; first < 4; ++first)
        for (int second = 0; second < 4; ++second)
            for (int i = 0; i < table[first][second]; ++i) {
                pairs.push_back(pair(pairs.size(), first, second));
                pairs.back().maxMarks = 3;
            }
    REQUIRE(pairs.size() == 91);
    const MarkerAgreement agreement = agreementOf(pairs);
    REQUIRE(agreement.questions.size() == 1);
    const TotalAgreement& total = agreement.questions.front();
    CHECK(total.weightedKappa.value() == Approx(0.3320).margin(0.00005));
    REQUIRE(total.interval);
    CHECK(total.interval->low < 0.332);
    CHECK(total.interval->high > 0.332);
    CHECK(total.interval->low > 0.05);
    CHECK(total.interval->high < 0.6);
    CHECK(total.exact == 7 + 8 + 4 + 14);
    CHECK(total.differing.size() == 91 - total.exact);
    REQUIRE(total.table.size() == 4);
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j) CHECK(total.table[i][j] == static_cast<std::size_t>(table[i][j]));
}

TEST_CASE("Bias and limits of agreement are as Bland and Altman measured them", "[review][agreement]") {
    // Bland JM, Altman DG. Statistical methods for assessing agreement between two methods of clinical measurement. Lancet 1986;
    // 327: 307–310, table 1, first measurements: mean difference -2.1 l/min, deviation 38.8.
    const std::vector<double> large{494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427};
    const std::vector<double> small{512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451};
    const Difference difference = differenceOf(large, small);
    CHECK(difference.mean == Approx(-2.1).margin(0.05));
    CHECK(difference.deviation.value() == Approx(38.8).margin(0.05));
    REQUIRE(difference.limits);
    CHECK(difference.limits->low == Approx(-2.1176 - 1.96 * 38.765).margin(0.05));
    CHECK(difference.limits->high == Approx(-2.1176 + 1.96 * 38.765).margin(0.05));
}

TEST_CASE("A tolerance lets near totals pass and names the others", "[review][agreement]") {
    AgreementOptions options;
    options.tolerance[QuestionId("define")] = 1;
    const MarkerAgreement agreement = agreementOf(std::vector{pair(4, 3, 3), pair(7, 3, 4), pair(9, 1, 4)}, options);
    const TotalAgreement& total = agreement.questions.front();
    CHECK(total.exact == 1);
    CHECK(total.tolerated == 2);
    CHECK(total.differing == std::vector<std::size_t>{9});
    CHECK(total.difference.mean == Approx(-4.0 / 3));
}

TEST_CASE("Agreement over time falls into stretches with their responses", "[review][agreement]") {
    const PointId point("definition");
    const MarkerAgreement agreement = agreementOf(std::vector{pair(1, 2, 2, {{point, true, true}}, 1), pair(2, 3, 2, {{point, true, false}}, 2),
                                                              pair(3, 1, 3, {{point, false, true}}, 20)});
    REQUIRE(agreement.periods.size() == 2);
    CHECK(agreement.periods[0].all == std::vector<std::size_t>{1, 2});
    CHECK(agreement.periods[0].exact() == Approx(0.5));
    CHECK(agreement.periods[0].meanDifference == Approx(0.5));
    CHECK(agreement.periods[1].all == std::vector<std::size_t>{3});
    CHECK(agreement.periods[1].meanDifference == Approx(-2));
    CHECK(agreement.periods[0].from < agreement.periods[1].from);
    // Weeks as people count them: 2 November 2026 is a Monday.
    CHECK(agreement.periods[0].from == day(1));
    CHECK(agreement.periods[1].from == day(15));
}

TEST_CASE("Nothing marked twice gives no figures rather than noughts", "[review][agreement]") {
    const MarkerAgreement agreement = agreementOf({});
    CHECK(agreement.points.empty());
    CHECK_FALSE(agreement.allPoints.exact);
    CHECK_FALSE(agreement.allQuestions.weightedKappa);
    CHECK(agreement.periods.empty());
}
