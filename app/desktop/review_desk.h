/// Keeps the queue of attempts and the one that an assessor is deciding on.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/desktop/desk.h"
#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"

namespace carewright {

class ReviewDesk final : public Desk {
public:
    explicit ReviewDesk(DeskContext& context);

    void open() override;
    void close() override;
    void courseChanged() override {}
    void arrived() override;
    void tick() override;

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::ReviewRequest& request) const;
    void apply(const ui::ReviewRequest& request);

    /// Rows of one page of the queue.
    static constexpr std::size_t pageRows = 50;
    /// The most responses that are decided together.
    static constexpr std::size_t largestGroup = 12;
    /// The most answers to one question of one learner that are read beside each other.
    static constexpr std::size_t mostSittings = 20;
    /// The most responses that are listed for a second marking.
    static constexpr std::size_t mostListed = 1000;
    /// The most responses that are left for later; the oldest are forgotten beyond that, and wait like all others.
    static constexpr std::size_t mostLater = 500;
    /// Told who would agree with what they may not see; true until it is seen.
    static constexpr std::string_view proposalHidden = "What was proposed is hidden until you have decided, so award or refuse.";

private:
    // review_desk_rules.cpp
    [[nodiscard]] std::string why(const ui::ShowQueue& what) const;
    [[nodiscard]] std::string why(const ui::TurnPage& what) const;
    [[nodiscard]] std::string why(const ui::ShowResponses& what) const;
    [[nodiscard]] std::string why(const ui::ShowSecondMarkings& what) const;    // review_desk_checks.cpp
    [[nodiscard]] std::string why(const ui::SaveQueue& what) const;
    [[nodiscard]] std::string why(const ui::ForgetQueue& what) const;
    [[nodiscard]] std::string why(const ui::ChooseBlind& what) const;
    [[nodiscard]] std::string why(const ui::OpenResponse& what) const;
    [[nodiscard]] std::string why(const ui::MarkSecond& what) const;
    [[nodiscard]] std::string why(const ui::BeginCorrection& what) const;
    [[nodiscard]] std::string why(const ui::OpenNext& what) const;
    [[nodiscard]] std::string why(const ui::LeaveForLater& what) const;
    [[nodiscard]] std::string why(const ui::ShowLater& what) const;
    [[nodiscard]] std::string why(const ui::JudgePoint& what) const;
    [[nodiscard]] std::string why(const ui::GivePointReason& what) const;
    [[nodiscard]] std::string why(const ui::GivePointMarks& what) const;
    [[nodiscard]] std::string why(const ui::JudgeLevel& what) const;
    [[nodiscard]] std::string why(const ui::JudgeIdea& what) const;
    [[nodiscard]] std::string why(const ui::GiveIdeaReason& what) const;
    [[nodiscard]] std::string why(const ui::Decide& what) const;
    [[nodiscard]] std::string why(const ui::Correct& what) const;
    [[nodiscard]] std::string why(const ui::UndoDecision& what) const;
    [[nodiscard]] std::string why(const ui::ChooseMember& what) const;
    [[nodiscard]] std::string why(const ui::Annotate& what) const;
    [[nodiscard]] std::string why(const ui::RemoveAnnotation& what) const;
    [[nodiscard]] std::string why(const ui::WriteFeedback& what) const;
    [[nodiscard]] std::string why(const ui::Release& what) const;
    [[nodiscard]] std::string why(const ui::JudgeCriterion& what) const;
    [[nodiscard]] std::string why(const ui::AnswerAppeal& what) const;
    [[nodiscard]] std::string why(const ui::Resolve& what) const;
    [[nodiscard]] std::string why(const ui::RetireComment& what) const;
    [[nodiscard]] std::string why(const ui::AskSecondLook& what) const;
    /// Why the roles of whoever is signed in do not allow it.
    [[nodiscard]] std::string whyNotAllowed(ActKind kind) const;
    /// The same, or why the response on the desk is not ready for it.
    [[nodiscard]] std::string whyNotOnDesk(ActKind kind, const ActContent& content) const;
    /// Whether whoever is signed in decides on the response on the desk, or did.
    [[nodiscard]] bool feedbackIsMine() const;
    /// What the drafts come to; the error says what is missing.
    [[nodiscard]] Result<Decided> drafted() const;

