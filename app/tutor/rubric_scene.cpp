#include "app/tutor/rubric_scene.h"

#include <cmath>
#include <cstdio>
#include <functional>

namespace carewright::ui {
namespace {

const TracedRule* findIn(const TracedRule& rule, const RulePath& path, std::size_t depth) {
    if (depth == path.steps.size()) return &rule;
    const RulePath::Step& step = path.steps[depth];
    const std::vector<TracedRule>& rules = step.unless ? rule.unless : rule.parts;
    return step.index < rules.size() ? findIn(rules[step.index], path, depth + 1) : nullptr;
}

}  // namespace

const TracedRule* RubricScene::traced(const RulePath& path) const {
    if (!bench.trace || bench.traced != bench.response || bench.response.empty()) return nullptr;
    for (const TracedRule& rule : bench.trace->rules) {
        if (rule.path.use == path.use && rule.path.index == path.index) return findIn(rule, path, 0);
    }
    return nullptr;
}

int RubricScene::numberOf(const std::string& key) const {
    const auto found = numbers.find(key);
    return found == numbers.end() ? 0 : found->second;
}

std::string lightKey(const Rule& leaf) {
    if (leaf.kind == Rule::Kind::concept_) return leaf.ref;
    return leaf.kind == Rule::Kind::words ? "“" + leaf.text + "”" : std::string();
}

std::map<std::string, int> lightNumbers(const Rubric& rubric) {
    std::map<std::string, int> out;
    const std::function<void(const Rule&)> number = [&](const Rule& rule) {
        if (const std::string key = lightKey(rule); !key.empty()) out.emplace(key, static_cast<int>(out.size()) + 1);
        for (const Rule& part : rule.parts) number(part);
        for (const Rule& part : rule.unless) number(part);
    };
    for (const std::vector<Rule>* rules : {&rubric.award, &rubric.reject, &rubric.refer}) {
        for (const Rule& rule : *rules) number(rule);
    }
    return out;
}

std::string countOf(std::size_t number, std::string_view one, std::string_view many) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits + " " + std::string(number == 1 ? one : many);
}

std::string kappaWords(const std::optional<double>& kappa) {
    if (!kappa) return "–";
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", std::abs(*kappa));
    return (*kappa < 0 ? "−" : "") + std::string(text);
}

std::string percentOf(std::size_t part, std::size_t whole) {
    if (whole == 0) return "–";
    return std::to_string(std::lround(100.0 * static_cast<double>(part) / static_cast<double>(whole))) + " %";
}

}  // namespace carewright::ui
