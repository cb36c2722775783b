/// One mock assessment: choosing its conditions, sitting it, a rest break, handing in, and its report.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/learner/mock_report_view.h"
#include "app/ui/text_editor.h"
#include "app/ui/view.h"

namespace carewright::ui {

class Spelling;

class MockView final : public View {
public:
    MockView();
    ~MockView() override;

    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;
    void typeText(std::string_view text) override;
    [[nodiscard]] std::optional<double> nextRepaint() const override;

private:
    void setUp(const ViewContext& context, const Mock& mock, ActionQueue& actions);
    void conditions(const ViewContext& context, const Mock& mock, Flow& flow);
    void waiting(const ViewContext& context, ActionQueue& actions);
    void resting(const ViewContext& context, const MockState& mock, ActionQueue& actions);
    void sit(const ViewContext& context, const MockState& mock, ActionQueue& actions);
    void list(const ViewContext& context, const MockState& mock, Flow& flow, ActionQueue& actions);
    void timer(const ViewContext& context, const MockState& mock, Flow& flow, ActionQueue& actions);
    void sheet(const ViewContext& context, const MockState& mock, const Question& question, Flow& flow, ActionQueue& actions);
    void confirm(const ViewContext& context, const MockState& mock, Flow& flow, ActionQueue& actions);
    TextEditor& editorAt(const MockState& mock, const QuestionId& question);
    void goTo(const QuestionId& question, ActionQueue& actions);

    std::map<QuestionId, std::unique_ptr<TextEditor>> m_editors;   ///< each keeps its own undo
    std::unique_ptr<Spelling> m_spelling;
    MockReportView m_report;
    QuestionId m_at;                    ///< whose sheet is on the screen
    int m_minutes = 0;                  ///< chosen for the next one; 0: no limit
    int m_extraPercent = 0;
    bool m_spellingOn = false;
    float m_footHeight = 0;             ///< of what stood below the sheet in the last frame
    double m_repaint = -1;              ///< when the timer's words change, seconds; below 0: they don't
    bool m_confirming = false;
    bool m_giveConfirm = false;         ///< the page for handing in was come to by a key: the ring goes to what is next there
    bool m_giveKeyboard = false;
    bool m_typedBeyond = false;         ///< text came in outside of ImGui's queue
};

}  // namespace carewright::ui
