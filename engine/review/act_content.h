/// What an act says, whatever its kind: the one door through which its payload is read.
#pragma once

#include <variant>

#include "engine/base/error.h"
#include "engine/review/account_acts.h"
#include "engine/review/act.h"
#include "engine/review/decision_acts.h"
#include "engine/review/keeping_acts.h"
#include "engine/review/marking_rules.h"
#include "engine/review/quality_acts.h"

namespace carewright {

/// monostate: a kind that this version does not know.
using ActContent = std::variant<std::monostate, AccountOpened, AccountAdmitted, AccountClosed, KeyReplaced, KeyRevoked, Decided, Corrected, Withdrawn, Released,
                                Annotated, AnnotationRemoved, FeedbackWritten, CriterionJudged, CommentAdded, CommentRetired, SecondMarked, Resolved, Appealed,
                                AppealAnswered, PlanMade, Sampled, ActionRaised, ActionClosed, SignedOff, Standardised, MarkingRulesSet, Received, SealedOff, RetentionSet, LearnerKept>;

/// Whether acts of a kind are about one response: they name it, the others name none.
[[nodiscard]] bool isAboutResponse(ActKind kind);

/// Reads kind, subject and payload. invalidInput, with what is wrong, where they do not fit together.
[[nodiscard]] Result<ActContent> contentOf(ActKind kind, const ResponseRef& subject, std::string_view payload);
[[nodiscard]] Result<ActContent> contentOf(const Act& act);

}  // namespace carewright
