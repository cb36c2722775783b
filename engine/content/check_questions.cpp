// Questions: whether their marks can be reached, and points that no question asks for.
#include <unordered_map>
#include <unordered_set>

#include "engine/content/checks.h"
#include "engine/content/cycles.h"

namespace carewright {
namespace {

void checkDependencies(const CheckContext& check, const Question& question) {
    std::unordered_map<std::string_view, std::size_t> credits;
    for (std::size_t i = 0; i < question.points.size(); ++i) {
        const QuestionPoint& credit = question.points[i];
        if (credit.point.empty()) {
            check.error(credit.place, "<credit> needs the attribute point=\"…\".");
        } else if (!credits.emplace(credit.point.value, i).second) {
            check.error(credit.place, "<credit point=\"" + credit.point.value + "\"> stands twice in this question; give its marks in one.");
        }
    }
    std::vector<std::vector<std::size_t>> edges(question.points.size());
    for (std::size_t i = 0; i < question.points.size(); ++i) {
        const QuestionPoint& credit = question.points[i];
        if (credit.dependsOn.empty()) continue;
        const auto it = credits.find(credit.dependsOn.value);
        if (it != credits.end()) {
            edges[i].push_back(it->second);
        } else {
            check.error(credit.place, "<credit point=\"" + credit.point.value + "\"> depends on \"" + credit.dependsOn.value +
                                          "\", which this question does not credit, so it could never be earned; name one of its other points.");
        }
    }
    for (const std::vector<std::size_t>& cycle : findCycles(edges)) {
        std::string chain;
        for (const std::size_t i : cycle) chain += "\"" + question.points[i].point.value + "\" depends on ";
        check.error(question.points[cycle.front()].place,
                    chain + "\"" + question.points[cycle.front()].point.value + "\": none of them could ever be earned; remove one depends-on.");
    }
}

void checkMarks(const CheckContext& check, const Question& question) {
    const std::string who = nameOfElement("question", question.id.value);
    if (question.points.empty()) {
        check.error(question.place, who + " credits no marking point; add a <credit point=\"…\" marks=\"…\"/>.");
        return;
    }
    long long sum = 0;
    for (const QuestionPoint& credit : question.points) {
        if (credit.marks < 1) check.error(credit.place, "<credit point=\"" + credit.point.value + "\"> is worth no mark; give it at least one.");
        sum += credit.marks;
    }
    if (question.marks > 0 && sum < question.marks) {
        check.error(question.place, who + " has " + std::to_string(question.marks) + " marks, but its credits add up to " + std::to_string(sum) +
                                        ", so full marks could never be reached; add credits or lower the marks.");
    }
}

}  // namespace

void checkQuestions(const CheckContext& check) {
    std::unordered_set<std::string_view> used;
    for (const Question& question : check.course.questions) {
        checkMarks(check, question);
        checkDependencies(check, question);
        if (question.minWords > 0 && question.maxWords > 0 && question.minWords > question.maxWords) {
            check.error(question.place, nameOfElement("question", question.id.value) + " advises at least " + std::to_string(question.minWords) +
                                            " and at most " + std::to_string(question.maxWords) + " words; the first should be the smaller.");
        }
        for (const QuestionPoint& credit : question.points) used.insert(credit.point.value);
    }
    if (check.options.incomplete) return;
    for (const MarkingPoint& point : check.course.points) {
        if (!point.id.empty() && !used.contains(point.id.value)) {
            check.warning(point.place, nameOfElement("point", point.id.value) + " is used by no question; add a <credit> for it or remove it.");
        }
    }
}

}  // namespace carewright
