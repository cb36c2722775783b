#include "engine/review/marker_agreement.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace carewright {
namespace {

constexpr double normal95 = 1.959963984540054;
/// A table of marks beyond this is no table that anybody reads.
constexpr int mostMarksInTable = 100;

void finish(PointAgreement& agreement, const AgreementOptions& options) {
    if (agreement.counts.total() == 0) return;
    agreement.exact = static_cast<double>(agreement.counts.agreed()) / static_cast<double>(agreement.counts.total());
    agreement.kappa = kappa(agreement.counts);
    if (agreement.kappa) agreement.kappaInterval = bootstrap95(agreement.counts, kappa, options.rounds, options.seed);
}

int toleranceOf(const AgreementOptions& options, const QuestionId& question) {
    const auto found = options.tolerance.find(question);
    return found == options.tolerance.end() ? 0 : found->second;
}

TotalAgreement totals(std::span<const MarkedPair* const> pairs, const AgreementOptions& options) {
    TotalAgreement agreement;
    std::vector<int> first, second;
    std::vector<double> firstReal, secondReal;
    for (const MarkedPair* pair : pairs) {
        first.push_back(pair->first);
        second.push_back(pair->second);
        firstReal.push_back(pair->first);
        secondReal.push_back(pair->second);
        const int apart = std::abs(pair->first - pair->second);
        if (apart == 0) ++agreement.exact;
        if (apart <= toleranceOf(options, pair->question)) ++agreement.tolerated;
        else agreement.differing.push_back(pair->response);
    }
    agreement.responses = pairs.size();
    agreement.difference = differenceOf(firstReal, secondReal);
    agreement.weightedKappa = quadraticWeightedKappa(first, second);
    if (!agreement.weightedKappa) return agreement;
    std::vector<int> drawnFirst(first.size()), drawnSecond(first.size());
    agreement.interval = bootstrap95(
        first.size(),
        [&](const std::vector<std::size_t>& draw) {
            for (std::size_t i = 0; i < draw.size(); ++i) {
                drawnFirst[i] = first[draw[i]];
                drawnSecond[i] = second[draw[i]];
            }
            return quadraticWeightedKappa(drawnFirst, drawnSecond);
        },
        options.rounds, options.seed);
    return agreement;
}

std::vector<std::vector<std::size_t>> tableOf(std::span<const MarkedPair* const> pairs) {
    int most = 0;
    for (const MarkedPair* pair : pairs) most = std::max({most, pair->maxMarks, pair->first, pair->second});
    most = std::clamp(most, 0, mostMarksInTable);
    const auto size = static_cast<std::size_t>(most) + 1;
    std::vector<std::vector<std::size_t>> table(size, std::vector<std::size_t>(size, 0));
    const auto cell = [most](int marks) { return static_cast<std::size_t>(std::clamp(marks, 0, most)); };
    for (const MarkedPair* pair : pairs) ++table[cell(pair->first)][cell(pair->second)];
    return table;
}

std::vector<AgreementPeriod> periodsOf(std::span<const MarkedPair> pairs, std::chrono::hours length) {
    std::map<std::int64_t, AgreementPeriod> periods;
    const auto step = std::chrono::duration_cast<std::chrono::milliseconds>(length).count();
    // Weeks begin on a Monday, as in every calendar here.
    constexpr Instant aMonday = std::chrono::sys_days(std::chrono::year(1970) / 1 / 5);
    for (const MarkedPair& pair : pairs) {
        const auto at = (pair.when - aMonday).count();
        const std::int64_t index = at / step - (at % step < 0 ? 1 : 0);
        AgreementPeriod& period = periods[index];
        period.from = aMonday + std::chrono::milliseconds(index * step);
        ++period.responses;
        period.meanDifference += pair.first - pair.second;
        period.all.push_back(pair.response);
        for (const PointPair& point : pair.points) period.counts.add(point.first, point.second);
    }
    std::vector<AgreementPeriod> list;
    for (auto& [index, period] : periods) {
        period.meanDifference /= static_cast<double>(period.responses);
        list.push_back(std::move(period));
    }
    return list;
}

}  // namespace

Difference differenceOf(std::span<const double> first, std::span<const double> second) {
    Difference difference;
    const std::size_t size = std::min(first.size(), second.size());
    if (size == 0) return difference;
    for (std::size_t i = 0; i < size; ++i) difference.mean += first[i] - second[i];
    difference.mean /= static_cast<double>(size);
    if (size < 2) return difference;
    double squares = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const double off = first[i] - second[i] - difference.mean;
        squares += off * off;
    }
    difference.deviation = std::sqrt(squares / static_cast<double>(size - 1));
    difference.limits = Interval{difference.mean - normal95 * *difference.deviation, difference.mean + normal95 * *difference.deviation};
    return difference;
}

MarkerAgreement agreementOf(std::span<const MarkedPair> pairs, const AgreementOptions& options) {
    MarkerAgreement agreement;
    std::map<PointId, PointAgreement> points;
    std::map<QuestionId, std::vector<const MarkedPair*>> questions;
    std::vector<const MarkedPair*> all;
    for (const MarkedPair& pair : pairs) {
        bool anyDiffers = false;
        for (const PointPair& one : pair.points) {
            PointAgreement& point = points[one.point];
            point.point = one.point;
            point.counts.add(one.first, one.second);
            if (one.first != one.second) {
                point.differing.push_back(pair.response);
                anyDiffers = true;
            }
            agreement.allPoints.counts.add(one.first, one.second);
        }
        if (anyDiffers) agreement.allPoints.differing.push_back(pair.response);
        questions[pair.question].push_back(&pair);
        all.push_back(&pair);
    }
    for (auto& [id, point] : points) {
        finish(point, options);
        agreement.points.push_back(std::move(point));
    }
    finish(agreement.allPoints, options);
    for (const auto& [id, list] : questions) {
        TotalAgreement one = totals(list, options);
        one.question = id;
        one.table = tableOf(list);
        agreement.questions.push_back(std::move(one));
    }
    agreement.allQuestions = totals(all, options);
    agreement.periods = periodsOf(pairs, options.period);
    return agreement;
}

std::string_view kappaInWords(double kappa) {
    if (kappa < 0) return "poor";
    if (kappa <= 0.2) return "slight";
    if (kappa <= 0.4) return "fair";
    if (kappa <= 0.6) return "moderate";
    if (kappa <= 0.8) return "substantial";
    return "almost perfect";
}

}  // namespace carewright
