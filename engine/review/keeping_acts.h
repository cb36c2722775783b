/// What acts about keeping, passing on and erasing records say, and their JSON form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/review/act.h"

namespace carewright {

/// received: a package was taken over. Steps are not signed; with this act who received them vouches for how they were.
struct Received {
    Uuid package;
    std::string sha256;         ///< of the package's bytes, hex
    std::string from;           ///< who it says it is from, in words
    int steps = 0, acts = 0;    ///< new ones

    friend bool operator==(const Received&, const Received&) = default;
};

/// The end of one author's chain.
struct ChainHead {
    Author author;
    std::int64_t seq = 0;
    std::string hash;

    friend bool operator==(const ChainHead&, const ChainHead&) = default;
};

/// sealedOff: where all chains of this store ended. What is missing from before it is noticed from then on.
struct SealedOff {
    std::vector<ChainHead> heads;
    int attempts = 0;
    std::string attemptsHash;   ///< SHA-256 over the lines `ATTEMPT SEQ HASH` of all attempts in order of id

    friend bool operator==(const SealedOff&, const SealedOff&) = default;
};

/// retentionSet: records are kept for so many years after a learner's last one.
struct RetentionSet {
    int years = 3;
    std::string reason;

    friend bool operator==(const RetentionSet&, const RetentionSet&) = default;
};

/// holdPlaced, holdLifted and erased: about one learner, with a reason.
struct LearnerKept {
    LearnerId learner;
    std::string reason;

    friend bool operator==(const LearnerKept&, const LearnerKept&) = default;
};

[[nodiscard]] std::string toPayload(const Received& payload);
[[nodiscard]] std::string toPayload(const SealedOff& payload);
[[nodiscard]] std::string toPayload(const RetentionSet& payload);
[[nodiscard]] std::string toPayload(const LearnerKept& payload);

/// Reading gives invalidInput, with the member that is wrong, where the text is not a payload of that kind.
[[nodiscard]] Result<Received> receivedPayload(std::string_view json);
[[nodiscard]] Result<SealedOff> sealedOffPayload(std::string_view json);
[[nodiscard]] Result<RetentionSet> retentionSetPayload(std::string_view json);
[[nodiscard]] Result<LearnerKept> learnerKeptPayload(std::string_view json);

}  // namespace carewright
