#include <catch2/catch.hpp>

#include "engine/review/confidence_study.h"

using namespace carewright;

TEST_CASE("Confidence is calibrated as by hand", "[review][confidence]") {
    // The bins of Naeini, Cooper and Hauskrecht (Obtaining well calibrated probabilities using Bayesian binning. AAAI 2015): the
    // expected error is the mean gap of each bin, weighted by its decisions. Here |0.6 - 0.5| * 0.4 + |0.9 - 1| * 0.6 = 0.1.
    std::vector<DecidedConfidence> decisions{{0, 0.6, true}, {1, 0.6, false}, {2, 0.6, true}, {3, 0.6, false}};
    for (std::size_t i = 4; i < 10; ++i) decisions.push_back({i, 0.9, true});
    const ConfidenceStudy study = studyConfidence(decisions);
    CHECK(study.calibration.expectedError == Approx(0.1));
    REQUIRE(study.responses.size() == 10);
    CHECK(study.responses[2] == std::vector<std::size_t>{0, 1, 2, 3});
    CHECK(study.disagreed[2] == std::vector<std::size_t>{1, 3});
    CHECK(study.disagreed[8].empty());
}

TEST_CASE("Refer below takes the lowest threshold that keeps what is wanted", "[review][confidence]") {
    // Three responses of two decisions each; the least certain decides whether a response is referred.
    const std::vector<DecidedConfidence> decisions{{1, 0.55, false}, {1, 0.95, true}, {2, 0.70, false}, {2, 0.90, true}, {3, 0.85, true}, {3, 0.99, true}};
    const ConfidenceStudy study = studyConfidence(decisions);
    CHECK(at(study, 0.5)->referred == 0);
    CHECK(at(study, 0.5)->agreed.value() == Approx(4.0 / 6));
    CHECK(at(study, 0.56)->agreed.value() == Approx(3.0 / 4));
    CHECK(at(study, 0.55)->agreed.value() == Approx(4.0 / 6));
    const auto point = referBelow(study, 0.95);
    REQUIRE(point);
    CHECK(point->threshold == Approx(0.71));
    CHECK(point->referred == Approx(2.0 / 3));
    CHECK(point->agreed.value() == Approx(1));
    CHECK(referBelow(study, 0.6)->threshold == Approx(0.5));
}

TEST_CASE("Without decisions there is no curve and nothing to refer below", "[review][confidence]") {
    const ConfidenceStudy study = studyConfidence({});
    CHECK(study.curve.empty());
    CHECK_FALSE(referBelow(study, 0.9));
    CHECK_FALSE(at(study, 0.9));
}

TEST_CASE("A standard that no threshold reaches is told as such", "[review][confidence]") {
    const ConfidenceStudy study = studyConfidence(std::vector<DecidedConfidence>{{1, 1.0, false}});
    CHECK_FALSE(referBelow(study, 0.9));
}
