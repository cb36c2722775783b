/// Where a caret may stand and how far it jumps: characters as readers see them, words, paragraphs.
///
/// Pure functions of the text. They build on engine/base/utf8.h and add what an editor needs: a short way for plain
/// ASCII, and boundaries that agree whichever side one comes from. Texts are valid UTF-8 with '\n' as the only line
/// break (see text_clipboard.h); offsets are bytes.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/base/span.h"

namespace carewright::ui {

/// The end of the character (grapheme cluster) that starts at `at`; text.size() at the end.
[[nodiscard]] std::size_t nextCluster(std::string_view text, std::size_t at);

/// The start of the character that ends at `at`, or that contains it; 0 at the beginning.
[[nodiscard]] std::size_t previousCluster(std::string_view text, std::size_t at);

/// The nearest place at or before `at` on which a caret may stand. Values beyond the end give the end.
[[nodiscard]] std::size_t clusterAtOrBefore(std::string_view text, std::size_t at);

/// The nearest place at or after `at` on which a caret may stand.
[[nodiscard]] std::size_t clusterAtOrAfter(std::string_view text, std::size_t at);

/// Ctrl+Right: past the rest of this word and the spaces behind it; a line break is a stop of its own.
[[nodiscard]] std::size_t nextWordStart(std::string_view text, std::size_t at);

/// Ctrl+Left: to the start of this word, or of the one before.
[[nodiscard]] std::size_t previousWordStart(std::string_view text, std::size_t at);

/// Double click: the word, the run of spaces or the run of punctuation around `at`. An apostrophe or hyphen between two
/// letters belongs to the word ("carer's", "person-centred").
[[nodiscard]] ByteSpan wordAround(std::string_view text, std::size_t at);

/// The start of the paragraph (hard line) that contains `at`.
[[nodiscard]] std::size_t paragraphStart(std::string_view text, std::size_t at);

/// The end of the paragraph that contains `at`, its line break not included.
[[nodiscard]] std::size_t paragraphEnd(std::string_view text, std::size_t at);

/// True for the characters that separate words and may hang over the end of a line: space, tab, the wide spaces; not
/// the no-break space.
[[nodiscard]] bool isBreakingSpace(char32_t character);

}  // namespace carewright::ui
