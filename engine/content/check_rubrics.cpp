// Rubrics: whether each point and misconception has one, and whether its rules can match anything.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "engine/content/checks.h"
#include "engine/content/cycles.h"
#include "engine/content/element_names.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

/// Comparing each part with each is for rules people wrote, not for thousands of parts.
constexpr std::size_t mostCompared = 64;

bool sameRule(const Rule& a, const Rule& b);

bool sameRules(const std::vector<Rule>& a, const std::vector<Rule>& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameRule); }

/// The same but for `unless`, id, note and place; either polarity in `a` goes with any in `b`.
bool sameCore(const Rule& a, const Rule& b) {
    return a.kind == b.kind && a.ref == b.ref && a.text == b.text && a.count == b.count && a.relation == b.relation &&
           (a.polarity == b.polarity || a.polarity == Polarity::either) && a.voice == b.voice && a.mood == b.mood && a.time == b.time && sameRules(a.parts, b.parts);
}

bool sameRule(const Rule& a, const Rule& b) { return sameCore(a, b) && sameRules(a.unless, b.unless); }

/// True for rules that hold only where each of their parts does.
bool needsEveryPart(const Rule& rule) {
    switch (rule.kind) {
        case Rule::Kind::all: case Rule::Kind::inOrder: case Rule::Kind::near: case Rule::Kind::relation: case Rule::Kind::exampleGiven: return true;
        case Rule::Kind::atLeast: return rule.count >= 0 && static_cast<std::size_t>(rule.count) == rule.parts.size();
        case Rule::Kind::any: return rule.parts.size() == 1;
        default: return false;
    }
}

class RuleCheck {
public:
    explicit RuleCheck(const CheckContext& check) : m_check(check) {}

    void see(const Rule& rule) {
        seeLeaf(rule);
        seeParts(rule);
        seeContradictions(rule);
        for (const Rule& part : rule.parts) see(part);
        for (const Rule& part : rule.unless) see(part);
    }

private:
    void error(const Rule& rule, std::string text) { m_check.error(rule.place, std::move(text)); }

    void seeLeaf(const Rule& rule) {
        if (rule.kind == Rule::Kind::concept_ && rule.ref.empty()) error(rule, "<concept> in a rule needs the attribute ref=\"…\" with the id of a concept.");
        if (rule.kind == Rule::Kind::point && rule.ref.empty()) error(rule, "<point> in a rule needs the attribute ref=\"…\" with the id of a marking point.");
        if (rule.kind != Rule::Kind::words) return;
        const std::vector<TermText> terms = splitTerms(rule.text, rule.place);
        if (terms.empty()) error(rule, "<words> is empty, so it can never match; write the wording, or remove it.");
        for (const TermText& term : terms) {
            for (const std::string& problem : readTermNotation(term.text).problems) {
                error(rule, "The wording \"" + shortened(term.text) + "\" cannot be read: " + problem);
            }
        }
    }

    void seeParts(const Rule& rule) {
        const std::size_t parts = rule.parts.size();
        const std::string name = rule.id.empty() ? "<" + std::string(nameOf(ruleKindNames, rule.kind)) + ">" : "The rule \"" + shortened(rule.id.value, 64) + "\"";
        switch (rule.kind) {
            case Rule::Kind::all: case Rule::Kind::any: case Rule::Kind::inOrder:
                if (parts == 0) error(rule, name + " is empty, so it can never match; put rules in it, or remove it.");
                break;
            case Rule::Kind::atLeast:
                if (rule.count < 1) {
                    error(rule, "<at-least> needs the attribute n=\"…\": how many of its parts must be there.");
                } else if (static_cast<std::size_t>(rule.count) > parts) {
                    error(rule, "<at-least n=\"" + std::to_string(rule.count) + "\"> has only " + std::to_string(parts) +
                                    (parts == 1 ? " part" : " parts") + ", so it can never match; add parts or lower n.");
                }
                break;
            case Rule::Kind::near:
                if (parts < 2) {
                    error(rule, "<near> has fewer than two parts; it says how near they stand, so it needs at least two.");
                } else if (rule.count < 0 || static_cast<std::size_t>(rule.count) + 2 < parts) {
                    error(rule, "<near words=\"" + std::to_string(rule.count) + "\"> cannot hold: between the outermost of " + std::to_string(parts) +
                                    " parts stand at least " + std::to_string(parts - 2) + " words; raise words.");
                }
                break;
            case Rule::Kind::relation:
                if (parts != 2) error(rule, "<relation> has " + std::to_string(parts) + (parts == 1 ? " part" : " parts") + "; it joins exactly two.");
                break;
            case Rule::Kind::concept_: case Rule::Kind::words: case Rule::Kind::point: case Rule::Kind::exampleGiven: break;
        }
    }

    void seeContradictions(const Rule& rule) {
        if (rule.parts.size() > mostCompared || rule.unless.size() > mostCompared) return;
        for (const Rule& off : rule.unless) {
            const bool self = sameCore(off, rule) && off.unless.empty();
            const bool part = needsEveryPart(rule) && std::any_of(rule.parts.begin(), rule.parts.end(),
                                                                  [&](const Rule& one) { return sameCore(off, one) && off.unless.empty(); });
            if (self || part) error(off, "This <unless> calls off exactly what the rule around it needs, so that can never match; remove one of the two.");
        }
        if (!needsEveryPart(rule) || rule.within != Within::clause) return;
        for (std::size_t i = 0; i < rule.parts.size(); ++i) {
            for (std::size_t j = i + 1; j < rule.parts.size(); ++j) {
                Rule turned = rule.parts[j];
                if (turned.polarity == Polarity::either || rule.parts[i].polarity == Polarity::either || turned.polarity == rule.parts[i].polarity) continue;
                if (!turned.parts.empty()) continue;
                turned.polarity = rule.parts[i].polarity;
                if (!sameRule(turned, rule.parts[i])) continue;
                error(rule.parts[j], "This part is asked for both affirmed and denied within one clause, so the rule can never match; remove one, or widen within.");
            }
        }
    }

