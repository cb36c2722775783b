#include "app/learner/trouble_view.h"

#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"

namespace carewright::ui {
namespace {

std::string_view titleOf(Trouble::Kind kind) {
    switch (kind) {
        case Trouble::Kind::storeDamaged: return "Your record is damaged";
        case Trouble::Kind::storeLocked: return "Your record is in use";
        case Trouble::Kind::storeReadOnly: return "Your record can't be written";
        case Trouble::Kind::diskFull: return "This computer's disk is full";
        case Trouble::Kind::storeNewer: return "Your record is from a newer Carewright";
        case Trouble::Kind::storeOther: return "Your record can't be opened";
        case Trouble::Kind::courseMissing: return "There is no course to open";
    }
    return "";
}

void copies(Flow& flow, const Trouble& trouble, ActionQueue& actions) {
    if (trouble.backups.empty()) return;
    constexpr std::size_t mostShown = 6;
    flow.gap(2);
    int number = 0;
    for (const BackupCopy& copy : trouble.backups) {
        if (static_cast<std::size_t>(number) == mostShown) break;
        const std::string label = "Go back to " + copy.madeOn;
        ++number;
        if (button(flow, "backup-" + std::to_string(number), {label, Icon::restore},
                   number == 1 ? ButtonKind::primary : ButtonKind::secondary))
            actions.push(RestoreBackup{copy.file});
        flow.gap(1);
    }
}

}  // namespace

void drawTrouble(const ViewContext& context, const Trouble& trouble, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "trouble", context.area, {.margin = 4, .maxWidth = readingWidth(ui), .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, titleOf(trouble.kind), {});
    notice(context, flow, actions);
    Card card(flow, {.pad = 4, .stripe = ui.theme.careful});
    Flow& inner = card.inner();
    text(inner, "happened", trouble.happened, bodyStyle(ui));
    inner.gap(1.5f);
    text(inner, "to-do", trouble.toDo, bodyStyle(ui));
    copies(inner, trouble, actions);
    if (trouble.kind == Trouble::Kind::courseMissing) return;
    inner.gap(3);
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("retry", {"Try again", Icon::again},
                   trouble.backups.empty() ? ButtonKind::primary : ButtonKind::secondary))
        actions.push(RetryStore{});
    if (row.button("read", {"Only read for now", Icon::learn})) actions.push(ContinueUnsaved{});
    if (trouble.kind == Trouble::Kind::storeDamaged && row.button("fresh", {"Begin an empty record"}))
        actions.push(StartFreshStore{});
}

}  // namespace carewright::ui
