#include "app/learner/mock_words.h"

#include <algorithm>

#include "app/learner/parts.h"

namespace carewright::ui {
namespace {

int wholeMinutes(std::chrono::milliseconds time) { return static_cast<int>(std::chrono::ceil<std::chrono::minutes>(time).count()); }

std::string minutesWords(int minutes) {
    if (minutes < 60) return counted(minutes, "minute", "minutes");
    std::string words = counted(minutes / 60, "hour", "hours");
    if (minutes % 60 != 0) words += " " + counted(minutes % 60, "minute", "minutes");
    return words;
}

}  // namespace

std::string timeLeftWords(std::chrono::milliseconds left) {
    if (left <= std::chrono::minutes(1)) return "Less than a minute left";
    return minutesWords(wholeMinutes(left)) + " left";
}

std::string durationWords(std::chrono::milliseconds time) { return minutesWords(wholeMinutes(time)); }

std::string describe(const Mock& mock, const Course& course) {
    const auto questions = std::ranges::count_if(mock.questions, [&](const QuestionId& id) { return course.findQuestion(id); });
    std::string words = counted(static_cast<int>(questions), "question", "questions");
    if (mock.minutes > 0) words += " · " + minutesWords(mock.minutes) + " suggested";
    return words;
}

std::string describe(const MockConditions& conditions) {
    if (conditions.minutes <= 0) return "No time limit";
    if (conditions.extraPercent <= 0) return minutesWords(conditions.minutes);
    const auto all = std::chrono::milliseconds(std::chrono::minutes(conditions.minutes)) * (100 + conditions.extraPercent) / 100;
    return minutesWords(conditions.minutes) + " and " + std::to_string(conditions.extraPercent) + " % extra: " + durationWords(all);
}

int answeredIn(const MockState& mock) {
    return static_cast<int>(std::ranges::count_if(mock.answers, [](const MockAnswer& answer) { return answer.answered(); }));
}

}  // namespace carewright::ui
