#include "engine/base/passphrase.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "engine/base/utf8.h"

namespace carewright {

namespace {

constexpr std::size_t leastCharacters = 10;
constexpr std::size_t longestPassphrase = 1024;
constexpr std::size_t longestSecret = 4096;
constexpr std::uint64_t mostPasses = 100;
constexpr std::uint64_t leastMemory = 8192, mostMemory = 1024ull * 1024 * 1024;
constexpr std::string_view mark = "argon2id$1$";

std::string hexOf(std::span<const std::uint8_t> bytes) {
    std::string hex(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.pop_back();
    return hex;
}

std::optional<std::vector<std::uint8_t>> bytesOf(std::string_view hex) {
    std::vector<std::uint8_t> bytes(hex.size() / 2);
    std::size_t size = 0;
    if (hex.size() % 2 != 0 || sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &size, nullptr) != 0 || size != bytes.size())
        return std::nullopt;
    return bytes;
}

std::optional<std::uint64_t> numberOf(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::vector<std::string_view> partsOf(std::string_view text) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find('$');
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

const unsigned char* unsignedBytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string weaknessOf(std::string_view passphrase, std::string_view name) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < passphrase.size(); at = nextCharacter(passphrase, at)) ++characters;
    if (characters < leastCharacters) return "A passphrase has at least 10 characters. Three or four words are easy to remember.";
    if (passphrase.size() > longestPassphrase) return "This passphrase is too long; 1,024 bytes are the most.";
    const std::string folded = fold(passphrase);
    if (std::ranges::all_of(folded, [&](char c) { return c == folded.front(); })) return "One character over and over is guessed at once.";
    const std::string foldedName = fold(name);
    if (!foldedName.empty() && (folded == foldedName || (foldedName.size() >= 5 && folded.starts_with(foldedName) && folded.size() < foldedName.size() + 4)))
        return "Your name is the first thing anybody would try.";
    for (const std::string_view common : {"1234567890", "0123456789", "password123", "password1234", "passwordpassword", "qwertyuiop", "passphrase", "carewright",
                                          "letmeinletmein", "qwerty12345", "1q2w3e4r5t"})
        if (folded == common) return "This one is among the first that anybody would try.";
    return {};
}

Result<SecretBytes> keyFromPassphrase(std::string_view passphrase, const PassphraseSalt& salt, const PassphraseCost& cost) {
    if (cost.passes < 1 || cost.passes > mostPasses || cost.memory < leastMemory || cost.memory > mostMemory || passphrase.size() > longestPassphrase)
        return fail(ErrorCode::invalidInput, "The cost of this passphrase is out of bounds; the key was not made by Carewright.");
    SecretBytes key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (crypto_pwhash(key.bytes().data(), key.size(), passphrase.data(), passphrase.size(), salt.data(), cost.passes, cost.memory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::tooLarge, "This computer has not enough free memory to check the passphrase (" +
                                             std::to_string(cost.memory / (1024 * 1024)) + " MB). Close something and try again.");
    return key;
}

Result<std::string> sealSecret(const SecretBytes& secret, std::string_view passphrase, std::string_view belongsTo, const PassphraseCost& cost) {
    if (sodium_init() < 0) return fail(ErrorCode::io, "This computer gives no random numbers.");
    PassphraseSalt salt;
    randombytes_buf(salt.data(), salt.size());
    std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> nonce;
    randombytes_buf(nonce.data(), nonce.size());
    auto key = keyFromPassphrase(passphrase, salt, cost);
    if (!key) return tl::make_unexpected(std::move(key.error()));
    std::vector<std::uint8_t> sealed(secret.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, secret.bytes().data(), secret.size(), unsignedBytes(belongsTo), belongsTo.size(), nullptr,
                                               nonce.data(), key->bytes().data());
    return std::string(mark) + std::to_string(cost.passes) + "$" + std::to_string(cost.memory) + "$" + hexOf(salt) + "$" + hexOf(nonce) + "$" + hexOf(sealed);
}

Result<SecretBytes> openSecret(std::string_view sealed, std::string_view passphrase, std::string_view belongsTo) {
    const auto unreadable = [] { return fail(ErrorCode::invalidInput, "This is no sealed key of Carewright, or it is damaged."); };
    if (!sealed.starts_with(mark) || sealed.size() > 4 * longestSecret) return unreadable();
    const std::vector<std::string_view> parts = partsOf(sealed.substr(mark.size()));
    if (parts.size() != 5) return unreadable();
    const auto passes = numberOf(parts[0]), memory = numberOf(parts[1]);
    const auto salt = bytesOf(parts[2]), nonce = bytesOf(parts[3]), hidden = bytesOf(parts[4]);
    if (!passes || !memory || !salt || !nonce || !hidden) return unreadable();
    PassphraseSalt saltBytes;
    if (salt->size() != saltBytes.size() || nonce->size() != crypto_aead_xchacha20poly1305_ietf_NPUBBYTES ||
        hidden->size() < crypto_aead_xchacha20poly1305_ietf_ABYTES)
        return unreadable();
    std::ranges::copy(*salt, saltBytes.begin());
    auto key = keyFromPassphrase(passphrase, saltBytes, {*passes, *memory});
    if (!key) return key;
    SecretBytes secret(hidden->size() - crypto_aead_xchacha20poly1305_ietf_ABYTES);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(secret.bytes().data(), nullptr, nullptr, hidden->data(), hidden->size(), unsignedBytes(belongsTo),
                                                   belongsTo.size(), nonce->data(), key->bytes().data()) != 0)
        return fail(ErrorCode::permission, "This is not the passphrase.");
    return secret;
}

}  // namespace carewright
