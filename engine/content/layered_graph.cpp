#include "engine/content/layered_graph.h"

#include <algorithm>
#include <iterator>

namespace carewright {
namespace {

/// Sweeps down and up; more change little.
constexpr int orderSweeps = 12, placeSweeps = 10;
/// Crossings of a pair of layers cost n log n to count; a graph of more links than this is swept less often.
constexpr std::size_t manyLinks = 20'000;

std::vector<std::size_t> positionsOf(const LayeredGraph& graph) {
    std::vector<std::size_t> at(graph.above.size());
    for (const auto& layer : graph.layers) {
        for (std::size_t i = 0; i < layer.size(); ++i) at[layer[i]] = i;
    }
    return at;
}

/// Pairs of links between a layer and the next that are out of order, counted with a Fenwick tree (Barth, Mutzel and
/// Jünger 2004).
std::size_t crossingsBelow(const LayeredGraph& graph, std::size_t layer, const std::vector<std::size_t>& at) {
    if (layer + 1 >= graph.layers.size()) return 0;
    std::vector<std::size_t> tree(graph.layers[layer + 1].size() + 1);
    std::size_t crossings = 0, seen = 0;
    std::vector<std::size_t> ends;
    for (const std::size_t node : graph.layers[layer]) {
        ends.clear();
        for (const std::size_t other : graph.below[node]) ends.push_back(at[other]);
        for (const std::size_t end : ends) {
            std::size_t notAfter = 0;
            for (std::size_t i = end + 1; i > 0; i -= i & (~i + 1)) notAfter += tree[i];
            crossings += seen - notAfter;
        }
        for (const std::size_t end : ends) {
            for (std::size_t i = end + 1; i < tree.size(); i += i & (~i + 1)) ++tree[i];
            ++seen;
        }
    }
    return crossings;
}

std::size_t countCrossings(const LayeredGraph& graph, const std::vector<std::size_t>& at) {
    std::size_t sum = 0;
    for (std::size_t layer = 0; layer < graph.layers.size(); ++layer) sum += crossingsBelow(graph, layer, at);
    return sum;
}

/// Orders one layer by the mean position of what each node is linked with; nodes without links keep their rank. Nodes below
/// `fixed` keep their order among themselves.
void orderByMean(std::vector<std::size_t>& layer, const std::vector<std::vector<std::size_t>>& links, std::vector<std::size_t>& at, std::size_t fixed) {
    std::vector<std::pair<double, std::size_t>> keyed;
    for (const std::size_t node : layer) {
        double key = static_cast<double>(at[node]);
        if (!links[node].empty()) {
            key = 0;
            for (const std::size_t other : links[node]) key += static_cast<double>(at[other]);
            key /= static_cast<double>(links[node].size());
        }
        keyed.emplace_back(key, node);
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::size_t> inOrder;
    std::copy_if(layer.begin(), layer.end(), std::back_inserter(inOrder), [fixed](std::size_t node) { return node < fixed; });
    std::size_t nextFixed = 0;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        layer[i] = keyed[i].second < fixed ? inOrder[nextFixed++] : keyed[i].second;
        at[layer[i]] = i;
    }
}

/// Exchanges neighbours where that saves crossings, save two nodes below `fixed`.
void exchangeNeighbours(LayeredGraph& graph, std::vector<std::size_t>& at, std::size_t fixed) {
    const auto crossed = [&](const std::vector<std::size_t>& left, const std::vector<std::size_t>& right) {
        std::size_t count = 0;
        for (const std::size_t a : left) {
            for (const std::size_t b : right) count += at[a] > at[b] ? 1 : 0;
        }
        return count;
    };
    for (auto& layer : graph.layers) {
        for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
            const std::size_t a = layer[i], b = layer[i + 1];
            if (a < fixed && b < fixed) continue;
            const std::size_t now = crossed(graph.above[a], graph.above[b]) + crossed(graph.below[a], graph.below[b]);
            const std::size_t then = crossed(graph.above[b], graph.above[a]) + crossed(graph.below[b], graph.below[a]);
            if (then >= now) continue;
            std::swap(layer[i], layer[i + 1]);
            std::swap(at[a], at[b]);
        }
    }
}

/// The places nearest to `wanted` (in the sense of least squares, by weight) that keep the order and the room between
/// neighbours: isotonic regression by pooling (Ayer and others 1955).
class Pooling {
public:
    void add(double wanted, double weight) {
        m_blocks.push_back({wanted * weight, weight, 1});
        while (m_blocks.size() > 1 && m_blocks[m_blocks.size() - 2].mean() > m_blocks.back().mean()) {
            const Block last = m_blocks.back();
            m_blocks.pop_back();
            m_blocks.back().sum += last.sum;
            m_blocks.back().weight += last.weight;
            m_blocks.back().count += last.count;
        }
    }
    [[nodiscard]] std::vector<double> take() const {
        std::vector<double> out;
        for (const Block& block : m_blocks) out.insert(out.end(), block.count, block.mean());
        return out;
    }

private:
    struct Block {
        double sum = 0, weight = 0;
        std::size_t count = 0;
        [[nodiscard]] double mean() const { return sum / weight; }
    };
    std::vector<Block> m_blocks;
};

double middle(std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

void placeLayer(const LayeredGraph& graph, const std::vector<std::size_t>& layer, bool byAbove, bool byBelow, std::vector<double>& x) {
    Pooling pooling;
    std::vector<double> offsets, near;
    double offset = 0;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const std::size_t node = layer[i];
        if (i > 0) offset += (graph.width[layer[i - 1]] + graph.width[node]) / 2;
        near.clear();
        if (byAbove) {
            for (const std::size_t other : graph.above[node]) near.push_back(x[other]);
        }
        if (byBelow) {
            for (const std::size_t other : graph.below[node]) near.push_back(x[other]);
        }
        offsets.push_back(offset);
        pooling.add((near.empty() ? x[node] : middle(near)) - offset, near.empty() ? 0.25 : graph.pull[node]);
    }
    const std::vector<double> placed = pooling.take();
    for (std::size_t i = 0; i < layer.size(); ++i) x[layer[i]] = placed[i] + offsets[i];
}

}  // namespace

