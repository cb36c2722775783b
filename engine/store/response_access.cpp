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

}  // namespace carewright
