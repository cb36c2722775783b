#include "engine/marking/logistic_regression.h"

#include <cmath>
#include <deque>
#include <numeric>

namespace carewright {
namespace {

constexpr std::size_t remembered = 8;

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// log(1 + exp(-m)) without overflow.
double logLoss(double margin) { return margin > 0 ? std::log1p(std::exp(-margin)) : -margin + std::log1p(std::exp(margin)); }

/// The examples one after the other without gaps, which is what makes going through them again and again quick.
struct Rows {
    std::vector<std::pair<std::uint32_t, float>> features;
    std::vector<std::size_t> ends;
    std::vector<double> signs, importances;
};

Rows rowsOf(const std::vector<const TrainingExample*>& examples, const std::vector<float>& scales) {
    Rows rows;
    for (const TrainingExample* example : examples) {
        for (const auto& [index, amount] : example->features) {
            rows.features.emplace_back(index, scales.empty() ? amount : amount * scales[index]);
        }
        rows.ends.push_back(rows.features.size());
        rows.signs.push_back(example->positive ? 1 : -1);
        rows.importances.push_back(example->importance);
    }
    return rows;
}

/// Value and gradient at `x`; the last entry of `x` is the bias.
double evaluate(const Rows& rows, double c, const std::vector<double>& x, std::vector<double>& gradient) {
    const std::size_t bias = x.size() - 1;
    double value = 0;
    for (std::size_t i = 0; i < bias; ++i) {
        value += x[i] * x[i] / (2 * c);
        gradient[i] = x[i] / c;
    }
    gradient[bias] = 0;
    std::size_t begin = 0;
    for (std::size_t r = 0; r < rows.ends.size(); ++r) {
        double score = x[bias];
        for (std::size_t i = begin; i < rows.ends[r]; ++i) score += x[rows.features[i].first] * static_cast<double>(rows.features[i].second);
        const double sign = rows.signs[r];
        value += rows.importances[r] * logLoss(sign * score);
        const double slope = -sign * rows.importances[r] / (1 + std::exp(sign * score));
        for (std::size_t i = begin; i < rows.ends[r]; ++i) gradient[rows.features[i].first] += slope * static_cast<double>(rows.features[i].second);
        gradient[bias] += slope;
        begin = rows.ends[r];
    }
    return value;
}

}  // namespace

std::vector<float> tellingScales(const std::vector<const TrainingExample*>& examples, std::size_t features) {
    // What is added to each count, so that a feature seen once or twice does not seem to tell everything.
    constexpr double smoothing = 0.3;
    std::vector<double> with(features, smoothing), without(features, smoothing);
    double positives = 2 * smoothing;
    double negatives = 2 * smoothing;
    for (const TrainingExample* example : examples) {
        (example->positive ? positives : negatives) += example->importance;
        for (const auto& [index, amount] : example->features) (example->positive ? with : without)[index] += example->importance;
    }
    std::vector<float> scales(features);
    for (std::size_t i = 0; i < features; ++i) {
        const double telling = std::abs(std::log(with[i] / positives) - std::log(without[i] / negatives));
        scales[i] = static_cast<float>(0.5 + 0.5 * telling);
    }
    return scales;
}

LogisticFit fitLogistic(const std::vector<const TrainingExample*>& examples, std::size_t features, double c, const std::vector<float>& scales,
                        int iterations) {
    const Rows rows = rowsOf(examples, scales);
    std::vector<double> x(features + 1, 0.0), gradient(features + 1), next(features + 1), nextGradient(features + 1);
    struct Step {
        std::vector<double> moved, turned;
        double scale;
    };
    std::deque<Step> history;
    double value = evaluate(rows, c, x, gradient);
    for (int iteration = 0; iteration < iterations; ++iteration) {
        if (std::sqrt(dot(gradient, gradient)) < 1e-3) break;
        std::vector<double> direction = gradient;
        std::vector<double> alpha(history.size());
        for (std::size_t i = history.size(); i-- > 0;) {
            alpha[i] = history[i].scale * dot(history[i].moved, direction);
            for (std::size_t j = 0; j < direction.size(); ++j) direction[j] -= alpha[i] * history[i].turned[j];
        }
        if (!history.empty()) {
            const Step& last = history.back();
            const double scale = dot(last.moved, last.turned) / dot(last.turned, last.turned);
            for (double& d : direction) d *= scale;
        }
        for (std::size_t i = 0; i < history.size(); ++i) {
            const double beta = history[i].scale * dot(history[i].turned, direction);
            for (std::size_t j = 0; j < direction.size(); ++j) direction[j] += (alpha[i] - beta) * history[i].moved[j];
        }
        const double slope = -dot(gradient, direction);
        if (slope >= 0) break;
        double step = history.empty() ? 1.0 / std::max(1.0, std::sqrt(dot(gradient, gradient))) : 1.0;
        double nextValue = value;
        bool lower = false;
        for (int halving = 0; halving < 40 && !lower; ++halving, step /= 2) {
            for (std::size_t j = 0; j < x.size(); ++j) next[j] = x[j] - step * direction[j];
            nextValue = evaluate(rows, c, next, nextGradient);
            lower = nextValue <= value + 1e-4 * step * slope;
        }
        if (!lower) break;
        Step made{std::vector<double>(x.size()), std::vector<double>(x.size()), 0};
        for (std::size_t j = 0; j < x.size(); ++j) {
            made.moved[j] = next[j] - x[j];
            made.turned[j] = nextGradient[j] - gradient[j];
        }
        const double curvature = dot(made.moved, made.turned);
        if (curvature > 1e-12) {
            made.scale = 1 / curvature;
            history.push_back(std::move(made));
            if (history.size() > remembered) history.pop_front();
        }
        std::swap(x, next);
        std::swap(gradient, nextGradient);
        const double gained = value - nextValue;
        value = nextValue;
        if (gained < 1e-6 * std::abs(value)) break;
    }
    LogisticFit fit;
    fit.bias = x.back();
    x.pop_back();
    fit.weights = std::move(x);
    for (std::size_t i = 0; i < scales.size(); ++i) fit.weights[i] *= static_cast<double>(scales[i]);
    return fit;
}

}  // namespace carewright
