#include "engine/marking/trial_decisions.h"

#include <algorithm>

namespace carewright {

std::vector<TrialDecision> decisionsOn(const MarkedResponse& response, const Marking& marking) {
    const auto has = [](const auto& ids, const auto& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
    std::vector<TrialDecision> decisions;
    decisions.reserve(marking.points.size() + marking.misconceptions.size());
    for (const auto& point : marking.points) {
        decisions.push_back({.subject = {TrialSubject::Kind::point, point.id.value},
                             .rubric = point.awarded,
                             .readers = has(response.awarded, point.id),
                             .confidence = point.confidence,
                             .evidence = &point.evidence,
                             .why = &point.why,
                             .rules = &point.rules});
    }
    for (const auto& misconception : marking.misconceptions) {
        decisions.push_back({.subject = {TrialSubject::Kind::misconception, misconception.id.value},
                             .rubric = misconception.asserted,
                             .readers = has(response.misconceptions, misconception.id),
                             .confidence = misconception.confidence,
                             .evidence = &misconception.evidence,
                             .why = &misconception.why,
                             .rules = &misconception.rules});
    }
    return decisions;
}

RubricComparison compareRubrics(const std::vector<MarkedResponse>& responses, const std::vector<Marking>& before,
                                const std::vector<Marking>& after) {
    RubricComparison comparison;
    for (std::size_t i = 0; i < responses.size(); ++i) {
        const auto first = decisionsOn(responses[i], before[i]);
        for (const auto& second : decisionsOn(responses[i], after[i])) {
            const auto same = std::find_if(first.begin(), first.end(),
                                           [&](const TrialDecision& d) { return d.subject == second.subject; });
            if (same == first.end()) continue;
            ++comparison.decisions;
            if (same->rubric == second.rubric) continue;
            ++(second.rubric == second.readers ? comparison.better : comparison.worse);
            comparison.changes.push_back({.response = responses[i].id,
                                          .question = responses[i].question,
                                          .subject = second.subject,
                                          .before = same->rubric,
                                          .readers = second.readers});
        }
    }
    return comparison;
}

}  // namespace carewright
