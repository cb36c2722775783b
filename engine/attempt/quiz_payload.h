/// What the steps of a quiz say, and their JSON form. `spent` is how long the learner has worked at the paper so far.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/item_response.h"
#include "engine/attempt/quiz_marks.h"
#include "engine/attempt/quiz_paper.h"
#include "engine/base/error.h"
#include "engine/marking/marking.h"

namespace carewright {

/// itemAnswered: the answer to one item has become this.
struct ItemAnswered {
    ItemId item;
    ItemResponse response;
    int certainty = 0;
    std::chrono::milliseconds spent{0};
};

/// itemChecked: an answer was compared with the right one, and the learner told.
struct ItemChecked {
    ItemId item;
    ItemResponse response;
    double fraction = 0;                ///< before anything is taken off for the try
    bool scored = true;
    std::optional<Marking> marking;     ///< written
    std::chrono::milliseconds spent{0};
};

/// itemFlagged: the learner marked the item to come back to, or took that back.
struct ItemFlagged {
    ItemId item;
    bool flagged = true;
};

/// itemVisited, itemGivenUp: the learner came to the item; the learner asked for its answer.
struct ItemNamed {
    ItemId item;
    std::chrono::milliseconds spent{0};
};

/// quizTimed: time passed.
struct QuizTimed {
    std::chrono::milliseconds spent{0};
};

/// What the engine proposed for a written answer when the paper was handed in.
struct ItemMarking {
    ItemId item;
    Marking marking;
};

/// quizHandedIn: what all items came to.
struct QuizHandedIn {
    std::vector<ItemResult> results;
    std::vector<ItemMarking> markings;  ///< of written answers that were not checked before, so that an assessor sees why
    bool timeUp = false;                ///< the time ended it, not the learner
    std::chrono::milliseconds spent{0};
};

[[nodiscard]] std::string toPayload(const QuizPaper& payload);
[[nodiscard]] std::string toPayload(const ItemAnswered& payload);
[[nodiscard]] std::string toPayload(const ItemChecked& payload);
[[nodiscard]] std::string toPayload(const ItemFlagged& payload);
[[nodiscard]] std::string toPayload(const ItemNamed& payload);
[[nodiscard]] std::string toPayload(const QuizTimed& payload);
[[nodiscard]] std::string toPayload(const QuizHandedIn& payload);

/// Reading gives invalidInput where the text is not a payload of that kind; unknown members are passed over, numbers are
/// brought into their bounds.
[[nodiscard]] Result<QuizPaper> quizPaperPayload(std::string_view json);
[[nodiscard]] Result<ItemAnswered> itemAnsweredPayload(std::string_view json);
[[nodiscard]] Result<ItemChecked> itemCheckedPayload(std::string_view json);
[[nodiscard]] Result<ItemFlagged> itemFlaggedPayload(std::string_view json);
[[nodiscard]] Result<ItemNamed> itemNamedPayload(std::string_view json);
[[nodiscard]] Result<QuizTimed> quizTimedPayload(std::string_view json);
[[nodiscard]] Result<QuizHandedIn> quizHandedInPayload(std::string_view json);

}  // namespace carewright
