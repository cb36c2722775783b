/// Tells whether a passphrase is the one that was chosen, without keeping it. Unlike passphrase.h it opens no key.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace carewright {

/// The entry of a learner's profile that holds the check. It says nothing about the person, and whoever is given a copy could guess the
/// passphrase by it: it is left out of copies.
inline constexpr std::string_view passphraseEntry = "passphrase";

/// One line of text to keep in the passphrase's place (Argon2id, salted; about a tenth of a second and 64 MiB to make and to
/// check). tooLarge where this machine has not so much memory; invalidInput beyond 1,024 bytes.
[[nodiscard]] Result<std::string> passphraseCheck(std::string_view passphrase);

/// Whether `check` was made from this passphrase. invalidInput where it is none that passphraseCheck made: nothing opens
/// it, and its cost is not paid.
[[nodiscard]] Result<bool> passes(std::string_view check, std::string_view passphrase);

}  // namespace carewright
