/// The outermost fields of one JSON object, read with bounds and without trust.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace carewright {

/// The value of a field, as far as responses need it.
struct JsonField {
    enum class Kind { text, texts, truth, other };

    Kind kind = Kind::other;
    std::string text;                ///< Kind::text
    std::vector<std::string> texts;  ///< Kind::texts: a list of nothing but texts
    bool truth = false;              ///< Kind::truth
};

using JsonFields = std::map<std::string, JsonField, std::less<>>;

/// Reads `line` as one JSON object. Values of other shapes are accepted and kept as Kind::other. Fails, in words for
/// whoever made the file, where the line is no JSON, is no object, is nested deeper than 32, or names a field twice.
[[nodiscard]] Result<JsonFields> readJsonFields(std::string_view line);

}  // namespace carewright
