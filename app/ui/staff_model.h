/// What views read of the staff accounts of this computer and of who is signed in. Plain values; the desk of the same name keeps them.
#pragma once

namespace carewright::ui {

struct StaffModel {};

}  // namespace carewright::ui
