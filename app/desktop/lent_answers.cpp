#include "app/desktop/lent_answers.h"

#include <span>
#include <string>
#include <string_view>

#include "app/desktop/workspace_entries.h"
#include "engine/attempt/attempt_state.h"
#include "engine/attempt/each_attempt.h"
#include "engine/base/hash.h"

namespace carewright {
namespace {

/// Begins the id of an answer that a learner lends.
constexpr std::string_view lentPrefix = "lent-answer:";

}  // namespace

std::vector<MarkedResponse> lentAnswers(Store& store, const CourseId& course) {
    std::vector<MarkedResponse> lent;
    const auto learners = store.learners();
    if (!learners) return lent;
    for (const Learner& learner : *learners) {
        const auto allowed = learner.entries.find(std::string(lendsAnswersKey));
        if (allowed == learner.entries.end() || allowed->second != "yes") continue;
        const auto steps = store.stepsWithoutTyping({.learner = learner.id, .course = course, .exercise = "question", .ref = {}});
        if (!steps) continue;
        eachAttempt(*steps, [&](std::span<const Step> attempt) {
            const AttemptState state = fold(attempt);
            std::size_t number = 0;
            for (const Submission& submission : state.submissions) {
                ++number;
                const Marking* marking = submission.marking();
                if (!marking) continue;
                MarkedResponse one;
                // Another word for the same answer each time, that says nothing of who wrote it.
                one.id = std::string(lentPrefix) + sha256Hex(toString(state.attempt) + "/" + std::to_string(number)).substr(0, 12);
                one.question = QuestionId(state.exercise.ref);
                one.answer = submission.text;
                for (const PointMarking& point : marking->points)
                    if (point.awarded) one.awarded.push_back(point.id);
                for (const MisconceptionMarking& idea : marking->misconceptions)
                    if (idea.asserted) one.misconceptions.push_back(idea.id);
                lent.push_back(std::move(one));
            }
        });
    }
    return lent;
}

bool isLent(const MarkedResponse& response) { return response.id.starts_with(lentPrefix); }

}  // namespace carewright
