/// Predicted recall of each marking point as bars with figures.
#pragma once

#include <span>
#include <string_view>

#include "app/ui/recall_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

/// One bar for each point: filled up to what will be recalled as it stands, hatched up to what the evening makes of it.
/// `beforeName` and `afterName` explain the two in the key below. Set in a scope `id` of the record.
void pointBars(const ViewContext& context, Flow& flow, std::string_view id, std::span<const PointBar> bars, std::string_view beforeName,
               std::string_view afterName);

}  // namespace carewright::ui
