#include <catch2/catch.hpp>

#include <array>

#include "engine/review/item_statistics.h"

using namespace carewright;

namespace {

/// The five items of section 6 of the Law School Admission Test, 1000 candidates: Bock RD, Lieberman M. Fitting a response model
/// for n dichotomously scored items. Psychometrika 1970; 35: 179–197. How often each of the 32 patterns 00000 … 11111 came.
constexpr std::array<int, 32> lsat6 = {3,  6,  2,  11, 1, 1,  3,  4,  1,  8,  0,  16,  0,  3,  2,  15,
                                       10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298};

std::vector<Script> lsatScripts() {
    std::vector<Script> scripts;
    for (std::size_t pattern = 0; pattern < lsat6.size(); ++pattern)
        for (int i = 0; i < lsat6[pattern]; ++i) {
            Script script;
            for (int item = 4; item >= 0; --item) script.emplace_back(static_cast<double>(pattern >> item & 1));
            scripts.push_back(std::move(script));
        }
    return scripts;
}

}  // namespace

TEST_CASE("Facility and corrected item-total correlation are as published for LSAT section 6", "[review][items]") {
    const auto scripts = lsatScripts();
    REQUIRE(scripts.size() == 1000);
    const std::vector<double> most(5, 1.0);
    const auto figures = itemFigures(most, scripts);
    // Proportions of Bock and Lieberman 1970; point-biserial correlations, item excluded, and alpha as Rizopoulos prints them
    // (ltm: An R package for latent variable modelling and item response theory analyses. J Stat Softw 2006; 17(5), section 3).
    const std::array facility{0.924, 0.709, 0.553, 0.763, 0.870};
    const std::array excluded{0.1128, 0.1532, 0.1728, 0.1444, 0.1216};
    for (std::size_t item = 0; item < 5; ++item) {
        INFO(item);
        CHECK(figures[item].facility.value() == Approx(facility[item]));
        CHECK(figures[item].discrimination.value() == Approx(excluded[item]).margin(0.00005));
        CHECK(figures[item].responses == 1000);
    }
    CHECK(cronbachAlpha(scripts).value() == Approx(0.295).margin(0.00005));
}

TEST_CASE("The upper-lower index compares the best and weakest 27 percent", "[review][items]") {
    // Eleven scripts, tails of three: the best all have the first item, of the weakest one has it.
    std::vector<Script> scripts;
    for (int i = 0; i < 11; ++i) scripts.push_back({i >= 5 || i == 1 ? 1.0 : 0.0, static_cast<double>(i)});
    const auto figures = itemFigures(std::vector<double>{1.0, 10.0}, scripts);
    CHECK(figures[0].upperLower.value() == Approx(1.0 - 1.0 / 3));
}

TEST_CASE("Scripts that tie at the boundary count in proportion, whatever their order", "[review][items]") {
    const std::vector<double> most{1.0, 1.0};
    // All totals are one: each tail is made of everybody, so the index is nought in any order.
    std::vector<Script> scripts;
    for (int i = 0; i < 8; ++i) scripts.push_back(i < 4 ? Script{1.0, 0.0} : Script{0.0, 1.0});
    CHECK(itemFigures(most, scripts)[0].upperLower.value() == Approx(0).margin(1e-12));
}

TEST_CASE("Items that were left out do not count against anybody", "[review][items]") {
    const std::vector<double> most{2.0, 4.0};
    const std::vector<Script> scripts{{2.0, std::nullopt}, {1.0, 2.0}, {std::nullopt, 4.0}};
    const auto figures = itemFigures(most, scripts);
    CHECK(figures[0].responses == 2);
    CHECK(figures[0].facility.value() == Approx(0.75));
    CHECK(figures[1].facility.value() == Approx(0.75));
    CHECK_FALSE(figures[0].discrimination);
    CHECK_FALSE(cronbachAlpha(scripts));
}

TEST_CASE("Discrimination in words follows Ebel and Frisbie", "[review][items]") {
    CHECK(discriminationInWords(0.45) == "very good");
    CHECK(discriminationInWords(0.40) == "very good");
    CHECK(discriminationInWords(0.35) == "good");
    CHECK(discriminationInWords(0.20) == "marginal");
    CHECK(discriminationInWords(0.19) == "poor");
    CHECK(discriminationInWords(-0.1) == "against the rest");
}

TEST_CASE("A response is understood as soon as one rule holds", "[review][items]") {
    Marking marking;
    marking.points.emplace_back().id = PointId("definition");
    marking.misconceptions.emplace_back().id = MisconceptionId("no-structure");
    CHECK(understoodByNoRule(marking));
    marking.misconceptions.front().rules.push_back(RuleId("r1"));
    CHECK_FALSE(understoodByNoRule(marking));
    Marking blank;
    blank.flags.push_back(Flag::nothingWritten);
    CHECK_FALSE(understoodByNoRule(blank));
}
