/// Pieces of a quiz that are on the page while it is answered and when it is looked at.
#pragma once

#include <optional>

#include "app/ui/flow.h"
#include "app/ui/view.h"
#include "engine/attempt/quiz_run.h"

namespace carewright::ui {

/// Where the items of the paper stand, as numbered squares: answered, right, flagged, by shape and word. Returns the item
/// that was pressed. `here` is the one shown; of long papers the squares around it are drawn.
/// They are one stop of Tab; arrows go along them. `tipsAbove`: what pointing at one says stands over them, not over what
/// comes below.
[[nodiscard]] std::optional<ItemId> itemDots(const ViewContext& context, Flow& flow, const QuizState& run, const ItemId& here, bool tipsAbove = true);

/// The item as the paper has it; null where it has none such.
[[nodiscard]] const PaperItem* paperItem(const QuizPaper& paper, const ItemId& item);
/// The title of the section that the item stands in; empty where there is none.
[[nodiscard]] std::string sectionOf(const QuizPaper& paper, const ItemId& item);
/// From 0.
[[nodiscard]] std::size_t numberOf(const QuizState& run, const ItemId& item);

}  // namespace carewright::ui
