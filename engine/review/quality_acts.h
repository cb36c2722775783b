/// What acts of internal quality assurance say, and their JSON form.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/review/act.h"

namespace carewright {

enum class SamplingStage { interim, summative };
[[nodiscard]] std::string_view toString(SamplingStage stage);

/// planMade: which decisions will be looked at. Which they are follows from the seed, so that nobody picks.
struct PlanMade {
    std::string name;
    CourseId course;
    std::vector<CriterionId> criteria;      ///< none: all of the course
    std::vector<AccountId> assessors;       ///< none: all
    std::vector<std::string> methods;       ///< "question", "mock" …; none: all
    SamplingStage stage = SamplingStage::interim;
    int percent = 10;                       ///< of each assessor's decisions; 1 to 100
    int percentNew = 50;                    ///< … while the assessor is new
    int newUntil = 20;                      ///< an assessor with fewer decisions is new
    std::uint64_t seed = 0;
    Instant from, due;                      ///< decisions from the one, samples done by the other
    std::string note;

    friend bool operator==(const PlanMade&, const PlanMade&) = default;
};

/// sampled: one decision looked at, by somebody who did not make it.
struct Sampled {
    ActId plan;                     ///< may be empty: outside any plan
    ActId decision;
    std::string decisionHash;
    bool agrees = true;
    std::vector<PointId> disputed;  ///< where not
    std::string note;               ///< required where it does not agree

    friend bool operator==(const Sampled&, const Sampled&) = default;
};

/// actionRaised: what somebody has to do, and by when.
struct ActionRaised {
    ActId about;                    ///< a sample or a plan
    AccountId whom;
    std::string text;
    Instant due;

    friend bool operator==(const ActionRaised&, const ActionRaised&) = default;
};

struct ActionClosed {
    ActId action;
    std::string note;

    friend bool operator==(const ActionClosed&, const ActionClosed&) = default;
};

/// signedOff: the samples of a plan are done.
struct SignedOff {
    ActId plan;
    int planned = 0, done = 0;
    std::string note;

    friend bool operator==(const SignedOff&, const SignedOff&) = default;
};

/// One response of a standardisation set as an assessor marked it.
struct StandardisedMark {
    std::string response;           ///< id within the set
    int marks = 0, reference = 0;

    friend bool operator==(const StandardisedMark&, const StandardisedMark&) = default;
};

/// standardised: an assessor marked a set whose marks are agreed. Signed by that assessor.
struct Standardised {
    std::string set;
    std::string kind;               ///< "practice", "qualification", "seed"
    CourseId course;
    int points = 0, pointsRight = 0;
    int threshold = 0;              ///< percent of the points that must be right to qualify; 0 in practice
    bool qualified = false;
    std::vector<StandardisedMark> marks;

    friend bool operator==(const Standardised&, const Standardised&) = default;
};

[[nodiscard]] std::string toPayload(const PlanMade& payload);
[[nodiscard]] std::string toPayload(const Sampled& payload);
[[nodiscard]] std::string toPayload(const ActionRaised& payload);
[[nodiscard]] std::string toPayload(const ActionClosed& payload);
[[nodiscard]] std::string toPayload(const SignedOff& payload);
[[nodiscard]] std::string toPayload(const Standardised& payload);

/// Reading gives invalidInput, with the member that is wrong, where the text is not a payload of that kind.
[[nodiscard]] Result<PlanMade> planMadePayload(std::string_view json);
[[nodiscard]] Result<Sampled> sampledPayload(std::string_view json);
[[nodiscard]] Result<ActionRaised> actionRaisedPayload(std::string_view json);
[[nodiscard]] Result<ActionClosed> actionClosedPayload(std::string_view json);
[[nodiscard]] Result<SignedOff> signedOffPayload(std::string_view json);
[[nodiscard]] Result<Standardised> standardisedPayload(std::string_view json);

}  // namespace carewright
