#include "app/learner/keys_view.h"

#include <algorithm>

#include "app/learner/parts.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/keys.h"

namespace carewright::ui {

void KeysView::draw(const ViewContext& context, ActionQueue& /*actions*/) {
    const Context& ui = context.ui;
    const float em = ui.type.face(TypeStep::body).em;
    Page page(ui, "keys", context.area, {.margin = 4, .maxWidth = em * 48, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Keyboard", "Everything in Carewright can be done without a mouse.");
    int group = 0;
    for (const ShortcutGroup& shortcuts : shortcutGroups()) {
        const SemanticScope scope(ui.record, "group-" + std::to_string(++group));
        {
            Card card(flow, {.pad = 3});
            Flow& inner = card.inner();
            text(inner, "title", shortcuts.title, headingStyle(ui, TypeStep::lead), Role::heading);
            inner.gap(1);
            int number = 0;
            for (const Shortcut& shortcut : shortcuts.shortcuts) {
                const std::string id = std::to_string(++number);
                Columns cells = columns(inner, inner.width > em * 26, 0.42f, 2);
                text(cells.left, "keys-" + id, shortcut.keys,
                     {TypeStep::body, Weight::semiBold, ui.theme.text, true});
                if (!cells.beside) cells.right.y = cells.left.y;
                text(cells.right, "does-" + id, shortcut.does, bodyStyle(ui));
                inner.y = cells.bottom();
                inner.gap(0.5f);
            }
        }
        flow.gap(2);
    }
}

}  // namespace carewright::ui