std::size_t countCrossings(const LayeredGraph& graph) { return countCrossings(graph, positionsOf(graph)); }

void reduceCrossings(LayeredGraph& graph, OrderChange change) {
    std::vector<std::size_t> at = positionsOf(graph);
    std::size_t links = 0;
    for (const auto& below : graph.below) links += below.size();
    const int sweeps = links > manyLinks ? orderSweeps / 3 : orderSweeps;
    auto best = graph.layers;
    std::size_t fewest = countCrossings(graph, at);
    const auto sweepAll = [&](std::size_t fixed, auto better) {
        for (int sweep = 0; sweep < sweeps && fewest > 0; ++sweep) {
            const std::size_t count = graph.layers.size();
            if (sweep % 2 == 0) {
                for (std::size_t layer = 1; layer < count; ++layer) orderByMean(graph.layers[layer], graph.above, at, fixed);
            } else {
                for (std::size_t layer = count; layer-- > 0;) orderByMean(graph.layers[layer], graph.below, at, fixed);
            }
            exchangeNeighbours(graph, at, fixed);
            const std::size_t now = countCrossings(graph, at);
            if (!better(now)) continue;
            fewest = now;
            best = graph.layers;
        }
        graph.layers = best;
        at = positionsOf(graph);
    };
    if (change == OrderChange::free) return sweepAll(0, [&](std::size_t now) { return now < fewest; });
    // How lines bend round the passages is nobody's choice; the passages themselves stay unless much is won.
    sweepAll(graph.width.size() - graph.bends, [&](std::size_t now) { return now < fewest; });
    sweepAll(0, [&](std::size_t now) { return 3 * now < 2 * fewest; });
}

std::vector<double> placeInLayers(const LayeredGraph& graph) {
    std::vector<double> x(graph.above.size());
    for (const auto& layer : graph.layers) {
        double left = 0;
        for (const std::size_t node : layer) {
            x[node] = left + graph.width[node] / 2;
            left += graph.width[node];
        }
        for (const std::size_t node : layer) x[node] -= left / 2;
    }
    for (int sweep = 0; sweep < placeSweeps; ++sweep) {
        const bool last = sweep + 2 >= placeSweeps;
        for (std::size_t layer = 1; layer < graph.layers.size(); ++layer) placeLayer(graph, graph.layers[layer], true, last, x);
        for (std::size_t layer = graph.layers.size(); layer-- > 0;) placeLayer(graph, graph.layers[layer], last, true, x);
    }
    return x;
}

}  // namespace carewright
