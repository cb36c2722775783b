#include "engine/review/item_statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace carewright {
namespace {

/// Kelley's share: where the difference of two tails is most surely above nought.
constexpr double tail = 0.27;

std::optional<double> correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const auto count = static_cast<double>(x.size());
    if (x.size() < 3) return std::nullopt;
    const double meanX = std::accumulate(x.begin(), x.end(), 0.0) / count, meanY = std::accumulate(y.begin(), y.end(), 0.0) / count;
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - meanX) * (y[i] - meanY);
        xx += (x[i] - meanX) * (x[i] - meanX);
        yy += (y[i] - meanY) * (y[i] - meanY);
    }
    // Sums of equal shares leave rounding dust where nothing varies.
    constexpr double dust = 1e-18;
    if (xx <= dust * count || yy <= dust * count) return std::nullopt;
    return xy / std::sqrt(xx * yy);
}

/// A script's share of the marks of what it answered, one item left out; nothing where nothing else was answered.
std::optional<double> shareWithout(const Script& script, std::span<const double> most, std::size_t without) {
    double earned = 0, all = 0;
    for (std::size_t i = 0; i < most.size() && i < script.size(); ++i) {
        if (i == without || !script[i]) continue;
        earned += *script[i];
        all += most[i];
    }
    if (all <= 0) return std::nullopt;
    return earned / all;
}

/// Mean of `item` over the `size` entries with the greatest `total`; the entries that tie at the boundary count in proportion.
double meanOfTop(std::vector<std::pair<double, double>> totalAndItem, double size) {
    std::ranges::sort(totalAndItem, std::greater{}, &std::pair<double, double>::first);
    double sum = 0, left = size;
    for (std::size_t i = 0; i < totalAndItem.size() && left > 0;) {
        std::size_t end = i;
        double tied = 0;
        while (end < totalAndItem.size() && totalAndItem[end].first == totalAndItem[i].first) tied += totalAndItem[end++].second;
        const auto count = static_cast<double>(end - i);
        const double taken = std::min(left, count);
        sum += tied * taken / count;
        left -= taken;
        i = end;
    }
    return sum / size;
}

double variance(const std::vector<double>& values) {
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size() - 1);
}

}  // namespace

std::vector<ItemFigures> itemFigures(std::span<const double> most, std::span<const Script> scripts) {
    std::vector<ItemFigures> figures(most.size());
    for (std::size_t item = 0; item < most.size(); ++item) {
        ItemFigures& one = figures[item];
        std::vector<double> own, rest;
        std::vector<std::pair<double, double>> ranked;
        for (const Script& script : scripts) {
            if (item >= script.size() || !script[item]) continue;
            ++one.responses;
            one.mean += *script[item];
            if (const auto others = shareWithout(script, most, item)) {
                own.push_back(*script[item]);
                rest.push_back(*others);
            }
            // The whole script, this item included, ranks it, as the tails are defined.
            ranked.emplace_back(*shareWithout(script, most, most.size()), *script[item]);
        }
        if (one.responses == 0) continue;
        one.mean /= static_cast<double>(one.responses);
        one.facility = one.mean / most[item];
        one.discrimination = correlation(own, rest);
        if (ranked.size() < 4) continue;
        const double size = std::max(1.0, std::round(tail * static_cast<double>(ranked.size())));
        const double upper = meanOfTop(ranked, size);
        for (auto& entry : ranked) entry.first = -entry.first;
        one.upperLower = (upper - meanOfTop(ranked, size)) / most[item];
    }
    return figures;
}

std::optional<double> cronbachAlpha(std::span<const Script> scripts) {
    std::size_t items = 0;
    for (const Script& script : scripts) items = std::max(items, script.size());
    std::vector<const Script*> whole;
    for (const Script& script : scripts)
        if (script.size() == items && std::ranges::all_of(script, [](const auto& score) { return score.has_value(); })) whole.push_back(&script);
    if (items < 2 || whole.size() < 2) return std::nullopt;
    std::vector<double> totals(whole.size(), 0.0);
    double variances = 0;
    for (std::size_t item = 0; item < items; ++item) {
        std::vector<double> scores;
        for (std::size_t i = 0; i < whole.size(); ++i) {
            scores.push_back(*(*whole[i])[item]);
            totals[i] += scores.back();
        }
        variances += variance(scores);
    }
    const double all = variance(totals);
    if (all <= 0) return std::nullopt;
    const auto count = static_cast<double>(items);
    return count / (count - 1) * (1 - variances / all);
}

std::string_view discriminationInWords(double discrimination) {
    if (discrimination < 0) return "against the rest";
    if (discrimination < 0.2) return "poor";
    if (discrimination < 0.3) return "marginal";
    if (discrimination < 0.4) return "good";
    return "very good";
}

bool understoodByNoRule(const Marking& marking) {
    if (std::ranges::find(marking.flags, Flag::nothingWritten) != marking.flags.end()) return false;
    return std::ranges::all_of(marking.points, [](const PointMarking& one) { return one.rules.empty(); }) &&
           std::ranges::all_of(marking.misconceptions, [](const MisconceptionMarking& one) { return one.rules.empty(); });
}

}  // namespace carewright
