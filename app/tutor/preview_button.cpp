#include "app/tutor/preview_button.h"

#include "app/ui/keys.h"
#include "app/ui/workshop_actions.h"

namespace carewright::ui {

void previewButton(const ViewContext& context, ButtonRow& row, ElementKind kind, const std::string& id, ActionQueue& actions) {
    const WorkshopAction show = boxed<WorkshopRequest>(PreviewDraft{kind, id});
    const std::string whyNot = context.rules.whyNot(show);
    if (row.button("preview", {"Preview", Icon::learn, keysOf(context.ui, Command::preview), whyNot}) || struck(context.ui, Command::preview)) actions.push(show);
}

}  // namespace carewright::ui
