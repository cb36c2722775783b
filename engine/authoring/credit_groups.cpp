#include "engine/authoring/credit_groups.h"

#include <utility>
#include <vector>

namespace carewright {

void tidyCreditGroups(Question& question) {
    std::vector<QuestionPoint> credits;
    std::vector<CreditGroup> groups;
    std::vector<int> number(question.groups.size(), -1);
    std::vector<char> placed(question.points.size(), 0);
    for (std::size_t i = 0; i < question.points.size(); ++i) {
        if (placed[i]) continue;
        const int group = question.points[i].group;
        const bool grouped = group >= 0 && static_cast<std::size_t>(group) < question.groups.size();
        if (!grouped) {
            credits.push_back(question.points[i]);
            credits.back().group = -1;
            continue;
        }
        number[static_cast<std::size_t>(group)] = static_cast<int>(groups.size());
        groups.push_back(question.groups[static_cast<std::size_t>(group)]);
        // The file holds a group's credits in one element.
        for (std::size_t j = i; j < question.points.size(); ++j) {
            if (question.points[j].group != group) continue;
            placed[j] = 1;
            credits.push_back(question.points[j]);
            credits.back().group = number[static_cast<std::size_t>(group)];
        }
    }
    question.points = std::move(credits);
    question.groups = std::move(groups);
}

void setCreditGroup(Question& question, std::size_t credit, int group) {
    if (credit >= question.points.size() || group < -1 || group > static_cast<int>(question.groups.size())) return;
    if (group == static_cast<int>(question.groups.size())) question.groups.emplace_back();
    question.points[credit].group = group;
    tidyCreditGroups(question);
}

}  // namespace carewright
