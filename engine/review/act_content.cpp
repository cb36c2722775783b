#include "engine/review/act_content.h"

namespace carewright {

namespace {

template <class Payload>
Result<ActContent> lifted(Result<Payload> payload) {
    if (!payload) return tl::make_unexpected(std::move(payload.error()));
    return ActContent(std::move(*payload));
}

}  // namespace

bool isAboutResponse(ActKind kind) {
    switch (kind) {
        case ActKind::decided:
        case ActKind::corrected:
        case ActKind::withdrawn:
        case ActKind::released:
        case ActKind::annotated:
        case ActKind::annotationRemoved:
        case ActKind::feedbackWritten:
        case ActKind::secondMarked:
        case ActKind::resolved:
        case ActKind::appealed:
        case ActKind::appealAnswered:
        case ActKind::sampled: return true;
        default: return false;
    }
}

Result<ActContent> contentOf(ActKind kind, const ResponseRef& subject, std::string_view payload) {
    if (kind == ActKind::unknown) return ActContent();
    const bool whole = !subject.attempt.empty() && !subject.submission.empty() && isWellFormedId(subject.question.value);
    if (isAboutResponse(kind) ? !whole : subject != ResponseRef{})
        return fail(ErrorCode::invalidInput, "An act of kind \"" + std::string(toString(kind)) + "\" " +
                                                 (isAboutResponse(kind) ? "has to name attempt, submission and question." : "is about no response."));
    switch (kind) {
        case ActKind::accountOpened: return lifted(accountOpenedPayload(payload));
        case ActKind::accountAdmitted: return lifted(accountAdmittedPayload(payload));
        case ActKind::accountClosed: return lifted(accountClosedPayload(payload));
        case ActKind::keyReplaced: return lifted(keyReplacedPayload(payload));
        case ActKind::keyRevoked: return lifted(keyRevokedPayload(payload));
        case ActKind::decided: return lifted(decidedPayload(payload));
        case ActKind::corrected: return lifted(correctedPayload(payload));
        case ActKind::withdrawn: return lifted(withdrawnPayload(payload));
        case ActKind::released: return lifted(releasedPayload(payload));
        case ActKind::annotated: return lifted(annotatedPayload(payload));
        case ActKind::annotationRemoved: return lifted(annotationRemovedPayload(payload));
        case ActKind::feedbackWritten: return lifted(feedbackWrittenPayload(payload));
        case ActKind::criterionJudged: return lifted(criterionJudgedPayload(payload));
        case ActKind::commentAdded: return lifted(commentAddedPayload(payload));
        case ActKind::commentRetired: return lifted(commentRetiredPayload(payload));
        case ActKind::secondMarked: return lifted(secondMarkedPayload(payload));
        case ActKind::resolved: return lifted(resolvedPayload(payload));
        case ActKind::appealed: return lifted(appealedPayload(payload));
        case ActKind::appealAnswered: return lifted(appealAnsweredPayload(payload));
        case ActKind::planMade: return lifted(planMadePayload(payload));
        case ActKind::sampled: return lifted(sampledPayload(payload));
        case ActKind::actionRaised: return lifted(actionRaisedPayload(payload));
        case ActKind::actionClosed: return lifted(actionClosedPayload(payload));
        case ActKind::signedOff: return lifted(signedOffPayload(payload));
        case ActKind::standardised: return lifted(standardisedPayload(payload));
        case ActKind::markingRulesSet: return lifted(markingRulesSetPayload(payload));
        case ActKind::received: return lifted(receivedPayload(payload));
        case ActKind::sealedOff: return lifted(sealedOffPayload(payload));
        case ActKind::retentionSet: return lifted(retentionSetPayload(payload));
        case ActKind::holdPlaced:
        case ActKind::holdLifted:
        case ActKind::erased: return lifted(learnerKeptPayload(payload));
        case ActKind::unknown: break;
    }
    return ActContent();
}

Result<ActContent> contentOf(const Act& act) { return contentOf(act.kind, act.subject, act.payload); }

}  // namespace carewright
