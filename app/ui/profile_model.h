/// What views read of the profiles on this computer and how each reads and writes. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct ProfileModel {};

}  // namespace carewright::ui
