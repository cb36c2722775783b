#include "engine/review/role.h"

#include <algorithm>

namespace carewright {

std::string_view toString(StaffRole role) {
    switch (role) {
        case StaffRole::tutor: return "tutor";
        case StaffRole::assessor: return "assessor";
        case StaffRole::iqa: return "iqa";
        case StaffRole::lead: return "lead";
    }
    return {};
}

std::optional<StaffRole> staffRoleNamed(std::string_view name) {
    const auto found = std::ranges::find(staffRoles, name, [](StaffRole role) { return toString(role); });
    if (found == staffRoles.end()) return std::nullopt;
    return *found;
}

}  // namespace carewright
