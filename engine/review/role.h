/// What a member of staff may be on a computer of a centre. One person can hold several roles.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace carewright {

enum class StaffRole {
    tutor,      ///< writes courses, rubrics and scenarios
    assessor,   ///< decides on attempts
    iqa,        ///< internal quality assurer: samples the decisions of assessors, never their own
    lead,       ///< runs the centre: admits and closes accounts, replaces lost keys, keeps the rules of retention
};

inline constexpr std::array staffRoles = {StaffRole::tutor, StaffRole::assessor, StaffRole::iqa, StaffRole::lead};

/// The name in stores and exports: "tutor".
[[nodiscard]] std::string_view toString(StaffRole role);
[[nodiscard]] std::optional<StaffRole> staffRoleNamed(std::string_view name);

}  // namespace carewright
