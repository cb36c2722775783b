/// Ed25519 signatures (RFC 8032): who holds the secret key signs, whoever has the public key checks.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/secret_bytes.h"

namespace carewright {

/// 32 bytes that name a key; written as 64 hex digits. All zero means "none".
struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};

    [[nodiscard]] bool empty() const { return *this == PublicKey{}; }
    friend auto operator<=>(const PublicKey&, const PublicKey&) = default;
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

/// 64 bytes; written as 128 hex digits.
struct Signature {
    std::array<std::uint8_t, 64> bytes{};

    friend bool operator==(const Signature&, const Signature&) = default;
};

/// Lower-case hex. Reading takes exactly that form, so that every text has one meaning; nothing for another.
[[nodiscard]] std::string toString(const PublicKey& key);
[[nodiscard]] std::string toString(const Signature& signature);
[[nodiscard]] std::optional<PublicKey> parsePublicKey(std::string_view hex);
[[nodiscard]] std::optional<Signature> parseSignature(std::string_view hex);

/// Five groups of four hex digits from the SHA-256 of the key, to read out on the telephone: "3f1a-90bc-…".
[[nodiscard]] std::string fingerprint(const PublicKey& key);

/// The key as a PEM file, such as openssl reads (RFC 8410).
[[nodiscard]] std::string toPem(const PublicKey& key);

/// True where `signature` was made over exactly these bytes with the secret half of `key`. Keys of small order, with which
/// one signature would fit everything, never verify.
[[nodiscard]] bool verifies(const PublicKey& key, std::string_view bytes, const Signature& signature);

/// The secret half. Kept in guarded memory, wiped at the end.
class SigningKey {
public:
    /// The key that belongs to 32 secret bytes.
    [[nodiscard]] static SigningKey fromSeed(const SecretBytes& seed);

    [[nodiscard]] const PublicKey& publicKey() const { return m_public; }
    [[nodiscard]] Signature sign(std::string_view bytes) const;

private:
    SigningKey() = default;
    SecretBytes m_secret;
    PublicKey m_public;
};

}  // namespace carewright
