/// What an assessor decided about an answer, apart from what was proposed, and how to ask for a second look. The same wherever
/// answers are written: by themselves, in a mock, a story, a quiz.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/ui/flow.h"
#include "app/ui/view.h"
#include "engine/review/act.h"

namespace carewright::ui {

class DecisionCard {
public:
    /// Another page is shown: the field closes unless words are in it, which wait until somebody comes back.
    void reset();

    /// Draws nothing where nothing is released about the response. Several responses of one page may share a card.
    void draw(const ViewContext& context, const ResponseRef& response, Flow& flow, ActionQueue& actions);

private:
    std::optional<ResponseRef> m_asking;    ///< a second look at this one is being asked for
    std::map<ResponseRef, std::string> m_reasons;   ///< why, typed and not sent yet
    bool m_giveKeyboard = false;            ///< the field has just been opened and gets the keyboard
};

}  // namespace carewright::ui
