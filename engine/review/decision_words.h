/// A decision in plain words, as whoever made it reads it.
#pragma once

#include <string>
#include <string_view>

#include "engine/content/course.h"
#include "engine/review/decision_acts.h"

namespace carewright {

/// "Grace Green, “Define the term personalisation …”: 3 of 6 marks; proposed 4". An empty learner: the name is hidden and left out.
[[nodiscard]] std::string outcomeWords(std::string_view learner, const Question& question, const Decided& decided);

/// What was hidden until the decision, once it is made: whoever was surprised can take it back and look again. Empty where nothing was.
[[nodiscard]] std::string revealedWords(const Course& course, const Decided& decided);

}  // namespace carewright
