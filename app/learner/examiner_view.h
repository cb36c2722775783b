/// Being the examiner: reading what somebody wrote, deciding point by point, and comparing with the reference.
#pragma once

#include <string>
#include <vector>

#include "app/ui/text_view.h"
#include "app/ui/view.h"

namespace carewright::ui {

class ExaminerView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    void samples(const ViewContext& context, ActionQueue& actions);
    void tally(const ViewContext& context, Flow& flow) const;
    void sample(const ViewContext& context, const Sample& sample, ActionQueue& actions);
    void response(const ViewContext& context, const Sample& sample, const Question& question, bool committed, Flow& flow);
    void decisions(const ViewContext& context, const Sample& sample, const ExaminerState* state, Flow& flow, ActionQueue& actions);
    void reference(const ViewContext& context, const Sample& sample, const ExaminerState& state, Flow& flow, ActionQueue& actions);
    void judgementCard(const ViewContext& context, const SampleJudgement& judgement, const ExaminerState& state, int group, Flow& flow);
    [[nodiscard]] const Sample* nextSample(const Model& model, const SampleId& after) const;

    TextView m_text;
    std::string m_loaded;                       ///< which sample m_text shows, and whether with evidence
    float m_responseHeight = 0;                 ///< of its column in the last frame
    std::vector<std::size_t> m_lit;             ///< evidence that the list points at
};

}  // namespace carewright::ui
