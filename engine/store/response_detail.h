/// One response as an assessor looks at it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/attempt/attempt_state.h"
#include "engine/review/act.h"

namespace carewright {

/// A proposal with the hash of the step that recorded it, which a decision beside it names.
struct HashedProposal {
    Proposal proposal;
    std::string hash;
};

/// An earlier (or later) try of the same attempt.
struct OtherTry {
    ResponseRef response;
    int tryNumber = 0;
    Instant submittedAt;
    std::string text;
};

struct ResponseDetail {
    ResponseRef response;
    LearnerId learner;
    Exercise exercise;
    int tryNumber = 1;
    Instant submittedAt;
    std::string text;
    std::string submissionHash;                 ///< of the step that handed it in
    std::vector<HashedProposal> proposals;      ///< oldest first; the last one is what is decided beside
    std::vector<OtherTry> otherTries;           ///< in order of time, without this one
    int forks = 0;                              ///< the attempt went on from the same step on two computers

    [[nodiscard]] const HashedProposal* proposal() const { return proposals.empty() ? nullptr : &proposals.back(); }
};

/// From all steps of the attempt. notFound where nothing of that name was handed in.
[[nodiscard]] Result<ResponseDetail> detailOf(const ResponseRef& response, std::span<const Step> steps);

}  // namespace carewright
