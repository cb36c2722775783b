/// Splits a text into words and sentences, keeping the byte span of every word.
///
///     Words words;
///     splitWords("Léa’s carers don't ask. She minds.", words);
///     // léa | carers | dont | ask || she | minds
///
/// The folded form is what matching sees: lower case; possessive 's and the endings 're 'll 've 'd 'm dropped; "n't"
/// kept as "nt"; hyphens separate words. The span is what a person sees and covers the word as typed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace carewright {

/// What stands between a word and the one before it.
enum class Gap : std::uint8_t {
    space,      ///< nothing but white space or a hyphen
    comma,      ///< a comma
    soft,       ///< ; : a dash, brackets, a slash
    sentence,   ///< . ! ? or a new line
};

struct Word {
    ByteSpan span;
    std::uint32_t folded = 0;       ///< offset of the folded form in Words::text
    std::uint16_t length = 0;       ///< its length in bytes; at most longestWord
    Gap before = Gap::space;
    bool quoted = false;            ///< inside quotation marks
    bool capital = false;           ///< begins with a capital letter
    bool question = false;          ///< its sentence ends in a question mark
};

/// The folded form of a longer word is cut to this many bytes, so that one endless word costs no more than another.
inline constexpr std::uint16_t longestWord = 48;

struct Words {
    std::string text;                       ///< folded forms, one after the other
    std::vector<Word> words;
    std::vector<std::uint32_t> sentences;   ///< index of the first word of each sentence

    [[nodiscard]] std::size_t size() const { return words.size(); }
    [[nodiscard]] std::string_view at(std::size_t i) const {
        return std::string_view(text).substr(words[i].folded, words[i].length);
    }
};

/// Replaces what `out` held. Broken bytes separate words like spaces. Linear in the size of the text.
void splitWords(std::string_view text, Words& out);

}  // namespace carewright
