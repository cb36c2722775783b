/// What views read of agreement, sampling and standardisation. Plain values; the desk of the same name keeps them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/id.h"
#include "engine/review/act.h"
#include "engine/review/confidence_study.h"
#include "engine/review/item_statistics.h"
#include "engine/review/marker_agreement.h"
#include "engine/review/marking_rules.h"
#include "engine/review/quality_acts.h"
#include "engine/review/sampling_plan.h"
#include "engine/store/act_store.h"
#include "engine/store/keeping.h"
#include "engine/review/standardisation.h"

namespace carewright::ui {

/// A question as an item of the test that all learners take.
struct ItemLine {
    QuestionId question;
    ItemFigures figures;
    std::vector<std::size_t> responses;     ///< behind the figures
};

/// A plan of internal quality assurance, and how far it is.
struct PlanLine {
    ActId id;
    PlanMade plan;
    AccountId by;
    Instant madeAt;
    SamplingGrid grid;
    std::optional<SignedOff> signedOff;
};

/// A set that somebody marked.
struct SetLine {
    AccountId who;
    Instant when;
    Standardised what;
};

/// Something that somebody has to do.
struct IqaAction {
    ActId id;
    ActionRaised what;
    AccountId by;
    std::optional<ActionClosed> closed;
    std::optional<ResponseRef> response{};  ///< that it is about; nothing: a plan as a whole
    LearnerId learner{};                    ///< whose that is
};

/// A decision beside which the engine and the rubric of today would propose something else.
struct RemarkLine {
    ResponseRef response;
    int decidedMarks = 0, maxMarks = 0, nowMarks = 0;
    std::optional<int> thenMarks;           ///< proposed when it was decided
    std::vector<PointId> points;            ///< awarded by the decision or now, and not by both
    bool changed = false;                   ///< what would be proposed changed since then, too
};

/// What re-marking would change, beside decisions, which it never touches.
struct Remarking {
    std::size_t total = 0, done = 0;        ///< decided responses; done == total: the list is whole
    std::size_t agreeing = 0;               ///< with the decision, in points and marks
    std::size_t changedProposals = 0;       ///< that would be others than when they were decided
    std::vector<RemarkLine> lines;          ///< changed ones first
    std::string engineVersion, rubricHash;  ///< of today
    Instant begunAt;

    [[nodiscard]] bool whole() const { return done == total; }
};

/// What goes out and comes in, and what is kept how long.
struct HandoverModel {
    std::filesystem::path folder;           ///< offered for files
    std::string done, problem;              ///< how the last request went, as sentences
    std::string working;                    ///< what is being done beside the frame, as a sentence; empty: nothing
    std::optional<StoreAudit> audit;        ///< as it was found last
    Instant auditedAt;
    Keeping keeping;
    std::map<LearnerId, std::string> learners;
};

/// How a learner's own file for the assessor, or from there, went.
struct CarriedModel {
    std::string done, problem;              ///< as sentences; both empty: nothing was asked for
};

/// A decision as a line of a sampling plan tells of it.
struct DecidedLine {
    LearnerId learner;
    int marks = 0;
    int maxMarks = 0;                       ///< 0: not known, as nothing was proposed
    std::optional<int> proposedMarks;
    Instant when;
    bool overridden = false;                ///< some point was decided otherwise than proposed
    std::set<AccountId> deciders{};         ///< all who ever decided on that response: none of them samples it
};

/// What was measured, all at one moment; responses are named by their place in `responses`.
struct QualityFigures {
    std::optional<Instant> measuredAt;
    std::vector<ResponseRef> responses;
    MarkerAgreement engine;                 ///< engine first, the assessors' standing decisions second
    std::map<AccountId, MarkerAgreement> perAssessor;
    MarkerAgreement markers;                ///< first marker and second marker
    std::vector<ItemLine> items;
    std::optional<double> alpha;
    ConfidenceStudy confidence;
    std::size_t confidenceOf = 0;           ///< newest responses that the confidence is studied on
    std::vector<std::size_t> noRule;        ///< of these: no rule held, so a rubric has something to learn
    std::map<AccountId, std::string> names;
};

/// Where the plans of internal quality assurance stand, all at one moment.
struct SamplingFigures {
    std::optional<Instant> plansReadAt;
    std::vector<PlanLine> plans;            ///< newest first
    std::vector<IqaAction> actions;         ///< newest first
    std::map<ActId, ResponseRef> decided;   ///< where each decision that can be sampled was made
    std::map<ActId, DecidedLine> planned;   ///< what can be said of each decision that a plan draws, before it is opened
    std::map<ActId, Sampled> samples;       ///< by the decision that was looked at, the last look
    std::optional<MarkingRulesSet> rules;   ///< how marking is checked now
};

struct QualityModel : QualityFigures, SamplingFigures {
    bool measuring = false;                 ///< figures are being worked out beside the frame; the older ones stand meanwhile
    bool readingPlans = false;              ///< the same of the plans

    std::vector<IqaAction> ownActions;      ///< that whoever is signed in still has to do, newest first
    HandoverModel handover;
    CarriedModel carried;
    std::optional<Remarking> remarking;

    // Standardisation.
    std::vector<SampleId> practice, qualification;      ///< responses with reference marks, in the order of the course
    std::vector<SetLine> sets;                          ///< newest first
    std::optional<QualificationResult> result;          ///< of the set that was committed last
    std::map<AccountId, std::vector<DriftStep>> drift;  ///< from one set to the next
};

}  // namespace carewright::ui
