/// The paper that a learner gets: which items, in which order, with their parts in which order. Made once from a seed and
/// kept whole in the attempt, so that a course edited meanwhile cannot change a paper that is being answered.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/content/course.h"

namespace carewright {

/// An item as this paper shows it.
struct PaperItem {
    ItemId item;
    /// single, multiple, trueFalse: options; matching: the pairs whose right sides are offered; ordering, categorise:
    /// cards. Empty for the others.
    std::vector<PartId> order;
    std::vector<std::string> bank;      ///< gaps from a word bank: the words offered

    friend bool operator==(const PaperItem&, const PaperItem&) = default;
};

struct PaperSection {
    std::string title;
    std::vector<PaperItem> items;

    friend bool operator==(const PaperSection&, const PaperSection&) = default;
};

struct QuizPaper {
    std::uint64_t seed = 0;
    std::string title;
    Behaviour behaviour = Behaviour::immediate;
    int tries = 1;                      ///< how often an item may be checked; 1 unless the behaviour is tries
    int minutes = 0;                    ///< time limit without extra time; 0: none
    int extraPercent = 0;               ///< extra time on top of it, 0 to 200
    std::vector<PaperSection> sections;

    friend bool operator==(const QuizPaper&, const QuizPaper&) = default;
    [[nodiscard]] std::size_t itemCount() const;
    /// The time limit with the extra time; zero for none.
    [[nodiscard]] std::chrono::seconds timeAllowed() const { return std::chrono::seconds(minutes * 60 * (100 + extraPercent) / 100); }
};

/// What the learner chose before starting.
struct QuizChoices {
    Behaviour behaviour = Behaviour::immediate;
    bool timed = false;                 ///< keep to the quiz's time limit; off unless asked for
    int extraPercent = 0;               ///< extra time on top of the limit, as the learner's profile says
};

/// The quiz's own behaviour, without a time limit.
[[nodiscard]] QuizChoices usualChoices(const Quiz& quiz);

/// A paper for `quiz`. The same course, quiz, choices and seed give the same paper on every machine. Items that the course
/// does not have are left out; invalidInput where none is left. An order to be found never stands there right already.
[[nodiscard]] Result<QuizPaper> makePaper(const Course& course, const Quiz& quiz, const QuizChoices& choices, std::uint64_t seed);

}  // namespace carewright
