#include "engine/base/signing_key.h"

#include <sodium.h>

#include <cassert>

#include "engine/base/hash.h"

namespace carewright {

namespace {

const unsigned char* unsignedBytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

template <std::size_t size>
std::string hexOf(const std::array<std::uint8_t, size>& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * size);
    for (const std::uint8_t byte : bytes) {
        hex += digits[byte >> 4];
        hex += digits[byte & 0x0F];
    }
    return hex;
}

template <std::size_t size>
bool readHex(std::string_view hex, std::array<std::uint8_t, size>& bytes) {
    if (hex.size() != 2 * size) return false;
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    for (std::size_t i = 0; i < size; ++i) {
        const int high = digit(hex[2 * i]), low = digit(hex[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return true;
}

}  // namespace

std::string toString(const PublicKey& key) { return hexOf(key.bytes); }
std::string toString(const Signature& signature) { return hexOf(signature.bytes); }

std::optional<PublicKey> parsePublicKey(std::string_view hex) {
    PublicKey key;
    if (!readHex(hex, key.bytes)) return std::nullopt;
    return key;
}

std::optional<Signature> parseSignature(std::string_view hex) {
    Signature signature;
    if (!readHex(hex, signature.bytes)) return std::nullopt;
    return signature;
}

std::string fingerprint(const PublicKey& key) {
    const std::string hash = sha256Hex({reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size()});
    std::string groups;
    for (std::size_t at = 0; at < 20; at += 4) groups += (at ? "-" : "") + hash.substr(at, 4);
    return groups;
}

std::string toPem(const PublicKey& key) {
    // SubjectPublicKeyInfo { algorithm 1.3.101.112, 32 bytes }.
    std::array<unsigned char, 44> der{0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
    std::copy(key.bytes.begin(), key.bytes.end(), der.begin() + 12);
    std::array<char, sodium_base64_ENCODED_LEN(44, sodium_base64_VARIANT_ORIGINAL)> text{};
    sodium_bin2base64(text.data(), text.size(), der.data(), der.size(), sodium_base64_VARIANT_ORIGINAL);
    return "-----BEGIN PUBLIC KEY-----\n" + std::string(text.data()) + "\n-----END PUBLIC KEY-----\n";
}

bool verifies(const PublicKey& key, std::string_view bytes, const Signature& signature) {
    return crypto_sign_verify_detached(signature.bytes.data(), unsignedBytes(bytes), bytes.size(), key.bytes.data()) == 0;
}

SigningKey SigningKey::fromSeed(const SecretBytes& seed) {
    assert(seed.size() == crypto_sign_SEEDBYTES);
    SigningKey key;
    key.m_secret = SecretBytes(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(key.m_public.bytes.data(), key.m_secret.bytes().data(), seed.bytes().data());
    return key;
}

Signature SigningKey::sign(std::string_view bytes) const {
    Signature signature;
    crypto_sign_detached(signature.bytes.data(), nullptr, unsignedBytes(bytes), bytes.size(), m_secret.bytes().data());
    return signature;
}

}  // namespace carewright
