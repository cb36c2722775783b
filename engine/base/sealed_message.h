/// A message that only some can read: sealed to public keys (X25519), so that a learner's laptop needs no secret to write
/// to the centre.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/secret_bytes.h"
#include "engine/base/signing_key.h"

namespace carewright {

/// The secret half of a key that messages are sealed to. Its public half is no signing key; both kinds are 32 bytes.
class OpeningKey {
public:
    /// The key that belongs to 32 secret bytes.
    [[nodiscard]] static OpeningKey fromSeed(const SecretBytes& seed);

    [[nodiscard]] const PublicKey& publicKey() const { return m_public; }
    [[nodiscard]] const SecretBytes& secret() const { return m_secret; }

private:
    OpeningKey() = default;
    SecretBytes m_secret;
    PublicKey m_public;
};

/// The two keys of an account, both made from the same 32 secret bytes by a key derivation, so that one passphrase keeps
/// one secret and no key serves two ends.
struct AccountKeys {
    SigningKey signing;
    OpeningKey opening;

    [[nodiscard]] static AccountKeys fromSecret(const SecretBytes& secret);
};

/// True where the bytes begin as sealed messages do.
[[nodiscard]] bool isSealed(std::string_view bytes);

/// `message` for holders of one of these keys: a fresh key for the message, sealed once for each recipient (libsodium's
/// sealed box), then the message in pieces of 64 KiB (secretstream, XChaCha20-Poly1305), bound to the list of recipients.
/// Cutting, swapping or changing any bit of it is noticed when it is opened. invalidInput for none or more than 64 keys.
[[nodiscard]] Result<std::string> sealFor(std::span<const PublicKey> recipients, std::string_view message);

/// permission where it was not sealed to this key; corrupt where it was changed or cut; invalidInput where it is no sealed
/// message. Never gives part of a message.
[[nodiscard]] Result<std::string> openSealed(const OpeningKey& key, std::string_view bytes);

}  // namespace carewright
