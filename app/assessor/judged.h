/// What can be judged about the response on the desk, and what has been said about it so far.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ui/review_model.h"

namespace carewright::ui {

enum class JudgedKind { level, point, idea };

struct Judged {
    std::string id;
    JudgedKind kind = JudgedKind::point;

    [[nodiscard]] bool idea() const { return kind == JudgedKind::idea; }
};

/// In the order of the list: the level where there are levels, points, misconceptions that are proposed.
[[nodiscard]] std::vector<Judged> judgedOn(const ReviewDeskModel& desk);

/// What the engine proposes; null where it proposes nothing of it, or that is hidden.
[[nodiscard]] const PointMarking* proposedPoint(const ReviewDeskModel& desk, const std::string& id);
[[nodiscard]] const MisconceptionMarking* proposedIdea(const ReviewDeskModel& desk, const std::string& id);

/// As somebody drafted it; of a level, nothing.
[[nodiscard]] PointDraft draftOf(const ReviewDeskModel& desk, const Judged& what);

/// What the draft comes to: awarded, or there; nothing while nobody has said.
[[nodiscard]] std::optional<bool> outcomeOf(const ReviewDeskModel& desk, const Judged& what);

/// The same of what is proposed and seen.
[[nodiscard]] std::optional<bool> proposedOutcome(const ReviewDeskModel& desk, const Judged& what);

/// Whether it goes against what was proposed and seen, so that a reason is needed.
[[nodiscard]] bool overrides(const ReviewDeskModel& desk, const Judged& what);

/// Whether nobody has said anything about it yet.
[[nodiscard]] bool isOpen(const ReviewDeskModel& desk, const Judged& what);

/// Whether a reason is still missing: for going against the proposal, or for marks by hand.
[[nodiscard]] bool needsReason(const ReviewDeskModel& desk, const Judged& what);

struct OfferedReason {
    std::string text;
    ActId comment;                  ///< of the bank; empty: one of the usual ones
};

/// Reasons that fit what is drafted on the desk, at most six, each to be picked by a digit: the bank's own for this point, then its others, then the usual ones.
[[nodiscard]] std::vector<OfferedReason> reasonsFor(const ReviewModel& review, const Judged& what);

}  // namespace carewright::ui
