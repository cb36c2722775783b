#include "engine/attempt/examiner_evidence.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace carewright {

Evidence evidenceOf(const ExaminerState& run, const Course& course) {
    Evidence out;
    const std::string& ref = run.attempt.exercise.ref;
    const Sample* sample = run.committedAt ? course.findSample(SampleId(ref)) : nullptr;
    if (!sample) return out;
    for (const SampleJudgement& judgement : sample->judgements) {
        const SampleDecision* decision = run.find(judgement);
        if (judgement.point.empty() || !decision) continue;
        const double score = decision->holds == judgement.holds ? 1 : 0;
        out.points.push_back({judgement.point, *run.committedAt, EvidenceSource::sampleMarked, score, run.attempt.attempt, ref});
    }
    return out;
}

void keepFirstVerdicts(Evidence& evidence, std::size_t from) {
    // Attempts tell runs of the same moment apart, so that the outcome does not depend on the order.
    using Verdict = std::pair<Instant, AttemptId>;
    std::map<std::pair<std::string, std::string>, Verdict> first;
    const auto verdictOf = [](const PointEvidence& piece) { return Verdict{piece.when, piece.attempt}; };
    const auto keyOf = [](const PointEvidence& piece) { return std::pair{piece.ref, piece.point.value}; };
    const auto begin = evidence.points.begin() + static_cast<std::ptrdiff_t>(std::min(from, evidence.points.size()));
    for (auto piece = begin; piece != evidence.points.end(); ++piece) {
        if (piece->source != EvidenceSource::sampleMarked) continue;
        const auto [known, added] = first.try_emplace(keyOf(*piece), verdictOf(*piece));
        if (!added) known->second = std::min(known->second, verdictOf(*piece));
    }
    if (first.empty()) return;
    const auto later = [&](const PointEvidence& piece) { return piece.source == EvidenceSource::sampleMarked && first.at(keyOf(piece)) != verdictOf(piece); };
    evidence.points.erase(std::remove_if(begin, evidence.points.end(), later), evidence.points.end());
}

}  // namespace carewright
