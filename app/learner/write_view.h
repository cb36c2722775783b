/// Answering one question: the question, the sheet, and what helps while writing.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/ui/text_editor.h"
#include "app/ui/view.h"

namespace carewright::ui {

class Spelling;

class WriteView final : public View {
public:
    WriteView();
    ~WriteView() override;

    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;
    void typeText(std::string_view text) override;
    [[nodiscard]] std::optional<double> nextRepaint() const override;

private:
    void sheet(const ViewContext& context, const Question& question, Flow& flow, float bottom, ActionQueue& actions);
    void advice(const ViewContext& context, const Question& question, Flow& flow);
    void startSpelling(const Model& model);

    QuestionId m_question;
    std::unique_ptr<TextEditor> m_editor;
    std::unique_ptr<Spelling> m_spelling;
    std::vector<std::string> m_newWords;    ///< added through the editor's menu in this frame
    float m_footHeight = 0;                 ///< of what stood below the sheet in the last frame
    bool m_typedBeyond = false;             ///< text came in outside of ImGui's queue
    bool m_giveKeyboard = false;
    bool m_whyAsked = false;                ///< handed in by key while it can't be: why stands there until it can
};

}  // namespace carewright::ui
