#include "engine/content/rule_path.h"

namespace carewright {
namespace {

template <class SomeRubric>
auto* find(SomeRubric& rubric, const RulePath& path) {
    auto* rules = &rulesOf(rubric, path.use);
    auto* rule = path.index < rules->size() ? &(*rules)[path.index] : nullptr;
    for (const RulePath::Step& step : path.steps) {
        if (rule == nullptr) break;
        rules = step.unless ? &rule->unless : &rule->parts;
        rule = step.index < rules->size() ? &(*rules)[step.index] : nullptr;
    }
    return rule;
}

}  // namespace

RulePath RulePath::below(bool unless, std::size_t at) const {
    RulePath out = *this;
    out.steps.push_back({unless, at});
    return out;
}

RulePath RulePath::above() const {
    RulePath out = *this;
    if (!out.steps.empty()) out.steps.pop_back();
    return out;
}

std::string toString(const RulePath& path) {
    std::string out = path.use == RulePath::Use::award ? "award-" : path.use == RulePath::Use::reject ? "reject-" : "refer-";
    out += std::to_string(path.index);
    for (const RulePath::Step& step : path.steps) {
        out += step.unless ? "/u" : "/";
        out += std::to_string(step.index);
    }
    return out;
}

std::vector<Rule>& rulesOf(Rubric& rubric, RulePath::Use use) {
    return use == RulePath::Use::award ? rubric.award : use == RulePath::Use::reject ? rubric.reject : rubric.refer;
}
const std::vector<Rule>& rulesOf(const Rubric& rubric, RulePath::Use use) {
    return use == RulePath::Use::award ? rubric.award : use == RulePath::Use::reject ? rubric.reject : rubric.refer;
}

Rule* ruleAt(Rubric& rubric, const RulePath& path) { return find(rubric, path); }
const Rule* ruleAt(const Rubric& rubric, const RulePath& path) { return find(rubric, path); }

}  // namespace carewright
