/// How far a learner is, from the evidence of all exercises: mastery of each marking point over time, misconceptions met
/// and overcome, and the days on which they learnt. Pure functions of the evidence and the moment.
///
/// Mastery of a point is a weighted share of what was shown: sum(w·d·s) / (sum(w·d) + 1). `s` is the score of each piece
/// of evidence; `w` says how much its source counts (mock 1.5, written answer 1, recall card 0.4, quiz item 0.4, a sample response
/// marked 0.2, choice in a scenario 0.2); `d` halves with every 30 days of age, as what was shown long ago says less about now. The 1 in the
/// divisor is one written answer's worth of doubt, so that a single lucky answer is no mastery. Only the newest six
/// pieces from one question, item, card or scenario count, so that repeating one exercise does not drown the others.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/attempt/point_evidence.h"
#include "engine/base/clock.h"
#include "engine/base/id.h"
#include "engine/recall/learner_days.h"

namespace carewright {

/// In words: from 0.35 growing, from 0.6 nearly there, from 0.75 secure where it was shown in full in the learner's own
/// words (written answer or mock) on two different days. Mastery without that stays nearly there.
enum class PointStanding { nothingYet, begun, growing, nearlyThere, secure };

[[nodiscard]] std::string_view toString(PointStanding standing);

struct PointProgress {
    PointId point;
    double mastery = 0;                     ///< 0 to 1; formula above
    PointStanding standing = PointStanding::nothingYet;
    std::vector<PointEvidence> evidence;    ///< newest first, all of it
};

enum class MisconceptionStanding {
    neverMet,
    met,            ///< shown, and not overcome since
    overcome,       ///< shown once, then avoided on two different days where it could have been shown
    cameBack,       ///< shown again after it was overcome
};

[[nodiscard]] std::string_view toString(MisconceptionStanding standing);

struct MisconceptionProgress {
    MisconceptionId misconception;
    MisconceptionStanding standing = MisconceptionStanding::neverMet;
    int shown = 0;                                  ///< how often
    std::optional<Instant> firstShown, lastShown, overcomeAt;
    std::vector<MisconceptionEvidence> evidence;    ///< newest first
};

/// What a day held.
struct DayActivity {
    Day day;
    int pieces = 0;             ///< pieces of evidence made on it

    friend bool operator==(const DayActivity&, const DayActivity&) = default;
};

struct Progress {
    std::vector<PointProgress> points;                  ///< in the order asked for
    std::vector<MisconceptionProgress> misconceptions;  ///< likewise
    std::vector<DayActivity> days;                      ///< days with activity, in order
    int streak = 0;                                     ///< days in a row up to today or yesterday
};

/// Sums up the evidence up to `now`; later pieces (another computer's clock) count as of now. In time proportional to the
/// evidence but for sorting it.
[[nodiscard]] Progress progressFrom(const Evidence& evidence, std::span<const PointId> points,
                                    std::span<const MisconceptionId> misconceptions, const LearnerDays& days, Instant now);

/// Mastery of one point at the end of a day.
struct MasteryAt {
    Day day;
    double mastery = 0;
};

/// The mastery that `progressFrom` would have given at the end of each day from `first` to `last`, at most ten years.
/// `evidence` is one point's, in any order.
[[nodiscard]] std::vector<MasteryAt> masteryOverTime(std::span<const PointEvidence> evidence, Day first, Day last, const LearnerDays& days);

}  // namespace carewright
