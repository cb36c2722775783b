#include "app/ui/review_model.h"

#include <algorithm>

namespace carewright::ui {

std::size_t ReviewDeskModel::open(const Question& question) const {
    return static_cast<std::size_t>(std::ranges::count_if(question.points, [this](const QuestionPoint& asked) {
        const auto found = points.find(asked.point);
        return found == points.end() || !found->second.verdict;
    }));
}

std::string_view toString(ReviewCommand command) {
    switch (command) {
        case ReviewCommand::agree: return "agree";
        case ReviewCommand::award: return "award";
        case ReviewCommand::refuse: return "refuse";
        case ReviewCommand::down: return "down";
        case ReviewCommand::up: return "up";
        case ReviewCommand::decide: return "decide";
        case ReviewCommand::undo: return "undo";
        case ReviewCommand::reason: return "reason";
        case ReviewCommand::annotate: return "annotate";
        case ReviewCommand::feedback: return "feedback";
        case ReviewCommand::group: return "group";
        case ReviewCommand::release: return "release";
        case ReviewCommand::skip: return "skip";
    }
    return {};
}

std::string_view describe(ReviewCommand command) {
    switch (command) {
        case ReviewCommand::agree: return "Agree with what is proposed";
        case ReviewCommand::award: return "Award the point";
        case ReviewCommand::refuse: return "Refuse the point";
        case ReviewCommand::down: return "Next point";
        case ReviewCommand::up: return "Point before";
        case ReviewCommand::decide: return "Decide and go on";
        case ReviewCommand::undo: return "Take the last decision back";
        case ReviewCommand::reason: return "Write a reason";
        case ReviewCommand::annotate: return "Annotate the selected words";
        case ReviewCommand::feedback: return "Write feedback";
        case ReviewCommand::group: return "Take all similar ones along";
        case ReviewCommand::release: return "Release the decision";
        case ReviewCommand::skip: return "Leave it for later";
    }
    return {};
}

char usualKey(ReviewCommand command) {
    switch (command) {
        case ReviewCommand::agree: return 'A';
        case ReviewCommand::award: return 'W';
        case ReviewCommand::refuse: return 'X';
        case ReviewCommand::down: return 'J';
        case ReviewCommand::up: return 'K';
        case ReviewCommand::decide: return 'D';
        case ReviewCommand::undo: return 'U';
        case ReviewCommand::reason: return 'R';
        case ReviewCommand::annotate: return 'N';
        case ReviewCommand::feedback: return 'F';
        case ReviewCommand::group: return 'G';
        case ReviewCommand::release: return 'L';
        case ReviewCommand::skip: return 'S';
    }
    return 0;
}

std::string ReviewModel::nameOf(const LearnerId& learner) const {
    const auto found = learners.find(learner);
    return found == learners.end() ? "A learner who is no longer listed" : found->second;
}

std::string ReviewModel::nameOf(const AccountId& account) const {
    const auto found = names.find(account);
    return found == names.end() ? "Somebody who has no account here" : found->second;
}

char ReviewModel::key(ReviewCommand command) const {
    const auto found = keys.find(command);
    return found == keys.end() ? usualKey(command) : found->second;
}

std::string placeId(const ResponseRef& response) { return toString(response.attempt) + "/" + toString(response.submission) + "/" + response.question.value; }

std::optional<ResponseRef> responseAt(const std::string& placeId) {
    const std::size_t first = placeId.find('/'), second = placeId.find('/', first == std::string::npos ? first : first + 1);
    if (first == std::string::npos || second == std::string::npos) return std::nullopt;
    const auto attempt = parseUuid(placeId.substr(0, first)), submission = parseUuid(placeId.substr(first + 1, second - first - 1));
    const std::string question = placeId.substr(second + 1);
    if (!attempt || !submission || !isWellFormedId(question)) return std::nullopt;
    return ResponseRef{AttemptId(*attempt), StepId(*submission), QuestionId(question)};
}

}  // namespace carewright::ui
