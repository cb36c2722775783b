/// What went wrong with the store, as a calm screen tells it.
#pragma once

#include <filesystem>

#include "app/ui/model.h"
#include "engine/base/error.h"

namespace carewright {

/// The trouble that an error of opening the store in `folder` means, with the copies that could be restored.
[[nodiscard]] ui::Trouble storeTrouble(const Error& error, const std::filesystem::path& folder);

/// "21 November 2026, 18:40", in UTC.
[[nodiscard]] std::string dateForPeople(Instant when);

}  // namespace carewright
