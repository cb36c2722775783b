#include "engine/content/story_lab.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>

#include "engine/base/seeded_random.h"
#include "engine/content/story_map.h"
#include "engine/content/story_space.h"

namespace carewright {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool isEnding(const Passage& passage) { return passage.ending != Passage::Ending::none; }

/// Calls `use(part, conditions)` and `change(part, effects)` for everything of a passage.
template <class Use, class Change>
void eachPart(const Passage& passage, std::size_t p, Use use, Change change) {
    using Kind = StoryPart::Kind;
    change(StoryPart{p, Kind::passage, 0}, passage.effects);
    for (std::size_t i = 0; i < passage.blocks.size(); ++i) use(StoryPart{p, Kind::block, i}, passage.blocks[i].when);
    for (std::size_t i = 0; i < passage.choices.size(); ++i) {
        use(StoryPart{p, Kind::choice, i}, passage.choices[i].when);
        change(StoryPart{p, Kind::choice, i}, passage.choices[i].effects);
    }
    if (!passage.written) return;
    for (std::size_t i = 0; i < passage.written->branches.size(); ++i) {
        use(StoryPart{p, Kind::branch, i}, passage.written->branches[i].when);
        change(StoryPart{p, Kind::branch, i}, passage.written->branches[i].effects);
    }
}

/// Calls `meet(part, point)` for everything that shows a point or asks for it.
template <class Meet>
void eachMeeting(const Passage& passage, std::size_t p, Meet meet) {
    for (std::size_t i = 0; i < passage.choices.size(); ++i) {
        for (const PointId& point : passage.choices[i].points) meet(StoryPart{p, StoryPart::Kind::choice, i}, point);
    }
    if (!passage.written) return;
    for (const PointId& point : passage.written->points) meet(StoryPart{p, StoryPart::Kind::writing, 0}, point);
}

bool isUnscored(const Passage& passage) {
    if (passage.written) return passage.written->points.empty();
    if (passage.choices.size() < 2) return false;   // nothing is decided where there is one way on
    return std::all_of(passage.choices.begin(), passage.choices.end(), [](const ScenarioChoice& choice) { return choice.points.empty() && choice.reveals.empty(); });
}

/// Ways through the graph of states, all of which were looked at.
class Ways {
public:
    Ways(const StoryRules& rules, const StorySpace& space) : m_rules(rules), m_space(space) { order(); }

    [[nodiscard]] bool endless() const { return m_endless; }

    /// A shortest way to an ending along the edges that `may` allows; nothing where there is none.
    template <class May>
    [[nodiscard]] std::optional<StoryPath> shortest(May may) const {
        std::vector<std::size_t> cameBy(m_space.states.size(), none), cameFrom(m_space.states.size(), none);
        std::vector<bool> seen(m_space.states.size());
        std::vector<std::size_t> queue{0};
        seen[0] = true;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const std::size_t at = queue[i];
            if (ends(at)) return pathOf(at, cameFrom, cameBy);
            for (std::size_t e = m_space.firstEdge[at]; e < m_space.firstEdge[at + 1]; ++e) {
                const std::size_t to = m_space.edges[e].to;
                if (seen[to] || !may(at, m_space.edges[e])) continue;
                seen[to] = true;
                cameFrom[to] = at;
                cameBy[to] = e;
                queue.push_back(to);
            }
        }
        return std::nullopt;
    }

    /// The way to an ending with the most passages. Only where not endless.
    [[nodiscard]] std::optional<StoryPath> longest() const {
        std::vector<std::size_t> length(m_space.states.size()), cameBy(m_space.states.size(), none), cameFrom(m_space.states.size(), none);
        std::size_t best = none;
        for (const std::size_t from : m_order) {
            if (ends(from) && (best == none || length[from] > length[best])) best = from;
            for (std::size_t e = m_space.firstEdge[from]; e < m_space.firstEdge[from + 1]; ++e) {
                const std::size_t to = m_space.edges[e].to;
                if (!m_toEnding[to] || (cameFrom[to] != none && length[to] >= length[from] + 1)) continue;
                length[to] = length[from] + 1;
                cameFrom[to] = from;
                cameBy[to] = e;
            }
        }
        if (best == none) return std::nullopt;
        return pathOf(best, cameFrom, cameBy);
    }

