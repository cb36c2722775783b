/// What views read of the rubric that a tutor is editing and the marked responses it is held against. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct BenchModel {};

}  // namespace carewright::ui
