/// A store with very many answers to decide on, made by a seed as fast as a store takes them.
#pragma once

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "engine/attempt/next_step.h"
#include "engine/store/act_store.h"
#include "engine/store/staff_session.h"

namespace carewright::test {

struct GeneratedCentre {
    /// Opens a store in `folder` and fills it: `attempts` answers of `learners` learners to eight questions, one in `decidedOneIn` of
    /// them decided.
    GeneratedCentre(const std::filesystem::path& folder, int attempts, int learners = 500, int decidedOneIn = 20) : random(1), ids(1), m_decidedOneIn(decidedOneIn) {
        StoreOptions options;
        options.automaticBackups = false;
        auto opened = Store::open(folder, clock, options);
        if (!opened) return;
        store = std::make_unique<Store>(std::move(*opened));
        for (int i = 0; i < learners; ++i) {
            people.emplace_back(ids.next(clock.now()));
            if (!store->addLearner(people.back(), "Learner " + std::to_string(i))) return;
        }
        auto session = StaffSession::open(*store, clock, ids, {"Asha", {StaffRole::assessor, StaffRole::lead}, "four quiet herons", cheapPassphrase});
        if (!session) return;
        assessor.emplace(std::move(*session));
        constexpr std::size_t batch = 6000;
        for (int i = 0; i < attempts; ++i) {
            answer(i);
            if (steps.size() < batch && i + 1 < attempts) continue;
            if (!store->append(steps) || !decide()) return;
            steps.clear();
        }
        good = true;
    }

    FixedClock clock{Instant(std::chrono::milliseconds(1795262400000))};
    std::mt19937_64 random;
    SeededUuidSource ids;
    std::unique_ptr<Store> store;
    std::optional<StaffSession> assessor;
    std::vector<LearnerId> people;
    bool good = false;

private:
    Marking marking() {
        Marking out;
        out.maxMarks = 6;
        out.refer = random() % 5 == 0;
        for (const char* id : {"definition", "legislation", "positive-risk", "own-outcomes"}) {
            PointMarking point;
            point.id = PointId(id);
            point.awarded = random() % 2 == 0;
            point.confidence = 0.5 + static_cast<double>(random() % 500) / 1000;
            point.marks = point.awarded ? 1 : 0;
            if (point.awarded) point.evidence = {{0, 22}};
            point.why = "You say that the person decides for themselves.";
            out.marks += point.marks;
            out.points.push_back(std::move(point));
        }
        out.engineVersion = "0.1.0";
        out.rubricHash = std::string(64, 'a');
        return out;
    }

    void answer(int i) {
        clock.advance(std::chrono::seconds(30));
        AttemptState state;
        const LearnerId& learner = people[static_cast<std::size_t>(i) % people.size()];
        const QuestionId question("q" + std::to_string(i % 8));
        const auto stamp = [&] { return StepStamp{StepId(ids.next(clock.now())), clock.now(), learnerActor(learner)}; };
        const auto take = [&](const Step& step) {
            apply(state, step);
            steps.push_back(step);
        };
        take(*start(AttemptId(ids.next(clock.now())), learner, questionExercise(CourseId("personalisation"), question), stamp()));
        take(**submit(state, "The person decides what their support looks like, with choice and control, number " + std::to_string(i) + ".", stamp()));
        Marking proposed = marking();
        proposed.question = question;
        take(**propose(state, state.lastSubmission()->step, proposed, stamp()));
        if (i % m_decidedOneIn != 0) return;
        Decided decided;
        decided.submissionHash = steps[steps.size() - 2].hash;
        decided.proposal = steps.back().id;
        decided.proposalHash = steps.back().hash;
        for (const PointMarking& point : proposed.points) decided.points.push_back({point.id, point.awarded, point.marks, point.awarded, {}, {}});
        decided.marks = proposed.marks;
        decided.maxMarks = proposed.maxMarks;
        drafts.push_back({ActKind::decided, {state.attempt, state.lastSubmission()->step, question}, toPayload(decided)});
    }

    bool decide() {
        const bool done = drafts.empty() || assessor->act(drafts).has_value();
        drafts.clear();
        return done;
    }

    std::vector<Step> steps;
    std::vector<ActDraft> drafts;
    int m_decidedOneIn;
};

}  // namespace carewright::test
