/// What an assessor says about the response on the desk: point by point while it is being decided, then the decision that
/// stands and what can be done with it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/review_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class DecisionPanel {
public:
    void draw(const ViewContext& context, Flow& flow, ActionQueue& actions, const std::vector<int>& badges);

    /// The single keys; to be asked once a frame while nothing else takes digits and letters.
    void keys(const ViewContext& context, ActionQueue& actions, bool digits);

    /// Point or misconception whose evidence should be lit; empty: none.
    [[nodiscard]] const std::string& pointed() const { return m_pointed; }

    /// What can be judged, in the order of the list: points, then misconceptions that are proposed.
    struct Judged {
        std::string id;
        bool idea = false;
    };
    [[nodiscard]] static std::vector<Judged> judged(const ReviewDeskModel& desk);

private:
    enum class Ask { none, correct, appeal, resolve, criterion, feedback };

    void meet(const Model& model, const ReviewDeskModel& desk);
    void head(const ViewContext& context, Flow& flow);
    void point(const ViewContext& context, std::size_t index, const Judged& what, int badge, Flow& flow, ActionQueue& actions);
    void reason(const ViewContext& context, const Judged& what, const PointDraft& draft, Flow& flow, ActionQueue& actions);
    void foot(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void group(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void decided(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void afterwards(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void feedback(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void criterion(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void judge(const ViewContext& context, std::size_t index, Verdict verdict, ActionQueue& actions);
    void onward(const ViewContext& context);

    std::string m_loaded;
    std::size_t m_index = 0;            ///< of judged(): where the keys work
    std::optional<std::string> m_giveReason;    ///< whose field gets the keyboard
    std::string m_reason;               ///< being typed for the point at m_index
    std::string m_reasonOf;             ///< that m_reason belongs to
    std::string m_pointed;
    Ask m_ask = Ask::none;
    std::string m_words, m_reference;   ///< of what is asked
    std::string m_feedback;
    EvidenceRecord m_evidence;
    bool m_scroll = false;              ///< brings the point into sight
    float m_currentTop = 0;             ///< of the current point, screen px; for scrolling

    friend class ReviewView;
};

}  // namespace carewright::ui
