#include "engine/content/scenario_play.h"

#include <algorithm>
#include <limits>

namespace carewright {

StoryRules::StoryRules(const Scenario& scenario) : m_scenario(&scenario) {
    indexIds();
    numberPoints();
    findWays();
    for (const Passage& passage : scenario.passages) m_plans.push_back(planOf(passage));
    m_start = passageIndex(scenario.start);
}

void StoryRules::indexIds() {
    const Scenario& scenario = *m_scenario;
    for (std::size_t i = 0; i < scenario.variables.size(); ++i) m_variables.emplace(scenario.variables[i].id.value, i);
    for (std::size_t i = 0; i < scenario.passages.size(); ++i) {
        m_passages.emplace(scenario.passages[i].id.value, i);
        const std::size_t first = m_firstChoice.empty() ? 0 : m_firstChoice.back();
        if (m_firstChoice.empty()) m_firstChoice.push_back(0);
        const std::vector<ScenarioChoice>& choices = scenario.passages[i].choices;
        for (std::size_t c = 0; c < choices.size(); ++c) m_choices.emplace(choices[c].id.value, first + c);
        m_firstChoice.push_back(first + choices.size());
    }
    if (m_firstChoice.empty()) m_firstChoice.push_back(0);
}

void StoryRules::numberPoints() {
    const auto add = [this](const PointId& point) {
        if (!point.empty() && m_pointNumbers.emplace(point.value, m_points.size()).second) m_points.push_back(point);
    };
    const auto addConditions = [&](const Conditions& conditions) {
        for (const auto& group : conditions) {
            for (const Condition& condition : group) {
                if (condition.kind == Condition::Kind::earned) add(condition.point);
            }
        }
    };
    for (const Passage& passage : m_scenario->passages) {
        for (const StoryBlock& block : passage.blocks) addConditions(block.when);
        for (const ScenarioChoice& choice : passage.choices) addConditions(choice.when);
        if (!passage.written) continue;
        for (const PointId& point : passage.written->points) add(point);
        for (const WrittenBranch& branch : passage.written->branches) {
            for (const PointId& point : branch.points) add(point);
            addConditions(branch.when);
        }
    }
}

void StoryRules::findWays() {
    m_ways.reserve(choiceCount());
    for (const Passage& passage : m_scenario->passages) {
        for (const ScenarioChoice& choice : passage.choices) {
            std::vector<Way>& ways = m_ways.emplace_back();
            for (std::size_t i = 0; i < choice.outcomes.size(); ++i) {
                const std::size_t to = passageIndex(choice.outcomes[i].to);
                if (to != nowhere) ways.push_back({to, std::max(1, choice.outcomes[i].weight), i});
            }
        }
    }
}

std::size_t StoryRules::find(const Index& index, std::string_view id) {
    const auto it = index.find(id);
    return id.empty() || it == index.end() ? nowhere : it->second;
}

StoryState StoryRules::begin() const {
    StoryState state;
    for (const ScenarioVariable& variable : m_scenario->variables) {
        // A range that is upside down is an error of the course; it must not make clamp undefined.
        const auto [low, high] = std::minmax(variable.from, variable.to);
        state.values.push_back(std::clamp(variable.start, low, high));
    }
    state.visited.resize(m_scenario->passages.size());
    state.chosen.resize(choiceCount());
    state.earned.resize(m_points.size());
    enter(state, m_start);
    return state;
}

StoryRules::Test StoryRules::looked(const Condition& condition) const {
    Test out;
    out.kind = condition.kind;
    out.negated = condition.negated;
    switch (condition.kind) {
        case Condition::Kind::visited: out.index = passageIndex(condition.passage); break;
        case Condition::Kind::chosen: out.index = choiceNumber(condition.choice); break;
        case Condition::Kind::earned: out.index = pointNumber(condition.point); break;
        case Condition::Kind::variable:
            out.index = variableIndex(condition.variable);
            out.low = condition.atLeast.value_or(std::numeric_limits<int>::min());
            out.high = condition.atMost.value_or(std::numeric_limits<int>::max());
            break;
    }
    return out;
}

StoryRules::Tests StoryRules::looked(const Conditions& conditions) const {
    Tests out;
    for (const std::vector<Condition>& group : conditions) {
        std::vector<Test>& tests = out.emplace_back();
        for (const Condition& condition : group) tests.push_back(looked(condition));
    }
    return out;
}

StoryRules::Changes StoryRules::looked(const std::vector<Effect>& effects) const {
    Changes out;
    for (const Effect& effect : effects) {
        const std::size_t index = variableIndex(effect.variable);
        if (index == nowhere) continue;
        const ScenarioVariable& variable = m_scenario->variables[index];
        const auto [low, high] = std::minmax(variable.from, variable.to);
        out.push_back({index, low, high, effect.by, effect.set});
    }
    return out;
}

StoryRules::Plan StoryRules::planOf(const Passage& passage) const {
    Plan plan;
    plan.onEntering = looked(passage.effects);
    for (const StoryBlock& block : passage.blocks) plan.blocks.push_back(looked(block.when));
    for (const ScenarioChoice& choice : passage.choices) {
        plan.choices.push_back(looked(choice.when));
        plan.choiceChanges.push_back(looked(choice.effects));
    }
    if (!passage.written) return plan;
    plan.writtenTo = passageIndex(passage.written->to);
    for (const WrittenBranch& branch : passage.written->branches) {
        plan.branches.push_back(looked(branch.when));
        plan.branchChanges.push_back(looked(branch.effects));
        plan.branchTo.push_back(passageIndex(branch.to));
    }
    return plan;
}

bool StoryRules::holdsOne(const StoryState& state, const Test& test) {
    if (test.index == nowhere) return false;
    switch (test.kind) {
        case Condition::Kind::visited: return state.visited[test.index] != test.negated;
        case Condition::Kind::chosen: return state.chosen[test.index] != test.negated;
        case Condition::Kind::earned: return state.earned[test.index] != test.negated;
        case Condition::Kind::variable: break;
    }
    const int value = state.values[test.index];
    return (value >= test.low && value <= test.high) != test.negated;
}

bool StoryRules::allHold(const StoryState& state, const Tests& tests) {
    return std::all_of(tests.begin(), tests.end(), [&](const std::vector<Test>& group) {
        return std::any_of(group.begin(), group.end(), [&](const Test& test) { return holdsOne(state, test); });
    });
}

std::vector<const StoryBlock*> StoryRules::blocks(const StoryState& state) const {
    std::vector<const StoryBlock*> out;
    for (std::size_t i = 0; i < passageOf(state).blocks.size(); ++i) {
        if (shows(state, i)) out.push_back(&passageOf(state).blocks[i]);
    }
    return out;
}

bool StoryRules::open(const StoryState& state, std::size_t choice) const {
    const std::size_t number = choiceNumber(state.passage, choice);
    const bool spent = passageOf(state).choices[choice].once && state.chosen[number];
    return !spent && !m_ways[number].empty() && allHold(state, m_plans[state.passage].choices[choice]);
}

std::vector<std::size_t> StoryRules::openChoices(const StoryState& state) const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < passageOf(state).choices.size(); ++i) {
        if (open(state, i)) out.push_back(i);
    }
    return out;
}

