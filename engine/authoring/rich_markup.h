/// Running text with its terms and strong words as a tutor types it: `**strong**` and `[words](term-id)`.
#pragma once

#include <string>
#include <string_view>

#include "engine/content/course.h"

namespace carewright {

/// "Care that **starts** with the [person](person)."
[[nodiscard]] std::string toMarkup(const RichText& text);

/// Reads it back. What is no markup stands for itself: a lone `**`, a bracket without a term. White space is folded as the
/// reader of courses folds it.
[[nodiscard]] RichText fromMarkup(std::string_view markup);

}  // namespace carewright
