/// The machine's clock, for the desktop; the engine only ever sees a Clock.
#pragma once

#include "engine/base/clock.h"

namespace carewright {

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

}  // namespace carewright
