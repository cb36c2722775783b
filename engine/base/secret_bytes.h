/// Bytes that nobody else should see: keys, mostly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace carewright {

/// A block of memory between guard pages that is kept out of swap and core dumps where the machine allows it, and wiped
/// when let go. Movable, never copied.
class SecretBytes {
public:
    SecretBytes() = default;
    /// So many zero bytes.
    explicit SecretBytes(std::size_t size);
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();

    /// So many bytes of the machine's random source.
    [[nodiscard]] static SecretBytes random(std::size_t size);
    /// A copy of `bytes`; wiping those is up to the caller.
    [[nodiscard]] static SecretBytes copyOf(std::span<const std::uint8_t> bytes);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::span<std::uint8_t> bytes() { return {m_bytes, m_size}; }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {m_bytes, m_size}; }

private:
    std::uint8_t* m_bytes = nullptr;
    std::size_t m_size = 0;
};

}  // namespace carewright