    /// Roughly how many ways lead to an ending along the edges that `may` allows. Only where not endless.
    template <class May>
    [[nodiscard]] double number(May may) const {
        std::vector<double> ways(m_space.states.size());
        ways[0] = 1;
        double sum = 0;
        for (const std::size_t from : m_order) {
            if (ends(from)) sum += ways[from];
            for (std::size_t e = m_space.firstEdge[from]; e < m_space.firstEdge[from + 1]; ++e) {
                if (may(from, m_space.edges[e])) ways[m_space.edges[e].to] += ways[from];
            }
        }
        return sum;
    }

    /// Whether an edge that lies on a way to an ending meets a point.
    [[nodiscard]] bool meets(std::size_t from, const StoryEdge& edge, const PointId& point) const {
        const Passage& passage = m_rules.scenario().passages[m_space.states[from].passage];
        const std::vector<PointId>& points = edge.choice == StoryEdge::written ? passage.written->points : passage.choices[edge.choice].points;
        return std::find(points.begin(), points.end(), point) != points.end();
    }

    [[nodiscard]] bool onSomeWay(const PointId& point) const {
        for (std::size_t from = 0; from < m_space.goneInto(); ++from) {
            for (std::size_t e = m_space.firstEdge[from]; e < m_space.firstEdge[from + 1]; ++e) {
                if (m_toEnding[m_space.edges[e].to] && meets(from, m_space.edges[e], point)) return true;
            }
        }
        return false;
    }

private:
    [[nodiscard]] bool ends(std::size_t state) const { return isEnding(m_rules.scenario().passages[m_space.states[state].passage]); }

    /// States from which an ending can be reached, each before those it leads to; m_endless where there is a circle.
    void order() {
        const std::size_t count = m_space.states.size();
        std::vector<std::vector<std::uint32_t>> back(count);
        for (std::size_t from = 0; from < m_space.goneInto(); ++from) {
            for (std::size_t e = m_space.firstEdge[from]; e < m_space.firstEdge[from + 1]; ++e) back[m_space.edges[e].to].push_back(static_cast<std::uint32_t>(from));
        }
        m_toEnding.assign(count, false);
        std::vector<std::size_t> open;
        for (std::size_t state = 0; state < count; ++state) {
            if (!ends(state)) continue;
            m_toEnding[state] = true;
            open.push_back(state);
        }
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const std::uint32_t from : back[at]) {
                if (!m_toEnding[from]) open.push_back(from);
                m_toEnding[from] = true;
            }
        }
        std::vector<std::size_t> before(count);
        std::size_t wanted = 0;
        for (std::size_t state = 0; state < count; ++state) {
            if (!m_toEnding[state]) continue;
            ++wanted;
            before[state] = static_cast<std::size_t>(std::count_if(back[state].begin(), back[state].end(), [&](std::uint32_t from) { return m_toEnding[from]; }));
        }
        if (m_toEnding[0] && before[0] == 0) m_order.push_back(0);
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            for (std::size_t e = m_space.firstEdge[m_order[i]]; e < m_space.firstEdge[m_order[i] + 1]; ++e) {
                const std::size_t to = m_space.edges[e].to;
                if (m_toEnding[to] && --before[to] == 0) m_order.push_back(to);
            }
        }
        m_endless = m_order.size() < wanted;
    }

    [[nodiscard]] StoryPath pathOf(std::size_t state, const std::vector<std::size_t>& cameFrom, const std::vector<std::size_t>& cameBy) const {
        StoryPath path;
        path.end = m_space.states[state].passage;
        for (std::size_t at = state; at != 0; at = cameFrom[at]) path.moves.push_back(moveOf(m_rules, m_space, cameFrom[at], m_space.edges[cameBy[at]]));
        std::reverse(path.moves.begin(), path.moves.end());
        return path;
    }

    const StoryRules& m_rules;
    const StorySpace& m_space;
    std::vector<bool> m_toEnding;
    std::vector<std::size_t> m_order;
    bool m_endless = false;
};

std::vector<PointCoverage> pointsOf(const Scenario& scenario) {
    std::vector<PointCoverage> out;
    std::unordered_map<std::string_view, std::size_t> numbers;
    for (std::size_t p = 0; p < scenario.passages.size(); ++p) {
        eachMeeting(scenario.passages[p], p, [&](const StoryPart& part, const PointId& point) {
            const auto [it, isNew] = numbers.emplace(point.value, out.size());
            if (isNew) out.push_back({point, {}, false, false, {}, {}});
            out[it->second].where.push_back(part);
        });
    }
    return out;
}

