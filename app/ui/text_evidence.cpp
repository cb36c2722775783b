#include "app/ui/text_evidence.h"

#include <algorithm>
#include <utility>

#include "app/ui/text_boundaries.h"

namespace carewright::ui {

Evidence::Evidence(std::string_view text, std::vector<EvidenceGroup> groups) : m_groups(std::move(groups)) {
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        std::vector<ByteSpan> spans;
        for (const ByteSpan& span : m_groups[group].spans) {
            const std::size_t begin = clusterAtOrBefore(text, span.begin), end = clusterAtOrAfter(text, span.end);
            if (span.begin < span.end && begin < end) {
                spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
            }
        }
        std::sort(spans.begin(), spans.end());
        std::vector<ByteSpan> joined;
        for (const ByteSpan& span : spans) {
            if (!joined.empty() && span.begin <= joined.back().end) {
                joined.back().end = std::max(joined.back().end, span.end);
            } else {
                joined.push_back(span);
            }
        }
        for (const ByteSpan& span : joined) m_stops.push_back({span.begin, span.end, group});
        m_groups[group].spans = std::move(joined);
    }
    std::sort(m_stops.begin(), m_stops.end());
    findStretches();
    findLanes();
}

void Evidence::findStretches() {
    std::vector<std::size_t> edges;
    for (const EvidenceStop& stop : m_stops) {
        edges.push_back(stop.begin);
        edges.push_back(stop.end);
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::vector<EvidenceStop> open;     // stops that reach beyond the edge at hand
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        std::erase_if(open, [&](const EvidenceStop& stop) { return stop.end <= edges[i]; });
        while (next < m_stops.size() && m_stops[next].begin <= edges[i]) open.push_back(m_stops[next++]);
        if (open.empty()) continue;
        EvidenceStretch stretch{edges[i], edges[i + 1], {}};
        for (const EvidenceStop& stop : open) stretch.groups.push_back(stop.group);
        std::sort(stretch.groups.begin(), stretch.groups.end());
        m_stretches.push_back(std::move(stretch));
    }
}

void Evidence::findLanes() {
    std::vector<std::size_t> laneEnds;
    for (const EvidenceStop& stop : m_stops) {
        std::size_t lane = 0;
        while (lane < laneEnds.size() && laneEnds[lane] > stop.begin) ++lane;
        if (lane == laneEnds.size()) laneEnds.push_back(0);
        laneEnds[lane] = stop.end;
        m_lanes.push_back(static_cast<int>(lane));
    }
    m_laneCount = static_cast<int>(laneEnds.size());
}

std::vector<std::size_t> Evidence::groupsAt(std::size_t offset) const {
    const auto after = std::upper_bound(m_stretches.begin(), m_stretches.end(), offset,
                                        [](std::size_t at, const EvidenceStretch& s) { return at < s.begin; });
    if (after == m_stretches.begin()) return {};
    const EvidenceStretch& stretch = *(after - 1);
    return offset < stretch.end ? stretch.groups : std::vector<std::size_t>{};
}

}  // namespace carewright::ui
