/// Pieces that the views of a story share: what is told and said, choices, gauges, the trail.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/page.h"
#include "app/ui/scenario_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

/// The paragraphs of a passage; what somebody says stands apart, with the portrait where another one begins to speak.
void storyText(const ViewContext& context, const StoryRules& rules, const StoryState& state, Flow& flow);

/// The open choices as cards, with the keys 1 to 9. The one taken, as an index of Passage::choices.
[[nodiscard]] std::optional<std::size_t> storyChoices(const ViewContext& context, const StoryRules& rules, const StoryState& state, Flow& flow);

/// The shown variables as quiet bars, with what the last turn changed in words. Nothing where none is shown.
void storyGauges(const ViewContext& context, const StoryInHand& story, Flow& flow);

/// Where one has been, the present passage last. Passages that one may go back to can be pressed: how many turns the way
/// had there.
[[nodiscard]] std::optional<std::size_t> storyTrail(const ViewContext& context, const StoryInHand& story, Flow& flow);

/// Somebody in one row: portrait, name, role, and what there is to know where `about` is wanted.
void storyPerson(const ViewContext& context, const ScenarioPerson& person, bool about, Flow& flow);

/// A quiet line that opens and closes what stands below it. True when it was pressed.
bool expander(Flow& flow, std::string_view id, std::string_view label, bool open);

/// "A good ending", "A mixed ending", "A hard ending", and the colour that goes with it.
[[nodiscard]] std::string_view endingWords(Passage::Ending ending);
[[nodiscard]] Colour endingColour(const Theme& theme, Passage::Ending ending);

}  // namespace carewright::ui
