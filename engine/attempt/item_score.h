/// What an answer to a quiz item is worth, and what in it is right.
#pragma once

#include <optional>
#include <vector>

#include "engine/attempt/item_response.h"
#include "engine/base/id.h"
#include "engine/content/quiz.h"
#include "engine/content/course.h"
#include "engine/marking/marker.h"
#include "engine/marking/marking.h"

namespace carewright {

/// One part of an answer: an option, a pair, a card, a gap.
struct PartScore {
    PartId part;
    bool right = false;     ///< chosen and right, or rightly left; in its place; filled rightly

    friend bool operator==(const PartScore&, const PartScore&) = default;
};

struct ItemScore {
    double fraction = 0;                        ///< of the item's marks, 0 to 1
    bool scored = true;                         ///< false: a written answer that no rubric could be asked about
    bool verdictRight = false;                  ///< trueFalse
    std::vector<PartScore> parts;               ///< in the item's order; empty for written
    std::vector<MisconceptionId> reveals;       ///< mistaken ideas that the answer shows, each once
    std::optional<Marking> marking;             ///< written

    [[nodiscard]] bool right() const { return scored && fraction > 0.999; }
    [[nodiscard]] bool wrong() const { return scored && fraction < 0.001; }
};

/// What an answer to a choose-all item came to, for telling how its marks were reckoned.
struct OptionTally {
    int right = 0, found = 0;       ///< the right options, and how many of them were chosen
    int wrong = 0, fallen = 0;      ///< the wrong ones, and how many of them were chosen

    /// Shares of the item's marks, 0 to 1: what the right ones bring, and what the wrong ones take away again.
    [[nodiscard]] double gained() const { return right > 0 ? static_cast<double>(found) / right : 0; }
    [[nodiscard]] double lost() const { return wrong > 0 ? static_cast<double>(fallen) / wrong : 0; }
};
[[nodiscard]] OptionTally optionTally(const Item& item, const ItemResponse& response);

/// Scores an answer. Any response may be given; what does not fit the item counts as not answered. `marker` marks written
/// answers; null: they are not scored. Pure but for that.
///
/// How much partly right answers earn:
/// - single: all or nothing.
/// - multiple: the share of the right options that were chosen, less the share of the wrong ones that were, at least 0.
///   Ticking everything, or nothing, earns 0, and blind ticking earns 0 on average (Youden's index: Youden 1950, "Index
///   for rating diagnostic tests", Cancer 3). It is Moodle's partial credit for several right answers with weights of
///   100 % shared among the right options and -100 % among the wrong ones. So 2 of 3 right ones and 1 of 2 wrong ones are
///   worth 2/3 - 1/2 of the marks: OptionTally has the parts.
/// - trueFalse: verdict and reason must both be right, as every second guess at a verdict is (two-tier items: Treagust
///   1988, International Journal of Science Education 10(2)). An item without reasons goes by its verdict.
/// - matching: the share of the left sides that have their right one.
/// - ordering: (L - 1) / (n - 1), L the longest run of cards that stand in the right order, others between them left
///   out: one card astray costs one step however far it strayed, and the reverse order earns 0 (Moodle's ordering
///   questions call it the longest ordered subset).
/// - gaps: the share of the gaps that are right (marking/gap_matcher.h; from a word bank, the words of the bank).
/// - categorise: as multiple, for any number of categories: the mean share of each category's cards that are in it, set
///   so that one category for everything earns 0 (informedness: Powers 2011, Journal of Machine Learning Technologies 2).
/// - written: the share of the marks of the item's points that the engine proposes to award.
[[nodiscard]] ItemScore scoreItem(const Course& course, const Item& item, const ItemResponse& response, const Marker* marker);

/// An answer that is wholly right, as the review shows it; for written items the model answer.
[[nodiscard]] ItemResponse rightResponse(const Item& item);

}  // namespace carewright
