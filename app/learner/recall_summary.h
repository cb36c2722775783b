/// How an evening of recall went.
#pragma once

#include "app/ui/view.h"

namespace carewright::ui {

class RecallSummary {
public:
    /// A new summary is to be shown: the first button gets the keyboard.
    void arrive() { m_giveKeyboard = true; }

    void draw(const ViewContext& context, ActionQueue& actions);

private:
    bool m_giveKeyboard = true;
};

}  // namespace carewright::ui
