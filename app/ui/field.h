/// A single-line text field.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/flow.h"

namespace carewright::ui {

/// Edits `value` in place; true in the frames in which it changed. `label` names it for those who can't see it, `hint`
/// stands in it while it is empty.
bool textField(Flow& flow, std::string_view id, std::string_view label, std::string& value, std::string_view hint,
               Icon icon = Icon::none);

/// The same for a passphrase: dots are shown, and the record says only how many characters there are.
bool secretField(Flow& flow, std::string_view id, std::string_view label, std::string& value, std::string_view hint);

/// True in the frame in which Enter was pressed in the field of that id. Ask before drawing it: the field then lets go.
[[nodiscard]] bool enterPressedIn(const Context& context, std::string_view id);

}  // namespace carewright::ui
