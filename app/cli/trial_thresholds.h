/// Figures that a rubric has to reach before it is used.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/marking/trial.h"

namespace carewright::cli {

/// Those that are set have to be met; all are shares between 0 and 1 (kappa from -1).
struct Thresholds {
    std::optional<double> macroF1, pointF1, kappa;                  ///< at least; pointF1: of every single point
    std::optional<double> misconceptionF1, misconceptionPrecision;  ///< at least, pooled
    std::optional<double> unreferredAgreement;                      ///< at least
    std::optional<double> calibrationError, referRate;              ///< at most
};

/// One sentence for each threshold that `trial` does not meet; a figure that could not be computed meets none.
[[nodiscard]] std::vector<std::string> unmet(const Thresholds& thresholds, const Trial& trial);

}  // namespace carewright::cli
