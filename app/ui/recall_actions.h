/// What a learner can do with recall cards. The desk of the same name applies these.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "app/ui/recall_model.h"
#include "engine/recall/fsrs.h"
#include "engine/recall/learner_days.h"

namespace carewright::ui {

struct ChangeRecallChoices {
    RecallChoices choices;
};

/// Say when the assessment is; no day: there is none (any more).
struct SetAssessmentDay {
    std::optional<Day> day;
};

/// Lay out the first card of tonight's plan.
struct BeginEvening {};

/// Turn the card on the table, with what was typed as an answer, if anything.
struct TurnCard {
    CardId card;
    std::string typed;
};

/// Rate the card on the table; the next one comes.
struct RateCard {
    CardId card;
    Rating rating = Rating::good;
};

/// Take today's newest rating back and lay its card out again.
struct UndoRating {};

/// Put a card aside so that it does not come, or take it back.
struct PutCardAside {
    CardId card;
    bool aside = true;
};

/// Stop for tonight and see how it went.
struct EndEvening {};

/// From the summary back to the start.
struct LeaveSummary {};

using RecallAction = std::variant<ChangeRecallChoices, SetAssessmentDay, BeginEvening, TurnCard, RateCard, UndoRating, PutCardAside,
                                  EndEvening, LeaveSummary>;

}  // namespace carewright::ui
