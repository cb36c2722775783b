/// UTF-8 without surprises: checking, decoding, and the character boundaries a caret may stand on.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace carewright {

/// A decoded character and how many bytes it took. A broken byte decodes as U+FFFD with length 1.
struct Decoded {
    char32_t character = 0;
    std::size_t length = 0;
};

/// Decodes the character that starts at `at`. Precondition: at < text.size().
[[nodiscard]] Decoded decodeAt(std::string_view text, std::size_t at);

/// Offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values over U+10FFFF are not), or
/// nothing where all is well.
[[nodiscard]] std::optional<std::size_t> firstBadByte(std::string_view text);

/// Appends one character; values that are no Unicode scalar are appended as U+FFFD.
void appendUtf8(std::string& out, char32_t character);

/// The start of the encoded character that the byte at `at` belongs to, where a text may be cut; text.size() from there on.
[[nodiscard]] std::size_t characterStart(std::string_view text, std::size_t at);

/// The end of the grapheme cluster (what a reader takes for one character, accents and joined emoji included) that
/// starts at `at`; text.size() at the end.
[[nodiscard]] std::size_t nextCharacter(std::string_view text, std::size_t at);

/// The start of the grapheme cluster that ends at `at`; 0 at the beginning.
[[nodiscard]] std::size_t previousCharacter(std::string_view text, std::size_t at);

/// True for letters, digits and marks of any script.
[[nodiscard]] bool isWordCharacter(char32_t character);

/// Lower case, accents kept, typographic apostrophes and hyphens made plain: "Léa’s" → "léa's".
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace carewright
