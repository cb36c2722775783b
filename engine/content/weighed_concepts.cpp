#include "engine/content/weighed_concepts.h"

#include <string>

namespace carewright {

std::string_view conceptOfFeature(std::string_view feature) {
    if (feature.starts_with("c:") || feature.starts_with("d:")) return feature.substr(2);
    const std::size_t space = feature.rfind(' ');
    if (feature.starts_with("e:") && space != std::string_view::npos) return feature.substr(space + 1);
    return {};
}

Weights conceptRowsOf(const Weights& weights) {
    Weights out;
    out.decisions = weights.decisions;
    for (const WeightRow& row : weights.rows) {
        if (conceptOfFeature(row.feature).empty()) continue;
        out.rows.emplace_back();
        out.rows.back().feature = row.feature;
    }
    return out;
}

}  // namespace carewright
