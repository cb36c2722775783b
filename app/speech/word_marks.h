/// Marks before every word of a text, so that the speaking system can say where it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/span.h"

namespace carewright {

/// `text` as SSML with a mark before each word: "Say it" is `<speak><mark name="0-3"/>Say <mark name="4-6"/>it</speak>`.
/// A word is what stands between white space; its mark names the bytes of it in `text`. Characters that XML does not allow
/// become spaces.
[[nodiscard]] std::string withWordMarks(std::string_view text);

/// The bytes that the name of a mark stands for; nothing where it is no such name.
[[nodiscard]] std::optional<ByteSpan> spanOfMark(std::string_view name);

}  // namespace carewright
