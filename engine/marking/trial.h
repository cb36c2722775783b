/// A trial of a rubric: the markings it proposes against the marks that people gave the same responses.
///
/// Rubrics are tested like code; this is the test. Everything here is a pure function of the markings and the marks, so
/// that the same trial gives the same figures on every machine.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/id.h"
#include "engine/base/span.h"
#include "engine/base/statistics.h"
#include "engine/content/course.h"
#include "engine/marking/marking.h"

namespace carewright {

/// A response and what its readers decided on it.
struct MarkedResponse {
    std::string id;
    QuestionId question;
    std::string answer;
    std::vector<PointId> awarded;                 ///< of all points of the course; others are not awarded
    std::vector<MisconceptionId> misconceptions;  ///< asserted; others are not
    bool offTopic = false;
};

/// A point or a misconception, by its id in the course.
struct TrialSubject {
    enum class Kind { point, misconception };

    Kind kind = Kind::point;
    std::string id;

    friend auto operator<=>(const TrialSubject&, const TrialSubject&) = default;
    friend bool operator==(const TrialSubject&, const TrialSubject&) = default;
};

/// How often rubric and readers agree, with the figures that follow and 95 % intervals over the responses.
struct Agreement {
    Confusion counts;
    std::optional<double> precision, recall, f1, kappa;
    std::optional<Interval> f1Interval, kappaInterval;
};

struct SubjectAgreement {
    TrialSubject subject;
    Agreement agreement;
};

/// Total marks of one question: rubric against the marks that the readers' points come to.
struct QuestionAgreement {
    QuestionId question;
    std::size_t responses = 0;
    std::optional<double> weightedKappa;  ///< quadratic weights
    std::optional<Interval> interval;
    double meanDifference = 0;  ///< rubric minus readers, in marks
    std::size_t exact = 0;      ///< responses with the very same total
};

/// Where rubric and readers differ on one decision.
struct Disagreement {
    std::string response;  ///< id
    QuestionId question;
    TrialSubject subject;
    bool rubric = false;  ///< what the rubric says; the readers say the opposite
    double confidence = 0;
    bool referred = false;
    std::vector<std::string> words;  ///< the evidence, as written
    std::string why;
};

/// One point of the curve of agreement against referral: with the `referred` share of responses in which most is likely
/// to be wrong sent to a person, this share of the decisions on the others agrees with the readers.
struct ReferralStep {
    double referred = 0;
    double agreement = 0;
    double threshold = 0;  ///< refers every response in which more wrong decisions than this are to be expected
};

/// How often each award rule held, and how often the readers agreed with what it did.
struct RuleUse {
    TrialSubject subject;
    RuleId rule;
    std::size_t held = 0;
    std::size_t agreed = 0;  ///< of these, where the readers credited (or flagged) the subject too
};

struct Trial {
    std::size_t responses = 0;
    std::vector<SubjectAgreement> points;  ///< in course order
    std::vector<SubjectAgreement> misconceptions;
    Agreement allPoints, allMisconceptions;  ///< decisions pooled
    std::optional<double> macroF1;           ///< mean F1 of the points that anyone ever credits
    std::optional<Interval> macroF1Interval;
    std::vector<QuestionAgreement> questions;   ///< those with responses
    Calibration calibration;                    ///< over every decision
    std::size_t referred = 0;                   ///< responses the rubric refers
    std::optional<double> unreferredAgreement;  ///< share of agreeing decisions on the other responses
    std::vector<ReferralStep> curve;            ///< referral shares 0, 0.05 … 0.5
    std::vector<RuleUse> rules;                 ///< every award rule of the course, unused ones too
    std::vector<Disagreement> disagreements;    ///< in the order of the responses
};

/// Compares `markings[i]`, made with MarkOptions::allPoints, with `responses[i]`. Both have the same length; `rounds`
/// is how many draws the intervals rest on (0: no intervals).
[[nodiscard]] Trial compareWithReaders(const Course& course, const std::vector<MarkedResponse>& responses,
                                       const std::vector<Marking>& markings, std::size_t rounds = 1000);

/// What the readers' points are worth in the question: marks of its points that were awarded, dependent ones only with
/// what they depend on, and no more than the question has. 0 where the course has no such question.
[[nodiscard]] int marksOf(const Course& course, const MarkedResponse& response);

/// A decision that two rubrics take differently on the same response.
struct ChangedDecision {
    std::string response;
    QuestionId question;
    TrialSubject subject;
    bool before = false;  ///< what the first rubric says; the second says the opposite
    bool readers = false;
};

struct RubricComparison {
    std::size_t decisions = 0;
    std::size_t better = 0, worse = 0;  ///< changes towards and away from the readers
    std::vector<ChangedDecision> changes;
};

/// Before and after an edit of a rubric: subjects that only one of the two judges are left out. The three lists have
/// the same length.
[[nodiscard]] RubricComparison compareRubrics(const std::vector<MarkedResponse>& responses,
                                              const std::vector<Marking>& before, const std::vector<Marking>& after);

}  // namespace carewright
