#include "engine/base/secret_bytes.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <utility>

namespace carewright {

SecretBytes::SecretBytes(std::size_t size) : m_size(size) {
    if (size == 0) return;
    if (sodium_init() < 0) throw std::bad_alloc();
    m_bytes = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (!m_bytes) throw std::bad_alloc();
    std::fill_n(m_bytes, size, std::uint8_t{0});
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this == &other) return *this;
    sodium_free(m_bytes);
    m_bytes = std::exchange(other.m_bytes, nullptr);
    m_size = std::exchange(other.m_size, 0);
    return *this;
}

SecretBytes::~SecretBytes() { sodium_free(m_bytes); }  // wipes first

SecretBytes SecretBytes::random(std::size_t size) {
    SecretBytes secret(size);
    randombytes_buf(secret.m_bytes, size);
    return secret;
}

SecretBytes SecretBytes::copyOf(std::span<const std::uint8_t> bytes) {
    SecretBytes secret(bytes.size());
    std::ranges::copy(bytes, secret.m_bytes);
    return secret;
}

}  // namespace carewright
