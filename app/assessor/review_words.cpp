#include "app/assessor/review_words.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "app/ui/page_parts.h"
#include "engine/attempt/asked.h"

namespace carewright::ui {

std::string questionWords(const Course& course, const QuestionId& question, int words) {
    return opening(promptOf(course, question), words);
}

std::string_view exerciseWords(std::string_view kind) {
    if (kind == "mock") return "in a mock assessment";
    if (kind == "scenario") return "in a story";
    if (kind == "quiz") return "in a quiz";
    return {};
}

std::string learnerWords(const ReviewModel& review, const LearnerId& learner, const BlindMode& blind) {
    return blind.learnerHidden ? "Learner hidden" : review.nameOf(learner);
}

bool holdsWord(std::string_view text, std::string_view word) {
    return !std::ranges::search(text, word, [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b)); }).empty();
}

std::string percentWords(double share) {
    // All and nothing are said only of all and of nothing.
    if (share < 1 && share >= 0.995) return "more than 99 %";
    if (share > 0 && share < 0.005) return "less than 1 %";
    return std::to_string(std::lround(100 * share)) + " %";
}

std::string surenessWords(bool referred, double confidence, const std::vector<Flag>& flags) {
    // Above that no single judgement is why it was referred.
    constexpr double doubtful = 0.9;
    // Right and wrong at once is referred however sure the engine is of each point; a share beside it would confuse.
    const bool both = referred && std::ranges::find(flags, Flag::rightAndWrong) != flags.end();
    std::string words = both                      ? "Referred to you"
                        : !referred               ? "At least " + percentWords(confidence) + " sure of each point"
                        : confidence < doubtful   ? "Referred to you: only " + percentWords(confidence) + " sure of one point"
                                                  : "Referred to you: small doubts add up, or the rubric asks for it";
    std::string_view between = both ? ": " : ". ";
    for (const Flag flag : flags) {
        words += std::string(between) + std::string(flagWords(flag));
        between = ", ";
    }
    return words;
}

std::string stateWords(const ReviewModel& review, const ReviewItem& item) {
    if (item.appeal) return "A second look is asked for";
    if (item.contested) return "Decided twice, to be resolved";
    if (item.differs) return "Two markers differ";
    switch (item.state) {
        case ResponseState::unmarked: return "Not marked by the engine yet";
        case ResponseState::toDecide: return "To decide";
        case ResponseState::decided: return "Decided by " + review.nameOf(item.decidedBy);
        case ResponseState::released: return "Released";
    }
    return {};
}

std::string_view flagWords(Flag flag) {
    switch (flag) {
        case Flag::nothingWritten: return "Nothing written";
        case Flag::tooShort: return "Too short";
        case Flag::tooLong: return "Too long";
        case Flag::keywordList: return "Only keywords";
        case Flag::questionRepeated: return "Repeats the question";
        case Flag::offSubject: return "Off the subject";
        case Flag::notEnglish: return "Not English";
        case Flag::rightAndWrong: return "Right and wrong at once";
        case Flag::copied: return "Copied from the course";
    }
    return {};
}

}  // namespace carewright::ui
