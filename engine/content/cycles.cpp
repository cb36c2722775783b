#include "engine/content/cycles.h"

#include <algorithm>

namespace carewright {

std::vector<std::vector<std::size_t>> findCycles(const std::vector<std::vector<std::size_t>>& edges) {
    enum class State { unseen, open, done };
    struct Visit {
        std::size_t node, next;
    };
    std::vector<State> state(edges.size(), State::unseen);
    std::vector<bool> reported(edges.size(), false);
    std::vector<std::vector<std::size_t>> cycles;
    std::vector<Visit> path;
    for (std::size_t start = 0; start < edges.size(); ++start) {
        if (state[start] != State::unseen) continue;
        path.push_back({start, 0});
        state[start] = State::open;
        while (!path.empty()) {
            Visit& visit = path.back();
            if (visit.next == edges[visit.node].size()) {
                state[visit.node] = State::done;
                path.pop_back();
                continue;
            }
            const std::size_t to = edges[visit.node][visit.next++];
            if (state[to] == State::unseen) {
                state[to] = State::open;
                path.push_back({to, 0});
            } else if (state[to] == State::open && !reported[visit.node] && !reported[to]) {
                const auto first = std::find_if(path.begin(), path.end(), [&](const Visit& v) { return v.node == to; });
                std::vector<std::size_t> cycle;
                for (auto it = first; it != path.end(); ++it) cycle.push_back(it->node);
                const bool fresh = std::none_of(cycle.begin(), cycle.end(), [&](std::size_t node) { return reported[node]; });
                if (!fresh) continue;
                for (const std::size_t node : cycle) reported[node] = true;
                cycles.push_back(std::move(cycle));
            }
        }
    }
    return cycles;
}

}  // namespace carewright
