/// What quizzes are called and how they are explained, in plain words.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "engine/attempt/item_score.h"
#include "engine/attempt/quiz_marks.h"
#include "engine/attempt/quiz_run.h"
#include "engine/content/course.h"

namespace carewright::ui {

struct BehaviourWords {
    std::string_view name;      ///< "Answers at once"
    std::string_view explains;  ///< one or two sentences
};
[[nodiscard]] BehaviourWords describe(Behaviour behaviour);

/// What to do with an item of that kind: "Choose one."
[[nodiscard]] std::string instruction(const Item& item, const PaperItem& paper);

/// "2", "1.5", "0.67": marks without needless noughts.
[[nodiscard]] std::string marksWords(double marks);

/// "You found 2 of 3 right answers: 2. 1 of the 2 wrong ones is ticked too: −1.5.": how the marks of a choose-all item
/// worth `marks` were reckoned.
[[nodiscard]] std::string tallyWords(const OptionTally& tally, int marks);

/// "Right", "Partly right", "Not right", "Not marked".
[[nodiscard]] std::string verdictWords(bool scored, double fraction);

/// "12 min left", "45 s left".
[[nodiscard]] std::string timeWords(std::chrono::milliseconds left);

/// "15 minutes", "12 minutes 30 seconds": how long something may take, to the second.
[[nodiscard]] std::string exactDurationWords(std::chrono::seconds time);

/// "Trains: definition, positive risk-taking".
[[nodiscard]] std::string trainsWords(const Course& course, std::span<const PointId> points, std::size_t most);

/// "7.5 of 10 marks", or for certainty-based quizzes "+14 of 30".
[[nodiscard]] std::string totalsWords(Behaviour behaviour, const QuizTotals& totals);

}  // namespace carewright::ui
