/// The words of a text for the checks of what authors wrote: folded, without a dictionary.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace carewright {

/// Calls `use` with each word of the text, folded (see fold in utf8.h), in order.
void eachPlainWord(std::string_view text, const std::function<void(std::string)>& use);

/// True for folded words that carry no answer: "the", "should", "with".
[[nodiscard]] bool isSmallWord(std::string_view word);

/// Near enough for "choose" and "choosing", "plan" and "plans": the same beginning and little more. Both folded.
[[nodiscard]] bool soundsAlike(std::string_view a, std::string_view b);

}  // namespace carewright
