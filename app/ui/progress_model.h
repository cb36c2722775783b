/// What views read of progress per marking point, misconceptions, and what is kept about the learner. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct ProgressModel {};

}  // namespace carewright::ui
