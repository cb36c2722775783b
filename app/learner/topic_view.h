/// One topic to read.
#pragma once

#include <string>

#include "app/ui/view.h"

namespace carewright::ui {

class TopicView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    void contents(const ViewContext& context, const Topic& topic, Flow& flow);

    std::string m_scrollTo;             ///< heading or entry to bring into sight on the next frame
};

}  // namespace carewright::ui
