/// A graph whose nodes stand in layers and whose edges lead from one layer to the next. Part of the layout of a story
/// (story_layout.h).
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace carewright {

struct LayeredGraph {
    std::vector<std::vector<std::size_t>> layers;       ///< nodes from left to right
    std::vector<std::vector<std::size_t>> above, below; ///< by node: what it is linked with in the layer before and after
    std::vector<double> width;                          ///< by node, with the room to its neighbour
    std::vector<double> pull;                           ///< by node: how strongly it keeps its line straight
    std::size_t bends = 0;                              ///< the last so many nodes are bends of long lines
};

/// Lines that cross, between all pairs of neighbouring layers.
[[nodiscard]] std::size_t countCrossings(const LayeredGraph& graph);

/// How much an order has to be worth to be given up: at least every third crossing, or anything at all.
enum class OrderChange { reluctant, free };

/// Reorders the layers so that fewer lines cross; an order that is as good stays.
void reduceCrossings(LayeredGraph& graph, OrderChange change = OrderChange::free);

/// x of each node: in the order of its layer, no closer than the widths allow, near the middle of what it is linked with.
[[nodiscard]] std::vector<double> placeInLayers(const LayeredGraph& graph);

}  // namespace carewright
