/// What views read of the course that a tutor is editing: its outline, history, problems and what waits to be saved. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct WorkshopModel {};

}  // namespace carewright::ui
