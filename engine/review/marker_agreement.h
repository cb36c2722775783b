/// How far two markers agree: the engine and an assessor, or two assessors. Pure functions of what both gave the same
/// responses, so that the same decisions give the same figures on every machine.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/id.h"
#include "engine/base/statistics.h"

namespace carewright {

/// One marking point of one response, as both saw it.
struct PointPair {
    PointId point;
    bool first = false, second = false;
};

/// One response that both marked.
struct MarkedPair {
    std::size_t response = 0;       ///< the caller's number of it; figures name the responses behind them by it
    QuestionId question;
    Instant when;                   ///< of the second marking
    int first = 0, second = 0;      ///< marks in all
    int maxMarks = 0;
    std::vector<PointPair> points;
};

/// First minus second. The limits of agreement hold 95 % of single differences where these are roughly normal: mean ± 1.96
/// deviations (Bland and Altman, Lancet 1986; 327: 307–310).
struct Difference {
    double mean = 0;                        ///< the bias: above nought the first is more generous
    std::optional<double> deviation;        ///< of a sample, n - 1; nothing for fewer than two
    std::optional<Interval> limits;
};
[[nodiscard]] Difference differenceOf(std::span<const double> first, std::span<const double> second);

/// The decisions on one point, or on all of them together. In `counts` the first marker is the machine, the second the reader.
struct PointAgreement {
    PointId point;                          ///< empty: all points together
    Confusion counts;
    std::optional<double> exact, kappa;     ///< share of equal decisions; Cohen's kappa
    std::optional<Interval> kappaInterval;  ///< bootstrap over decisions
    std::vector<std::size_t> differing;     ///< responses, in the order given
};

/// The marks for one question, or for all of them together.
struct TotalAgreement {
    QuestionId question;                    ///< empty: all questions together
    std::size_t responses = 0;
    std::size_t exact = 0;                  ///< the very same marks
    std::size_t tolerated = 0;              ///< no further apart than the question's tolerance; includes the exact ones
    std::optional<double> weightedKappa;    ///< quadratic weights
    std::optional<Interval> interval;       ///< bootstrap over responses
    Difference difference;
    std::vector<std::vector<std::size_t>> table;    ///< [first][second], 0 to the most marks; of one question only
    std::vector<std::size_t> differing;             ///< responses beyond the tolerance
};

/// Agreement in one stretch of time.
struct AgreementPeriod {
    Instant from;
    std::size_t responses = 0;
    Confusion counts;                       ///< decisions on points
    double meanDifference = 0;              ///< marks, first minus second
    std::vector<std::size_t> all;           ///< the responses of the stretch

    [[nodiscard]] double exact() const {
        return counts.total() == 0 ? 0 : static_cast<double>(counts.agreed()) / static_cast<double>(counts.total());
    }
};

struct MarkerAgreement {
    std::vector<PointAgreement> points;         ///< by id
    PointAgreement allPoints;
    std::vector<TotalAgreement> questions;      ///< by id
    TotalAgreement allQuestions;
    std::vector<AgreementPeriod> periods;       ///< those with responses, oldest first
};

struct AgreementOptions {
    std::size_t rounds = 1000;                  ///< draws behind each interval; 0: no intervals
    std::uint64_t seed = 1;
    std::map<QuestionId, int> tolerance;        ///< marks by which totals may differ; none for others
    std::chrono::hours period{24 * 7};          ///< of AgreementPeriod; above nought
};

[[nodiscard]] MarkerAgreement agreementOf(std::span<const MarkedPair> pairs, const AgreementOptions& options = {});

/// What a kappa means in words, after Landis and Koch (Biometrics 1977; 33: 159–174): "poor", "slight", "fair", "moderate",
/// "substantial", "almost perfect". A convention, no law: the words come with the figure, never instead of it.
[[nodiscard]] std::string_view kappaInWords(double kappa);

}  // namespace carewright
