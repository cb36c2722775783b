#include "engine/content/problem_log.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace carewright {

void ProblemLog::error(SourcePlace place, std::string text) {
    if (m_errors++ < m_limit) m_problems.push_back({Severity::error, std::move(place), std::move(text)});
}

void ProblemLog::warning(SourcePlace place, std::string text) {
    if (m_warnings++ < m_limit) m_problems.push_back({Severity::warning, std::move(place), std::move(text)});
}

std::vector<Problem> ProblemLog::sorted(const std::vector<std::string>& files, std::size_t show) const {
    std::unordered_map<std::string, std::size_t> order;
    for (std::size_t i = 0; i < files.size(); ++i) order.emplace(files[i], i);
    const auto rank = [&](const Problem& problem) {
        const auto it = order.find(problem.place.file);
        return it == order.end() ? files.size() : it->second;
    };
    std::vector<Problem> out = m_problems;
    const std::size_t found = m_errors + m_warnings;
    if (found > show) {
        // What is dropped should be warnings before errors: a list that lost its errors would look usable.
        std::stable_partition(out.begin(), out.end(), [](const Problem& p) { return p.severity == Severity::error; });
        out.resize(std::min(out.size(), show));
    }
    std::stable_sort(out.begin(), out.end(), [&](const Problem& a, const Problem& b) {
        const auto key = [&](const Problem& p) { return std::tuple(rank(p), p.place.line, p.severity == Severity::warning); };
        return key(a) < key(b);
    });
    if (found > show) {
        const SourcePlace whole{files.empty() ? std::string() : files.front(), 0};
        out.push_back({m_errors > show ? Severity::error : Severity::warning, whole,
                       std::to_string(found - out.size()) + " more problems are not listed; put these right first."});
    }
    return out;
}

}  // namespace carewright
