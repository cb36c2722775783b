#include "engine/authoring/item_kind.h"

namespace carewright {

void setKind(Item& item, Item::Kind kind) {
    item.kind = kind;
    const bool chosen = kind == Item::Kind::single || kind == Item::Kind::multiple || kind == Item::Kind::trueFalse;
    if (!chosen) {
        item.options.clear();
        item.keepOrder = false;
    }
    if (kind != Item::Kind::trueFalse) item.truth = false;
    if (kind != Item::Kind::matching) item.pairs.clear();
    if (kind != Item::Kind::categorise) {
        item.categories.clear();
        for (ItemCard& card : item.cards) card.category = {};
    }
    if (kind != Item::Kind::categorise && kind != Item::Kind::ordering) item.cards.clear();
    if (kind != Item::Kind::gaps) {
        item.pieces.clear();
        item.bank.clear();
        item.fromBank = false;
    }
    if (kind != Item::Kind::written) {
        item.question = {};
        item.modelAnswer.clear();
    }
}

}  // namespace carewright
