/// What views read of the scenario that a tutor is editing and of what its paths show. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct StoryModel {};

}  // namespace carewright::ui