void coverPoints(const Ways& ways, StoryLab& lab) {
    const double all = ways.endless() ? 0 : ways.number([](std::size_t, const StoryEdge&) { return true; });
    for (PointCoverage& coverage : lab.points) {
        const auto without = [&](std::size_t from, const StoryEdge& edge) { return !ways.meets(from, edge, coverage.point); };
        coverage.onSome = ways.onSomeWay(coverage.point);
        coverage.missing = ways.shortest(without);
        coverage.onAll = coverage.onSome && !coverage.missing;
        if (!ways.endless() && all > 0 && all < std::numeric_limits<double>::infinity()) coverage.share = 1 - ways.number(without) / all;
    }
}

void take(PlayerSpread::Range& range, int value, int before) {
    range.least = before == 0 ? value : std::min(range.least, value);
    range.most = before == 0 ? value : std::max(range.most, value);
    range.mean += value;
}

double thrown(SeededRandom& random) { return static_cast<double>(random.next() >> 11) * 0x1p-53; }

/// One player after another through the story.
class Players {
public:
    Players(const StoryRules& rules, std::uint64_t seed) : m_rules(rules), m_random(seed), m_points(pointsShownIn(rules.scenario())) {
        for (const Passage& passage : rules.scenario().passages) {
            m_words.push_back(countStoryWords(passage));
            m_endingAt.push_back(none);
            if (!isEnding(passage)) continue;
            m_endingAt.back() = m_out.endings.size();
            m_out.endings.push_back({m_words.size() - 1, 0});
        }
        m_out.visits.resize(m_words.size());
        m_out.values.resize(rules.scenario().variables.size());
        for (std::size_t i = 0; i < m_points.size(); ++i) m_pointNumbers.emplace(m_points[i].value, i);
    }

    void send() {
        StoryState state = m_rules.begin();
        m_seen.assign(m_words.size(), false);
        m_met.assign(m_points.size(), false);
        int moves = 0, words = 0;
        for (;; ++moves) {
            arrive(state);
            words += wordsAt(state);
            const Passage& passage = m_rules.passageOf(state);
            if (isEnding(passage)) return finish(state, moves, words);
            if (moves == longestPlay) {
                ++m_out.lost;
                return;
            }
            if (!go(state, passage)) {
                ++m_out.stuck;
                return;
            }
        }
    }

    [[nodiscard]] PlayerSpread take(int players) {
        m_out.players = players;
        const auto mean = [this](PlayerSpread::Range& range) { range.mean = m_finished > 0 ? range.mean / m_finished : 0; };
        mean(m_out.moves);
        mean(m_out.words);
        mean(m_out.pointsMet);
        for (PlayerSpread::Range& range : m_out.values) mean(range);
        return std::move(m_out);
    }

private:
    void arrive(const StoryState& state) {
        if (!m_seen[state.passage]) ++m_out.visits[state.passage];
        m_seen[state.passage] = true;
    }

    [[nodiscard]] int wordsAt(const StoryState& state) const {
        const StoryWords& words = m_words[state.passage];
        std::size_t count = words.always;
        for (std::size_t i = 0; i < words.blocks.size(); ++i) count += m_rules.shows(state, i) ? words.blocks[i] : 0;
        for (std::size_t i = 0; i < words.choices.size(); ++i) count += m_rules.open(state, i) ? words.choices[i] : 0;
        return static_cast<int>(std::min<std::size_t>(count, 1'000'000));
    }

    void meet(const std::vector<PointId>& points) {
        for (const PointId& point : points) m_met[m_pointNumbers.at(point.value)] = true;
    }

    bool go(StoryState& state, const Passage& passage) {
        if (m_rules.asksForWriting(state)) {
            std::vector<PointId> earned;
            for (const PointId& point : passage.written->points) {
                if (m_random.below(2) == 1) earned.push_back(point);
            }
            meet(passage.written->points);
            m_rules.write(state, earned);
            return true;
        }
        const std::vector<std::size_t> open = m_rules.openChoices(state);
        if (open.empty()) return false;
        const std::size_t choice = open[m_random.below(open.size())];
        meet(passage.choices[choice].points);
        m_rules.choose(state, choice, m_rules.wayByChance(state.passage, choice, thrown(m_random)));
        return true;
    }

