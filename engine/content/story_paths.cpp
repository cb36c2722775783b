#include "engine/content/story_paths.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>

namespace carewright {
namespace {

/// Adding two numbers up to this one does not overflow.
constexpr std::uint64_t mostPaths = std::numeric_limits<std::uint64_t>::max() / 4;

class PathMeasure {
public:
    PathMeasure(const StoryRules& rules, const StorySpace& space, const std::vector<bool>& toEnding, ScenarioSurvey& out)
        : m_rules(rules), m_space(space), m_toEnding(toEnding), m_out(out) {}

    void measure() {
        const std::vector<std::size_t> order = inOrder();
        const auto onTheWay = static_cast<std::size_t>(std::count(m_toEnding.begin(), m_toEnding.end(), true));
        const bool endless = order.size() < onTheWay;
        m_out.passages = {shortest([](const StorySpace::State&) { return std::size_t{1}; }), {}};
        m_out.words = {shortest([](const StorySpace::State& state) { return std::size_t{state.words}; }), {}};
        m_out.paths.endless = endless;
        for (EndingSurvey& ending : m_out.endings) ending.paths.endless = endless && ending.path;
        if (endless || order.empty()) return;
        m_out.passages.most = longest(order, [](const StorySpace::State&) { return std::size_t{1}; });
        m_out.words.most = longest(order, [](const StorySpace::State& state) { return std::size_t{state.words}; });
        std::vector<std::uint64_t> ways(m_space.states.size());
        std::vector<std::uint64_t> byPassage(m_rules.scenario().passages.size());
        std::vector<double> roughly(m_space.states.size()), roughlyTo(m_rules.scenario().passages.size());
        ways[0] = 1;
        roughly[0] = 1;
        const auto sum = [](std::uint64_t a, std::uint64_t b) { return std::min(a + b, mostPaths); };
        for (const std::size_t from : order) {
            if (ends(from)) {
                std::uint64_t& there = byPassage[m_space.states[from].passage];
                there = sum(there, ways[from]);
                m_out.paths.number = sum(m_out.paths.number, ways[from]);
                roughlyTo[m_space.states[from].passage] += roughly[from];
                m_out.paths.about += roughly[from];
            }
            for (std::size_t e = m_space.firstEdge[from]; e < m_space.firstEdge[from + 1]; ++e) {
                const std::size_t to = m_space.edges[e].to;
                ways[to] = sum(ways[to], ways[from]);
                roughly[to] += roughly[from];
            }
        }
        m_out.paths.atLeast = m_out.paths.number == mostPaths;
        for (EndingSurvey& ending : m_out.endings) {
            ending.paths.number = byPassage[ending.passage];
            ending.paths.about = roughlyTo[ending.passage];
            ending.paths.atLeast = ending.paths.number == mostPaths;
        }
    }

private:
    bool ends(std::size_t state) const { return m_rules.scenario().passages[m_space.states[state].passage].ending != Passage::Ending::none; }

    /// The states that lie on the way to an ending, each before those it leads to; fewer than all where there is a circle.
    std::vector<std::size_t> inOrder() const {
        std::vector<std::size_t> before(m_space.states.size());
        eachEdge([&](std::size_t, std::size_t to) { ++before[to]; });
        std::vector<std::size_t> order;
        if (m_toEnding[0] && before[0] == 0) order.push_back(0);
        for (std::size_t i = 0; i < order.size(); ++i) {
            for (std::size_t e = m_space.firstEdge[order[i]]; e < m_space.firstEdge[order[i] + 1]; ++e) {
                const std::size_t to = m_space.edges[e].to;
                if (m_toEnding[to] && --before[to] == 0) order.push_back(to);
            }
        }
        return order;
    }

    /// Every edge between states that lie on the way to an ending.
    template <class Use>
    void eachEdge(Use use) const {
        for (std::size_t from = 0; from < m_space.goneInto(); ++from) {
            for (std::size_t e = m_space.firstEdge[from]; m_toEnding[from] && e < m_space.firstEdge[from + 1]; ++e) {
                if (m_toEnding[m_space.edges[e].to]) use(from, m_space.edges[e].to);
            }
        }
    }

    template <class Length>
    std::size_t shortest(Length length) const {
        using Entry = std::pair<std::size_t, std::size_t>;
        std::vector<std::size_t> best(m_space.states.size(), std::numeric_limits<std::size_t>::max());
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
        best[0] = length(m_space.states[0]);
        open.emplace(best[0], 0);
        while (!open.empty()) {
            const auto [far, state] = open.top();
            open.pop();
            if (far > best[state]) continue;
            if (ends(state)) return far;
            for (std::size_t e = m_space.firstEdge[state]; e < m_space.firstEdge[state + 1]; ++e) {
                const std::size_t to = m_space.edges[e].to;
                const std::size_t further = far + length(m_space.states[to]);
                if (further >= best[to]) continue;
                best[to] = further;
                open.emplace(further, to);
            }
        }
        return 0;
    }

    template <class Length>
    std::size_t longest(const std::vector<std::size_t>& order, Length length) const {
        std::vector<std::size_t> most(m_space.states.size());
        most[0] = length(m_space.states[0]);
        std::size_t out = 0;
        for (const std::size_t from : order) {
            if (ends(from)) out = std::max(out, most[from]);
            for (std::size_t e = m_space.firstEdge[from]; e < m_space.firstEdge[from + 1]; ++e) {
                const std::size_t to = m_space.edges[e].to;
                most[to] = std::max(most[to], most[from] + length(m_space.states[to]));
            }
        }
        return out;
    }

    const StoryRules& m_rules;
    const StorySpace& m_space;
    const std::vector<bool>& m_toEnding;
    ScenarioSurvey& m_out;
};

}  // namespace

void measurePaths(const StoryRules& rules, const StorySpace& space, const std::vector<bool>& toEnding, ScenarioSurvey& out) {
    PathMeasure(rules, space, toEnding, out).measure();
}

}  // namespace carewright
