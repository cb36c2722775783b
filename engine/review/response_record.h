/// What people decided about one response: derived from the acts on it, the same on every machine.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/review/act.h"
#include "engine/review/act_content.h"
#include "engine/review/roster.h"

namespace carewright {

enum class DecisionRole {
    first,          ///< the first marker's
    correction,     ///< in place of an earlier one
    second,         ///< a second marker's; holds nothing by itself
    resolution,     ///< what holds after first and second differed
};
[[nodiscard]] std::string_view toString(DecisionRole role);

/// One decision, whether it still holds or not.
struct Decision {
    ActId act;
    std::string hash;                       ///< of the act
    AccountId by;
    Instant when;
    DecisionRole role = DecisionRole::first;
    Decided decided;
    std::string reason;                     ///< of a correction or resolution
    ActId replaces;                         ///< of a correction
    SecondMarkingWay way = SecondMarkingWay::blindDouble;   ///< of a second marking
    std::optional<int> tolerance;           ///< of a second marking: marks by which the totals may differ; nothing: in nothing at all
    bool replaced = false;                  ///< a correction or resolution came after it
    bool withdrawn = false;
    std::optional<Instant> releasedAt;

    [[nodiscard]] bool holds() const { return !replaced && !withdrawn; }
};

struct Annotation {
    ActId act;
    AccountId by;
    Instant when;
    Annotated what;
};

struct Appeal {
    ActId act;
    Instant when;
    ActId decision;
    std::string reason;
    std::optional<AppealAnswered> answer;
    AccountId answeredBy;
    std::optional<Instant> answeredAt;

    [[nodiscard]] bool isOpen() const { return !answer; }
};

/// An IQA's look at a decision.
struct SampleLook {
    ActId act;
    AccountId by;
    Instant when;
    Sampled what;
};

/// An act that is in the store but counts for nothing, and why.
struct DisregardedAct {
    ActId act;
    std::string reason;
};

struct ResponseRecord {
    ResponseRef response;
    std::vector<Decision> decisions;            ///< in the order in which they were made
    std::vector<Annotation> annotations;        ///< that were not removed
    std::string feedback;                       ///< as it was last written
    std::string releasedFeedback;               ///< as it was when a decision was last released: what the learner sees
    std::vector<Appeal> appeals;
    std::vector<SampleLook> samples;
    std::vector<DisregardedAct> disregarded;
    /// Two people decided at first hand without knowing of each other (their stores were joined later): neither is thrown
    /// away. Until that is resolved, the earlier one stands and nothing is released.
    bool contested = false;

    /// The decision that stands: the resolution, the last correction, or the first decision; null where nobody has decided.
    [[nodiscard]] const Decision* standing() const;
    /// The second marker's that holds; null for none.
    [[nodiscard]] const Decision* second() const;
    /// What the learner sees: the decision released last, be it replaced since or not; null for none.
    [[nodiscard]] const Decision* released() const;
    [[nodiscard]] const Decision* find(const ActId& act) const;
    [[nodiscard]] const Appeal* openAppeal() const;
    /// Second marker and first are further apart than the second marking tolerates (without a tolerance: differ in a point or the
    /// marks), and nobody has resolved it.
    [[nodiscard]] bool differsUnresolved() const;
    /// Everybody who made one of the decisions.
    [[nodiscard]] bool decidedBy(const AccountId& account) const;
};

/// Points awarded alike and the same marks.
[[nodiscard]] bool sameOutcome(const Decided& a, const Decided& b);

/// The record of a response from all acts on it, in any order, doubles passed over. An act counts where the roster lets it and it fits
/// what was there before it, by the rules that held from the beginning: a rule that came later voids nothing that was signed before.
[[nodiscard]] ResponseRecord recordOf(const ResponseRef& response, std::span<const Act> acts, const Roster& roster);

/// Why an act does not fit the state of the response, as a sentence; empty where it does. Roles are the roster's business;
/// this says who may not judge whom, what must come first, and what is too late:
///   - a second decision needs to be a correction with a reason; one that was released is not withdrawn;
///   - nobody second-marks, resolves as a third, samples or hears an appeal about a decision of their own;
///   - of two markers who differ, one lets the other's marking hold, or a third decides: nobody lets their own hold (came later);
///   - only what stands is released, once, and not while it is contested or first and second marker differ;
///   - an appeal is upheld once there is another decision than the one it is about, and the learner has been told it (came later);
///   - only a released decision is appealed, one appeal at a time. That it is the learner's own is the store's to check.
[[nodiscard]] std::string whyNotNow(const ResponseRecord& record, const Author& author, const ActContent& content);

}  // namespace carewright
