/// Steps of several attempts, cut where one attempt ends and the next begins.
#pragma once

#include <algorithm>
#include <span>

#include "engine/attempt/step.h"

namespace carewright {

/// Calls `take(std::span<const Step>)` once for each attempt, in order. `steps` holds all steps of an attempt one after
/// another, as a store hands them out; no span is empty.
template <class Take>
void eachAttempt(std::span<const Step> steps, Take&& take) {
    for (auto begin = steps.begin(); begin != steps.end();) {
        const auto end = std::find_if(begin, steps.end(), [&](const Step& step) { return step.attempt != begin->attempt; });
        take(std::span<const Step>(begin, end));
        begin = end;
    }
}

}  // namespace carewright