    const CheckContext& m_check;
};

void collectPoints(const Rule& rule, std::vector<std::string_view>& out) {
    if (rule.kind == Rule::Kind::point) out.push_back(rule.ref);
    for (const Rule& part : rule.parts) collectPoints(part, out);
    for (const Rule& part : rule.unless) collectPoints(part, out);
}

/// Points whose rules wait for each other are never awarded.
void checkCircles(const CheckContext& check) {
    const std::vector<Rubric>& rubrics = check.course.rubrics;
    std::unordered_map<std::string_view, std::size_t> byPoint;
    for (std::size_t i = 0; i < rubrics.size(); ++i) {
        if (!rubrics[i].point.empty()) byPoint.emplace(rubrics[i].point.value, i);
    }
    std::vector<std::vector<std::size_t>> edges(rubrics.size());
    for (std::size_t i = 0; i < rubrics.size(); ++i) {
        std::vector<std::string_view> points;
        for (const auto* rules : {&rubrics[i].award, &rubrics[i].reject, &rubrics[i].refer}) {
            for (const Rule& rule : *rules) collectPoints(rule, points);
        }
        for (const std::string_view point : points) {
            if (const auto it = byPoint.find(point); it != byPoint.end()) edges[i].push_back(it->second);
        }
    }
    for (const std::vector<std::size_t>& cycle : findCycles(edges)) {
        std::string chain;
        for (const std::size_t i : cycle) chain += "\"" + rubrics[i].point.value + "\" needs ";
        check.error(rubrics[cycle.front()].place, "Marking points wait for each other: " + chain + "\"" + rubrics[cycle.front()].point.value +
                                                      "\"; remove one <point> rule.");
    }
}

void checkCoverage(const CheckContext& check) {
    const Course& course = check.course;
    std::unordered_set<std::string_view> points, misconceptions, credited;
    for (const Rubric& rubric : course.rubrics) {
        points.insert(rubric.point.value);
        misconceptions.insert(rubric.misconception.value);
    }
    for (const Question& question : course.questions) {
        for (const QuestionPoint& credit : question.points) credited.insert(credit.point.value);
    }
    for (const MarkingPoint& point : course.points) {
        if (point.id.empty() || points.contains(point.id.value)) continue;
        const std::string text = nameOfElement("point", point.id.value) + " has no rubric, so nobody can earn it; add a <rubric point=\"" + point.id.value + "\">.";
        if (credited.contains(point.id.value)) {
            check.error(point.place, text);
        } else {
            check.warning(point.place, text);
        }
    }
    for (const Misconception& item : course.misconceptions) {
        if (!item.id.empty() && !misconceptions.contains(item.id.value)) {
            check.warning(item.place, nameOfElement("misconception", item.id.value) + " has no rubric, so it is never noticed in an answer; add a <rubric misconception=\"" + item.id.value + "\">.");
        }
    }
}

/// What a reject cancels must be something else than it says already.
void checkCancels(const CheckContext& check, const Rubric& rubric, const Rule& rule) {
    const std::string name = nameOfElement("reject", rule.id.value);
    if (rule.cancels == Cancels::pair && rule.pair.empty()) {
        check.error(rule.place, name + " cancels a paired point and does not say which; add pair=\"…\" with the id of a marking point.");
    }
    if (rule.cancels != Cancels::pair && !rule.pair.empty()) {
        check.error(rule.place, name + " names a pair, which only counts with cancels=\"pair\"; add that or remove pair.");
    }
    if (!rule.pair.empty() && rule.pair == rubric.point) {
        check.error(rule.place, name + " names its own point as its pair; write cancels=\"point\" or name another.");
    }
}

std::string nameOfRubric(const Rubric& rubric) {
    return rubric.point.empty() ? nameOfElement("rubric", rubric.misconception.value, "misconception") : nameOfElement("rubric", rubric.point.value, "point");
}

}  // namespace

void checkRubrics(const CheckContext& check) {
    std::unordered_map<std::string, const SourcePlace*> seen;
    RuleCheck rules(check);
    for (const Rubric& rubric : check.course.rubrics) {
        const std::string who = nameOfRubric(rubric);
        if (rubric.point.empty() == rubric.misconception.empty()) {
            check.error(rubric.place, "<rubric> needs either point=\"…\" or misconception=\"…\", and only one of them.");
        } else if (const auto [first, isNew] = seen.emplace(who, &rubric.place); !isNew) {
            check.error(rubric.place, who + " stands a second time; the first is in " + (first->second->file.empty() ? "course.xml" : first->second->file) + ":" +
                                          std::to_string(first->second->line) + ". Join the two.");
        }
        if (rubric.award.empty()) check.error(rubric.place, who + " has no <award>, so it can never be met; add one.");
        for (const auto* list : {&rubric.award, &rubric.reject, &rubric.refer}) {
            for (const Rule& rule : *list) rules.see(rule);
        }
        for (const Rule& rule : rubric.reject) checkCancels(check, rubric, rule);
    }
    for (const Question& question : check.course.questions) {
        for (const Level& level : question.levels) {
            for (const Rule& descriptor : level.descriptors) rules.see(descriptor);
        }
    }
    checkCircles(check);
    if (!check.options.incomplete) checkCoverage(check);
}

}  // namespace carewright
