/// What views read of agreement, sampling and standardisation. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct QualityModel {};

}  // namespace carewright::ui
