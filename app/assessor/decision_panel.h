/// What an assessor says about the response on the desk: point by point while it is being decided, then the decision that
/// stands and what can be done with it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/assessor/criterion_card.h"
#include "app/assessor/decided_card.h"
#include "app/assessor/feedback_box.h"
#include "app/assessor/judged.h"
#include "app/ui/review_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class DecisionPanel {
public:
    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions, const std::vector<int>& badges);

    /// What the decision comes to by now and the button that makes it: always in sight below the list. How high it has to be
    /// for that width, px; 0: nothing is being decided.
    [[nodiscard]] float barHeight(const ViewContext& context, float width) const;
    void bar(const ViewContext& context, const Rect& area, ActionQueue& actions);

    /// The single keys; to be asked once a frame while nothing else takes digits and letters.
    void keys(const ViewContext& context, ActionQueue& actions, bool digits);

    /// Characters for the feedback, while it has the keyboard.
    void typeText(std::string_view text) { m_feedback.typeText(text); }
    [[nodiscard]] std::optional<double> nextRepaint() const { return m_feedback.nextRepaint(); }

    /// Point or misconception whose evidence should be lit; empty: none.
    [[nodiscard]] const std::string& pointed() const { return m_pointed; }

    /// Where the point is that the keys work on, once after they have moved to it.
    struct Current {
        float top = 0;              ///< screen px
        bool first = false;         ///< of the list
    };
    [[nodiscard]] std::optional<Current> takeMoved();

private:
    /// What the bar says and how it is set: words beside the button where both fit, above it otherwise.
    struct BarLayout {
        std::string yours, whyNot, label;
        bool beside = false;
        float words = 0, height = 0;        ///< px
    };
    [[nodiscard]] BarLayout barLayout(const ViewContext& context, float width) const;
    void meet(const ViewContext& context);
    void head(const ViewContext& context, Flow& flow);
    void point(const ViewContext& context, std::size_t index, const Judged& what, int badge, Flow& flow, ActionQueue& actions);
    void level(const ViewContext& context, bool here, Flow& flow, ActionQueue& actions);
    void marks(const ViewContext& context, const Judged& what, int most, Flow& flow, ActionQueue& actions);
    void digits(const ViewContext& context, const Judged& what, ActionQueue& actions);
    void decide(const ViewContext& context, ActionQueue& actions);
    void reason(const ViewContext& context, const Judged& what, const PointDraft& draft, Flow& flow, ActionQueue& actions);
    void foot(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void group(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// Why what is drafted cannot be kept yet.
    [[nodiscard]] std::string whyNotDecide(const ViewContext& context) const;
    void judge(const ViewContext& context, std::size_t index, Verdict verdict, ActionQueue& actions);
    void onward(const ViewContext& context);

    std::string m_loaded;
    std::string m_response;             ///< on the desk, and by whom it is looked at
    std::size_t m_index = 0;            ///< of judged(): where the keys work
    std::optional<std::string> m_giveReason;    ///< whose field gets the keyboard
    std::string m_reason;               ///< being typed for the point at m_index
    std::string m_reasonOf;             ///< that m_reason belongs to
    std::string m_reasonOpen;           ///< whose field was asked for
    std::string m_pointed;
    std::string m_why;                  ///< the decision is corrected
    FeedbackBox m_feedback;
    DecidedCard m_decided;
    CriterionCard m_criterion;
    int m_giveWhy = 0;                  ///< frames until the reason of a correction gets the keyboard; 0: it was given
    bool m_scroll = false;              ///< the keys have moved on
    float m_currentTop = 0;             ///< of the current point, screen px; for scrolling
};

}  // namespace carewright::ui
