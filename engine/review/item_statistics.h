/// How questions and marking points work as a test: how hard they are, whether they tell stronger learners from weaker
/// ones, and which responses no rule of the engine understands.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/marking/marking.h"

namespace carewright {

/// What one learner got for each item, in the same order for all; nothing where an item was not answered.
using Script = std::vector<std::optional<double>>;

struct ItemFigures {
    std::size_t responses = 0;
    double mean = 0;                        ///< marks
    std::optional<double> facility;         ///< mean over the most marks, 0 (nobody) to 1 (everybody); nothing without responses
    /// Corrected item–total correlation: of the item with the rest of the script, the item itself left out. Nothing where
    /// either never varies or fewer than three scripts answered it.
    std::optional<double> discrimination;
    /// Facility among the best 27 % of scripts less that among the weakest 27 % (Kelley, J. Educ. Psychol. 1939; 30: 17–24), -1 to 1.
    /// Scripts that tie at a boundary count in proportion. Nothing for fewer than four scripts.
    std::optional<double> upperLower;
};

/// Figures of each item; `most[i]` is the most marks of item i, above nought. Scripts that left items out are compared by
/// the share of marks in what they did answer.
[[nodiscard]] std::vector<ItemFigures> itemFigures(std::span<const double> most, std::span<const Script> scripts);

/// Cronbach's alpha of the scripts that answered every item, at most 1; nothing for fewer than two items or scripts, or
/// where totals never vary (Cronbach, Psychometrika 1951; 16: 297–334).
[[nodiscard]] std::optional<double> cronbachAlpha(std::span<const Script> scripts);

/// What a discrimination means in words, after Ebel and Frisbie (Essentials of Educational Measurement, 5th ed. 1991, p. 232):
/// from 0.40 "very good", from 0.30 "good", from 0.20 "marginal", below "poor", under nought "against the rest".
[[nodiscard]] std::string_view discriminationInWords(double discrimination);

/// True where something was written but no rule of any point or misconception held: what a rubric has to learn from.
[[nodiscard]] bool understoodByNoRule(const Marking& marking);

}  // namespace carewright
