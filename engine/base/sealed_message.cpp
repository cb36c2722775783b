#include "engine/base/sealed_message.h"

#include <sodium.h>

#include <cassert>

namespace carewright {

namespace {

constexpr std::string_view mark = "carewright sealed 1\n";
constexpr std::size_t pieceSize = 64 * 1024;
constexpr std::size_t mostRecipients = 64;
constexpr std::size_t keySize = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t boxSize = keySize + crypto_box_SEALBYTES;
constexpr std::size_t extra = crypto_secretstream_xchacha20poly1305_ABYTES;

const unsigned char* unsignedBytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* unsignedBytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// `use` keeps keys of the same secret apart.
SecretBytes derived(const SecretBytes& secret, std::uint64_t number, const char (&use)[crypto_kdf_CONTEXTBYTES + 1]) {
    assert(secret.size() == crypto_kdf_KEYBYTES);
    SecretBytes key(32);
    crypto_kdf_derive_from_key(key.bytes().data(), key.size(), number, use, secret.bytes().data());
    return key;
}

tl::unexpected<Error> changed() {
    return fail(ErrorCode::corrupt, "The sealed file was cut or changed on the way. Ask for it again.");
}

}  // namespace

OpeningKey OpeningKey::fromSeed(const SecretBytes& seed) {
    assert(seed.size() == crypto_box_SEEDBYTES);
    OpeningKey key;
    key.m_secret = SecretBytes(crypto_box_SECRETKEYBYTES);
    crypto_box_seed_keypair(key.m_public.bytes.data(), key.m_secret.bytes().data(), seed.bytes().data());
    return key;
}

AccountKeys AccountKeys::fromSecret(const SecretBytes& secret) {
    return {SigningKey::fromSeed(derived(secret, 1, "cw-sign_")), OpeningKey::fromSeed(derived(secret, 2, "cw-open_"))};
}

bool isSealed(std::string_view bytes) { return bytes.starts_with(mark); }

Result<std::string> sealFor(std::span<const PublicKey> recipients, std::string_view message) {
    if (recipients.empty() || recipients.size() > mostRecipients) return fail(ErrorCode::invalidInput, "A file is sealed for one to 64 people.");
    const SecretBytes key = SecretBytes::random(keySize);
    std::string out(mark);
    out += static_cast<char>(recipients.size());
    for (const PublicKey& recipient : recipients) {
        std::string box(boxSize, '\0');
        if (crypto_box_seal(unsignedBytes(box), key.bytes().data(), keySize, recipient.bytes.data()) != 0)
            return fail(ErrorCode::invalidInput, "One of the keys is not a key that files can be sealed to.");
        out += box;
    }
    // Bound to the first piece: nobody can be put on or taken off the list.
    const std::string list = out;
    crypto_secretstream_xchacha20poly1305_state state;
    std::string header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&state, unsignedBytes(header), key.bytes().data());
    out += header;
    for (std::size_t at = 0;; at += pieceSize) {
        const std::string_view piece = message.substr(at, pieceSize);
        const bool last = at + pieceSize >= message.size();
        const std::string_view bound = at == 0 ? std::string_view(list) : std::string_view();
        std::string sealed(piece.size() + extra, '\0');
        crypto_secretstream_xchacha20poly1305_push(&state, unsignedBytes(sealed), nullptr, unsignedBytes(piece), piece.size(), unsignedBytes(bound), bound.size(),
                                                   last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        out += sealed;
        if (last) break;
    }
    sodium_memzero(&state, sizeof state);
    return out;
}

Result<std::string> openSealed(const OpeningKey& opening, std::string_view bytes) {
    if (!isSealed(bytes) || bytes.size() <= mark.size()) return fail(ErrorCode::invalidInput, "This is no sealed file of Carewright.");
    const auto recipients = static_cast<std::size_t>(static_cast<unsigned char>(bytes[mark.size()]));
    const std::size_t listSize = mark.size() + 1 + recipients * boxSize;
    if (recipients == 0 || recipients > mostRecipients || bytes.size() < listSize + crypto_secretstream_xchacha20poly1305_HEADERBYTES + extra) return changed();
    SecretBytes key(keySize);
    bool opened = false;
    for (std::size_t i = 0; i < recipients && !opened; ++i) {
        const std::string_view box = bytes.substr(mark.size() + 1 + i * boxSize, boxSize);
        opened = crypto_box_seal_open(key.bytes().data(), unsignedBytes(box), boxSize, opening.publicKey().bytes.data(), opening.secret().bytes().data()) == 0;
    }
    if (!opened) return fail(ErrorCode::permission, "This file is not sealed for you, or it was changed on the way.");
    crypto_secretstream_xchacha20poly1305_state state;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, unsignedBytes(bytes.substr(listSize)), key.bytes().data()) != 0) return changed();
    std::string message;
    std::string_view rest = bytes.substr(listSize + crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    std::string_view bound = bytes.substr(0, listSize);
    unsigned char tag = 0;
    bool whole = false;
    while (!rest.empty()) {
        const std::string_view sealed = rest.substr(0, pieceSize + extra);
        if (sealed.size() < extra) break;
        std::string piece(sealed.size() - extra, '\0');
        if (crypto_secretstream_xchacha20poly1305_pull(&state, unsignedBytes(piece), nullptr, &tag, unsignedBytes(sealed), sealed.size(), unsignedBytes(bound), bound.size()) != 0) break;
        message += piece;
        bound = {};
        rest.remove_prefix(sealed.size());
        if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
            whole = rest.empty();
            break;
        }
    }
    sodium_memzero(&state, sizeof state);
    if (!whole) return changed();
    return message;
}

}  // namespace carewright
