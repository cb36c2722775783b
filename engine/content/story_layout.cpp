#include "engine/content/story_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "engine/content/layered_graph.h"

namespace carewright {
namespace {

/// Long links get a bend in each layer they pass, which keeps their line free, as long as there are no more than this;
/// the longest go without.
constexpr std::size_t mostBends = 12'000;
constexpr double bendWidth = passageGap;
constexpr std::size_t none = static_cast<std::size_t>(-1);

using Links = std::vector<std::vector<std::size_t>>;

std::size_t startOf(const Scenario& scenario) {
    for (std::size_t i = 0; i < scenario.passages.size(); ++i) {
        if (scenario.passages[i].id == scenario.start && !scenario.start.empty()) return i;
    }
    return 0;
}

/// Lays out one part of a story whose passages hang together.
class PartLayout {
public:
    PartLayout(const Scenario& scenario, const Links& links, const std::vector<std::size_t>& passages, std::size_t top)
        : m_scenario(scenario), m_passages(passages), m_top(top) {
        m_number.assign(scenario.passages.size(), none);
        for (std::size_t i = 0; i < passages.size(); ++i) m_number[passages[i]] = i;
        m_next.resize(passages.size());
        for (std::size_t i = 0; i < passages.size(); ++i) {
            for (const std::size_t to : links[passages[i]]) m_next[i].push_back(m_number[to]);
        }
    }

    void run(StoryLayout& out, double& bottom) {
        openCircles();
        layer();
        build();
        reduceCrossings(m_graph, seedOrder() ? OrderChange::reluctant : OrderChange::free);
        out.crossings += countCrossings(m_graph);
        const std::vector<double> x = placeInLayers(m_graph);
        // The start (or the first passage of its part) stands at x 0, so that what is added elsewhere moves nothing here.
        const double middle = x[m_number[m_top]];
        for (std::size_t i = 0; i < m_passages.size(); ++i) {
            const double y = bottom + static_cast<double>(m_layer[i]) * (passageHeight + layerGap) + passageHeight / 2.0;
            out.places[m_passages[i]] = {bounded(x[i] - middle), bounded(y)};
            out.layers[m_passages[i]] = m_layer[i];
        }
        bottom += static_cast<double>(m_graph.layers.size()) * (passageHeight + layerGap);
    }

private:
    static int bounded(double value) { return static_cast<int>(std::lround(std::clamp(value, -1.0 * farthestPlace, 1.0 * farthestPlace))); }

    /// Depth first from the top; a link to a passage that is still being gone through closes a circle and is turned round.
    void openCircles() {
        enum class Mark : unsigned char { fresh, open, done };
        std::vector<Mark> marks(m_next.size(), Mark::fresh);
        m_down.resize(m_next.size());
        std::vector<std::pair<std::size_t, std::size_t>> stack;
        const auto link = [&](std::size_t from, std::size_t to) {
            if (from != to && std::find(m_down[from].begin(), m_down[from].end(), to) == m_down[from].end()) m_down[from].push_back(to);
        };
        const auto goFrom = [&](std::size_t root) {
            if (marks[root] != Mark::fresh) return;
            marks[root] = Mark::open;
            m_order.push_back(root);
            stack.emplace_back(root, 0);
            while (!stack.empty()) {
                const std::size_t at = stack.back().first;
                if (stack.back().second == m_next[at].size()) {
                    marks[at] = Mark::done;
                    stack.pop_back();
                    continue;
                }
                const std::size_t to = m_next[at][stack.back().second++];
                if (marks[to] == Mark::open) {
                    link(to, at);
                    continue;
                }
                link(at, to);
                if (marks[to] == Mark::done) continue;
                marks[to] = Mark::open;
                m_order.push_back(to);
                stack.emplace_back(to, 0);
            }
        };
        goFrom(m_number[m_top]);
        // Others that nothing leads to first, so that few links point upwards.
        std::vector<bool> led(m_next.size());
        for (const auto& next : m_next) {
            for (const std::size_t to : next) led[to] = true;
        }
        for (std::size_t i = 0; i < m_next.size(); ++i) {
            if (!led[i]) goFrom(i);
        }
        for (std::size_t i = 0; i < m_next.size(); ++i) goFrom(i);
    }

