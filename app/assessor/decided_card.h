/// The decision that stands on the response on the desk, what is still open about it, and what can be done with it.
#pragma once

#include <string>

#include "app/ui/review_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class DecidedCard {
public:
    /// Another response lies on the desk.
    void forget() { *this = {}; }

    /// Another decision stands on it, or is being made: what was typed stays, what was asked twice is asked anew.
    void decisionChanged() { m_releaseAsked = false; }

    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions);

    /// Releases it where that was asked just before, or cannot be (which leaves the sentence that says why); else asks. A letter is
    /// struck by mistake more easily than a button, and what the learner has seen cannot be taken back: it takes two.
    void strikeRelease(const ViewContext& context, ActionQueue& actions);

private:
    void appeal(const ViewContext& context, const Appeal& open, Flow& flow, ActionQueue& actions);
    void difference(const ViewContext& context, const Decision& second, Flow& flow, ActionQueue& actions);
    void onward(const ViewContext& context, Flow& flow, ActionQueue& actions) const;

    std::string m_answer;           ///< to the learner who asks for a second look
    std::string m_whyHolds;         ///< one of two markings that differ
    bool m_releaseAsked = false;
};

}  // namespace carewright::ui
