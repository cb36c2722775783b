/// Where the rail leads, and which of its entries stands for a room.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "app/ui/command.h"
#include "app/ui/icons.h"
#include "app/ui/model.h"

namespace carewright::ui {

/// A part of the rail; those of the staff are there for who holds the role.
enum class RailSection { learner, tutor, assessor };

/// A room that the rail leads to.
struct RailEntry {
    Room room;
    std::string_view name, about;       ///< about: what is there, where no keys go there
    Icon icon;
    RailSection section = RailSection::learner;
    std::optional<Command> command = {};    ///< goes there by its keys
};

/// In the order of the rail; one whose view is not built in is left out.
[[nodiscard]] std::span<const RailEntry> railEntries();

/// The room whose entry is lit while one is in `room`.
[[nodiscard]] Room railRoomOf(Room room);

}  // namespace carewright::ui
