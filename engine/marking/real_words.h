/// The guard against "correcting" what is no mistake: a list of everyday English words.
#pragma once

#include <string_view>

namespace carewright {

/// True for a word of the list (British and common American spelling, about 45,000 words), given in folded form. The
/// list is built in when the program is built, so that marking does not depend on what a machine has installed.
[[nodiscard]] bool isRealWord(std::string_view folded);

/// True for a word of the list that is always written with a capital: Mary, London, Monday. Folded form.
[[nodiscard]] bool isProperName(std::string_view folded);

}  // namespace carewright
