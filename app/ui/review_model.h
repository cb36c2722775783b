/// What views read of the attempts that wait for an assessor and of the one on the desk. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct ReviewModel {};

}  // namespace carewright::ui
