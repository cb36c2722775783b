#include "app/cli/trial_thresholds.h"

#include <cstdio>

namespace carewright::cli {

namespace {

std::string shown(const std::optional<double>& value) {
    if (!value) return "unknown";
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", *value);
    return text;
}

}  // namespace

std::vector<std::string> unmet(const Thresholds& thresholds, const Trial& trial) {
    std::vector<std::string> sentences;
    const auto atLeast = [&](const std::string& name, const std::optional<double>& wanted,
                             const std::optional<double>& is) {
        if (wanted && (!is || *is < *wanted))
            sentences.push_back(name + " is " + shown(is) + ", under " + shown(wanted));
    };
    const auto atMost = [&](const std::string& name, const std::optional<double>& wanted,
                            const std::optional<double>& is) {
        if (wanted && (!is || *is > *wanted))
            sentences.push_back(name + " is " + shown(is) + ", over " + shown(wanted));
    };
    atLeast("macro-F1 of the points", thresholds.macroF1, trial.macroF1);
    for (const auto& point : trial.points) {
        atLeast("F1 of " + point.subject.id, thresholds.pointF1, point.agreement.f1);
    }
    atLeast("pooled kappa of the points", thresholds.kappa, trial.allPoints.kappa);
    atLeast("pooled F1 of the misconceptions", thresholds.misconceptionF1, trial.allMisconceptions.f1);
    atLeast("pooled precision of the misconceptions", thresholds.misconceptionPrecision,
            trial.allMisconceptions.precision);
    atLeast("agreement on responses that are not referred", thresholds.unreferredAgreement, trial.unreferredAgreement);
    const auto known = [&](double figure) { return trial.responses > 0 ? std::optional(figure) : std::nullopt; };
    atMost("expected calibration error", thresholds.calibrationError, known(trial.calibration.expectedError));
    atMost("share of responses referred", thresholds.referRate,
           known(static_cast<double>(trial.referred) / static_cast<double>(trial.responses)));
    return sentences;
}

}  // namespace carewright::cli
