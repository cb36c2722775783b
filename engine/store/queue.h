/// What an assessor's queue asks of a store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/attempt_summary.h"
#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/marking/marking.h"
#include "engine/review/act.h"

namespace carewright {

enum class ResponseState {
    unmarked,   ///< the engine has proposed nothing yet
    toDecide,
    decided,
    released,
};
[[nodiscard]] std::string_view toString(ResponseState state);

/// How a point of a response looks, for a filter.
enum class PointLook {
    proposed,           ///< the engine awarded it
    notProposed,        ///< the engine judged it and did not
    awarded, refused,   ///< an assessor did
    overridden,         ///< an assessor decided against the engine
};

/// Which responses. Empty members do not restrict; all that are set have to hold.
struct QueueFilter {
    LearnerId learner{};
    AttemptId attempt{};                        ///< is no part of its text: nobody keeps a view of one attempt
    CourseId course{};
    std::string exercise{};                     ///< "question", "mock", "scenario" or "quiz"
    std::vector<QuestionId> questions{};        ///< any of these; of a criterion: its questions
    PointId point{};
    PointLook pointLook = PointLook::proposed;
    MisconceptionId misconception{};            ///< that the engine, or where somebody decided that person, found asserted
    std::optional<Flag> flag{};
    std::optional<bool> referred{};
    std::optional<double> belowConfidence{};    ///< the least sure judgement is below that; 0 to 1
    bool undecided = false;                     ///< unmarked or to decide
    std::optional<ResponseState> state{};
    AccountId decidedBy{};                      ///< "mine"
    bool withAppeal = false;                    ///< a second look is asked for and not answered
    bool contested = false;
    bool differing = false;                     ///< first and second marker differ, unresolved
    bool overridden = false;
    bool notSampled = false;
    std::optional<Instant> from{}, until{};     ///< handed in at or after, and before
    bool allTries = false;                      ///< else the newest try of each attempt only, but for second looks and differences, which wait whichever try it is
    std::int64_t evidenceGroup = 0;
    std::int64_t spellingGroup = 0;

    friend bool operator==(const QueueFilter&, const QueueFilter&) = default;
};

enum class QueueSort {
    nextBest,       ///< referred first, then the least sure, then in the order of coming
    newest, oldest, ///< by when it was handed in
    lowest, highest,///< by proposed marks
    learner,        ///< one learner after the other, in the order in which they came to the centre
    question,       ///< one question after the other
};

/// Where a page ends, so that the next one begins at the same cost however far down it is.
struct QueueCursor {
    std::int64_t key = 0, row = 0;
    std::string text{};     ///< the key of an order by texts

    friend bool operator==(const QueueCursor&, const QueueCursor&) = default;
};

/// One line of the queue.
struct ReviewItem {
    ResponseRef response;
    LearnerId learner;
    CourseId course;
    std::string exercise;
    int tryNumber = 1;
    bool latest = true;
    Instant submittedAt;
    std::optional<ProposedMarks> proposed;
    double confidence = 1;                  ///< of the least sure judgement
    std::vector<Flag> flags;
    ResponseState state = ResponseState::unmarked;
    ActId decision;                         ///< that stands; empty for none
    AccountId decidedBy, secondBy;
    std::optional<Instant> decidedAt, releasedAt;
    std::optional<int> decidedMarks;
    bool appeal = false, contested = false, differs = false, overridden = false;
    int samples = 0;
    std::int64_t evidenceGroup = 0, spellingGroup = 0;
};

struct QueuePage {
    std::vector<ReviewItem> items;
    std::optional<QueueCursor> next;        ///< nothing: that was the last page
};

/// A filter as one line of text, to be kept under a name; reading gives invalidInput for another text.
[[nodiscard]] std::string toText(const QueueFilter& filter);
[[nodiscard]] Result<QueueFilter> queueFilterFromText(std::string_view text);

}  // namespace carewright
