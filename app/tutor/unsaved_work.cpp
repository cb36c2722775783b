#include "app/tutor/unsaved_work.h"

#include <string>

#include "app/ui/button.h"
#include "app/ui/controls.h"
#include "app/ui/workshop_actions.h"
#include "app/ui/workshop_model.h"

namespace carewright::ui {

bool offerUnsavedWork(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    if (!context.model.workshop->recoverable) return false;
    const RecoverableWork& work = *context.model.workshop->recoverable;
    noticeCard(flow, "recover", NoticeKind::careful, "There is work that was not saved",
               std::to_string(work.steps) + (work.steps == 1 ? " edit was" : " edits were") + " kept when Carewright last ended, the last one: " + work.last + "." +
                   (work.sameBase ? "" : " The course was changed elsewhere since, so some of it may no longer fit."));
    flow.gap(1);
    ButtonRow row(flow);
    const WorkshopAction recover = boxed<WorkshopRequest>(RecoverWork{});
    if (row.button("recover-work", {"Bring it back", Icon::restore, {}, context.rules.whyNot(recover)}, ButtonKind::primary)) actions.push(recover);
    if (row.button("forget-work", {"Let it go", Icon::bin})) actions.push(boxed<WorkshopRequest>(ForgetWork{}));
    return true;
}

}  // namespace carewright::ui