    /// As high as what leads to it allows; what nothing leads to just above the first that it leads to.
    void layer() {
        std::vector<std::size_t> before(m_down.size());
        for (const auto& down : m_down) {
            for (const std::size_t to : down) ++before[to];
        }
        const std::vector<std::size_t> led = before;
        std::vector<std::size_t> sorted;
        for (const std::size_t i : m_order) {
            if (before[i] == 0) sorted.push_back(i);
        }
        m_layer.assign(m_down.size(), 0);
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            for (const std::size_t to : m_down[sorted[i]]) {
                m_layer[to] = std::max(m_layer[to], m_layer[sorted[i]] + 1);
                if (--before[to] == 0) sorted.push_back(to);
            }
        }
        for (std::size_t i = 0; i < m_down.size(); ++i) {
            if (led[i] > 0 || m_down[i].empty() || m_passages[i] == m_top) continue;
            std::size_t first = std::numeric_limits<std::size_t>::max();
            for (const std::size_t to : m_down[i]) first = std::min(first, m_layer[to]);
            m_layer[i] = first - 1;
        }
    }

    std::size_t addNode(std::size_t layer, double width, double pull) {
        const std::size_t node = m_graph.width.size();
        m_graph.width.push_back(width);
        m_graph.pull.push_back(pull);
        m_graph.above.emplace_back();
        m_graph.below.emplace_back();
        m_layerOf.push_back(layer);
        return node;
    }

    void connect(std::size_t upper, std::size_t lower) {
        m_graph.below[upper].push_back(lower);
        m_graph.above[lower].push_back(upper);
    }

    void build() {
        std::size_t layers = 0;
        for (std::size_t i = 0; i < m_down.size(); ++i) {
            addNode(m_layer[i], passageWidth + passageGap, 1);
            layers = std::max(layers, m_layer[i] + 1);
        }
        struct Long {
            std::size_t from, to, span;
        };
        std::vector<Long> links;
        for (const std::size_t from : m_order) {
            for (const std::size_t to : m_down[from]) links.push_back({from, to, m_layer[to] - m_layer[from]});
        }
        std::stable_sort(links.begin(), links.end(), [](const Long& a, const Long& b) { return a.span < b.span; });
        std::size_t bends = 0;
        for (const Long& link : links) {
            if (bends + link.span - 1 > mostBends) break;
            bends += link.span - 1;
            m_graph.bends = bends;
            std::size_t upper = link.from;
            for (std::size_t step = 1; step < link.span; ++step) {
                const std::size_t bend = addNode(m_layer[link.from] + step, bendWidth, 4);
                connect(upper, bend);
                upper = bend;
            }
            connect(upper, link.to);
        }
        m_graph.layers.resize(layers);
    }

