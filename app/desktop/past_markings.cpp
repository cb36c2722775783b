#include "app/desktop/past_markings.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "app/machine/local_days.h"
#include "app/ui/model.h"
#include "engine/attempt/asked.h"
#include "engine/attempt/attempt_state.h"
#include "engine/attempt/chain.h"
#include "engine/attempt/each_attempt.h"
#include "engine/attempt/mock_run.h"
#include "engine/attempt/quiz_texts.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

constexpr std::size_t longestName = 60;

/// Whether a marking gave the point, or told of the misconception; nothing where it says nothing of it.
std::optional<bool> verdictOf(const Marking& marking, const TrialSubject& subject) {
    if (subject.kind == TrialSubject::Kind::point) {
        const auto found = std::ranges::find(marking.points, PointId(subject.id), &PointMarking::id);
        return found == marking.points.end() ? std::nullopt : std::optional(found->awarded);
    }
    const auto found = std::ranges::find(marking.misconceptions, MisconceptionId(subject.id), &MisconceptionMarking::id);
    return found == marking.misconceptions.end() ? std::nullopt : std::optional(found->asserted);
}

std::string named(const std::string& title, const std::string& id) { return "“" + shortened(title.empty() ? id : title, longestName) + "”"; }

class Collector {
public:
    Collector(Store& store, const Course& course, const TrialSubject& subject, Instant now) : m_store(store), m_course(course), m_subject(subject), m_days(localDays(now)) {
        if (auto learners = store.learners()) m_learners = std::move(*learners);
    }

    std::vector<PastAnswer> all() {
        each("question", [this](std::span<const Step> steps) { practised(steps); });
        mocks();
        each("quiz", [this](std::span<const Step> steps) { quiz(steps); });
        each("scenario", [this](std::span<const Step> steps) { story(steps); });
        return std::move(m_past);
    }

private:
    template <class Take>
    void each(const std::string& exercise, Take&& take) {
        if (const auto steps = m_store.stepsWithoutTyping(of(exercise))) eachAttempt(*steps, take);
    }

    /// What is written in a mock assessment stands in the typing itself, so that these are read whole, one at a time.
    void mocks() {
        const auto attempts = m_store.attempts(of("mock"));
        if (!attempts) return;
        for (const AttemptSummary& attempt : *attempts)
            if (const auto steps = m_store.steps(attempt.id); steps && !steps->empty()) mock(*steps);
    }

    [[nodiscard]] AttemptQuery of(const std::string& exercise) const { return {.learner = {}, .course = m_course.id, .exercise = exercise, .ref = {}}; }

    void add(ui::PastPlace place, const std::string& where, const LearnerId& learner, Instant when, const QuestionId& question, const std::string& text, const Marking* marking) {
        const auto verdict = marking ? verdictOf(*marking, m_subject) : std::nullopt;
        if (!verdict) return;
        const auto found = std::ranges::find(m_learners, learner, &Learner::id);
        m_past.push_back({found == m_learners.end() ? "somebody no longer here" : found->name, ui::longDate(toString(m_days.dayOf(when))), question, text, *verdict, place, where});
    }

    void practised(std::span<const Step> steps) {
        const AttemptState state = fold(steps);
        const QuestionId question(state.exercise.ref);
        const Question* asked = m_course.findQuestion(question);
        for (const Submission& one : state.submissions)
            add(ui::PastPlace::practise, "Practise, " + named(asked ? asked->text : std::string(), question.value), state.learner, one.when, question, one.text, one.marking());
    }

    void mock(const std::vector<Step>& steps) {
        const MockState state = foldMock(steps);
        const auto paper = std::ranges::find(m_course.mocks, MockId(state.attempt.exercise.ref), &Mock::id);
        const std::string where = "Mock assessment " + named(paper == m_course.mocks.end() ? std::string() : paper->title, state.attempt.exercise.ref);
        if (!state.handedInAt) return;
        for (const MockAnswer& one : state.answers) add(ui::PastPlace::mock, where, state.attempt.learner, *state.handedInAt, one.question, one.text, one.marking ? &*one.marking : nullptr);
    }

    void quiz(std::span<const Step> steps) {
        const AttemptState state = fold(steps);
        const auto chains = branches(steps);
        if (chains.empty()) return;
        // Of an item that is gone nobody can say what it asked.
        for (const QuizText& one : quizTexts(chains.front())) {
            const Item* item = m_course.findItem(one.item);
            if (item) add(ui::PastPlace::quiz, "Quiz item " + named(item->stem, item->id.value), state.learner, one.when, item->question, one.text, one.marking ? &*one.marking : nullptr);
        }
    }

    void story(std::span<const Step> steps) {
        const AttemptState state = fold(steps);
        const Scenario* scenario = m_course.findScenario(ScenarioId(state.exercise.ref));
        const auto chains = branches(steps);
        if (!scenario || chains.empty()) return;
        for (const StoryText& one : storyTexts(chains.front())) {
            const Submission* submission = state.findSubmission(one.submission);
            const Passage* passage = scenario->findPassage(one.passage.empty() ? scenario->start : one.passage);
            if (!submission || !passage || !passage->written) continue;
            add(ui::PastPlace::story, "Story " + named(scenario->title, scenario->id.value), state.learner, submission->when, passage->written->question, submission->text, submission->marking());
        }
    }

    Store& m_store;
    const Course& m_course;
    const TrialSubject& m_subject;
    LearnerDays m_days;
    std::vector<Learner> m_learners;
    std::vector<PastAnswer> m_past;
};

}  // namespace

std::vector<PastAnswer> pastMarkings(Store& store, const Course& course, const TrialSubject& subject, Instant now) { return Collector(store, course, subject, now).all(); }

}  // namespace carewright
