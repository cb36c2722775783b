/// What lies beside the back of a card: the typed answer against it, and where to read on.
#pragma once

#include "app/ui/view.h"

namespace carewright::ui {

/// The typed answer with the words that count marked, what was found and what was missing; nothing where nothing was
/// typed.
void typedAnswer(const ViewContext& context, const CardOnTable& table, Flow& flow);

/// Links from a card to its word, law, myth and topic; for a missed point to the questions that ask for it.
void whereToRead(const ViewContext& context, const carewright::Card& card, Flow& flow, ActionQueue& actions);

}  // namespace carewright::ui
