#include "engine/store/response_access.h"

#include <algorithm>

namespace carewright {

std::vector<AccessFrom> accessAt(const ResponseRef& response, std::span<const Step> steps) {
    const auto handedIn = std::ranges::find(steps, response.submission, &Step::id);
    if (handedIn == steps.end()) return {};
    Instant begun = steps.front().when;
    for (const Step& step : steps)
        if (step.kind == StepKind::submitted && step.seq < handedIn->seq) begun = std::max(begun, step.when);
    return accessBetween(accessOf(steps), begun, handedIn->when);
}

Result<std::string> AccessReader::wordsAt(const ResponseRef& response) {
    if (m_attempt != response.attempt || m_steps.empty()) {
        auto steps = m_store->steps(response.attempt);
        if (!steps) return tl::make_unexpected(std::move(steps.error()));
        m_steps = std::move(*steps);
        m_attempt = response.attempt;
    }
    return accessWords(accessAt(response, m_steps));
}

}  // namespace carewright
