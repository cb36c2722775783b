/// What an item keeps when it becomes an item of another kind.
#pragma once

#include "engine/content/quiz.h"

namespace carewright {

/// Makes it one of that kind, without what this kind has not: no form would show it, and the check would hold the item back for it.
void setKind(Item& item, Item::Kind kind);

}  // namespace carewright
