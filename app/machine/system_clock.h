/// The machine's clock; the engine only ever sees a Clock.
#pragma once

#include <chrono>

#include "engine/base/clock.h"

namespace carewright {

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }
};

}  // namespace carewright
