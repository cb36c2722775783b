/// Items answered by putting things where they belong: matching, sorting into categories, gaps from a word bank.
#pragma once

#include "app/learner/carrying.h"
#include "app/learner/item_sheet.h"

namespace carewright::ui {

void drawMatching(Flow& flow, ItemSheet& sheet, Carrying& carrying);
void drawCategories(Flow& flow, ItemSheet& sheet, Carrying& carrying);
void drawBankGaps(Flow& flow, ItemSheet& sheet, Carrying& carrying);

/// Once something was put, the keyboard goes on: to the free thing that stood next to it (or to where it went back to), or,
/// where no place or no thing is left, out of the item (ItemSheet::allPut). `things` is the path before their ids, `order`
/// their ids as drawn.
void keyboardAfterPut(const Context& ui, ItemSheet& sheet, Carrying& carrying, const std::string& things, const std::vector<std::string>& order, const Carrying::Put& done, const std::vector<std::string>& freeThings,
                      bool placesLeft);

/// Gives the keyboard to an item, with the ring where keys are being used.
void giveKeyboardOn(const Context& ui, std::string_view path);

/// Gaps to type into.
void drawTypedGaps(Flow& flow, ItemSheet& sheet);

}  // namespace carewright::ui
