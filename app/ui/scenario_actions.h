/// What a learner can do with scenarios. The desk of the same name applies these.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "engine/base/id.h"

namespace carewright::ui {

/// Begin a new play of a story; earlier ones stay.
struct BeginStory {
    ScenarioId scenario;
};

struct TakeChoice {
    ScenarioId scenario;
    ChoiceId choice;
};

/// The text at a written step is now this; stored within a second.
struct WriteInStory {
    ScenarioId scenario;
    std::string text;
};

/// Hand in the text of a written step and have it marked.
struct HandInStory {
    ScenarioId scenario;
    std::string text;
};

/// Go on after the result of a written step.
struct GoOnInStory {
    ScenarioId scenario;
};

/// Back to where the way had so many turns.
struct GoBackInStory {
    ScenarioId scenario;
    std::size_t turns = 0;
};

/// Play another way from a passage of one that was played.
struct PlayFrom {
    ScenarioId scenario;
    std::size_t play = 0, turns = 0;
};

using ScenarioAction = std::variant<BeginStory, TakeChoice, WriteInStory, HandInStory, GoOnInStory, GoBackInStory, PlayFrom>;

}  // namespace carewright::ui
