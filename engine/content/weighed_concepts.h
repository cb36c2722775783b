/// Which concepts the weights of a course use.
#pragma once

#include <string_view>

#include "engine/content/weights.h"

namespace carewright {

/// The concept that a row of the weights is about: `c:choice`, `d:choice`, `e:define choice`; empty for other rows. Looks into
/// `feature`.
[[nodiscard]] std::string_view conceptOfFeature(std::string_view feature);

/// The rows about concepts by their names alone: all that the checks ask of weights, without the numbers.
[[nodiscard]] Weights conceptRowsOf(const Weights& weights);

}  // namespace carewright
