#include "app/ui/review_model.h"

#include <algorithm>

namespace carewright::ui {

std::size_t ReviewDeskModel::open(const Question& question) const {
    return static_cast<std::size_t>(std::ranges::count_if(question.points, [this](const QuestionPoint& asked) {
        const auto found = points.find(asked.point);
        return found == points.end() || !found->second.verdict;
    }));
}

std::size_t ReviewDeskModel::openIdeas() const {
    if (!proposalShown()) return 0;
    return static_cast<std::size_t>(std::ranges::count_if(proposal()->misconceptions, [this](const MisconceptionMarking& idea) {
        const auto found = ideas.find(idea.id);
        return idea.asserted && (found == ideas.end() || !found->second.verdict);
    }));
}

std::optional<ResponseRef> ReviewModel::ownRecord(const AttemptId& attempt, const QuestionId& question) const {
    const auto found = std::ranges::find_if(ownRecords, [&](const auto& one) { return one.first.attempt == attempt && one.first.question == question; });
    return found == ownRecords.end() ? std::nullopt : std::optional(found->first);
}

const Decision* ReviewModel::releasedOn(const ResponseRef& response) const {
    const auto found = ownRecords.find(response);
    return found == ownRecords.end() ? nullptr : found->second.released();
}

std::optional<ResponseRef> ReviewModel::ownRecord(const StepId& submission) const {
    const auto found = std::ranges::find_if(ownRecords, [&](const auto& one) { return one.first.submission == submission; });
    return found == ownRecords.end() ? std::nullopt : std::optional(found->first);
}

std::string ReviewModel::nameOf(const LearnerId& learner) const {
    const auto found = learners.find(learner);
    if (found != learners.end()) return found->second;
    // The end of the id: whoever was erased stays a number, and two of them are two.
    const std::string id = toString(learner);
    return "Learner " + id.substr(id.size() - std::min<std::size_t>(id.size(), 4)) + ", no longer listed";
}

std::string ReviewModel::nameOf(const AccountId& account) const {
    const auto found = names.find(account);
    return found == names.end() ? "Somebody who has no account here" : found->second;
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
