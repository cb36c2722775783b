/// What a learner chooses for one exercise alone: spelling help, pages that are read aloud as they open, extra time. The
/// settings stay as they are.
#pragma once

#include <string_view>

#include "app/ui/action.h"
#include "app/ui/flow.h"
#include "app/ui/model.h"

namespace carewright::ui {

/// What there is to choose at an exercise.
struct AccessOffer {
    bool spelling = true;       ///< something is written there
    std::string_view what = "exercise";     ///< what it is called: "quiz", "story"
    std::string_view reads = "question";    ///< what of it is read aloud as it opens: "page", "card"
};

/// Where an exercise begins: switches, and below them whether they are as in the settings, with a link back to these.
void accessHere(Flow& flow, const Model& model, ActionQueue& actions, const AccessOffer& offer = {});

/// In the midst of an exercise: "Spelling help is on, as in your settings.", and a link to have it otherwise here.
void spellingHere(Flow& flow, const Model& model, ActionQueue& actions);

/// The same for pages that are read aloud as they open.
void aloudHere(Flow& flow, const Model& model, ActionQueue& actions);

/// A choice of extra time on top of a limit. Gives the percentage chosen, which is `percent` while nothing is pressed.
[[nodiscard]] int extraTimeChoice(Flow& flow, std::string_view id, std::string_view label, int percent);

}  // namespace carewright::ui
