// Questions: whether their marks can be reached, and points that no question asks for.
#include <algorithm>
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

std::string nameOfCredit(const QuestionPoint& credit) { return nameOfElement("credit", credit.point.value, "point"); }

/// What the credits bring at most, groups held to their max.
long long reachableMarks(const Question& question) {
    long long sum = 0;
    std::vector<long long> grouped(question.groups.size(), 0);
    for (const QuestionPoint& credit : question.points) {
        const bool inGroup = credit.group >= 0 && static_cast<std::size_t>(credit.group) < grouped.size();
        (inGroup ? grouped[static_cast<std::size_t>(credit.group)] : sum) += credit.marks;
    }
    for (std::size_t i = 0; i < grouped.size(); ++i) sum += std::min<long long>(grouped[i], question.groups[i].max);
    return sum;
}

void checkGroups(const CheckContext& check, const Question& question) {
    std::vector<long long> sums(question.groups.size(), 0);
    std::vector<std::size_t> counts(question.groups.size(), 0);
    for (const QuestionPoint& credit : question.points) {
        if (credit.group < 0 || static_cast<std::size_t>(credit.group) >= sums.size()) continue;
        sums[static_cast<std::size_t>(credit.group)] += credit.marks;
        ++counts[static_cast<std::size_t>(credit.group)];
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const CreditGroup& group = question.groups[i];
        if (counts[i] < 2) {
            check.error(group.place, "<group> holds " + std::string(counts[i] == 0 ? "no credit" : "one credit only") + "; it says how much several bring together.");
        } else if (sums[i] <= group.max) {
            check.warning(group.place, "<group max=\"" + std::to_string(group.max) + "\"> holds credits for " + std::to_string(sums[i]) +
                                           " marks in all, so its max never matters; lower it or take the credits out of the group.");
        }
    }
}

/// Whether the halves of a credit can be earned, and add up.
void checkHalves(const CheckContext& check, const QuestionPoint& credit) {
    const bool identify = !credit.identify.awards.empty();
    const bool explain = !credit.explain.awards.empty();
    if (!identify && !explain) return;
    if (identify != explain) {
        check.error(credit.place, nameOfCredit(credit) + " has only <" + (identify ? "identify" : "explain") + ">; it needs the other half too, or neither.");
        return;
    }
    if (credit.identify.marks + credit.explain.marks != credit.marks) {
        check.error(credit.place, nameOfCredit(credit) + " is worth " + std::to_string(credit.marks) + ", but its halves add up to " +
                                      std::to_string(credit.identify.marks + credit.explain.marks) + "; make them agree, or leave marks out.");
    }
    const std::vector<Rubric>& rubrics = check.course.rubrics;
    const auto rubric = std::find_if(rubrics.begin(), rubrics.end(), [&](const Rubric& one) { return one.point == credit.point; });
    if (rubric == rubrics.end() || check.options.incomplete) return;
    for (const CreditPart* half : {&credit.identify, &credit.explain}) {
        for (const RuleId& award : half->awards) {
            const bool known = std::any_of(rubric->award.begin(), rubric->award.end(), [&](const Rule& rule) { return rule.id == award; });
            if (!known) check.error(half->place, "The rubric of \"" + credit.point.value + "\" has no award \"" + award.value + "\"; correct the id or add the award.");
        }
    }
}

void checkLevels(const CheckContext& check, const Question& question) {
    if (question.levels.empty()) return;
    const std::string who = nameOfElement("question", question.id.value);
    if (!question.groups.empty() || question.wrongExtras == WrongExtras::cancel) {
        check.error(question.place, who + " is marked by levels, which leave groups of credits and the list rule without meaning; remove the one or the other.");
    }
    int above = -1;
    for (const Level& level : question.levels) {
        const std::string name = nameOfElement("level", level.id.value);
        if (level.title.empty()) check.error(level.place, name + " needs the attribute title=\"…\": what the level is called.");
        if (level.descriptors.empty()) check.error(level.place, name + " has no <descriptor>, so nothing can fit it; add one.");
        if (level.from > level.to) {
            check.error(level.place, name + " goes from " + std::to_string(level.from) + " to " + std::to_string(level.to) + " marks; the first should be the smaller.");
        } else if (level.from <= above) {
            check.error(level.place, name + " begins at " + std::to_string(level.from) + " marks, which the level before reaches too; levels stand lowest first and do not overlap.");
        }
        above = std::max(above, level.to);
    }
    if (above != question.marks) {
        check.error(question.place, who + " has " + std::to_string(question.marks) + " marks, but its highest level ends at " + std::to_string(above) + "; make them agree.");
    }
}

void checkMarks(const CheckContext& check, const Question& question) {
    const std::string who = nameOfElement("question", question.id.value);
    if (question.points.empty()) {
        check.error(question.place, who + " credits no marking point; add a <credit point=\"…\" marks=\"…\"/>.");
        return;
    }
    for (const QuestionPoint& credit : question.points) {
        if (credit.marks < 1) check.error(credit.place, nameOfCredit(credit) + " is worth no mark; give it at least one.");
    }
    const long long sum = reachableMarks(question);
    if (question.levels.empty() && question.marks > 0 && sum < question.marks) {
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
        checkGroups(check, question);
        for (const QuestionPoint& credit : question.points) checkHalves(check, credit);
        checkLevels(check, question);
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
