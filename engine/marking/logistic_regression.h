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

/// Minimises Σ importance · log-loss + (1 / 2C) · Σ weights² (the bias is not penalised) by L-BFGS (Liu and Nocedal 1989)
/// until the gradient is small or `iterations` are done. Deterministic. `features` is the number of feature indices.
[[nodiscard]] LogisticFit fitLogistic(const std::vector<const TrainingExample*>& examples, std::size_t features, double c,
                                      int iterations = 200);

}  // namespace carewright
