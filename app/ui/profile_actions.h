/// What a learner can do with the profiles on this computer. The desk of the same name applies these.
#pragma once

#include <string>
#include <variant>

#include "engine/base/uuid.h"

namespace carewright::ui {

/// The learner who is learning now is called this.
struct ChangeName {
    std::string name;
};

/// Mock assessments begin with so much more time; 0 to 100.
struct ChooseExtraTime {
    int percent = 0;
};

/// Tutors of this computer may (or may no longer) try rubrics on the answers of who is learning now, which they see without the
/// name.
struct LendAnswers {
    bool lend = false;
};

/// Somebody new learns on this computer, and begins now.
struct AddLearner {
    std::string name;
};

/// Another learner of this computer goes on. The passphrase is empty where the profile has none.
struct BecomeLearner {
    LearnerId learner;
    std::string passphrase;
};

/// Stores everything and asks who comes next.
struct LeaveProfile {};

/// The profile opens with this passphrase from now on. `before` is empty where it had none.
struct SetPassphrase {
    std::string before, after;
};

/// The profile opens without a passphrase again.
struct RemovePassphrase {
    std::string before;
};

using ProfileAction = std::variant<ChangeName, ChooseExtraTime, LendAnswers, AddLearner, BecomeLearner, LeaveProfile, SetPassphrase, RemovePassphrase>;

}  // namespace carewright::ui
