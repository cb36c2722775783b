#include "engine/review/confidence_study.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace carewright {
namespace {

constexpr int steps = 50;   ///< of the curve, a hundredth each
/// Keeps 0.55, 0.60 … in the place they open, in spite of binary fractions.
constexpr double nudge = 1e-9;

struct Response {
    double least = 1;
    std::size_t decisions = 0, agreed = 0;
};

void note(std::vector<std::size_t>& list, std::size_t response) {
    if (list.empty() || list.back() != response) list.push_back(response);
}

void once(std::vector<std::size_t>& list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

ConfidenceStudy studyConfidence(std::span<const DecidedConfidence> decisions) {
    ConfidenceStudy study;
    std::vector<Forecast> forecasts;
    std::map<std::size_t, Response> responses;
    for (const DecidedConfidence& one : decisions) {
        const double confidence = std::isfinite(one.confidence) ? std::clamp(one.confidence, 0.5, 1.0) : 0.5;
        forecasts.push_back({confidence, one.agreed});
        Response& response = responses[one.response];
        response.least = std::min(response.least, confidence);
        ++response.decisions;
        response.agreed += one.agreed ? 1 : 0;
        study.agreed += one.agreed ? 1 : 0;
    }
    study.decisions = decisions.size();
    study.calibration = calibrate(forecasts);
    study.disagreed.resize(study.calibration.bins.size());
    study.responses.resize(study.calibration.bins.size());
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const auto bin = static_cast<std::size_t>(
            std::clamp((forecasts[i].confidence - 0.5) * 20 + nudge, 0.0, static_cast<double>(study.calibration.bins.size()) - 1));
        note(study.responses[bin], decisions[i].response);
        if (!decisions[i].agreed) note(study.disagreed[bin], decisions[i].response);
    }
    for (auto* lists : {&study.responses, &study.disagreed})
        for (auto& list : *lists) once(list);
    if (decisions.empty()) return study;
    for (int step = 0; step <= steps; ++step) {
        ReferralPoint point;
        point.threshold = 0.5 + 0.01 * step;
        std::size_t referred = 0, left = 0, agreed = 0;
        for (const auto& [number, response] : responses) {
            if (response.least < point.threshold - nudge) {
                ++referred;
                continue;
            }
            left += response.decisions;
            agreed += response.agreed;
        }
        point.referred = static_cast<double>(referred) / static_cast<double>(responses.size());
        if (left > 0) point.agreed = static_cast<double>(agreed) / static_cast<double>(left);
        study.curve.push_back(point);
    }
    return study;
}

std::optional<ReferralPoint> referBelow(const ConfidenceStudy& study, double wanted) {
    std::optional<ReferralPoint> found;
    for (auto point = study.curve.rbegin(); point != study.curve.rend(); ++point) {
        if (!point->agreed) continue;
        if (*point->agreed < wanted) break;
        found = *point;
    }
    return found;
}

std::optional<ReferralPoint> at(const ConfidenceStudy& study, double threshold) {
    if (study.curve.empty()) return std::nullopt;
    const double place = std::isfinite(threshold) ? (threshold - 0.5) * 100 + 1e-6 : 0;
    return study.curve[static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(steps)))];
}

}  // namespace carewright
