/// On the first day, before there is anything long to read: what one is called, and letters and colours that read well.
#pragma once

#include <string>

#include "app/ui/view.h"

namespace carewright::ui {

/// Everything on it holds at once; it can be passed over, and "How it looks" has all of it and more.
class FirstLook {
public:
    /// Draws the card until it is done with; nothing then.
    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions);

    /// Whether it was answered or passed over.
    [[nodiscard]] bool done() const { return m_done; }

    /// A name that was typed and not kept yet is kept: the learner goes on elsewhere.
    void keepName(const ViewContext& context, ActionQueue& actions);

private:
    /// Why the name that is typed can't be kept; empty where it can, and where there is none.
    [[nodiscard]] std::string whyNotCalled(const ViewContext& context) const;

    std::string m_name;
    bool m_done = false;
};

}  // namespace carewright::ui
