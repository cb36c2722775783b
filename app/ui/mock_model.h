/// What views read of mock assessments and marking sample responses as an examiner does. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct MockModel {};

}  // namespace carewright::ui
