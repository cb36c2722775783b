/// A card that stands for one matter of a page: a scope of its own in the record, a surface and a title.
#pragma once

#include <string_view>

#include "app/ui/card.h"

namespace carewright::ui {

/// Set widgets in `inner()`; what they record lies under `id`. The title is recorded as `id/title`.
class TitledCard {
public:
    TitledCard(Flow& flow, std::string_view id, std::string_view title, const CardLook& look = {});

    [[nodiscard]] Flow& inner() { return m_card.inner(); }

private:
    SemanticScope m_scope;      ///< first: what the card records at its end is still its own
    Card m_card;
};

}  // namespace carewright::ui
