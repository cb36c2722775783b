/// A rubric in the making against responses that people have marked: how far they agree, what the last edit won and lost.
///
/// A trial (trial.h) judges a whole course; the bench judges one rubric, quickly enough to do so at every key. Two passes:
/// over the smallest course that the rubric can be judged by (its own concepts only, rules alone) for an answer within
/// milliseconds, and over the whole course with its learnt weights for the figures that count. The two may differ where a
/// misspelled word is nearer to a wording of another rubric; the second is what marking will do.
///
/// How rules and weights combine: where a course has learnt weights for a point, they decide (a rule that holds is one of
/// the things they weigh) and rejects of the rules cancel. Without weights the rules alone decide. Weights were learnt
/// from the rules as they stood; a rule with a new id weighs nothing until the weights are learnt again.
#pragma once

#include <atomic>
#include <span>

#include "engine/base/error.h"
#include "engine/marking/bench_marks.h"
#include "engine/marking/compiled_course.h"

namespace carewright {

struct BenchOptions {
    bool findings = true;           ///< terms, rules and suggestions too
    const std::atomic<bool>* stop = nullptr;    ///< set by another thread when nobody waits any more
};

/// Judges every response for one subject. notFound where the course has no such subject; conflict when stopped.
[[nodiscard]] Result<BenchMarks> markBench(const CompiledCourse& compiled, const TrialSubject& subject,
                                           std::span<const MarkedResponse> responses, const BenchOptions& options = {});

}  // namespace carewright
