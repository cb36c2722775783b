/// A mock assessment told in plain words.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/ui/model.h"
#include "engine/attempt/mock_run.h"
#include "engine/content/quiz.h"

namespace carewright::ui {

/// "42 minutes left", "less than a minute left"; rounded up, so that nobody is hurried by the seconds.
[[nodiscard]] std::string timeLeftWords(std::chrono::milliseconds left);

/// "1 hour 15 minutes", "40 minutes".
[[nodiscard]] std::string durationWords(std::chrono::milliseconds time);

/// "8 questions · 60 minutes suggested".
[[nodiscard]] std::string describe(const Mock& mock, const Course& course);

/// "No time limit", "60 minutes and 25 % extra: 75 minutes".
[[nodiscard]] std::string describe(const MockConditions& conditions);

/// How many of the answers have something in them.
[[nodiscard]] int answeredIn(const MockState& mock);

}  // namespace carewright::ui
