/// For developers (`--debug-ui`): the semantic record of the frame, and every widget in one place.
#pragma once

#include <string>

#include "app/ui/context.h"

namespace carewright::ui {

class Inspector {
public:
    /// Draws its two windows beside the app's; `shown` is the record of what the app drew.
    void draw(const SemanticRecord& shown, const Context& context);

    /// Where its own widgets are recorded, apart from the app's.
    [[nodiscard]] SemanticRecord& record() { return m_record; }

private:
    void items(const SemanticRecord& shown, const Context& context);
    void gallery(const Context& context);

    SemanticRecord m_record;
    std::string m_filter;
    float m_size = 13;
    int m_choice = 0;
    bool m_on = false;
};

}  // namespace carewright::ui
