#include "app/assessor/feedback_box.h"

#include <imgui.h>

#include <cmath>

#include "app/ui/button.h"
#include "app/ui/controls.h"
#include "app/ui/prose.h"
#include "app/ui/review_actions.h"
#include "app/ui/review_model.h"

namespace carewright::ui {

void FeedbackBox::meet(const std::string& kept) {
    m_words.setText(kept);
    m_asked = false;
}

std::string FeedbackBox::whyNotWrite(const ViewContext& context) {
    // Of any other words than those that are kept.
    return context.rules.whyNot(boxed<ReviewRequest>(WriteFeedback{context.model.review->desk->record.feedback + "…"}));
}

void FeedbackBox::ask(const ViewContext& context) {
    m_asked = !m_asked && whyNotWrite(context).empty();
    // In the frame after this one: the letter that asked for it is not the first of the text.
    m_typeIn = m_asked ? 2 : 0;
}

void FeedbackBox::draw(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "feedback");
    if (const std::string whyNot = whyNotWrite(context); !whyNot.empty()) {
        m_asked = false;
        read(context, whyNot, flow);
        return;
    }
    flow.gap(1);
    text(flow, "label", "Feedback to the learner, with the release", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
    flow.gap(0.5f);
    if (m_typeIn > 0 && --m_typeIn == 0) ui.focus.giveByKeyboard(ui.record.pathOf("words"));
    const float line = ui.readingLine(ui.type.face(TypeStep::body));
    const TextEditorEvents events = m_words.draw(flow, "words", {.label = "Feedback to the learner", .placeholder = "A kind sentence or two", .height = std::ceil(line * 4 + ui.grid(6))});
    m_writing = ui.focus.has(ui.record.pathOf("words"));
    // The letters decide again, and what was written stays in the box.
    if (m_writing && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) {
        ui.focus.clear("review");
        m_writing = false;
    }
    const ReviewAction write = boxed<ReviewRequest>(WriteFeedback{m_words.text()});
    const std::string why = context.rules.whyNot(write);
    flow.gap(0.75f);
    ButtonRow row(flow, ButtonRow::Align::right);
    if ((row.button("keep", {"Keep the feedback  (Ctrl+Enter)", Icon::none, "Ctrl+Enter", why}) || events.submitted) && why.empty()) {
        actions.push(write);
        m_asked = false;
    }
    if (events.submitted) ui.focus.clear("review");
}

void FeedbackBox::read(const ViewContext& context, const std::string& whyNot, Flow& flow) {
    const Context& ui = context.ui;
    const ResponseRecord& record = context.model.review->desk->record;
    const Decision* standing = record.standing();
    const bool released = standing && standing->releasedAt;
    const std::string& words = released ? record.releasedFeedback : record.feedback;
    if (words.empty() && !released) return;
    flow.gap(1);
    text(flow, "label", "Feedback to the learner", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
    flow.gap(0.5f);
    if (!words.empty()) {
        text(flow, "kept", words, bodyStyle(ui));
        flow.gap(0.5f);
    }
    text(flow, "closed", whyNot, mutedStyle(ui), Role::status);
    flow.gap(1);
}

void FeedbackBox::keepWritten(const ViewContext& context, ActionQueue& actions) const {
    if (m_words.text() == context.model.review->desk->record.feedback) return;
    const ReviewAction write = boxed<ReviewRequest>(WriteFeedback{m_words.text()});
    if (context.rules.whyNot(write).empty()) actions.push(write);
}

}  // namespace carewright::ui
