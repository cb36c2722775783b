/// What staff can do to assure the quality of decisions. The desk of the same name applies these.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "app/ui/boxed.h"
#include "engine/base/id.h"
#include "engine/review/marking_rules.h"
#include "engine/review/quality_acts.h"

namespace carewright::ui {

/// Work the figures out anew.
struct Measure {};

/// The seed is drawn when the plan is made, so that nobody picks; whatever stands there is passed over.
struct MakePlan {
    PlanMade plan;
};
struct LookAtSample {
    ActId plan, decision;
    bool agrees = true;
    std::vector<PointId> disputed;
    std::string note;
};
struct RaiseAction {
    ActionRaised action;
    ActId decision{};                   ///< whose last sample it is about; empty: as the action says
};
struct CloseAction {
    ActId action;
    std::string note;
};
/// What an assessor gave one response of a set with reference marks.
struct SetMark {
    SampleId sample;
    std::set<PointId> awarded;
};
/// Commit a whole set: the reference is shown, and what it came to is signed.
struct CommitSet {
    bool qualification = false;     ///< else practice, which proves nothing
    std::vector<SetMark> marks;
};

/// How marking is checked from now on. The seeds are drawn when the rules are set; whatever stands there is passed over.
struct SetMarkingRules {
    MarkingRulesSet rules;
};
/// See what the engine and the rubric of today would propose for all that is decided. Nothing is kept of it.
struct RemarkDecided {};

struct SignOffPlan {
    ActId plan;
    std::string note;
};

/// Write a file into a folder.
struct HandOut {
    enum class What { eqaPack, resultsXlsx, resultsCsv, feedbackSheet, decisionsPackage, recordPackage };
    What what = What::eqaPack;
    std::filesystem::path folder;
    LearnerId learner;              ///< feedbackSheet, decisionsPackage
    ActId plan;                     ///< eqaPack: the samples of this plan; empty: all that is released
    bool hideLearners = false;      ///< eqaPack, results
};
/// Take a package over.
struct TakeOver {
    std::filesystem::path file;
};
/// Check everything that is kept.
struct AuditAll {};
/// Note where all chains end, so that nothing before can be cut off later.
struct SealRecord {};
struct SetRetention {
    int years = 3;
    std::string reason;
};
/// A learner's records must stay, or need not any longer.
struct HoldRecords {
    LearnerId learner;
    bool hold = true;
    std::string reason;
};
/// Pseudonymise a learner.
struct EraseLearner {
    LearnerId learner;
    std::string reason;
};

/// A learner's own: write all that was handed in into one file for the assessor's computer. Needs nobody of the staff.
struct HandIn {
    std::filesystem::path folder;
};
/// A learner's own: take in what the assessor decided, from such a file.
struct TakeHome {
    std::filesystem::path file;
};

struct QualityRequest {
    std::variant<HandIn, TakeHome, Measure, SetMarkingRules, RemarkDecided, MakePlan, LookAtSample, CommitSet, RaiseAction, CloseAction, SignOffPlan, HandOut, TakeOver, AuditAll, SealRecord, SetRetention, HoldRecords, EraseLearner> what;
};

}  // namespace carewright::ui
