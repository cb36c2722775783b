/// The queue and decisions in plain words.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/model.h"
#include "app/ui/review_model.h"

namespace carewright::ui {

/// What the response on the desk answers; null where the course that is open has no such thing.
[[nodiscard]] inline const Question* askedOn(const ReviewDeskModel& desk) { return desk.asked ? &*desk.asked : nullptr; }
/// "in a mock assessment", "in a story", "in a quiz"; empty for a question answered by itself.
[[nodiscard]] std::string_view exerciseWords(std::string_view kind);
/// "Define the term personalisation …", a line's worth, of whatever was asked.
[[nodiscard]] std::string questionWords(const Course& course, const QuestionId& question, int words = 8);

/// Whose response it is, or that this is hidden.
[[nodiscard]] std::string learnerWords(const ReviewModel& review, const LearnerId& learner, const BlindMode& blind);

/// Whether a name holds a part of it that was typed; capitals are passed over.
[[nodiscard]] bool holdsWord(std::string_view text, std::string_view word);

/// "Referred to you: only 62 % sure of one point. Too short": why the engine referred its own proposal, whose least sure judgement has
/// this confidence; else how sure it is of each.
[[nodiscard]] std::string surenessWords(bool referred, double confidence, const std::vector<Flag>& flags);

/// Where a line of the queue stands: "To decide", "Decided by Amina Bello", "Released", "A second look is asked for".
[[nodiscard]] std::string stateWords(const ReviewModel& review, const ReviewItem& item);

/// "Only keywords", "Right and wrong": a flag in a few words, for staff.
[[nodiscard]] std::string_view flagWords(Flag flag);

/// "94 %"; "more than 99 %" where it rounds to all and is not, "less than 1 %" where it rounds to nothing and is not.
[[nodiscard]] std::string percentWords(double share);

}  // namespace carewright::ui
