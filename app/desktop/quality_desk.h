/// Keeps the figures of agreement, the sampling plan and standardisation.
#pragma once

#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "app/desktop/desk.h"
#include "app/desktop/quality_desk_plans.h"
#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"
#include "engine/exchange/package.h"
#include "engine/store/act_store.h"

namespace carewright {

class QualityDesk final : public Desk {
public:
    explicit QualityDesk(DeskContext& context);

    void open() override;
    void close() override;
    void courseChanged() override;
    void arrived() override;
    void tick() override;
    [[nodiscard]] std::optional<Instant> wakeAt() const override;

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::QualityRequest& request) const;
    void apply(const ui::QualityRequest& request);

    /// Responses that are marked anew in one frame: a few milliseconds' worth.
    static constexpr std::size_t remarkedPerFrame = 10;

private:
    [[nodiscard]] std::string why(const ui::Measure& what) const;
    [[nodiscard]] std::string why(const ui::SetMarkingRules& what) const;     // quality_desk_checks.cpp
    [[nodiscard]] std::string why(const ui::RemarkDecided& what) const;
    [[nodiscard]] std::string why(const ui::MakePlan& what) const;
    [[nodiscard]] std::string why(const ui::LookAtSample& what) const;
    [[nodiscard]] std::string why(const ui::CommitSet& what) const;     // quality_desk_sets.cpp
    [[nodiscard]] std::string why(const ui::RaiseAction& what) const;
    [[nodiscard]] std::string why(const ui::CloseAction& what) const;
    [[nodiscard]] std::string why(const ui::SignOffPlan& what) const;
    // quality_desk_learner.cpp
    [[nodiscard]] std::string why(const ui::HandIn& what) const;
    [[nodiscard]] std::string why(const ui::TakeHome& what) const;
    // quality_desk_handover.cpp
    [[nodiscard]] std::string why(const ui::HandOut& what) const;
    [[nodiscard]] std::string why(const ui::TakeOver& what) const;
    [[nodiscard]] std::string why(const ui::AuditAll& what) const;
    [[nodiscard]] std::string why(const ui::SealRecord& what) const;
    [[nodiscard]] std::string why(const ui::SetRetention& what) const;
    [[nodiscard]] std::string why(const ui::HoldRecords& what) const;
    [[nodiscard]] std::string why(const ui::EraseLearner& what) const;
    [[nodiscard]] std::string whyNotAllowed(ActKind kind) const;
    void act(const ui::HandIn& what);
    void act(const ui::TakeHome& what);
    void act(const ui::Measure& what);
    void act(const ui::SetMarkingRules& what);
    void act(const ui::RemarkDecided& what);
    void remark(const ResponseRef& response);
    /// Random, and below 2^53 so that every JSON reader keeps it whole.
    [[nodiscard]] std::uint64_t freshSeed();
    void act(const ui::MakePlan& what);
    void act(const ui::LookAtSample& what);
    void act(const ui::CommitSet& what);
    void readSets();
    void act(const ui::RaiseAction& what);
    void act(const ui::CloseAction& what);
    void act(const ui::SignOffPlan& what);
    void act(const ui::HandOut& what);
    void act(const ui::TakeOver& what);
    void act(const ui::AuditAll& what);
    void act(const ui::SealRecord& what);
    void act(const ui::SetRetention& what);
    void act(const ui::HoldRecords& what);
    void act(const ui::EraseLearner& what);
    void readHandover();
    /// Works on an opening of the store of its own beside the frame; a store in memory, which cannot be opened twice, is worked on
    /// at once. In quality_desk_beside.h.
    template <class Outcome, class Work>
    [[nodiscard]] std::future<Result<Outcome>> beside(Work work);
    /// What was written beside the frame, or is to be signed and then written.
    struct Written {
        std::string holds;                      ///< what is in it, as a sentence
        std::optional<PackageBody> toSign;
    };
    /// Writes a file, which may take reading much of the store, beside the frame.
    void writeBeside(const ui::HandOut& what, const std::filesystem::path& file);
    /// Takes what was finished beside the frame.
    void takeFinished();
    void tellWorking();
    /// Nothing of it stays for whoever signs in next.
    void forget();
    /// Tells how a request went: what could not be read, or written to a file, leaves nothing unsaved here.
    void told(const Result<void>& outcome, std::string done);
    /// The same of what goes into the store.
    void keptAct(const Result<void>& outcome, std::string done);
    [[nodiscard]] std::vector<ResponseRef> sampleOf(const ActId& plan) const;

    /// Takes the figures that were worked out beside the frame.
    void takeFigures();
    /// What whoever is signed in still has to do.
    void readOwnActions();
    /// Reads the plans beside the frame, and anew where that is being done already.
    void readPlans();
    /// Takes the plans that were read beside the frame.
    void takePlans();
    template <class Payload>
    void keep(ActKind kind, const ResponseRef& response, const Payload& payload) {
        const auto made = context().session->act(kind, response, payload);
        tellKept(made ? Result<void>() : tl::make_unexpected(made.error()));
        if (!made) model().notice = made.error().message;
        readPlans();
    }
    [[nodiscard]] const ui::PlanLine* findPlan(const ActId& id) const;

    std::future<Result<Written>> m_writing;        ///< not valid: nothing is being written
    std::filesystem::path m_file;               ///< … into this
    std::future<Result<StoreAudit>> m_auditing;
    std::future<Result<ui::QualityFigures>> m_measuring;
    bool m_keepFigures = false;                 ///< what is being measured belongs to who is signed in and the course that is open
    std::future<Result<PlansRead>> m_reading;   ///< where the plans stand
    bool m_keepPlans = false;                   ///< as m_keepFigures, of what is being read
    bool m_readAgain = false;                   ///< something was done since reading began
    bool m_tell = false;                        ///< whoever asked for these is still signed in
    std::vector<ResponseRef> m_toRemark;        ///< decided responses, while they are marked anew
    std::shared_ptr<ui::QualityModel> m_shown;  ///< the model's part; views see it as const
};

}  // namespace carewright
