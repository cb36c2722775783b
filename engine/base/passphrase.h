/// From a passphrase to a key, made slow on purpose (Argon2id, RFC 9106), so that guessing is dear.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/secret_bytes.h"

namespace carewright {

/// What one guess costs. The default takes about half a second and 256 MiB.
struct PassphraseCost {
    std::uint64_t passes = 3;                       ///< over the memory; 1 to 100
    std::uint64_t memory = 256ull * 1024 * 1024;    ///< bytes; 8 KiB to 1 GiB

    friend bool operator==(const PassphraseCost&, const PassphraseCost&) = default;
};

/// The least there is, for tests only.
inline constexpr PassphraseCost cheapPassphrase{1, 8192};

using PassphraseSalt = std::array<std::uint8_t, 16>;

/// Why a passphrase is too weak to be set, as a sentence; empty where it will do. At least 10 characters, not one repeated,
/// and neither the name nor a word that everybody tries first.
[[nodiscard]] std::string weaknessOf(std::string_view passphrase, std::string_view name);

/// 32 bytes. invalidInput where the cost is out of bounds (a hostile file must not ask for all memory); tooLarge where
/// this machine has not so much memory.
[[nodiscard]] Result<SecretBytes> keyFromPassphrase(std::string_view passphrase, const PassphraseSalt& salt, const PassphraseCost& cost);

/// `secret` under a passphrase, as one line of text: `argon2id$1$PASSES$MEMORY$SALT$NONCE$SEALED`, the last three in hex,
/// sealed with XChaCha20-Poly1305. `belongsTo` is bound to it: a sealed secret moved to another account does not open.
[[nodiscard]] Result<std::string> sealSecret(const SecretBytes& secret, std::string_view passphrase, std::string_view belongsTo,
                                             const PassphraseCost& cost = {});

/// Opens what sealSecret gave. permission where the passphrase is not the right one (or the text was changed, which cannot
/// be told apart); invalidInput where the text is no sealed secret.
[[nodiscard]] Result<SecretBytes> openSecret(std::string_view sealed, std::string_view passphrase, std::string_view belongsTo);

}  // namespace carewright
