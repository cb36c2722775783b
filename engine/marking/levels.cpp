#include "engine/marking/levels.h"

#include <algorithm>
#include <cmath>

namespace carewright {

LevelFit bestFit(const std::vector<Level>& levels, const std::vector<std::vector<char>>& met) {
    LevelFit fit;
    std::ptrdiff_t sum = 0;
    std::ptrdiff_t best = 0;
    for (std::size_t i = 0; i < levels.size() && i < met.size(); ++i) {
        const auto all = static_cast<std::ptrdiff_t>(met[i].size());
        const std::ptrdiff_t here = std::count_if(met[i].begin(), met[i].end(), [](char one) { return one != 0; });
        sum += here - (all - here);
        if (sum <= best) continue;
        best = sum;
        const double share = all == 0 ? 0.0 : static_cast<double>(here) / static_cast<double>(all);
        fit.level = i + 1;
        fit.marks = levels[i].from + static_cast<int>(std::lround(share * (levels[i].to - levels[i].from)));
    }
    return fit;
}

}  // namespace carewright
