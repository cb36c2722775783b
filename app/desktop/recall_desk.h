/// Keeps recall cards: what is due tonight and the plan towards the assessment date.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/desk.h"
#include "app/desktop/recall_numbers.h"
#include "app/ui/recall_actions.h"
#include "engine/recall/evening.h"
#include "engine/store/evidence_reader.h"
#include "engine/store/recall_sitting.h"

namespace carewright {

class RecallDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;
    void arrived() override;
    void tick() override;
    [[nodiscard]] std::optional<Instant> wakeAt() const override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::RecallAction& action) const;
    void apply(const ui::RecallAction& action);

    /// The learner's sitting at the cards; null while there is none.
    [[nodiscard]] const RecallSitting* sitting() const { return m_sitting ? &*m_sitting : nullptr; }

private:
    [[nodiscard]] std::string whyNotNow(const ui::ChangeRecallChoices& action) const;
    [[nodiscard]] std::string whyNotNow(const ui::SetAssessmentDay& action) const;
    [[nodiscard]] std::string whyNotNow(const ui::BeginEvening& action) const;
    [[nodiscard]] std::string whyNotNow(const ui::TurnCard& action) const;
    [[nodiscard]] std::string whyNotNow(const ui::RateCard& action) const;
    [[nodiscard]] std::string whyNotNow(const ui::UndoRating& action) const;
    [[nodiscard]] std::string whyNotNow(const ui::PutCardAside& action) const;
    [[nodiscard]] std::string whyNotNow(const ui::EndEvening& action) const;
    [[nodiscard]] std::string whyNotNow(const ui::LeaveSummary& action) const;

    void act(const ui::ChangeRecallChoices& action);
    void act(const ui::SetAssessmentDay& action);
    void act(const ui::BeginEvening& action);
    void act(const ui::TurnCard& action);
    void act(const ui::RateCard& action);
    void act(const ui::UndoRating& action);
    void act(const ui::PutCardAside& action);
    void act(const ui::EndEvening& action);
    void act(const ui::LeaveSummary& action);

    [[nodiscard]] ui::RecallModel& shown() const { return model().recall; }
    [[nodiscard]] const Card* findCard(const CardId& id) const;
    [[nodiscard]] PlanContext planContext() const;

    /// Looks through all exercises for points that were missed, and keeps their names with the profile.
    void lookForMissed();
    /// Cards for points that were missed since, too.
    void makeCards();
    /// Everything on the start panel.
    void refresh();
    /// How far the evening is, and what was done today.
    void count();
    /// Lays out the next card, waits, or sums the evening up.
    void layNext();
    void layOut(const Card& card);
    void sumUp();
    /// Tells the status line, and the learner where it failed. True where it went well.
    bool kept(const Result<void>& outcome);

    std::unique_ptr<EvidenceReader> m_reader;   ///< after the first visit to the cards
    std::optional<RecallSitting> m_sitting;     ///< nothing while there is no store
    std::vector<Card> m_deck;
    std::vector<PointId> m_missed;              ///< what the deck was made for
    ScheduleOptions m_options;
    std::optional<Evening> m_evening;
    RecallState m_before;                       ///< when the evening began
    Instant m_laidOut{};                        ///< when the card on the table came, or was come back to
};

}  // namespace carewright
