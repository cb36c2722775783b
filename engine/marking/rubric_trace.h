/// What became of each part of a rubric on one response: plain values, made by trace.h.
#pragma once

#include <string>
#include <vector>

#include "engine/base/span.h"
#include "engine/content/rule_path.h"

namespace carewright {

/// A concept found in the response.
struct TracedHit {
    std::string concept_;           ///< id
    std::string term;               ///< the wording that fitted, in the notation of terms
    ByteSpan span;
    std::string standing;           ///< "denied: “not”"; empty where it is simply stated

    friend bool operator==(const TracedHit&, const TracedHit&) = default;
};

/// A rule, or a part of one, with what became of it.
struct TracedRule {
    RulePath path;
    bool held = false;
    std::vector<ByteSpan> spans;    ///< of what made it hold, sorted; empty where it did not (or where it is a point)
    std::string why;                ///< why it did not hold, a sentence; empty where it did
    std::vector<TracedRule> parts, unless;
};

struct RubricTrace {
    std::vector<TracedRule> rules;  ///< awards, then rejects, then refers, as they stand in the rubric
    std::vector<TracedHit> hits;    ///< of the course's own concepts, by place; a concept in another counts for itself
    bool rulesSayYes = false;       ///< an award holds, no reject cancels it and no flag rules it out
    bool holds = false;             ///< the marking's decision, weights included
    double probability = 0;         ///< … and how likely it takes it to be
    bool weighed = false;           ///< learnt weights took part
    std::string ruledOut;           ///< a flag that rules out any point, as a sentence; empty: none
};

}  // namespace carewright
