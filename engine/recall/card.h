/// Recall cards: what one is, apart from what a learner knows of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/id.h"

namespace carewright {

/// Stable through edits of the course: derived from the id of the thing that the card is about, and for a sentence from
/// its words. "term.direct-payment.meaning", "cloze.what-it-is.3f2a9c…". At most some 100 bytes.
using CardId = Id<struct CardTag>;

/// What a card asks; each kind costs a learner its own time.
enum class CardKind {
    termMeaning,    ///< a term; say what it means
    termName,       ///< a meaning; which term is it?
    lawWhat,        ///< a law; what does it say?
    lawPromotes,    ///< a law; how does it promote personalisation?
    lawName,        ///< what a law says; which is it?
    mythOrFact,     ///< a statement; myth or fact, and why?
    entryMeaning,   ///< an element, benefit, concept or duty; say what it means
    entryName,      ///< what one means; which is it?
    entryList,      ///< name all elements (benefits …) of a topic
    cloze,          ///< a sentence with a gap
    point,          ///< a marking point that the learner missed in free text
};
inline constexpr int cardKinds = 11;

/// The name used in exports: "term-meaning".
[[nodiscard]] std::string_view toString(CardKind kind);

/// What a typed answer is held against.
enum class TypedAnswer {
    none,       ///< free recall: the learner compares with the back and rates
    words,      ///< one of `accepted`, small misspellings forgiven
    items,      ///< every one of `accepted`, in any order
    point,      ///< free text, marked for the marking point `points.front()`
};

struct Card {
    CardId id;
    CardKind kind = CardKind::termMeaning;
    std::string thing;                  ///< what it is about; cards with the same thing are siblings: "term.direct-payment"
    std::string front, back;            ///< plain text, complete sentences, '\n' between paragraphs
    std::string hint;                   ///< a nudge that does not tell the answer; may be empty
    TypedAnswer typed = TypedAnswer::none;
    std::vector<std::string> accepted;  ///< words and items: what counts as right, the usual form first
    std::vector<PointId> points;        ///< the marking points that it trains, in the course's order; may be empty
    TopicId topic;                      ///< where to read about it; empty: nowhere

    friend bool operator==(const Card&, const Card&) = default;
};

}  // namespace carewright
