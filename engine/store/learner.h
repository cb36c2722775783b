/// A person who learns with this store.
#pragma once

#include <map>
#include <string>

#include "engine/base/clock.h"
#include "engine/base/uuid.h"

namespace carewright {

/// A profile with the newest value of each of its entries.
struct Learner {
    LearnerId id;
    std::string name;
    Instant addedAt;
    std::map<std::string, std::string> entries;     ///< settings by key, "name" left out

    friend bool operator==(const Learner&, const Learner&) = default;
};

/// One value that an entry of a profile had.
struct LearnerEntry {
    Instant setAt;
    std::string value;

    friend bool operator==(const LearnerEntry&, const LearnerEntry&) = default;
};

}  // namespace carewright
