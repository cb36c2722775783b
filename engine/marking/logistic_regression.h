/// L2-regularised logistic regression on sparse rows.
#pragma once

#include <cstdint>
#include <vector>

namespace carewright {

/// One example: the features it shows (index and value), whether the decision held, and how much it counts.
struct TrainingExample {
    std::vector<std::pair<std::uint32_t, float>> features;
    bool positive = false;
    double importance = 1;
};

struct LogisticFit {
    std::vector<double> weights;
    double bias = 0;
};

/// For each feature, how much it tells by itself: half of 1 + |log of how much oftener positive examples show it than
/// negative ones| (the log-count ratio of naive Bayes; Wang and Manning 2012, who also found that going half the way is
/// best). A fit with these scales trusts telling features sooner, and rare ones that stand on both sides hardly.
[[nodiscard]] std::vector<float> tellingScales(const std::vector<const TrainingExample*>& examples, std::size_t features);

/// Minimises Σ importance · log-loss + (1 / 2C) · Σ (weight / scale)² (the bias is not penalised) by L-BFGS (Liu and Nocedal
/// 1989) until the gradient is small, a step gains next to nothing or `iterations` are done. Deterministic. `features` is the
/// number of feature indices; `scales` has one for each, all above nought, or is empty for 1 each.
[[nodiscard]] LogisticFit fitLogistic(const std::vector<const TrainingExample*>& examples, std::size_t features, double c,
                                      const std::vector<float>& scales = {}, int iterations = 200);

}  // namespace carewright
