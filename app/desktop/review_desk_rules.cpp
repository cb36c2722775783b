/// What an assessor can do with the response on the desk now, and why not.
#include <algorithm>
#include <cctype>

#include "app/desktop/review_desk.h"
#include "engine/base/trimmed.h"
#include "engine/review/permission.h"

namespace carewright {
namespace {

constexpr std::size_t longestShorthand = 12;
constexpr std::string_view nothingOnDesk = "No response lies on the desk.";

}  // namespace

std::string ReviewDesk::whyNot(const ui::ReviewRequest& request) const {
    if (std::string why = context().whyNotKeep(); !why.empty()) return why;
    return std::visit([this](const auto& what) { return why(what); }, request.what);
}

std::string ReviewDesk::whyNotAllowed(ActKind kind) const {
    if (!context().session || !model().signedIn) return "Sign in first.";
    if (!mayDo(model().signedIn->roles, kind)) return notAllowed(kind).message;
    return {};
}

std::string ReviewDesk::whyNotOnDesk(ActKind kind, const ActContent& content) const {
    if (std::string why = whyNotAllowed(kind); !why.empty()) return why;
    if (!m_shown->desk) return std::string(nothingOnDesk);
    return whyNotNow(m_shown->desk->record, authorOf(context().session->id()), content);
}

std::string ReviewDesk::why(const ui::ShowQueue&) const {
    if (!model().signedIn || !maySee(model().signedIn->roles, Matter::others)) return "The queue is for assessors and quality assurers.";
    return {};
}

std::string ReviewDesk::why(const ui::TurnPage& what) const {
    if (std::string why = this->why(ui::ShowQueue{}); !why.empty()) return why;
    if (what.by < 0 && m_shown->pageNumber == 0) return "This is the first page.";
    if (what.by > 0 && (m_figure.empty() ? !m_shown->page.next : (m_shown->pageNumber + 1) * pageRows >= m_figure.size())) return "This is the last page.";
    return {};
}

std::string ReviewDesk::why(const ui::ShowResponses& what) const {
    if (std::string why = this->why(ui::ShowQueue{}); !why.empty()) return why;
    if (what.responses.empty()) return "No responses stand behind this figure.";
    return {};
}

std::string ReviewDesk::why(const ui::SaveQueue& what) const {
    if (std::string why = this->why(ui::ShowQueue{}); !why.empty()) return why;
    if (isBlank(what.name)) return "Give the view a name.";
    if (!m_figure.empty()) return "This list stands behind a figure and cannot be kept as a view.";
    return {};
}

std::string ReviewDesk::why(const ui::ForgetQueue&) const { return why(ui::ShowQueue{}); }
std::string ReviewDesk::why(const ui::ChooseBlind& what) const {
    if (!what.blind.learnerHidden && m_shown->rules && m_shown->rules->seedEvery > 0)
        return "Known responses come along among the others here, so names stay hidden while you decide.";
    return whyNotAllowed(ActKind::decided);
}

std::string ReviewDesk::why(const ui::OpenResponse& what) const {
    if (std::string why = this->why(ui::ShowQueue{}); !why.empty()) return why;
    if (what.response.empty()) return "There is no such response.";
    return {};
}

std::string ReviewDesk::why(const ui::MarkSecond& what) const {
    if (!what.on) return {};
    if (std::string why = whyNotAllowed(ActKind::secondMarked); !why.empty()) return why;
    if (!m_shown->desk) return std::string(nothingOnDesk);
    return whyNotNow(m_shown->desk->record, authorOf(context().session->id()), SecondMarked{});
}

std::string ReviewDesk::why(const ui::BeginCorrection& what) const {
    if (!what.on) return {};
    if (std::string why = whyNotAllowed(ActKind::corrected); !why.empty()) return why;
    if (!m_shown->desk || !m_shown->desk->record.standing()) return "Nothing is decided here that could be corrected.";
    return {};
}

std::string ReviewDesk::why(const ui::OpenNext&) const { return why(ui::ShowQueue{}); }

std::string ReviewDesk::why(const ui::JudgePoint& what) const {
    const bool second = m_shown->desk && m_shown->desk->second;
    if (std::string why = whyNotAllowed(second ? ActKind::secondMarked : ActKind::decided); !why.empty()) return why;
    if (!m_shown->desk) return std::string(nothingOnDesk);
    if (!m_shown->desk->deciding()) return "This is decided. Begin a correction to change it.";
    if (what.verdict == Verdict::agree) {
        if (!m_shown->desk->proposal()) return "Nothing was proposed here, so award or refuse.";
        if (!m_shown->desk->proposalShown()) return std::string(proposalHidden);
    }
    return {};
}

std::string ReviewDesk::why(const ui::GivePointReason& what) const {
    if (what.keep && isBlank(what.reason)) return "Write the comment first.";
    if (what.keep) return whyNotAllowed(ActKind::commentAdded);
    return why(ui::JudgePoint{what.point, {}});
}

std::string ReviewDesk::why(const ui::GivePointMarks& what) const {
    if (std::string why = this->why(ui::JudgePoint{what.point, {}}); !why.empty()) return why;
    const Question* question = questionOnDesk();
    if (!question) return "The course that is open has no such question.";
    const PointDecision* point = m_shown->desk->soFar ? m_shown->desk->soFar->find(what.point) : nullptr;
    if (!point || !point->awarded) return "Award the point first.";
    if (what.marks && (*what.marks < 0 || *what.marks > question->marks)) return "The marks for one point are between 0 and " + std::to_string(question->marks) + ".";
    return {};
}

std::string ReviewDesk::why(const ui::JudgeLevel& what) const {
    if (std::string why = this->why(ui::JudgePoint{{}, {}}); !why.empty()) return why;
    const Question* question = questionOnDesk();
    if (!question || question->levels.empty()) return "This question is not marked by levels.";
    if (!what.level) return {};
    if (what.level->level.empty()) return what.level->marks == 0 ? std::string() : "Below the lowest level there are no marks.";
    const auto level = std::ranges::find(question->levels, what.level->level, &Level::id);
    if (level == question->levels.end()) return "This question has no such level.";
    if (what.level->marks < level->from || what.level->marks > level->to)
        return "“" + level->title + "” is worth " + std::to_string(level->from) + " to " + std::to_string(level->to) + " marks.";
    return {};
}

std::string ReviewDesk::why(const ui::JudgeIdea& what) const { return why(ui::JudgePoint{{}, what.verdict}); }
std::string ReviewDesk::why(const ui::GiveIdeaReason&) const { return why(ui::JudgePoint{{}, {}}); }

Result<Decided> ReviewDesk::drafted() const { return decisionFor(m_shown->desk->detail, {}, false); }

std::string ReviewDesk::why(const ui::Decide&) const {
    const bool second = m_shown->desk && m_shown->desk->second;
    if (std::string why = whyNotAllowed(second ? ActKind::secondMarked : ActKind::decided); !why.empty()) return why;
    if (!m_shown->desk) return std::string(nothingOnDesk);
    if (m_shown->desk->correcting) return "Say why, and keep the correction.";
    if (!m_shown->desk->deciding()) return "This is decided already.";
    const Question* question = questionOnDesk();
    if (!question) return "The course that is open has no such question.";
    if (const std::size_t open = m_shown->desk->open(*question); open > 0)
        return open == 1 ? "One point is not decided yet." : std::to_string(open) + " points are not decided yet.";
    if (const std::size_t open = m_shown->desk->openIdeas(); open > 0)
        return open == 1 ? "Say of the mistaken idea whether it is there." : "Say of " + std::to_string(open) + " mistaken ideas whether they are there.";
    if (!question->levels.empty() && !m_shown->desk->level) return "The level is not chosen yet.";
    const auto decision = drafted();
    if (!decision) return decision.error().message;
    if (second) return whyNotNow(m_shown->desk->record, authorOf(context().session->id()), SecondMarked{SecondMarkingWay::blindDouble, *decision});
    return whyNotNow(m_shown->desk->record, authorOf(context().session->id()), *decision);
}

std::string ReviewDesk::why(const ui::Correct& what) const {
    if (std::string why = whyNotAllowed(ActKind::corrected); !why.empty()) return why;
    if (!m_shown->desk || !m_shown->desk->correcting) return "Begin a correction first.";
    const Decision* standing = m_shown->desk->record.standing();
    if (!standing) return "Nothing is decided here that could be corrected.";
    if (isBlank(what.reason)) return "Say why the decision is corrected.";
    const auto decision = drafted();
    if (!decision) return decision.error().message;
    return whyNotNow(m_shown->desk->record, authorOf(context().session->id()), Corrected{standing->act, what.reason, *decision});
}

std::string ReviewDesk::why(const ui::UndoDecision&) const {
    if (std::string why = whyNotAllowed(ActKind::withdrawn); !why.empty()) return why;
    if (!m_shown->undo) return "There is no decision to take back.";
    return {};
}

std::string ReviewDesk::why(const ui::ChooseMember&) const {
    if (!m_shown->desk) return std::string(nothingOnDesk);
    if (m_shown->desk->group.empty()) return "No other response that waits says the same as this one.";
    return whyNotAllowed(ActKind::decided);
}

std::string ReviewDesk::why(const ui::Annotate& what) const {
    if (what.shorthand.empty() || what.shorthand.size() > longestShorthand) return "A shorthand has 1 to 12 letters.";
    if (what.span.empty()) return "Select the words first.";
    return whyNotOnDesk(ActKind::annotated, Annotated{what.span, what.shorthand, what.note});
}

std::string ReviewDesk::why(const ui::RemoveAnnotation& what) const { return whyNotOnDesk(ActKind::annotationRemoved, AnnotationRemoved{what.annotation}); }

bool ReviewDesk::feedbackIsMine() const {
    const ui::ReviewDeskModel& desk = *m_shown->desk;
    const Decision* standing = desk.record.standing();
    if (!standing || desk.correcting) return true;
    const AccountId me = context().session->id();
    if (standing->role != DecisionRole::resolution) return standing->by == me;
    // Whoever resolved a difference may be no assessor; the one who decided first still knows the learner.
    return std::ranges::any_of(desk.record.decisions, [&](const Decision& one) { return one.by == me && one.role != DecisionRole::second && !one.withdrawn; });
}

std::string ReviewDesk::why(const ui::WriteFeedback& what) const {
    if (std::string why = whyNotOnDesk(ActKind::feedbackWritten, FeedbackWritten{what.text}); !why.empty()) return why;
    const ui::ReviewDeskModel& desk = *m_shown->desk;
    if (desk.second || !feedbackIsMine()) return "Whoever decided writes the feedback.";
    // The learner has what was written until then; what comes after would reach nobody.
    if (const Decision* standing = desk.record.standing(); standing && standing->releasedAt && !desk.correcting)
        return std::string(desk.record.releasedFeedback.empty() ? "No feedback went out with the release." : "It went out with the release.") + " A correction carries new feedback.";
    return desk.record.feedback == what.text ? "This is what is kept already." : std::string();
}

std::string ReviewDesk::why(const ui::Release& what) const {
    if (std::string why = whyNotAllowed(ActKind::released); !why.empty()) return why;
    if (what.all) return m_shown->releasable > 0 ? std::string() : "Nothing that you decided waits to be released.";
    if (!m_shown->desk) return std::string(nothingOnDesk);
    const Decision* standing = m_shown->desk->record.standing();
    if (!standing) return "Decide first.";
    if (waitsForSecond(m_shown->desk->detail.response, m_shown->desk->record.second() != nullptr)) return "This decision is drawn for a second marking. It can be released after that.";
    return whyNotNow(m_shown->desk->record, authorOf(context().session->id()), Released{standing->act, standing->hash});
}

std::string ReviewDesk::why(const ui::JudgeCriterion& what) const {
    if (std::string why = whyNotAllowed(ActKind::criterionJudged); !why.empty()) return why;
    if (!m_shown->desk || !m_shown->desk->record.standing()) return "Decide on the response first.";
    if (what.met && !what.evidence.all()) return "A criterion is met only by evidence that is valid, authentic, current, sufficient and reliable.";
    return {};
}

std::string ReviewDesk::why(const ui::AnswerAppeal& what) const {
    if (std::string why = whyNotAllowed(ActKind::appealAnswered); !why.empty()) return why;
    if (!m_shown->desk) return std::string(nothingOnDesk);
    const Appeal* open = m_shown->desk->record.openAppeal();
    if (!open) return "No second look is asked for here.";
    if (isBlank(what.answer)) return "Write an answer for the learner.";
    return whyNotNow(m_shown->desk->record, authorOf(context().session->id()), AppealAnswered{open->act, what.upheld, what.answer});
}

std::string ReviewDesk::why(const ui::Resolve& what) const {
    if (std::string why = whyNotAllowed(ActKind::resolved); !why.empty()) return why;
    if (!m_shown->desk) return std::string(nothingOnDesk);
    const ResponseRecord& record = m_shown->desk->record;
    const Decision* like = record.find(what.like);
    if (!like || !record.standing() || !record.second()) return "First and second marker do not differ here.";
    if (isBlank(what.reason)) return "Say why this one holds.";
    const bool third = !record.decidedBy(context().session->id());
    return whyNotNow(record, authorOf(context().session->id()), Resolved{record.standing()->act, record.second()->act, third, what.reason, like->decided});
}

std::string ReviewDesk::why(const ui::RetireComment&) const { return whyNotAllowed(ActKind::commentRetired); }

std::string ReviewDesk::why(const ui::AskSecondLook& what) const {
    const auto found = m_shown->ownRecords.find(what.response);
    if (found == m_shown->ownRecords.end() || !found->second.released()) return "No assessor has decided on this answer yet.";
    if (isBlank(what.reason)) return "Say what you would like somebody to look at again.";
    return whyNotNow(found->second, authorOf(context().learner), Appealed{found->second.released()->act, what.reason});
}

}  // namespace carewright
