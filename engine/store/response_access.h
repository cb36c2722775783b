/// How a learner worked at one response (attempt/access.h).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/attempt/access.h"
#include "engine/review/act.h"
#include "engine/store/store.h"

namespace carewright {

/// What held while the try was written that `response` names, oldest first, from all steps of its attempt. None where nothing was
/// recorded, or nothing of that name was handed in.
[[nodiscard]] std::vector<AccessFrom> accessAt(const ResponseRef& response, std::span<const Step> steps);

/// The same in words (accessWords) for one response after the other: the steps of an attempt are read once while its responses
/// follow each other.
class AccessReader {
public:
    /// `store` must outlive the reader.
    explicit AccessReader(Store& store) : m_store(&store) {}

    [[nodiscard]] Result<std::string> wordsAt(const ResponseRef& response);

private:
    Store* m_store;
    AttemptId m_attempt;
    std::vector<Step> m_steps;
};

}  // namespace carewright
