/// What is being read aloud, for the widgets that show it.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/span.h"

namespace carewright::ui {

struct Spoken {
    std::string path;           ///< of the item that is being read; empty: silence
    ByteSpan word;              ///< of its words; empty until the first word is heard
    bool reveal = false;        ///< its reading has just begun: it should scroll into sight

    [[nodiscard]] bool is(std::string_view other) const { return !path.empty() && path == other; }
};

}  // namespace carewright::ui
