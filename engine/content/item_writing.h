/// How well a quiz item is written: faults by which learners who know nothing find the right option, and what it lacks.
///
/// The faults are those of the usual guidance (Haladyna, Downing and Rodriguez 2002, "A review of multiple-choice item-writing
/// guidelines for classroom assessment", Applied Measurement in Education 15(3)).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/content/quiz.h"

namespace carewright {

struct ItemFault {
    enum class Kind {
        noPoint,            ///< it trains no marking point
        noReason,           ///< it does not say why the right answer is right
        fewParts,           ///< two options, pairs or cards only
        silentOption,       ///< the wrong option `part` has no feedback
        oneRight,           ///< several may be ticked, and one is right
        hiddenNegation,     ///< the stem asks with `word` ("not"), easily read over
        aboutOptions,       ///< the option `part` is about the others ("all of the above")
        longestRight,       ///< the right option `part` is clearly the longest
        absoluteWrong,      ///< every wrong option has an absolute word ("always") and no right one has
        repeatedWord,       ///< the right option `part` alone repeats `word` from the stem
        noModelAnswer,      ///< a written item shows no good answer
    };

    Kind kind = Kind::noPoint;
    std::size_t part = 0;       ///< index of the option
    std::string word;

    friend bool operator==(const ItemFault&, const ItemFault&) = default;
};

/// Everything that is found, in the order in which one reads an item. Quick enough to be asked at each keystroke.
[[nodiscard]] std::vector<ItemFault> itemFaults(const Item& item);

/// A fault as the course check tells it, with the place in the file.
struct ItemWarning {
    SourcePlace place;
    std::string text;
};
[[nodiscard]] std::vector<ItemWarning> itemWarnings(const Item& item);

}  // namespace carewright
