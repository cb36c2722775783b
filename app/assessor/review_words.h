/// The queue and decisions in plain words.
#pragma once

#include <string>

#include "app/ui/model.h"
#include "app/ui/review_model.h"

namespace carewright::ui {

/// "Define the term personalisation …", a line's worth.
[[nodiscard]] std::string questionWords(const Course& course, const QuestionId& question);

/// Whose response it is, or that this is hidden.
[[nodiscard]] std::string learnerWords(const ReviewModel& review, const LearnerId& learner, const BlindMode& blind);

/// "Referred, 62 % sure": what the engine thinks of its own proposal.
[[nodiscard]] std::string surenessWords(bool referred, double confidence);

/// Where a line of the queue stands: "To decide", "Decided by Amina Bello", "Released", "A second look is asked for".
[[nodiscard]] std::string stateWords(const ReviewModel& review, const ReviewItem& item);

/// "21 November 2026, 18:40".
[[nodiscard]] std::string momentWords(Instant when);

/// "Only keywords", "Right and wrong": a flag in a few words, for staff.
[[nodiscard]] std::string_view flagWords(Flag flag);

/// "94 %".
[[nodiscard]] std::string percentWords(double share);

}  // namespace carewright::ui
