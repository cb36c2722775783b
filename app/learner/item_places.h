/// Items answered by putting things where they belong: matching, sorting into categories, gaps from a word bank.
#pragma once

#include "app/learner/carrying.h"
#include "app/learner/item_sheet.h"

namespace carewright::ui {

void drawMatching(Flow& flow, ItemSheet& sheet, Carrying& carrying);
void drawCategories(Flow& flow, ItemSheet& sheet, Carrying& carrying);
void drawBankGaps(Flow& flow, ItemSheet& sheet, Carrying& carrying);

/// Gaps to type into.
void drawTypedGaps(Flow& flow, ItemSheet& sheet);

}  // namespace carewright::ui
