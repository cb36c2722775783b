/// Writes marked responses as the JSON lines that readMarkedResponses reads.
#pragma once

#include <span>
#include <string>

#include "engine/marking/trial.h"

namespace carewright {

/// One line for each response. Texts that are not valid UTF-8 are mended with U+FFFD.
[[nodiscard]] std::string toJsonLines(std::span<const MarkedResponse> responses);

}  // namespace carewright
