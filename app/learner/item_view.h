/// One quiz item on the page, whatever its kind: answering it, and what the answer was worth.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "app/learner/carrying.h"
#include "app/learner/item_order.h"
#include "app/learner/item_sheet.h"
#include "app/ui/text_editor.h"

namespace carewright::ui {

class Spelling;

class ItemView {
public:
    ItemView();
    ~ItemView();

    /// Another item is about to be shown, with this answer.
    void arrive(const ItemResponse& response);
    /// Draws what can be answered; changes `sheet.response`.
    void draw(Flow& flow, ItemSheet& sheet);
    /// True while the page must not scroll by the arrow keys, because the item uses them.
    [[nodiscard]] static bool usesArrows(const Item& item) { return item.kind == Item::Kind::ordering; }

    void typeText(std::string_view text);
    [[nodiscard]] std::optional<double> nextRepaint() const;

private:
    void written(Flow& flow, ItemSheet& sheet);

    Carrying m_carrying;
    CardOrder m_order;
    std::unique_ptr<TextEditor> m_editor;
    std::unique_ptr<Spelling> m_spelling;   ///< from the first written item on
    bool m_typedBeyond = false;
};

/// What the answer came to: the verdict, the reason, the mistaken idea it shows. `fraction` is what it earned.
void drawOutcome(Flow& flow, const ItemSheet& sheet, double fraction, int marks, ActionQueue& actions);

}  // namespace carewright::ui
