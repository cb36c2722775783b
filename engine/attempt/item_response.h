/// What a learner answered to one quiz item, by ids, so that it means the same however the paper was shuffled.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/content/quiz.h"

namespace carewright {

/// One thing put where it is thought to belong.
struct Placing {
    PartId part;        ///< matching: the pair whose left side it is; categorise: the card
    PartId place;       ///< matching: the pair whose right side was put to it; categorise: the category

    friend bool operator==(const Placing&, const Placing&) = default;
};

struct GapFilling {
    PartId gap;
    std::string text;

    friend bool operator==(const GapFilling&, const GapFilling&) = default;
};

/// Only the members that the item's kind uses are set.
struct ItemResponse {
    std::vector<PartId> chosen;         ///< single, multiple: options; trueFalse: the reason; ordering: all cards in order
    std::optional<bool> verdict;        ///< trueFalse
    std::vector<Placing> placed;        ///< matching, categorise
    std::vector<GapFilling> filled;     ///< gaps
    std::string text;                   ///< written

    friend bool operator==(const ItemResponse&, const ItemResponse&) = default;

    /// Nothing was answered at all.
    [[nodiscard]] bool empty() const;
};

/// Where `part` was put; empty where it was not.
[[nodiscard]] PartId placeOf(const ItemResponse& response, const PartId& part);

/// What was written into a gap; empty where nothing was.
[[nodiscard]] std::string_view fillingOf(const ItemResponse& response, const PartId& gap);

/// The response as far as it makes sense for the item: ids that it does not have, doubles and members of other kinds left
/// out. For content that came from outside.
[[nodiscard]] ItemResponse fittedTo(const Item& item, const ItemResponse& response);

/// How much of the item is still to be answered: 0 where it can be checked as a whole.
[[nodiscard]] std::size_t partsUnanswered(const Item& item, const ItemResponse& response);

/// JSON, both ways: `{"chosen":["a"]}`; members that are empty are left out. invalidInput where it is none, or holds more
/// than a person could have answered.
[[nodiscard]] std::string toJson(const ItemResponse& response);
[[nodiscard]] Result<ItemResponse> itemResponseFromJson(std::string_view json);

}  // namespace carewright
