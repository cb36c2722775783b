#include "app/desktop/upgrade_page.h"

#include <string>

#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/page_parts.h"

namespace carewright::ui {
namespace {

/// "41,500".
std::string thousands(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
    return text;
}

}  // namespace

void drawUpgrade(Flow& flow, UpgradeProgress far) {
    const Context& ui = flow.context;
    const SemanticScope scope(ui.record, "upgrade");
    pageTitle(flow, "Bringing your record up to date", "An older Carewright wrote it. Its lists are worked out anew, this once.");
    Card card(flow, {.pad = 4, .stripe = ui.theme.information});
    Flow& inner = card.inner();
    // Before there is a number, it is being looked through for damage, and a copy of it is made.
    text(inner, "standing", far.total == 0 ? "Checking it and making a backup …" : thousands(far.done) + " of " + thousands(far.total) + " answers and decisions", bodyStyle(ui), Role::status);
    inner.gap(1.5f);
    progressBar(inner, "progress", "How far it is", static_cast<int>(far.done), static_cast<int>(far.total));
    inner.gap(2);
    text(inner, "safe", "Carewright opens by itself when this is done. If you close this window, nothing is lost: it begins again the next time.", mutedStyle(ui, TypeStep::body));
}

}  // namespace carewright::ui