    /// The order to begin with: where the author put things; else as the story is read. A bend and a passage that is not
    /// put anywhere stand beside what leads to them. Whether the author put anything anywhere.
    bool seedOrder() {
        std::vector<double> key(m_graph.width.size());
        const bool put = std::any_of(m_passages.begin(), m_passages.end(), [&](std::size_t p) { return m_scenario.passages[p].x.has_value(); });
        std::vector<std::size_t> rank(m_down.size());
        for (std::size_t i = 0; i < m_order.size(); ++i) rank[m_order[i]] = i;
        for (std::size_t i = 0; i < m_down.size(); ++i) key[i] = put ? 0 : static_cast<double>(rank[i]);
        std::vector<std::vector<std::size_t>> byLayer(m_graph.layers.size());
        for (const std::size_t i : m_order) byLayer[m_layerOf[i]].push_back(i);
        for (std::size_t i = m_down.size(); i < m_layerOf.size(); ++i) byLayer[m_layerOf[i]].push_back(i);
        for (std::size_t layer = 0; layer < byLayer.size(); ++layer) {
            for (const std::size_t node : byLayer[layer]) {
                const bool passage = node < m_down.size();
                if (passage && put && m_scenario.passages[m_passages[node]].x) {
                    key[node] = *m_scenario.passages[m_passages[node]].x;
                } else if ((put || !passage) && !m_graph.above[node].empty()) {
                    key[node] = 0;
                    for (const std::size_t other : m_graph.above[node]) key[node] += key[other] / static_cast<double>(m_graph.above[node].size());
                }
            }
            std::stable_sort(byLayer[layer].begin(), byLayer[layer].end(), [&](std::size_t a, std::size_t b) { return key[a] < key[b]; });
        }
        m_graph.layers = std::move(byLayer);
        return put;
    }

    const Scenario& m_scenario;
    const std::vector<std::size_t>& m_passages;
    std::size_t m_top;                          ///< the passage that stands first
    std::vector<std::size_t> m_number;          ///< by passage of the story
    Links m_next, m_down;                       ///< as the story leads; with circles opened
    std::vector<std::size_t> m_order, m_layer;  ///< depth first; by number
    std::vector<std::size_t> m_layerOf;         ///< by node of the graph
    LayeredGraph m_graph;
};

/// Which passages hang together, the part with the start first.
std::vector<std::vector<std::size_t>> partsOf(const Links& links, std::size_t start) {
    Links both(links.size());
    for (std::size_t from = 0; from < links.size(); ++from) {
        for (const std::size_t to : links[from]) {
            both[from].push_back(to);
            both[to].push_back(from);
        }
    }
    std::vector<bool> seen(links.size());
    std::vector<std::vector<std::size_t>> out;
    const auto collect = [&](std::size_t root) {
        if (seen[root]) return;
        std::vector<std::size_t> part{root};
        seen[root] = true;
        for (std::size_t i = 0; i < part.size(); ++i) {
            for (const std::size_t to : both[part[i]]) {
                if (!seen[to]) part.push_back(to);
                seen[to] = true;
            }
        }
        std::sort(part.begin(), part.end());
        out.push_back(std::move(part));
    };
    if (start < links.size()) collect(start);
    for (std::size_t i = 0; i < links.size(); ++i) collect(i);
    return out;
}

/// Passages that nothing is linked with, side by side.
void placeLone(const std::vector<std::size_t>& lone, StoryLayout& out, double bottom) {
    constexpr std::size_t inRow = 6;
    for (std::size_t i = 0; i < lone.size(); ++i) {
        const auto column = static_cast<int>(i % inRow), row = static_cast<int>(i / inRow);
        out.places[lone[i]] = {column * (passageWidth + passageGap), static_cast<int>(bottom) + row * (passageHeight + passageGap) + passageHeight / 2};
    }
}

}  // namespace

std::vector<std::vector<std::size_t>> storyLinks(const Scenario& scenario) {
    std::unordered_map<std::string_view, std::size_t> numbers;
    for (std::size_t i = 0; i < scenario.passages.size(); ++i) numbers.emplace(scenario.passages[i].id.value, i);
    Links out(scenario.passages.size());
    for (std::size_t i = 0; i < scenario.passages.size(); ++i) {
        const Passage& passage = scenario.passages[i];
        std::unordered_set<std::size_t> seen;
        const auto add = [&](const PassageId& to) {
            const auto found = numbers.find(to.value);
            if (!to.empty() && found != numbers.end() && seen.insert(found->second).second) out[i].push_back(found->second);
        };
        for (const ScenarioChoice& choice : passage.choices) {
            for (const Outcome& outcome : choice.outcomes) add(outcome.to);
        }
        if (!passage.written) continue;
        for (const WrittenBranch& branch : passage.written->branches) add(branch.to);
        add(passage.written->to);
    }
    return out;
}

