/// The marks of an answer, with the words that earned them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/learner/decision_card.h"
#include "app/ui/read_aloud.h"
#include "app/ui/text_view.h"
#include "app/ui/view.h"

namespace carewright::ui {

class ResultView final : public View {
public:
    /// `aloud` reads the result where it is wanted, and must outlive the view.
    explicit ResultView(ReadAloud& aloud) : m_aloud(aloud) {}

    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    /// One judgement in the list beside the answer.
    struct Entry {
        std::string id;
        std::optional<std::size_t> group;   ///< its evidence in the answer
        int number = 0;                     ///< on the badge; 0: none
    };

    void load(const ViewContext& context, const Question& question, const ResponseRef& response, const Submission& submission);
    void heading(const ViewContext& context, const Question& question, const AttemptState& attempt,
                 const Submission& submission, Flow& flow);
    void versions(const ViewContext& context, const AttemptState& attempt, const Submission& submission, Flow& flow);
    void remarks(const Question& question, Flow& flow) const;
    void answer(const ViewContext& context, const Submission& submission, Flow& flow);
    void points(const ViewContext& context, const Question& question, const Submission& submission, Flow& flow,
                ActionQueue& actions);
    void pointCard(const ViewContext& context, const QuestionPoint& asked, const PointMarking& judged,
                   const std::string& answer, const Entry& entry, Flow& flow, ActionQueue& actions);
    void misconceptionCard(const ViewContext& context, const MisconceptionMarking& judged,
                           const std::string& answer, const Entry& entry, Flow& flow, ActionQueue& actions);
    /// What is read of a result that was drawn: the marks, then each point with its reason.
    [[nodiscard]] static std::vector<SpokenPassage> toRead(const SemanticRecord& shown);
    void buttons(const ViewContext& context, const Question& question, Flow& flow, ActionQueue& actions);
    [[nodiscard]] bool pointedAt(const Entry& entry) const;
    void touch(const Entry& entry, const Press& press);

    std::optional<Marking> m_marking;       ///< of the shown submission: as decided where that was released, else as proposed
    bool m_decided = false;
    TextView m_text;
    std::vector<Entry> m_points, m_misconceptions;
    std::string m_loaded;                   ///< which submission, proposal and decision m_text shows
    std::optional<StepId> m_chosen;         ///< an earlier try that is looked at; nothing: the last one
    std::optional<std::size_t> m_pinned;    ///< evidence that stays lit
    std::vector<std::size_t> m_listLit;     ///< what the list points at in this frame
    std::vector<std::size_t> m_textLit;     ///< what the answer points at, of the last frame
    float m_answerHeight = 0;               ///< of the answer's column in the last frame
    bool m_modelShown = false;
    DecisionCard m_decision;
    ReadAloud& m_aloud;
    bool m_readDue = false;                 ///< is read aloud once all of it has been drawn
    bool m_revealModel = false;             ///< just opened: it shall be seen
    bool m_fullMarks = false;               ///< of the shown submission: nothing is left to earn
};

}  // namespace carewright::ui