const StoryRules::Way& StoryRules::wayByChance(std::size_t passage, std::size_t choice, double thrown) const {
    const std::vector<Way>& all = ways(passage, choice);
    double sum = 0;
    for (const Way& way : all) sum += way.weight;
    double left = thrown * sum;
    for (const Way& way : all) {
        left -= way.weight;
        if (left < 0) return way;
    }
    return all.back();
}

void StoryRules::take(StoryState& state, const Changes& changes) {
    for (const Change& change : changes) {
        int& value = state.values[change.variable];
        const long long wanted = change.set ? *change.set : static_cast<long long>(value) + change.by;
        value = static_cast<int>(std::clamp<long long>(wanted, change.low, change.high));
    }
}

void StoryRules::enter(StoryState& state, std::size_t passage) const {
    state.passage = passage;
    take(state, m_plans[passage].onEntering);
}

void StoryRules::choose(StoryState& state, std::size_t choice, const Way& way) const {
    state.chosen[choiceNumber(state.passage, choice)] = true;
    state.visited[state.passage] = true;
    take(state, m_plans[state.passage].choiceChanges[choice]);
    enter(state, way.to);
}

bool StoryRules::asksForWriting(const StoryState& state) const {
    return passageOf(state).written && m_plans[state.passage].writtenTo != nowhere;
}

void StoryRules::remember(StoryState& state, std::span<const PointId> earned) const {
    for (const PointId& point : earned) {
        const std::size_t number = pointNumber(point);
        if (number != nowhere) state.earned[number] = true;
    }
}

std::optional<std::size_t> StoryRules::branchFor(const StoryState& state, std::span<const PointId> earned) const {
    StoryState after = state;
    remember(after, earned);
    const std::vector<WrittenBranch>& branches = passageOf(state).written->branches;
    const Plan& plan = m_plans[state.passage];
    for (std::size_t i = 0; i < branches.size(); ++i) {
        const bool fits = std::all_of(branches[i].points.begin(), branches[i].points.end(), [&](const PointId& point) {
            return std::find(earned.begin(), earned.end(), point) != earned.end();
        });
        if (fits && plan.branchTo[i] != nowhere && allHold(after, plan.branches[i])) return i;
    }
    return std::nullopt;
}

void StoryRules::takeBranch(StoryState& state, std::optional<std::size_t> branch) const {
    const Plan& plan = m_plans[state.passage];
    state.visited[state.passage] = true;
    if (branch) take(state, plan.branchChanges[*branch]);
    enter(state, branch ? plan.branchTo[*branch] : plan.writtenTo);
}

std::optional<std::size_t> StoryRules::write(StoryState& state, std::span<const PointId> earned) const {
    const std::optional<std::size_t> branch = branchFor(state, earned);
    remember(state, earned);
    takeBranch(state, branch);
    return branch;
}

bool StoryRules::over(const StoryState& state) const {
    const Passage& passage = passageOf(state);
    if (passage.ending != Passage::Ending::none) return true;
    if (asksForWriting(state)) return false;
    for (std::size_t i = 0; i < passage.choices.size(); ++i) {
        if (open(state, i)) return false;
    }
    return true;
}

}  // namespace carewright
