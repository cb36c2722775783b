/// All quizzes: what each trains, how the last run went, going on with one, and quick ones made on the spot.
#pragma once

#include "app/learner/even_cards.h"
#include "app/ui/view.h"

namespace carewright::ui {

class QuizzesView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    EvenCards m_even;
    bool m_allQuick = false;        ///< the mistaken ideas are listed too
};

}  // namespace carewright::ui
