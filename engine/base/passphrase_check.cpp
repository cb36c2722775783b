#include "engine/base/passphrase_check.h"

#include <sodium.h>

#include <array>

namespace carewright {
namespace {

constexpr std::size_t longestPassphrase = 1024;
// What libsodium writes at interactive cost. A text that asks for more memory was not made here.
constexpr std::string_view mark = "$argon2id$v=19$m=65536,t=2,p=1$";

}  // namespace

Result<std::string> passphraseCheck(std::string_view passphrase) {
    if (sodium_init() < 0) return fail(ErrorCode::io, "This computer gives no random numbers.");
    if (passphrase.size() > longestPassphrase) return fail(ErrorCode::invalidInput, "This passphrase is too long; 1,024 bytes are the most.");
    std::array<char, crypto_pwhash_STRBYTES> line{};
    if (crypto_pwhash_str(line.data(), passphrase.data(), passphrase.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return fail(ErrorCode::tooLarge, "This computer has not enough free memory for a passphrase (64 MB). Close something and try again.");
    return std::string(line.data());
}

Result<bool> passes(std::string_view check, std::string_view passphrase) {
    if (sodium_init() < 0) return fail(ErrorCode::io, "This computer gives no random numbers.");
    if (!check.starts_with(mark) || check.size() >= crypto_pwhash_STRBYTES)
        return fail(ErrorCode::invalidInput, "The passphrase of this profile is kept in a form that this version does not know.");
    if (passphrase.size() > longestPassphrase) return false;
    std::array<char, crypto_pwhash_STRBYTES> line{};
    check.copy(line.data(), check.size());
    return crypto_pwhash_str_verify(line.data(), passphrase.data(), passphrase.size()) == 0;
}

}  // namespace carewright
