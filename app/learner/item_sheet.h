/// One quiz item on the page: what its kinds of answers share while they are drawn.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/flow.h"
#include "app/ui/view.h"
#include "engine/attempt/item_response.h"
#include "engine/attempt/item_score.h"
#include "engine/attempt/quiz_paper.h"

namespace carewright::ui {

struct ItemSheet {
    const ViewContext& context;
    const Item& item;
    const PaperItem& paper;
    ItemResponse response;              ///< edited in place
    const ItemScore* told = nullptr;    ///< what each part is worth, once the learner may know
    bool revealed = false;              ///< the right answer may be shown
    bool locked = false;                ///< looked at only
    bool changed = false;               ///< `response` is another one than before
    bool typing = false;                ///< … letter by letter
    bool allPut = false;                ///< the last free place has just been given its thing: the keyboard goes on from the item

    [[nodiscard]] const Context& ui() const { return context.ui; }
    /// Whether a part is told right; null while nothing is told.
    [[nodiscard]] const PartScore* partTold(const PartId& part) const;
};

/// "Right" or another short verdict with its icon and colour; never colour alone.
void verdictLine(Flow& flow, std::string_view id, bool right, std::string_view words);

/// Single, multiple, true or false: rows to press, number keys.
void drawOptions(Flow& flow, ItemSheet& sheet);

}  // namespace carewright::ui
