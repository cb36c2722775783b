#include "engine/store/one_learner.h"

#include <algorithm>

namespace carewright {

Result<Learner> findLearner(Store& store, const LearnerId& id) {
    auto learners = store.learners();
    if (!learners) return tl::make_unexpected(std::move(learners.error()));
    const auto found = std::ranges::find(*learners, id, &Learner::id);
    if (found == learners->end()) return fail(ErrorCode::notFound, "There is no such learner.");
    return *found;
}

Result<std::vector<AttemptSummary>> allAttemptsOf(Store& store, const LearnerId& id) {
    // One person's attempts are far fewer than the store may hold.
    constexpr std::size_t batch = 1000;
    std::vector<AttemptSummary> all;
    while (true) {
        auto some = store.attempts({.learner = id, .course = {}, .exercise = {}, .ref = {}, .limit = batch, .offset = all.size()});
        if (!some) return tl::make_unexpected(std::move(some.error()));
        all.insert(all.end(), some->begin(), some->end());
        if (some->size() < batch) break;
    }
    std::ranges::stable_sort(all, {}, &AttemptSummary::startedAt);
    return all;
}

}  // namespace carewright
