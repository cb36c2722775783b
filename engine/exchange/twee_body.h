/// What stands in a Twine passage: told text, links, conditions and assignments. Part of the import (twee_reader.h).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/scenario.h"
#include "engine/exchange/twee_expression.h"

namespace carewright {

/// A link as a choice that does not have its id yet.
struct TweeLink {
    std::string text, target;
    Conditions when;
    std::vector<Effect> effects;
    int line = 0;                   ///< counted from 0 at the body's first
};

struct TweeBody {
    std::vector<StoryBlock> blocks;
    std::vector<TweeLink> links;
    std::vector<Effect> effects;    ///< set wherever the passage is entered
};

/// `note` is told what cannot be carried over, with its line counted from 0 at the body's first.
[[nodiscard]] TweeBody readTweeBody(std::string_view body, const TweeNames& names, const std::function<void(int line, std::string text)>& note);

}  // namespace carewright
