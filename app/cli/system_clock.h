/// The time that the system's clock shows.
#pragma once

#include <chrono>

#include "engine/base/clock.h"

namespace carewright::cli {

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }
};

}  // namespace carewright::cli
