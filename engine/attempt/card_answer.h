/// Holds a typed answer against a recall card, as tolerantly as free text is marked: any form of a word, British and
/// American spelling, small misspellings of words that are no real words; figures must be right. It tells what was found
/// and what was not. The learner rates, whatever comes out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/span.h"
#include "engine/content/course.h"
#include "engine/marking/marker.h"
#include "engine/recall/card.h"

namespace carewright {

/// A part of what was looked for, and whether the answer holds it.
struct AnswerPart {
    std::string words;
    bool found = false;

    friend bool operator==(const AnswerPart&, const AnswerPart&) = default;
};

struct CardAnswer {
    enum class Verdict {
        nothing,    ///< nothing was typed, or the card has nothing to hold it against
        right,      ///< all of it, and nothing else
        nearly,     ///< a part of it and not more of other words, or all of it among other words
        different,  ///< none of it, or hardly any among other words
    };

    Verdict verdict = Verdict::nothing;
    std::vector<ByteSpan> matched;  ///< words of the typed text that count; in order, none overlapping
    /// TypedAnswer::words: the words of the wording that comes nearest; items: each item; point: the point's title.
    std::vector<AnswerPart> parts;
    std::string why;                ///< point: the marking's reason in plain words; else empty

    friend bool operator==(const CardAnswer&, const CardAnswer&) = default;
};

/// Compares what was typed with the card's accepted wordings. Words: the whole answer must be one of them, where small
/// words and words of the card's own question do not count as more. Items: each must stand within one phrase of the
/// answer (between commas, full stops and line ends), its words in any order. Other cards: Verdict::nothing. Only the
/// first ten thousand bytes are read.
[[nodiscard]] CardAnswer compareAnswer(const Card& card, std::string_view typed);

/// Marks what was typed for the marking point of a point card. The marking's error where it fails; notFound where the
/// course has no question to mark it under.
[[nodiscard]] Result<CardAnswer> markAnswer(const Card& card, std::string_view typed, const Course& course, const Marker& marker);

}  // namespace carewright
