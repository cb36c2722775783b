/// What views read of the profiles on this computer. Plain values; the desk of the same name keeps them.
#pragma once

#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/uuid.h"

namespace carewright::ui {

/// One who learns on this computer.
struct LearnerHere {
    LearnerId id;
    std::string name;
    bool locked = false;        ///< opens with a passphrase only
    Instant openAgainAt;        ///< after a wrong passphrase: not to be tried before
};

struct ProfileModel {
    std::vector<LearnerHere> learners;  ///< in the order in which they came
    LearnerId now;              ///< who is learning; empty while it is asked
    LearnerId last;             ///< who learned here last
    bool asking = false;        ///< nobody is learning yet: who is it?
    int extraPercent = 0;       ///< more time in mock assessments
    bool lends = false;         ///< tutors may try rubrics on the answers of who is learning
    std::string problem;        ///< why the last thing asked for was not done; empty: it was
    std::string done;           ///< what was done, as a sentence; empty: nothing to say

    /// Null where there is none.
    [[nodiscard]] const LearnerHere* find(const LearnerId& id) const {
        for (const LearnerHere& one : learners)
            if (one.id == id) return &one;
        return nullptr;
    }
    /// What the one who is learning is called; empty while it is asked.
    [[nodiscard]] std::string name() const {
        const LearnerHere* one = find(now);
        return one ? one->name : std::string();
    }
};

}  // namespace carewright::ui
