#include "app/desktop/evidence_kinds.h"

#include "engine/attempt/examiner_evidence.h"
#include "engine/attempt/marking_gist.h"
#include "engine/attempt/quiz_evidence.h"
#include "engine/attempt/story_evidence.h"

namespace carewright {
namespace {

Evidence storyEvidence(std::span<const Step> steps, const Course& course) {
    const AttemptState attempt = fold(steps);
    const Scenario* scenario = course.findScenario(ScenarioId(attempt.exercise.ref));
    if (!scenario) return {};
    const StoryRules rules(*scenario);
    return evidenceOf(attempt.attempt, rules, foldScenario(rules, steps));
}

}  // namespace

std::vector<EvidenceKind> evidenceKinds() {
    // Recall is not among them: its events count across attempts, and the reader knows them itself.
    return {
        {"question", [](std::span<const Step> steps, const Course&) { return writtenEvidence(steps); }},
        {"quiz", [](std::span<const Step> steps, const Course& course) { return evidenceOf(course, foldQuiz(steps)); }},
        {"scenario", storyEvidence},
        {"mock", [](std::span<const Step> steps, const Course&) { return mockEvidence(steps); }},
        {"examiner", [](std::span<const Step> steps, const Course& course) { return evidenceOf(foldExaminer(steps), course); }},
    };
}

}  // namespace carewright
