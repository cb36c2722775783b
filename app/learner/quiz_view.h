/// One quiz: choosing how to take it, answering it item by item, handing it in, and looking at what was right.
#pragma once

#include "app/learner/item_view.h"
#include "app/learner/quiz_review.h"
#include "app/ui/view.h"

namespace carewright::ui {

class QuizView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;
    void typeText(std::string_view text) override { m_item.typeText(text); }
    [[nodiscard]] std::optional<double> nextRepaint() const override { return m_item.nextRepaint(); }

private:
    void start(const ViewContext& context, const Quiz& quiz, Flow& flow, ActionQueue& actions);
    void running(const ViewContext& context, Page& page, ActionQueue& actions);
    void item(const ViewContext& context, const ItemRun& run, Flow& flow, ActionQueue& actions);
    void certainty(const ViewContext& context, ItemSheet& sheet, int& level, Flow& flow);
    void hints(const ViewContext& context, const ItemRun& run, const Item& item, Flow& flow) const;
    void buttons(const ViewContext& context, const ItemRun& run, Flow& flow, ActionQueue& actions);
    void handInPanel(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void clock(const ViewContext& context, Flow& flow);
    void go(const ItemId& item, ActionQueue& actions);

    ItemView m_item;
    QuizReview m_review;
    std::string m_shown;            ///< which item of which run `m_item` was given
    bool m_asked = false;           ///< the learner is asked before the paper is handed in
    bool m_clockHidden = false;
    bool m_explained = false;       ///< how certainty is marked is spelt out
    std::optional<Behaviour> m_behaviour;
    std::optional<int> m_extraPercent;  ///< chosen for the next run; nothing: as in the profile
    bool m_timed = false;
    bool m_giveGo = false;          ///< everything has been put into its place: the button that goes on is next
    bool m_giveHandIn = false;      ///< the page for handing in has just been come to …
    bool m_handInByKey = false;     ///< … and by a key
    bool m_giveStart = false;       ///< Enter starts the quiz that was just come to
    ItemId m_untold;                ///< shown in the last frame without having been told about
    float m_outcomeTop = 0;         ///< of what the item shown came to, screen px
    ItemId m_toldWhyNot;            ///< was to be checked by key before there was an answer
    bool m_toTop = false;           ///< another item came: the page begins at its top
};

}  // namespace carewright::ui
