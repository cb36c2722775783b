/// The statistics of comparing two markers: agreement beyond chance, and how sure a figure is.
///
/// Pure functions of their arguments; the random numbers of the bootstrap come from a seed, so that the same marked
/// responses give the same report on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace carewright {

/// Yes-or-no decisions of a machine against those of a reader.
struct Confusion {
    std::size_t bothYes = 0;      ///< both credit it
    std::size_t bothNo = 0;       ///< both withhold it
    std::size_t machineOnly = 0;  ///< missed negative: the machine credits what the reader does not
    std::size_t readerOnly = 0;   ///< missed positive: the reader credits what the machine does not

    void add(bool machine, bool reader);
    Confusion& operator+=(const Confusion& other);
    [[nodiscard]] std::size_t total() const { return bothYes + bothNo + machineOnly + readerOnly; }
    [[nodiscard]] std::size_t agreed() const { return bothYes + bothNo; }  ///< matched
    friend bool operator==(const Confusion&, const Confusion&) = default;
};

/// Share of the machine's yeses that the reader shares; nothing where the machine never says yes.
[[nodiscard]] std::optional<double> precision(const Confusion& counts);

/// Share of the reader's yeses that the machine finds; nothing where the reader never says yes.
[[nodiscard]] std::optional<double> recall(const Confusion& counts);

/// Harmonic mean of precision and recall, 0 to 1; nothing where neither ever says yes.
[[nodiscard]] std::optional<double> f1(const Confusion& counts);

/// Cohen's kappa, -1 to 1: agreement beyond what the two would reach by chance. Nothing without decisions, and where
/// both always say the same one thing (chance then explains everything).
[[nodiscard]] std::optional<double> kappa(const Confusion& counts);

/// Cohen's kappa with quadratic weights between two lists of whole marks, pair by pair. Nothing where the lists are
/// empty, differ in length, or all marks of both are the same.
[[nodiscard]] std::optional<double> quadraticWeightedKappa(const std::vector<int>& first,
                                                           const std::vector<int>& second);

/// A range that holds the true figure with the stated likelihood.
struct Interval {
    double low = 0, high = 0;

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// Percentile bootstrap, 95 %: draws `size` indices below `size` with replacement, `rounds` times, and asks `statistic`
/// for the figure of each draw. Draws without a figure are left out; nothing where fewer than half have one.
[[nodiscard]] std::optional<Interval> bootstrap95(
    std::size_t size, const std::function<std::optional<double>(const std::vector<std::size_t>&)>& statistic,
    std::size_t rounds = 1000, std::uint64_t seed = 1);

/// The same for figures of a Confusion made of single decisions, where whoever decided what is all that counts: draws
/// the four cells anew instead of the decisions one by one, which is the same and far quicker.
[[nodiscard]] std::optional<Interval> bootstrap95(
    const Confusion& counts, const std::function<std::optional<double>(const Confusion&)>& statistic,
    std::size_t rounds = 1000, std::uint64_t seed = 1);

/// A confidence between 0.5 and 1 and whether it was right.
struct Forecast {
    double confidence = 0.5;
    bool right = false;
};

/// One bin of a calibration table: forecasts with low <= confidence < high (the last includes 1).
struct CalibrationBin {
    double low = 0, high = 0;
    std::size_t count = 0;
    double meanConfidence = 0;
    double shareRight = 0;
};

/// Ten bins of equal width over 0.5 to 1 (confidences outside count in the nearest bin), and the expected calibration
/// error: the mean of |mean confidence - share right| over the bins, weighted by how many forecasts each holds.
struct Calibration {
    std::vector<CalibrationBin> bins;
    double expectedError = 0;
};
[[nodiscard]] Calibration calibrate(const std::vector<Forecast>& forecasts);

}  // namespace carewright
