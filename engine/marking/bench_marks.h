/// How a rubric did on a bench of marked responses: plain values and the figures that follow, made by bench.h.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/marking/term_use.h"
#include "engine/marking/trial.h"
#include "engine/marking/word_suggestion.h"

namespace carewright {

/// What a rubric says to one response.
struct BenchVerdict {
    bool rules = false;             ///< rules alone
    bool marked = false;            ///< as marking decides: with the weights where there are any
    float probability = 0;

    friend bool operator==(const BenchVerdict&, const BenchVerdict&) = default;
};

struct BenchMarks {
    TrialSubject subject;
    bool weighed = false;           ///< learnt weights took part in `marked`
    std::vector<BenchVerdict> verdicts;         ///< one for each response
    std::vector<TermUse> terms;                 ///< of the concepts behind the rubric
    std::vector<RuleUse> rules;                 ///< award rules
    std::vector<WordSuggestion> suggestions;    ///< by the rules alone: what they miss
};

/// What the readers say to a subject.
[[nodiscard]] bool readersSay(const MarkedResponse& response, const TrialSubject& subject);

/// Which of the two decisions a figure is about.
enum class BenchSide { rules, marked };
[[nodiscard]] inline bool verdictOf(const BenchVerdict& verdict, BenchSide side) { return side == BenchSide::rules ? verdict.rules : verdict.marked; }

/// Agreement of a rubric with its readers.
[[nodiscard]] Agreement agreementOf(const BenchMarks& marks, std::span<const MarkedResponse> responses, BenchSide side);

/// A response on which a rubric and its readers differ, or two states of a rubric.
struct BenchDifference {
    std::size_t response = 0;       ///< its number on the bench
    bool rubric = false;            ///< what the rubric says (now)
    bool readers = false;

    friend bool operator==(const BenchDifference&, const BenchDifference&) = default;
};

/// Missed ones first, then those credited without the readers, each in the order of the responses.
[[nodiscard]] std::vector<BenchDifference> disagreements(const BenchMarks& marks, std::span<const MarkedResponse> responses, BenchSide side);

/// Responses that a rubric now says yes to and did not before, and the other way round. Both of the same responses.
[[nodiscard]] std::vector<BenchDifference> changesSince(const BenchMarks& before, const BenchMarks& now,
                                                        std::span<const MarkedResponse> responses, BenchSide side);

}  // namespace carewright
