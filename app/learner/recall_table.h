/// One card at a time: its front, an answer typed or thought, its back, and how well it was known.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/ui/text_editor.h"
#include "app/ui/view.h"

namespace carewright::ui {

class RecallTable {
public:
    RecallTable();

    /// The learner came to the room: the card gets the keyboard again.
    void arrive();

    void draw(const ViewContext& context, ActionQueue& actions);
    void typeText(std::string_view text);
    [[nodiscard]] std::optional<double> nextRepaint() const;

private:
    enum class Entry { none, field, sheet, mythOrFact };

    /// Notes which card lies there and on which side; starts over with a new one.
    void meet(const CardOnTable& table);
    [[nodiscard]] static Entry entryOf(const CardOnTable& table, const RecallChoices& choices);

    void evening(const ViewContext& context, Flow& flow);
    void front(const ViewContext& context, const CardOnTable& table, Flow& flow);
    void answerEntry(const ViewContext& context, const CardOnTable& table, Flow& flow, ActionQueue& actions);
    void back(const ViewContext& context, const CardOnTable& table, Flow& flow, ActionQueue& actions);
    void ratings(const ViewContext& context, const CardOnTable& table, Flow& flow, ActionQueue& actions);
    void besides(const ViewContext& context, const CardOnTable* table, Flow& flow, ActionQueue& actions);
    void keys(const ViewContext& context, const CardOnTable* table, ActionQueue& actions);
    void turn(const CardOnTable& table, std::string typed, ActionQueue& actions) const;
    /// Gives the keyboard to what stands here next, once for each side of a card.
    void offer(const Context& ui, std::string_view id, bool scrolls);

    CardId m_card;
    bool m_turned = false;
    bool m_giveKeyboard = true;
    bool m_hint = false;
    bool m_scrollUp = false;        ///< a new card: from its top
    bool m_scrollToBack = false;    ///< just turned: the back into sight
    float m_backTop = 0;            ///< where it begins, screen px
    std::string m_typed;
    std::unique_ptr<TextEditor> m_editor;
    bool m_nothingTyped = true;     ///< before this frame's keys
};

}  // namespace carewright::ui
