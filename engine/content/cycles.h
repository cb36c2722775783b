/// Finds circles in what refers to what.
#pragma once

#include <cstddef>
#include <vector>

namespace carewright {

/// For each group of nodes that reach themselves, one circle in the order of its steps (a node that names itself: one
/// node). `edges[i]` are the nodes that node `i` refers to. No node is in two of the circles. Works without recursion, so
/// any length of chain is safe.
[[nodiscard]] std::vector<std::vector<std::size_t>> findCycles(const std::vector<std::vector<std::size_t>>& edges);

}  // namespace carewright
