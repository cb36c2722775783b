#include "app/ui/story_model.h"

namespace carewright::ui {

StorySheet::StorySheet(Scenario story) : scenario(std::move(story)), rules(scenario), places(placesOf(scenario)), next(storyLinks(scenario)), before(next.size()), uses(variableUses(rules)) {
    for (std::size_t from = 0; from < next.size(); ++from) {
        for (const std::size_t to : next[from]) before[to].push_back(from);
    }
}

}  // namespace carewright::ui
