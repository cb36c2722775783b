/// What views read of recall cards: what is due tonight and the plan towards the assessment date. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct RecallModel {};

}  // namespace carewright::ui
