/// From what an assessor has said so far about the response on the desk to a decision, and back.
#pragma once

#include <optional>

#include "app/ui/review_model.h"
#include "engine/base/error.h"
#include "engine/base/uuid.h"
#include "engine/content/course.h"
#include "engine/review/decision_acts.h"
#include "engine/store/response_detail.h"

namespace carewright {

struct DecisionMaking {
    int seconds = 0;                ///< that the response lay on the desk
    Uuid batch{};                   ///< of decisions made together; nil: alone
    /// The response is a member of a group: what was agreed with on the desk is an outcome like any other for it.
    bool sameOutcome = false;
    const Course* course = nullptr; ///< whose titles name what is missing
};

/// The decision on `detail` that the drafts on the desk come to; the error says what is missing. `asked` is its question, with the points
/// that count for it.
[[nodiscard]] Result<Decided> decisionOf(const Question& asked, const ResponseDetail& detail, const ui::ReviewDeskModel& desk, const DecisionMaking& making);

/// The same of the response on the desk as if whatever is still open were refused; nothing where even that comes to no decision.
[[nodiscard]] std::optional<Decided> decisionSoFar(const Question& asked, const ui::ReviewDeskModel& desk);

/// Puts what a decision says into the drafts, to be changed: as agreement where it is what is proposed now.
void draftFrom(const Question& asked, const Decided& said, ui::ReviewDeskModel& desk);

}  // namespace carewright
