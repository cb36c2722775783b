#include "engine/attempt/step.h"

#include <array>
#include <utility>

#include "engine/base/hash.h"

namespace carewright {

namespace {

constexpr std::array<std::pair<ActorRole, std::string_view>, 4> roleNames{{
    {ActorRole::learner, "learner"},
    {ActorRole::engine, "engine"},
    {ActorRole::tutor, "tutor"},
    {ActorRole::assessor, "assessor"},
}};

constexpr auto kindNames = std::to_array<std::pair<StepKind, std::string_view>>({
    {StepKind::started, "started"},
    {StepKind::draft, "draft"},
    {StepKind::submitted, "submitted"},
    {StepKind::proposed, "proposed"},
    {StepKind::retried, "retried"},
    {StepKind::finished, "finished"},
    {StepKind::reopened, "reopened"},
    {StepKind::reviewed, "reviewed"},
    {StepKind::reviewWithdrawn, "review-withdrawn"},
    {StepKind::cardSetAside, "card-set-aside"},
    {StepKind::assessmentDateSet, "assessment-date-set"},
    {StepKind::quizPaper, "quiz-paper"},
    {StepKind::itemAnswered, "item-answered"},
    {StepKind::itemChecked, "item-checked"},
    {StepKind::itemGivenUp, "item-given-up"},
    {StepKind::itemFlagged, "item-flagged"},
    {StepKind::itemVisited, "item-visited"},
    {StepKind::quizTimed, "quiz-timed"},
    {StepKind::quizHandedIn, "quiz-handed-in"},
    {StepKind::storyBegun, "story-begun"},
    {StepKind::storyChosen, "story-chosen"},
    {StepKind::storyWentOn, "story-went-on"},
    {StepKind::storyWentBack, "story-went-back"},
    {StepKind::storyRestarted, "story-restarted"},
    {StepKind::mockBegun, "mock-begun"},
    {StepKind::mockDraft, "mock-draft"},
    {StepKind::mockWent, "mock-went"},
    {StepKind::mockFlagged, "mock-flagged"},
    {StepKind::mockTimed, "mock-timed"},
    {StepKind::mockRested, "mock-rested"},
    {StepKind::mockResumed, "mock-resumed"},
    {StepKind::mockHandedIn, "mock-handed-in"},
    {StepKind::mockMarked, "mock-marked"},
    {StepKind::sampleDecided, "sample-decided"},
    {StepKind::sampleCommitted, "sample-committed"},
});

}  // namespace

std::string toString(const Actor& actor) {
    for (const auto& [role, name] : roleNames)
        if (role == actor.role) return std::string(name) + ":" + actor.name;
    return actor.name;
}

Actor parseActor(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos)
        for (const auto& [role, name] : roleNames)
            if (name == text.substr(0, colon)) return Actor{role, std::string(text.substr(colon + 1))};
    return Actor{ActorRole::unknown, std::string(text)};
}

Actor learnerActor(const LearnerId& learner) { return Actor{ActorRole::learner, toString(learner)}; }

std::string_view toString(StepKind kind) {
    for (const auto& [value, name] : kindNames)
        if (value == kind) return name;
    return {};
}

StepKind stepKindFromString(std::string_view name) {
    for (const auto& [value, known] : kindNames)
        if (known == name) return value;
    return StepKind::unknown;
}

Exercise questionExercise(const CourseId& course, const QuestionId& question) {
    return Exercise{"question", course, question.value};
}

Exercise scenarioExercise(const CourseId& course, const ScenarioId& scenario) {
    return Exercise{"scenario", course, scenario.value};
}

std::string_view kindName(const Step& step) {
    return step.kind == StepKind::unknown ? std::string_view(step.foreignKind) : toString(step.kind);
}

std::string hashedBytes(const Step& step) {
    std::string bytes = "carewright step 1\n";
    bytes += toString(step.id) + '\n';
    bytes += toString(step.attempt) + '\n';
    bytes += toString(step.learner) + '\n';
    bytes += std::to_string(step.seq) + '\n';
    bytes += std::to_string(step.when.time_since_epoch().count()) + '\n';
    bytes += toString(step.actor) + '\n';
    bytes += kindName(step);
    bytes += '\n';
    bytes += step.previousHash + '\n';
    bytes += step.payload;
    return bytes;
}

std::string stepHash(const Step& step) { return sha256Hex(hashedBytes(step)); }

}  // namespace carewright
