/// A learner who came every day for years: written answers, recall and mocks, made by a seed.
#pragma once

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "engine/attempt/mock_run.h"
#include "engine/attempt/next_step.h"
#include "engine/attempt/recall_run.h"
#include "engine/content/course.h"
#include "engine/recall/deck.h"
#include "engine/store/store.h"

namespace carewright::test {

class GeneratedHistory {
public:
    GeneratedHistory(const Course& course, const LearnerId& learner, std::uint64_t seed) : m_course(course), m_learner(learner), m_ids(seed), m_random(seed), m_deck(makeDeck(course)) {}

    /// Each day up to `until`: an answer with its drafts and marking, an evening of 20 cards; each month a mock.
    [[nodiscard]] std::vector<Step> days(int count, Instant until) {
        for (int day = 0; day < count; ++day) {
            const Instant when = until - std::chrono::days(count - 1 - day);
            const double skill = static_cast<double>(day + 1) / count;
            answer(when, m_course.questions[static_cast<std::size_t>(day) % m_course.questions.size()], skill);
            evening(when + std::chrono::minutes(20), skill);
            if (day % 30 == 29 && !m_course.mocks.empty()) mock(when + std::chrono::hours(1), skill);
        }
        return std::move(m_steps);
    }

private:
    StepStamp stamp(Instant when) { return {StepId(m_ids.next(when)), when, learnerActor(m_learner)}; }
    bool chance(double p) { return std::uniform_real_distribution<double>()(m_random) < p; }

    template <class State>
    void add(State& state, const Result<std::optional<Step>>& step) {
        apply(state, **step);
        m_steps.push_back(**step);
    }

    template <class State>
    void begin(State& state, const Exercise& exercise, Instant when) {
        const auto first = start(AttemptId(m_ids.next(when)), m_learner, exercise, stamp(when));
        apply(state, *first);
        m_steps.push_back(*first);
    }

    Marking marking(const Question& question, double skill) {
        Marking out;
        out.question = question.id;
        out.maxMarks = question.marks;
        out.engineVersion = "0.1.0";
        out.rubricHash = std::string(64, 'a');
        for (const QuestionPoint& asked : question.points) {
            PointMarking point;
            point.id = asked.point;
            point.awarded = chance(0.2 + 0.7 * skill);
            point.confidence = 0.9;
            point.marks = point.awarded ? asked.marks : 0;
            if (point.awarded) point.evidence = {{0, 40}};
            point.why = "You say that the person decides for themselves, which is what this point asks for.";
            out.marks = std::min(out.maxMarks, out.marks + point.marks);
            out.points.push_back(point);
        }
        for (const Misconception& known : m_course.misconceptions) {
            MisconceptionMarking idea;
            idea.id = known.id;
            idea.asserted = chance(0.12 * (1 - skill));
            idea.confidence = 0.9;
            idea.why = "Nothing in the answer says this, and what comes close to it is said of others.";
            if (idea.asserted) idea.evidence = {{0, 20}};
            out.misconceptions.push_back(idea);
        }
        return out;
    }

    void answer(Instant when, const Question& question, double skill) {
        AttemptState state;
        begin(state, questionExercise(m_course.id, question.id), when);
        std::string text;
        for (int second = 1; second <= 30; ++second) {
            text += "The person decides how they are supported. ";
            add(state, writeDraft(state, text, stamp(when + std::chrono::seconds(second))));
        }
        add(state, submit(state, text, stamp(when + std::chrono::minutes(1))));
        add(state, propose(state, state.lastSubmission()->step, marking(question, skill), stamp(when + std::chrono::minutes(1))));
    }

    void evening(Instant when, double skill) {
        AttemptState state;
        begin(state, recallExercise(m_course.id), when);
        for (int i = 0; i < 20; ++i) {
            const Instant at = when + std::chrono::seconds(20 * (i + 1));
            const Card& card = m_deck[m_random() % m_deck.size()];
            const RecallEvent event{StepId(m_ids.next(at)), at, Reviewed{card.id, chance(0.5 + 0.45 * skill) ? Rating::good : Rating::again, std::chrono::seconds(9), {}}};
            const auto step = recordRecall(state, event, learnerActor(m_learner));
            apply(state, *step);
            m_steps.push_back(*step);
        }
    }

    void mock(Instant when, double skill) {
        MockState state;
        const Mock& mock = m_course.mocks.front();
        begin(state, mockExercise(m_course.id, mock.id), when);
        add(state, beginMock(state, {mock.questions, {60, 25, false}}, stamp(when)));
        for (const QuestionId& question : mock.questions) add(state, writeMockAnswer(state, question, "The person decides how they live and who supports them.", stamp(when + std::chrono::minutes(1))));
        add(state, handInMock(state, false, stamp(when + std::chrono::minutes(40))));
        for (const QuestionId& question : mock.questions)
            if (const Question* known = m_course.findQuestion(question)) add(state, markMockAnswer(state, question, marking(*known, skill), stamp(when + std::chrono::minutes(41))));
    }

    const Course& m_course;
    LearnerId m_learner;
    SeededUuidSource m_ids;
    std::mt19937_64 m_random;
    std::vector<Card> m_deck;
    std::vector<Step> m_steps;
};

}  // namespace carewright::test
