/// Works out from a store where the plans of internal quality assurance stand. All decided rows are read for it, which takes seconds
/// where very much is decided, so it is done beside the frame.
#pragma once

#include <map>
#include <string>

#include "app/ui/quality_model.h"
#include "engine/content/course.h"
#include "engine/store/store.h"

namespace carewright {

struct PlansRead {
    ui::SamplingFigures sampling;
    std::map<AccountId, std::string> names;     ///< of all who have an account
};

/// What was raised by now, with what was done about it, newest first.
[[nodiscard]] Result<std::vector<ui::IqaAction>> actionsIn(Store& store);

/// As of `now`. `course` as it was written, with what is held back from learners. Changes nothing.
[[nodiscard]] Result<PlansRead> plansIn(Store& store, const Course& course, Instant now);

}  // namespace carewright
