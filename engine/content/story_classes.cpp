#include "engine/content/story_classes.h"

#include <algorithm>
#include <map>
#include <utility>

namespace carewright {
namespace {

struct Range {
    int low = 0;
    std::size_t size = 0;
};

Range rangeOf(const ScenarioVariable& variable) {
    const auto [low, high] = std::minmax(variable.from, variable.to);
    return {low, static_cast<std::size_t>(static_cast<long long>(high) - low + 1)};
}

/// Every condition of a passage.
template <class Use>
void eachCondition(const Passage& passage, Use use) {
    const auto all = [&](const Conditions& conditions) {
        for (const auto& group : conditions) std::for_each(group.begin(), group.end(), use);
    };
    for (const StoryBlock& block : passage.blocks) all(block.when);
    for (const ScenarioChoice& choice : passage.choices) all(choice.when);
    if (!passage.written) return;
    for (const WrittenBranch& branch : passage.written->branches) all(branch.when);
}

std::size_t waysIn(const StoryRules& rules) {
    std::size_t out = 0;
    for (std::size_t p = 0; p < rules.scenario().passages.size(); ++p) {
        const Passage& passage = rules.scenario().passages[p];
        out += 1 + passage.effects.size();
        for (std::size_t c = 0; c < passage.choices.size(); ++c) out += rules.ways(p, c).size();
        if (passage.written) out += 1 + passage.written->branches.size();
        eachCondition(passage, [&](const Condition&) { ++out; });
    }
    return out;
}

}  // namespace

StoryClasses::StoryClasses(const StoryRules& rules, std::size_t work) {
    const std::vector<ScenarioVariable>& variables = rules.scenario().variables;
    // Every value is sent over every way on once, each time in a state of its own.
    const std::size_t copying = 4 + (variables.size() + (rules.scenario().passages.size() + rules.choiceCount()) / 64) / 4;
    const std::size_t ways = waysIn(rules);
    for (std::size_t v = 0; v < variables.size(); ++v) {
        const Range range = rangeOf(variables[v]);
        m_tables.push_back({range.low, range.size, {}, {}});
        const std::size_t cost = ways * range.size * copying;
        if (m_work + cost > work) continue;
        m_work += cost;
        classify(rules, v, work);
    }
}

std::vector<std::vector<StoryClasses::Way>> StoryClasses::waysOf(const StoryRules& rules, std::size_t variable) {
    const std::vector<Passage>& passages = rules.scenario().passages;
    const Range range = rangeOf(rules.scenario().variables[variable]);
    std::vector<std::vector<Way>> out(passages.size());
    StoryState state = rules.begin();
    const auto add = [&](std::size_t passage, const auto& take) {
        Way way;
        for (std::size_t i = 0; i < range.size; ++i) {
            StoryState after = state;
            after.passage = passage;
            after.values[variable] = range.low + static_cast<int>(i);
            take(after);
            way.to = after.passage;
            way.values.push_back(static_cast<std::uint16_t>(after.values[variable] - range.low));
        }
        out[passage].push_back(std::move(way));
    };
    for (std::size_t p = 0; p < passages.size(); ++p) {
        if (passages[p].ending != Passage::Ending::none) continue;
        for (std::size_t c = 0; c < passages[p].choices.size(); ++c) {
            for (const StoryRules::Way& way : rules.ways(p, c)) add(p, [&](StoryState& after) { rules.choose(after, c, way); });
        }
        state.passage = p;
        if (!rules.asksForWriting(state)) continue;
        add(p, [&](StoryState& after) { rules.takeBranch(after, std::nullopt); });
        for (std::size_t b = 0; b < passages[p].written->branches.size(); ++b) {
            if (rules.passageIndex(passages[p].written->branches[b].to) != StoryRules::nowhere) add(p, [&](StoryState& after) { rules.takeBranch(after, b); });
        }
    }
    return out;
}

void StoryClasses::classify(const StoryRules& rules, std::size_t variable, std::size_t work) {
    const std::vector<Passage>& passages = rules.scenario().passages;
    const Range range = rangeOf(rules.scenario().variables[variable]);
    const std::vector<std::vector<Way>> ways = waysOf(rules, variable);
    std::size_t cost = 0;
    for (const auto& all : ways) cost += (1 + all.size()) * range.size;

    using Signature = std::vector<std::uint16_t>;
    Table& table = m_tables[variable];
    table.classes.resize(passages.size());
    std::size_t classes = 0;
    // Numbers the signatures of a passage's values in the order of the values.
    const auto number = [&](std::size_t p, const std::vector<Signature>& signatures) {
        std::map<Signature, std::uint16_t> numbers;
        table.classes[p].resize(range.size);
        for (std::size_t i = 0; i < range.size; ++i) table.classes[p][i] = numbers.emplace(signatures[i], static_cast<std::uint16_t>(numbers.size())).first->second;
        return numbers.size();
    };
    for (std::size_t p = 0; p < passages.size(); ++p) {
        std::vector<Signature> signatures(range.size);
        eachCondition(passages[p], [&](const Condition& condition) {
            if (condition.kind != Condition::Kind::variable || rules.variableIndex(condition.variable) != variable) return;
            for (std::size_t i = 0; i < range.size; ++i) {
                const int value = range.low + static_cast<int>(i);
                signatures[i].push_back((!condition.atLeast || value >= *condition.atLeast) && (!condition.atMost || value <= *condition.atMost));
            }
        });
        classes += number(p, signatures);
    }
    for (std::size_t before = 0; before != classes;) {
        before = classes;
        m_work += cost;
        if (m_work > work) {
            table.classes.clear();
            return;
        }
        classes = 0;
        for (std::size_t p = passages.size(); p-- > 0;) {
            std::vector<Signature> signatures(range.size);
            for (std::size_t i = 0; i < range.size; ++i) {
                signatures[i].push_back(table.classes[p][i]);
                for (const Way& way : ways[p]) signatures[i].push_back(table.classes[way.to][way.values[i]]);
            }
            classes += number(p, signatures);
        }
    }
    table.first.resize(passages.size());
    for (std::size_t p = 0; p < passages.size(); ++p) {
        for (std::size_t i = 0; i < range.size; ++i) {
            if (table.classes[p][i] == table.first[p].size()) table.first[p].push_back(range.low + static_cast<int>(i));
        }
    }
}

}  // namespace carewright
