/// Conditions and assignments of Twine's story formats Harlowe and SugarCube, as far as they map onto ours. Part of the
/// import of a Twine story (twee_reader.h).
///
///     "$trust gte 5 and visited(\"Kitchen\")"  → two groups of one condition
///     "$trust to it + 2"                       → an effect: trust by 2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/scenario.h"

namespace carewright {

/// How an expression's names become ids. Both may make something of a name that they have not met before.
struct TweeNames {
    std::function<VariableId(std::string_view name)> variable;
    std::function<PassageId(std::string_view name)> passage;
    std::function<void(const VariableId& variable, int value)> seen;    ///< the variable is compared with or set to this
};

/// Nothing where the expression asks for something that our conditions cannot say.
[[nodiscard]] std::optional<Conditions> tweeCondition(std::string_view expression, const TweeNames& names);

/// The assignments of a set macro: "$a to 1, $b to it - 2", "$a += 3; $b++". Nothing where one of them cannot be said.
[[nodiscard]] std::optional<std::vector<Effect>> tweeEffects(std::string_view assignments, const TweeNames& names);

/// Both must hold; either must; the opposite. Nothing where that would take more than a few groups.
[[nodiscard]] Conditions bothHold(const Conditions& a, const Conditions& b);
[[nodiscard]] std::optional<Conditions> eitherHolds(const Conditions& a, const Conditions& b);
[[nodiscard]] std::optional<Conditions> opposite(const Conditions& conditions);

}  // namespace carewright
