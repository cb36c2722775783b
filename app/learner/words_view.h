/// The glossary.
#pragma once

#include "app/ui/view.h"

namespace carewright::ui {

class WordsView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    TermId m_scrollTo;
};

}  // namespace carewright::ui
