#include "app/learner/carry_card.h"

#include "app/ui/button.h"
#include "app/ui/field.h"
#include "app/ui/page_parts.h"
#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"
#include "app/ui/titled_card.h"

namespace carewright::ui {

void CarryCard::arrive(const Model& model) {
    m_folder = model.progress.exportFolder.string();
    m_file.clear();
}

void CarryCard::draw(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const CarriedModel& shown = context.model.quality->carried;
    TitledCard card(flow, "carry", "To your assessor and back", {.pad = 3});
    Flow& inner = card.inner();
    text(inner, "words", "Your assessor works at another computer? Give them all your answers as one file, on a stick or by e-mail. What they decide comes back to you as a file, too.", bodyStyle(ui));
    inner.gap(1.5f);
    (void)textField(inner, "folder", "Folder for the file to your assessor", m_folder, "Folder for the file");
    inner.gap(1);
    const QualityAction out = boxed<QualityRequest>(HandIn{m_folder});
    {
        ButtonRow row(inner, ButtonRow::Align::right);
        if (row.button("hand-in", {"My answers for my assessor", Icon::download, {}, context.rules.whyNot(out)})) actions.push(out);
    }
    inner.gap(1.5f);
    const bool enter = enterPressedIn(ui, "file");
    if (const auto chosen = m_chooser.draw(inner, "choose", "Choose the file that came back …")) m_file = chosen->string();
    inner.gap(1);
    (void)textField(inner, "file", "The file that came back", m_file, "or where the file is");
    inner.gap(1);
    const QualityAction in = boxed<QualityRequest>(TakeHome{m_file});
    const std::string why = context.rules.whyNot(in);
    {
        ButtonRow row(inner, ButtonRow::Align::right);
        if ((row.button("take-home", {"Take in what was decided", Icon::check, {}, why}) || enter) && why.empty()) actions.push(in);
    }
    if (shown.done.empty() && shown.problem.empty()) return;
    inner.gap(1.25f);
    text(inner, shown.problem.empty() ? "done" : "problem", shown.problem.empty() ? shown.done : "That did not work. " + shown.problem, bodyStyle(ui), Role::status);
}

}  // namespace carewright::ui