    void finish(const StoryState& state, int moves, int words) {
        ++m_out.endings[m_endingAt[state.passage]].players;
        carewright::take(m_out.moves, moves, m_finished);
        carewright::take(m_out.words, words, m_finished);
        carewright::take(m_out.pointsMet, static_cast<int>(std::count(m_met.begin(), m_met.end(), true)), m_finished);
        for (std::size_t i = 0; i < m_out.values.size(); ++i) carewright::take(m_out.values[i], state.values[i], m_finished);
        ++m_finished;
    }

    const StoryRules& m_rules;
    SeededRandom m_random;
    std::vector<PointId> m_points;
    std::unordered_map<std::string_view, std::size_t> m_pointNumbers;
    std::vector<StoryWords> m_words;
    std::vector<std::size_t> m_endingAt;    ///< by passage, into the endings
    std::vector<bool> m_seen, m_met;        ///< by the player on the way
    int m_finished = 0;
    PlayerSpread m_out;
};

}  // namespace

std::vector<VariableUse> variableUses(const StoryRules& rules) {
    std::vector<VariableUse> out(rules.scenario().variables.size());
    const auto note = [](std::vector<StoryPart>& where, const StoryPart& part) {
        if (where.empty() || !(where.back() == part)) where.push_back(part);
    };
    for (std::size_t p = 0; p < rules.scenario().passages.size(); ++p) {
        eachPart(
            rules.scenario().passages[p], p,
            [&](const StoryPart& part, const Conditions& conditions) {
                for (const auto& group : conditions) {
                    for (const Condition& condition : group) {
                        const std::size_t v = condition.kind == Condition::Kind::variable ? rules.variableIndex(condition.variable) : StoryRules::nowhere;
                        if (v != StoryRules::nowhere) note(out[v].read, part);
                    }
                }
            },
            [&](const StoryPart& part, const std::vector<Effect>& effects) {
                for (const Effect& effect : effects) {
                    const std::size_t v = rules.variableIndex(effect.variable);
                    if (v != StoryRules::nowhere) note(out[v].written, part);
                }
            });
    }
    return out;
}

std::vector<PointId> pointsShownIn(const Scenario& scenario) {
    std::vector<PointId> out;
    for (PointCoverage& coverage : pointsOf(scenario)) out.push_back(std::move(coverage.point));
    return out;
}

StoryLab studyStory(const StoryRules& rules, const SurveyLimits& limits) {
    StoryLab lab;
    lab.survey = surveyScenario(rules, limits);
    const Scenario& scenario = rules.scenario();
    lab.points = pointsOf(scenario);
    for (std::size_t p = 0; p < scenario.passages.size(); ++p) {
        if (scenario.passages[p].draft) lab.drafts.push_back(p);
        if (isUnscored(scenario.passages[p])) lab.unscored.push_back(p);
    }
    lab.pointsKnown = rules.playable() && lab.survey.exact;
    if (!lab.pointsKnown) return lab;
    const StoryMap map = mapStory(rules, limits.work);
    const StorySpace space = exploreStory(rules, map, limits);
    const Ways ways(rules, space);
    lab.shortest = ways.shortest([](std::size_t, const StoryEdge&) { return true; });
    if (!ways.endless()) lab.longest = ways.longest();
    coverPoints(ways, lab);
    return lab;
}

PlayerSpread sendPlayers(const StoryRules& rules, int players, std::uint64_t seed) {
    Players all(rules, seed);
    for (int i = 0; rules.playable() && i < players; ++i) all.send();
    return all.take(rules.playable() ? players : 0);
}

StoryState beginAt(const StoryRules& rules, std::size_t passage, std::span<const int> values) {
    StoryState state;
    const Scenario& scenario = rules.scenario();
    for (std::size_t i = 0; i < scenario.variables.size(); ++i) {
        const ScenarioVariable& variable = scenario.variables[i];
        const auto [low, high] = std::minmax(variable.from, variable.to);
        state.values.push_back(std::clamp(i < values.size() ? values[i] : variable.start, low, high));
    }
    state.passage = passage;
    state.visited.resize(scenario.passages.size());
    state.chosen.resize(rules.choiceCount());
    state.earned.resize(rules.points().size());
    return state;
}

}  // namespace carewright
