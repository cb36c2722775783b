/// Which words of a text are doubtful, kept up to date edit by edit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "app/ui/text_change.h"
#include "engine/base/span.h"

namespace carewright::ui {

class Spelling;

/// Left alone: web and mail addresses, words with digits, words in capitals (abbreviations), words with a capital
/// inside, capitalised words within a sentence (names), single letters.
class DoubtfulWords {
public:
    /// How often check() may ask the dictionary in one go; keeps a large paste from holding up a frame.
    static constexpr std::uint64_t usualBudget = 80;

    /// Everything has to be looked at again.
    void restart(std::string_view text);

    /// Follows one change; `text` is the text after it.
    void follow(std::string_view text, const TextChange& change);

    /// Looks at what changed, asking the dictionary at most about `budget` times. True when nothing is left to do.
    bool check(std::string_view text, Spelling& spelling, std::uint64_t budget = usualBudget);

    /// The doubtful words found so far, in order.
    [[nodiscard]] const std::vector<ByteSpan>& spans() const { return m_spans; }

    /// The doubtful word that contains or touches `offset`; empty where there is none.
    [[nodiscard]] ByteSpan at(std::size_t offset) const;

private:
    std::vector<ByteSpan> m_spans;
    std::size_t m_begin = 0, m_end = 0;     ///< [begin, end): still to be looked at; whole chunks between white space
    std::uint64_t m_revision = 0;           ///< of the spelling the spans were made with
};

}  // namespace carewright::ui
