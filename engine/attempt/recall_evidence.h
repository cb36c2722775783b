/// What reviews of recall cards show about the marking points that the cards train.
#pragma once

#include <span>

#include "engine/attempt/point_evidence.h"
#include "engine/recall/card.h"
#include "engine/recall/history.h"

namespace carewright {

/// One piece for each review that stands and each point that its card trains: again shows nothing, hard half, good and easy
/// all of it. Cards that the deck no longer has show nothing. The attempt of the pieces is empty, as events do not name it.
[[nodiscard]] Evidence evidenceOf(std::span<const RecallEvent> events, std::span<const Card> deck);

}  // namespace carewright
