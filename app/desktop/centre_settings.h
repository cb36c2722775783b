/// What the centre has settled for the learners of this computer.
#pragma once

#include "engine/base/error.h"
#include "engine/store/store.h"

namespace carewright {

/// Whether learners may choose spelling help in mock assessments: yes unless the centre said no, also where the record can't be read.
[[nodiscard]] bool mockSpellingAllowed(Store& store);
[[nodiscard]] Result<void> allowMockSpelling(Store& store, bool allowed);

}  // namespace carewright
