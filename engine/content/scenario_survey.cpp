#include "engine/content/scenario_survey.h"

#include <algorithm>
#include <functional>

#include "engine/content/story_map.h"
#include "engine/content/story_paths.h"
#include "engine/content/story_space.h"

namespace carewright {
namespace {

/// Edges name choices, outcomes and branches by 16 bits; stories with more of them are looked at by their map only.
constexpr std::size_t mostParts = 10'000;

bool fitsEdges(const Scenario& scenario) {
    return std::all_of(scenario.passages.begin(), scenario.passages.end(), [](const Passage& passage) {
        return passage.choices.size() <= mostParts && (!passage.written || passage.written->branches.size() <= mostParts) &&
               std::all_of(passage.choices.begin(), passage.choices.end(), [](const ScenarioChoice& choice) { return choice.outcomes.size() <= mostParts; });
    });
}

void eachEffect(const Scenario& scenario, const std::function<void(const Effect&)>& use) {
    const auto all = [&](const std::vector<Effect>& effects) { std::for_each(effects.begin(), effects.end(), use); };
    for (const Passage& passage : scenario.passages) {
        all(passage.effects);
        for (const ScenarioChoice& choice : passage.choices) all(choice.effects);
        if (!passage.written) continue;
        for (const WrittenBranch& branch : passage.written->branches) all(branch.effects);
    }
}

/// What of the passages that come up (`seen`) never did itself.
template <class Take>
void eachUnset(const std::vector<bool>& seen, const std::vector<std::vector<bool>>& flags, Take take) {
    for (std::size_t p = 0; p < flags.size(); ++p) {
        for (std::size_t i = 0; seen[p] && i < flags[p].size(); ++i) {
            if (!flags[p][i]) take(p, i);
        }
    }
}

/// What follows from a graph of states.
class Findings {
public:
    Findings(const StoryRules& rules, const StoryMap& map, const StorySpace& space, ScenarioSurvey& out)
        : m_rules(rules), m_map(map), m_space(space), m_out(out) {}

    void find() {
        findUnreachable();
        findStuck();
        listEndings();
        if (!m_space.whole) return;
        findNeverUsed();
        turnRound();
        m_toEnding = leadingTo([&](std::size_t state) { return ends(state); });
        findEndless();
        measurePaths(m_rules, m_space, m_toEnding, m_out);
    }

private:
    bool ends(std::size_t state) const { return m_rules.scenario().passages[m_space.states[state].passage].ending != Passage::Ending::none; }
    bool stuck(std::size_t state) const {
        return state < m_space.goneInto() && !ends(state) && m_space.firstEdge[state] == m_space.firstEdge[state + 1];
    }

    StoryMoment momentAt(std::size_t state) const {
        StoryMoment moment{m_space.states[state].passage, {}, pathTo(m_rules, m_space, state)};
        const StoryState played = stateAfter(m_rules, moment.path);
        const std::vector<bool>& live = m_map.live[moment.passage];
        for (std::size_t i = 0; i < m_map.memories.size(); ++i) {
            const StoryMemory& memory = m_map.memories[i];
            if (live[i] && memory.kind == StoryMemory::Kind::variable) moment.values.emplace_back(memory.index, played.values[memory.index]);
        }
        return moment;
    }

    void findUnreachable() {
        std::vector<bool> seen = m_space.whole ? std::vector<bool>(m_map.next.size()) : m_map.reachable;
        for (const StorySpace::State& state : m_space.states) seen[state.passage] = true;
        for (std::size_t p = 0; p < seen.size(); ++p) {
            if (!seen[p]) m_out.unreachable.push_back(p);
        }
        m_seen = std::move(seen);
    }

    void findStuck() {
        std::vector<bool> told(m_map.next.size());
        for (std::size_t state = 0; state < m_space.goneInto(); ++state) {
            const std::size_t passage = m_space.states[state].passage;
            if (!stuck(state) || told[passage]) continue;
            told[passage] = true;
            m_out.stuck.push_back(momentAt(state));
        }
        if (m_space.whole) return;
        // Sure from the map alone: nothing leads on, whatever the state.
        for (std::size_t p = 0; p < m_map.next.size(); ++p) {
            const bool ending = m_rules.scenario().passages[p].ending != Passage::Ending::none;
            if (m_map.reachable[p] && !ending && m_map.next[p].empty() && !told[p]) m_out.stuck.push_back({p, {}, {}});
            if (m_map.reachable[p] && !m_map.next[p].empty() && !m_map.reachesEnding[p] && !m_map.reachesStop[p]) m_out.noEnding.push_back({p, {}, {}});
        }
    }

    void findNeverUsed() {
        eachUnset(m_seen, m_space.opened, [&](std::size_t p, std::size_t c) {
            if (m_rules.scenario().passages[p].ending == Passage::Ending::none) m_out.neverOpen.emplace_back(p, c);
        });
        eachUnset(m_seen, m_space.taken, [&](std::size_t p, std::size_t b) { m_out.neverTaken.emplace_back(p, b); });
        eachUnset(m_seen, m_space.shown, [&](std::size_t p, std::size_t b) { m_out.neverShown.emplace_back(p, b); });
    }

