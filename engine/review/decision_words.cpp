#include "engine/review/decision_words.h"

namespace carewright {

std::string outcomeWords(std::string_view learner, const Question& question, const Decided& decided) {
    constexpr std::size_t longest = 40;
    std::string asked = question.text;
    if (asked.size() > longest) {
        const std::size_t space = asked.rfind(' ', longest);
        asked.resize(space == std::string::npos ? 0 : space);
        asked += " …";
    }
    std::string words = (learner.empty() ? std::string() : std::string(learner) + ", ") + "“" + asked + "”";
    words += ": " + std::to_string(decided.marks) + " of " + std::to_string(decided.maxMarks) + (decided.maxMarks == 1 ? " mark" : " marks");
    if (decided.proposedMarks) words += "; proposed " + std::to_string(*decided.proposedMarks);
    return words;
}

std::string revealedWords(const Course& course, const Decided& decided) {
    if (!decided.blind.proposalHidden || !decided.proposedMarks) return {};
    std::string words = "You gave " + std::to_string(decided.marks) + " of " + std::to_string(decided.maxMarks) + "; the engine had proposed " + std::to_string(*decided.proposedMarks) + ".";
    std::string other;
    for (const PointDecision& point : decided.points) {
        if (!point.overrides()) continue;
        const MarkingPoint* known = course.findPoint(point.point);
        other += (other.empty() ? " Seen otherwise: " : ", ") + (known ? known->title : point.point.value) + (point.awarded ? " (you awarded it)" : " (you did not)");
    }
    return words + (other.empty() ? " On every point you saw the same." : other + ".");
}

}  // namespace carewright
