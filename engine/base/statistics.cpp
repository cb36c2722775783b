#include "engine/base/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carewright {

namespace {

/// SplitMix64 (Steele, Lea and Flood 2014): small, good enough to draw samples, and the same everywhere, which the
/// distributions of <random> are not.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : m_state(seed) {}

    /// Uniform in [0, bound); bound > 0 and far below 2^53.
    std::size_t below(std::size_t bound) {
        return std::min(bound - 1, static_cast<std::size_t>(unit() * static_cast<double>(bound)));
    }

private:
    double unit() {
        m_state += 0x9E3779B97F4A7C15u;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        z ^= z >> 31;
        return static_cast<double>(z >> 11) * 0x1.0p-53;
    }

    std::uint64_t m_state;
};

std::optional<double> ratio(std::size_t part, std::size_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

/// Quantile of sorted values by linear interpolation between the two nearest.
double quantile(const std::vector<double>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto lower = static_cast<std::size_t>(at);
    const auto upper = std::min(lower + 1, sorted.size() - 1);
    return sorted[lower] + (at - static_cast<double>(lower)) * (sorted[upper] - sorted[lower]);
}

std::optional<Interval> middle95(std::vector<double> figures, std::size_t rounds) {
    if (figures.empty() || figures.size() * 2 < rounds) return std::nullopt;
    std::sort(figures.begin(), figures.end());
    return Interval{quantile(figures, 0.025), quantile(figures, 0.975)};
}

}  // namespace

void Confusion::add(bool machine, bool reader) {
    if (machine && reader) {
        ++bothYes;
    } else if (machine) {
        ++machineOnly;
    } else if (reader) {
        ++readerOnly;
    } else {
        ++bothNo;
    }
}

Confusion& Confusion::operator+=(const Confusion& other) {
    bothYes += other.bothYes;
    bothNo += other.bothNo;
    machineOnly += other.machineOnly;
    readerOnly += other.readerOnly;
    return *this;
}

std::optional<double> precision(const Confusion& counts) {
    return ratio(counts.bothYes, counts.bothYes + counts.machineOnly);
}

std::optional<double> recall(const Confusion& counts) {
    return ratio(counts.bothYes, counts.bothYes + counts.readerOnly);
}

std::optional<double> f1(const Confusion& counts) {
    return ratio(2 * counts.bothYes, 2 * counts.bothYes + counts.machineOnly + counts.readerOnly);
}

std::optional<double> kappa(const Confusion& counts) {
    if (counts.total() == 0) return std::nullopt;
    const auto total = static_cast<double>(counts.total());
    const double machineYes = static_cast<double>(counts.bothYes + counts.machineOnly) / total;
    const double readerYes = static_cast<double>(counts.bothYes + counts.readerOnly) / total;
    const double observed = static_cast<double>(counts.agreed()) / total;
    const double byChance = machineYes * readerYes + (1 - machineYes) * (1 - readerYes);
    if (byChance >= 1) return std::nullopt;
    return (observed - byChance) / (1 - byChance);
}

std::optional<double> quadraticWeightedKappa(const std::vector<int>& first, const std::vector<int>& second) {
    if (first.empty() || first.size() != second.size()) return std::nullopt;
    // With squared differences the whole table reduces to sums: the expected disagreement of independent marks is
    // E[x²] + E[y²] - 2 E[x] E[y].
    const auto count = static_cast<double>(first.size());
    double observed = 0, sumX = 0, sumY = 0, sumXX = 0, sumYY = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const double x = first[i], y = second[i];
        observed += (x - y) * (x - y);
        sumX += x;
        sumY += y;
        sumXX += x * x;
        sumYY += y * y;
    }
    const double expected = (sumXX + sumYY) / count - 2 * (sumX / count) * (sumY / count);
    if (expected <= 0) return std::nullopt;
    return 1 - observed / count / expected;
}

std::optional<Interval> bootstrap95(
    std::size_t size, const std::function<std::optional<double>(const std::vector<std::size_t>&)>& statistic,
    std::size_t rounds, std::uint64_t seed) {
    if (size == 0 || rounds == 0) return std::nullopt;
    Draws draws(seed);
    std::vector<std::size_t> sample(size);
    std::vector<double> figures;
    figures.reserve(rounds);
    for (std::size_t round = 0; round < rounds; ++round) {
        for (auto& index : sample) index = draws.below(size);
        if (const auto figure = statistic(sample)) figures.push_back(*figure);
    }
    return middle95(std::move(figures), rounds);
}

std::optional<Interval> bootstrap95(const Confusion& counts,
                                    const std::function<std::optional<double>(const Confusion&)>& statistic,
                                    std::size_t rounds, std::uint64_t seed) {
    const std::size_t size = counts.total();
    if (size == 0 || rounds == 0) return std::nullopt;
    Draws draws(seed);
    const std::size_t a = counts.bothYes, b = a + counts.machineOnly, c = b + counts.readerOnly;
    std::vector<double> figures;
    figures.reserve(rounds);
    for (std::size_t round = 0; round < rounds; ++round) {
        std::array<std::size_t, 4> cells{};
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t pick = draws.below(size);
            ++cells[static_cast<std::size_t>(pick >= a) + static_cast<std::size_t>(pick >= b) +
                    static_cast<std::size_t>(pick >= c)];
        }
        const Confusion drawn{.bothYes = cells[0], .bothNo = cells[3], .machineOnly = cells[1], .readerOnly = cells[2]};
        if (const auto figure = statistic(drawn)) figures.push_back(*figure);
    }
    return middle95(std::move(figures), rounds);
}

Calibration calibrate(const std::vector<Forecast>& forecasts) {
    constexpr int binCount = 10;
    Calibration result;
    for (int i = 0; i < binCount; ++i) {
        result.bins.push_back({.low = 0.5 + 0.05 * i, .high = 0.5 + 0.05 * (i + 1)});
    }
    for (const auto& forecast : forecasts) {
        // The nudge keeps 0.55, 0.60 … in the bin they open, in spite of binary fractions.
        const double place = std::isfinite(forecast.confidence) ? (forecast.confidence - 0.5) * 20 + 1e-9 : 0;
        const auto index = static_cast<std::size_t>(std::clamp(place, 0.0, binCount - 1.0));
        auto& bin = result.bins[index];
        ++bin.count;
        bin.meanConfidence += forecast.confidence;
        bin.shareRight += forecast.right ? 1 : 0;
    }
    for (auto& bin : result.bins) {
        if (bin.count == 0) continue;
        const auto count = static_cast<double>(bin.count);
        bin.meanConfidence /= count;
        bin.shareRight /= count;
        result.expectedError +=
            count / static_cast<double>(forecasts.size()) * std::abs(bin.meanConfidence - bin.shareRight);
    }
    return result;
}

}  // namespace carewright