    /// The edges the other way round.
    void turnRound() {
        m_firstBack.assign(m_space.states.size() + 1, 0);
        for (const StoryEdge& edge : m_space.edges) ++m_firstBack[edge.to + 1];
        for (std::size_t i = 1; i < m_firstBack.size(); ++i) m_firstBack[i] += m_firstBack[i - 1];
        m_back.resize(m_space.edges.size());
        std::vector<std::size_t> next = m_firstBack;
        for (std::size_t from = 0; from < m_space.goneInto(); ++from) {
            for (std::size_t e = m_space.firstEdge[from]; e < m_space.firstEdge[from + 1]; ++e) m_back[next[m_space.edges[e].to]++] = static_cast<std::uint32_t>(from);
        }
    }

    /// The states from which one for which `goal` holds can be reached.
    template <class Goal>
    std::vector<bool> leadingTo(Goal goal) const {
        std::vector<bool> leads(m_space.states.size());
        std::vector<std::size_t> open;
        for (std::size_t state = 0; state < leads.size(); ++state) {
            if (!goal(state)) continue;
            leads[state] = true;
            open.push_back(state);
        }
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            for (std::size_t i = m_firstBack[at]; i < m_firstBack[at + 1]; ++i) {
                const std::uint32_t from = m_back[i];
                if (!leads[from]) open.push_back(from);
                leads[from] = true;
            }
        }
        return leads;
    }

    void findEndless() {
        const std::vector<bool> toStop = leadingTo([&](std::size_t state) { return stuck(state); });
        std::vector<bool> told(m_map.next.size());
        for (std::size_t state = 0; state < m_space.states.size(); ++state) {
            const std::size_t passage = m_space.states[state].passage;
            if (m_toEnding[state] || toStop[state] || told[passage]) continue;
            told[passage] = true;
            m_out.noEnding.push_back(momentAt(state));
        }
    }

    void listEndings() {
        const std::vector<Passage>& passages = m_rules.scenario().passages;
        std::vector<std::size_t> first(passages.size(), m_space.states.size());
        for (std::size_t state = m_space.states.size(); state-- > 0;) first[m_space.states[state].passage] = state;
        for (std::size_t p = 0; p < passages.size(); ++p) {
            if (passages[p].ending == Passage::Ending::none) continue;
            EndingSurvey& ending = m_out.endings.emplace_back();
            ending.passage = p;
            ending.paths.known = m_space.whole;
            if (first[p] < m_space.states.size()) ending.path = pathTo(m_rules, m_space, first[p]);
        }
    }

    const StoryRules& m_rules;
    const StoryMap& m_map;
    const StorySpace& m_space;
    ScenarioSurvey& m_out;
    std::vector<bool> m_seen;       ///< passages that come up (or may, where not all was looked at)
    std::vector<std::size_t> m_firstBack;       ///< into m_back, by state
    std::vector<std::uint32_t> m_back;          ///< where the edges to a state come from
    std::vector<bool> m_toEnding;   ///< states from which an ending can be reached
};

void findUnused(const StoryRules& rules, const StoryMap& map, ScenarioSurvey& out) {
    const std::size_t variables = rules.scenario().variables.size();
    std::vector<bool> read(variables), changed(variables);
    for (const StoryMemory& memory : map.memories) {
        if (memory.kind == StoryMemory::Kind::variable) read[memory.index] = true;
    }
    eachEffect(rules.scenario(), [&](const Effect& effect) {
        const std::size_t index = rules.variableIndex(effect.variable);
        if (index != StoryRules::nowhere) changed[index] = true;
    });
    for (std::size_t i = 0; i < variables; ++i) {
        if (!read[i]) out.neverRead.push_back(i);
        if (!changed[i]) out.neverChanged.push_back(i);
    }
}

}  // namespace

StoryState stateAfter(const StoryRules& rules, const StoryPath& path) {
    StoryState state = rules.begin();
    for (const StoryMove& move : path.moves) {
        if (!move.choice) {
            rules.write(state, move.earned);
            continue;
        }
        for (const StoryRules::Way& way : rules.ways(state.passage, *move.choice)) {
            if (way.outcome != move.outcome) continue;
            rules.choose(state, *move.choice, way);
            break;
        }
    }
    return state;
}

ScenarioSurvey surveyScenario(const StoryRules& rules, const SurveyLimits& limits) {
    ScenarioSurvey out;
    const StoryMap map = mapStory(rules, limits.work);
    findUnused(rules, map, out);
    StorySpace space;
    space.firstEdge.push_back(0);
    space.whole = !rules.playable();
    if (rules.playable() && !map.tooMany && fitsEdges(rules.scenario())) space = exploreStory(rules, map, limits);
    out.exact = space.whole;
    out.states = space.goneInto();
    out.work = space.work + map.work;
    out.paths.known = space.whole;
    if (rules.playable()) {
        Findings(rules, map, space, out).find();
    } else {
        for (std::size_t p = 0; p < map.next.size(); ++p) out.unreachable.push_back(p);
    }
    return out;
}

int readingMinutes(std::size_t words) {
    constexpr std::size_t wordsPerMinute = 200;
    return words == 0 ? 0 : static_cast<int>(std::max<std::size_t>(1, (words + wordsPerMinute / 2) / wordsPerMinute));
}

}  // namespace carewright
