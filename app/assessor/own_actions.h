/// What quality assurance asked of whoever is signed in: told where their work begins, until they say that it is done.
#pragma once

#include <string>

#include "app/ui/view.h"
#include "engine/review/act.h"

namespace carewright::ui {

class OwnActions {
public:
    /// Nothing where nothing is open.
    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions);

private:
    ActId m_closing;            ///< that is being said to be done
    std::string m_note;
};

}  // namespace carewright::ui
