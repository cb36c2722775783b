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
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/statistics.h"
#include "engine/marking/compiled_course.h"
#include "engine/marking/suggestions.h"
#include "engine/marking/term_use.h"
#include "engine/marking/trial.h"

namespace carewright {

/// The course with everything a draft left unfinished made harmless: a relation of one part, a concept not yet chosen or
/// a wording that can't be read never holds. Shapes stay, so that paths mean the same. `weights` false: rules alone.
[[nodiscard]] Course readyToMark(const Course& draft, bool weights);

/// The smallest course that a subject's rubric can be judged by: its concepts, what opens examples and joins relations,
/// the words of the subject, and the rubrics it rests on. Rules alone.
[[nodiscard]] Course courseBehind(const Course& draft, const TrialSubject& subject);

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

struct BenchOptions {
    bool findings = true;           ///< terms, rules and suggestions too
    const std::atomic<bool>* stop = nullptr;    ///< set by another thread when nobody waits any more
};

/// Judges every response for one subject. notFound where the course has no such subject; conflict when stopped.
[[nodiscard]] Result<BenchMarks> markBench(const CompiledCourse& compiled, const TrialSubject& subject,
                                           std::span<const MarkedResponse> responses, const BenchOptions& options = {});

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
