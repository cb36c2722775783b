/// Where the passages of a story stand on its map.
///
///     const StoryLayout layout = layOutStory(scenario);
///     layout.places[3].x …                    // the middle of the fourth passage
///
/// A layered drawing after Sugiyama, Tagawa and Toda (1981): circles are opened, each passage is put into a layer below
/// all that lead to it, layers are ordered so that few lines cross, and passages move as near to what they are linked with
/// as their neighbours let them. Pure, and the same on every machine: no chance, no clock.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/content/scenario.h"

namespace carewright {

/// Map units: design pixels at 100 %. A passage's card has this size; x, y of a passage is its middle.
inline constexpr int passageWidth = 208, passageHeight = 76;
/// Room between cards beside and below each other.
inline constexpr int passageGap = 32, layerGap = 64;
/// As far from the middle of the map as the format lets a passage stand.
inline constexpr int farthestPlace = 100'000;

struct MapPlace {
    int x = 0, y = 0;

    friend bool operator==(const MapPlace&, const MapPlace&) = default;
};

struct StoryLayout {
    std::vector<MapPlace> places;       ///< by passage
    std::vector<std::size_t> layers;    ///< by passage: 0 at the top of its part of the story
    std::size_t crossings = 0;          ///< lines that cross between neighbouring layers
};

/// Lays the whole story out anew; where the author put passages decides their order in a layer unless another one saves
/// many crossings, so that tidying twice changes nothing much. Parts that nothing connects stand below one another, the one
/// with the start first.
[[nodiscard]] StoryLayout layOutStory(const Scenario& scenario);

/// Where each passage is to be shown: where the author put it; all laid out where nothing has been put anywhere yet; the
/// rest near what leads to it, in the nearest free room.
[[nodiscard]] std::vector<MapPlace> placesOf(const Scenario& scenario);

/// The nearest place to `wanted` where a card touches none of `taken`, looking outwards in a fixed order.
[[nodiscard]] MapPlace freePlace(const std::vector<MapPlace>& taken, MapPlace wanted);

/// Passages that each passage can lead to, in the order of its choices, each once; ways on that name nothing left out.
[[nodiscard]] std::vector<std::vector<std::size_t>> storyLinks(const Scenario& scenario);

}  // namespace carewright
