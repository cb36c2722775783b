/// What went wrong with the store, as a calm screen tells it.
#pragma once

#include <filesystem>

#include "app/ui/model.h"
#include "engine/base/error.h"
#include "engine/base/time_zone.h"

namespace carewright {

/// The trouble that an error of opening the store in `folder` means, with the copies that could be restored; when they were made is told
/// in the time of `zone`.
[[nodiscard]] ui::Trouble storeTrouble(const Error& error, const std::filesystem::path& folder, const TimeZone& zone);

}  // namespace carewright