StoryLayout layOutStory(const Scenario& scenario) {
    StoryLayout out;
    out.places.resize(scenario.passages.size());
    out.layers.resize(scenario.passages.size());
    if (scenario.passages.empty()) return out;
    const Links links = storyLinks(scenario);
    const std::size_t start = startOf(scenario);
    double bottom = 0;
    std::vector<std::size_t> lone;
    bool first = true;
    for (const std::vector<std::size_t>& part : partsOf(links, start)) {
        if (part.size() == 1 && !first) {
            lone.push_back(part.front());
        } else {
            PartLayout(scenario, links, part, first ? start : part.front()).run(out, bottom);
        }
        first = false;
    }
    placeLone(lone, out, bottom);
    return out;
}

MapPlace freePlace(const std::vector<MapPlace>& taken, MapPlace wanted) {
    constexpr int stepX = (passageWidth + passageGap) / 2, stepY = (passageHeight + passageGap) / 2;
    const auto free = [&](MapPlace place) {
        return std::none_of(taken.begin(), taken.end(), [&](const MapPlace& other) {
            return std::abs(other.x - place.x) < passageWidth + passageGap / 2 && std::abs(other.y - place.y) < passageHeight + passageGap / 2;
        });
    };
    const auto at = [&](int dx, int dy) {
        return MapPlace{std::clamp(wanted.x + dx * stepX, -farthestPlace, farthestPlace), std::clamp(wanted.y + dy * stepY, -farthestPlace, farthestPlace)};
    };
    for (int ring = 0; ring < 64; ++ring) {
        for (int dy = 0; dy <= ring; ++dy) {        // below rather than above
            for (const int dx : {ring, -ring}) {
                if (free(at(dx, dy))) return at(dx, dy);
            }
        }
        for (int dx = -ring; dx <= ring; ++dx) {
            if (free(at(dx, ring))) return at(dx, ring);
        }
    }
    return wanted;
}

std::vector<MapPlace> placesOf(const Scenario& scenario) {
    const auto isPut = [](const Passage& passage) { return passage.x && passage.y; };
    if (std::none_of(scenario.passages.begin(), scenario.passages.end(), isPut)) return layOutStory(scenario).places;
    std::vector<MapPlace> out(scenario.passages.size()), taken;
    std::vector<bool> placed(scenario.passages.size());
    for (std::size_t i = 0; i < scenario.passages.size(); ++i) {
        if (!isPut(scenario.passages[i])) continue;
        out[i] = {std::clamp(*scenario.passages[i].x, -farthestPlace, farthestPlace), std::clamp(*scenario.passages[i].y, -farthestPlace, farthestPlace)};
        placed[i] = true;
        taken.push_back(out[i]);
    }
    const Links links = storyLinks(scenario);
    std::vector<std::size_t> ledFrom(scenario.passages.size(), none);
    for (std::size_t from = 0; from < links.size(); ++from) {
        for (const std::size_t to : links[from]) {
            if (ledFrom[to] == none && from != to) ledFrom[to] = from;
        }
    }
    const auto put = [&](std::size_t i, MapPlace wanted) {
        out[i] = freePlace(taken, wanted);
        placed[i] = true;
        taken.push_back(out[i]);
    };
    // Along the links first, until no more can be placed so; then what nothing that is placed leads to.
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (placed[i] || ledFrom[i] == none || !placed[ledFrom[i]]) continue;
            put(i, {out[ledFrom[i]].x, out[ledFrom[i]].y + passageHeight + layerGap});
            more = true;
        }
    }
    int lowest = std::numeric_limits<int>::min();
    for (const MapPlace& place : taken) lowest = std::max(lowest, place.y);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!placed[i]) put(i, {0, std::min(farthestPlace, lowest + passageHeight + layerGap)});
    }
    return out;
}

}  // namespace carewright