    void act(const ui::ShowQueue& what);
    void act(const ui::TurnPage& what);
    void act(const ui::ShowResponses& what);
    void act(const ui::ShowSecondMarkings& what);
    void act(const ui::SaveQueue& what);
    void act(const ui::ForgetQueue& what);
    void act(const ui::ChooseBlind& what);
    void act(const ui::OpenResponse& what);
    void act(const ui::MarkSecond& what);
    void act(const ui::BeginCorrection& what);
    void act(const ui::OpenNext& what);
    void act(const ui::LeaveForLater& what);        // review_desk_later.cpp
    void act(const ui::ShowLater& what);
    void act(const ui::JudgePoint& what);
    void act(const ui::GivePointReason& what);
    void act(const ui::GivePointMarks& what);
    void act(const ui::JudgeLevel& what);
    void act(const ui::JudgeIdea& what);
    void act(const ui::GiveIdeaReason& what);
    void act(const ui::Decide& what);
    void act(const ui::Correct& what);
    void act(const ui::UndoDecision& what);
    void act(const ui::ChooseMember& what);
    void act(const ui::Annotate& what);
    void act(const ui::RemoveAnnotation& what);
    void act(const ui::WriteFeedback& what);
    void act(const ui::Release& what);
    void act(const ui::JudgeCriterion& what);
    void act(const ui::AnswerAppeal& what);
    void act(const ui::Resolve& what);
    void act(const ui::RetireComment& what);
    void act(const ui::AskSecondLook& what);

    /// Nothing of it stays for whoever comes next.
    void forget();
    /// Reads what belongs to whoever is signed in now.
    void signedInChanged();
    /// Of learners and staff: a package may have brought some.
    void readNames();
    void readQueue();
    void readFigure();
    void readComments();
    // review_desk_checks.cpp
    void readRules();
    /// Whether the rules draw a decision for a second marking that has not come yet.
    [[nodiscard]] bool waitsForSecond(const ResponseRef& response, bool markedSecond) const;
    void openNextSecond();
    /// Second looks and differences: they wait beside the queue, in lists of their own.
    void countWaiting();
    [[nodiscard]] std::size_t decidedByMe();
    // review_desk_later.cpp
    /// Drops from it what is decided by now.
    void readLater();
    void keepLater();
    /// True where a known response came next and lies on the desk now.
    bool putSeedOnDesk();
    /// Compares what was decided on the known response with its marks, keeps that and says so.
    void decideSeed(const Decided& decision);
    /// True where a known response lies on the desk, which took this.
    bool keepOnSeed(const ActContent& content);
    /// Of the learner who is learning here, whose answers are on the page.
    [[nodiscard]] std::vector<AttemptId> attemptsInSight() const;
    void readOwnRecords();
    void countReleasable();
    void putOnDesk(const ResponseRef& response);
    /// What was said so far about the response on the desk waits until somebody comes back to it.
    void keepDraft();
    void takeDraftUp();
    /// What the learner handed in to the same question in other sittings, beside the tries of this one.
    void addOtherSittings(ResponseDetail& detail);
    void readRecord();
    void readCriteria();
    void findGroup(const ReviewItem& item);
    [[nodiscard]] std::optional<ReviewItem> itemOf(const ResponseDetail& detail);
    /// As the store has it now.
    [[nodiscard]] std::optional<ReviewItem> freshItem(const ResponseDetail& detail);
    /// The line of what lies on the desk says what holds now, and stays where it is.
    void refreshLine();
    [[nodiscard]] Result<Decided> decisionFor(const ResponseDetail& detail, const Uuid& batch, bool sameOutcome) const;
    /// Works out what the drafts come to by now.
    void weigh();
    [[nodiscard]] const Question* questionOnDesk() const;
    /// Signs and keeps; tells the status line and leaves a sentence where it came to nothing.
    bool keep(std::span<const ActDraft> drafts, std::vector<Act>* made = nullptr);
    template <class Payload>
    bool keep(ActKind kind, const ResponseRef& response, const Payload& payload) {
        ActDraft draft;
        draft.kind = kind;
        draft.subject = response;
        draft.payload = toPayload(payload);
        return keep(std::span(&draft, 1));
    }
    [[nodiscard]] int secondsOnDesk() const;
    void complain(const Error& error);

    std::shared_ptr<ui::ReviewModel> m_shown;  ///< the model's part; views see it as const
    std::string m_signedIn;                     ///< account that the shown things belong to
    /// Said about a response beside one proposal, and not decided yet.
    struct Draft {
        StepId proposal;
        std::map<PointId, ui::PointDraft> points;
        std::map<MisconceptionId, ui::PointDraft> ideas;
        std::optional<ui::LevelDraft> level;
    };
    std::map<ResponseRef, Draft> m_drafts;      ///< of whoever is signed in
    std::vector<std::optional<QueueCursor>> m_pages;    ///< where each page seen so far begins
    struct Seed {
        SampleId sample;
        std::size_t after = 0;                  ///< so many decisions
    };
    Seed m_seed;                                ///< the known response on the desk
    std::optional<std::size_t> m_seedPassed;    ///< number of decisions after which one was due last
    bool m_seconds = false;                     ///< the figure is the list of second markings
    std::vector<ResponseRef> m_figure;          ///< responses behind a figure, while they are shown
};

}  // namespace carewright
