/// Collects the problems of one reading, bounded so that a hostile course cannot fill the memory with them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/content/problem.h"

namespace carewright {

class ProblemLog {
public:
    /// Keeps at most `limit` problems of each severity and counts the others.
    explicit ProblemLog(std::size_t limit) : m_limit(limit) {}

    void error(SourcePlace place, std::string text);
    void warning(SourcePlace place, std::string text);

    /// Says that something could not be read at all, so that what seems to be missing may only be unread.
    void markIncomplete() { m_incomplete = true; }
    [[nodiscard]] bool incomplete() const { return m_incomplete; }
    [[nodiscard]] bool full() const { return m_errors >= m_limit; }

    /// The problems by file (in the order of `files`, unknown ones last) and line; errors before warnings on one line,
    /// otherwise as they were found. Cut to `show`, errors kept first; the last one then says how many more there are,
    /// and is an error if an error was left out.
    [[nodiscard]] std::vector<Problem> sorted(const std::vector<std::string>& files, std::size_t show) const;

private:
    std::size_t m_limit;
    std::size_t m_errors = 0, m_warnings = 0;  ///< all that were found
    bool m_incomplete = false;
    std::vector<Problem> m_problems;
};

}  // namespace carewright
