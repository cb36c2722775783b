/// Rows of a CSV file (RFC 4180), one at a time, with the line each began on.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/exchange/line_reader.h"

namespace carewright {

/// One row: its fields, or what is wrong with it.
struct CsvRow {
    int line = 0;
    Result<std::vector<std::string>> fields;
};

/// Reads rows from lines. Fields may be quoted, quotes are doubled inside quotes, quoted fields may hold commas and
/// line ends; spaces round unquoted fields are dropped; blank lines are skipped. After a bad row reading goes on with
/// the line below the one it began on, so that one forgotten quote costs one row.
class CsvRows {
public:
    /// `recordBytes`: the longest row. `lines` must outlive the rows.
    CsvRows(LineReader& lines, std::size_t recordBytes);
    ~CsvRows();
    CsvRows(const CsvRows&) = delete;
    CsvRows& operator=(const CsvRows&) = delete;

    /// Hands `line` back, to be read before the rest. Only before the first next().
    void unread(Line line) { m_waiting.push_back(std::move(line)); }

    /// The next row; nothing at the end.
    [[nodiscard]] std::optional<CsvRow> next();

    [[nodiscard]] bool mustWait() const { return m_rows.empty() && m_waiting.empty() && m_lines.mustWait(); }

private:
    struct Parser;

    bool nextLine(Line& line);
    void feed(Line line);
    void finish();
    void abandon(std::string why);

    LineReader& m_lines;
    std::size_t m_recordBytes;
    std::unique_ptr<Parser> m_parser;
    std::deque<Line> m_waiting;  ///< lines to be read again, or before the stream's
    std::deque<CsvRow> m_rows;   ///< whole rows not yet handed out
    std::deque<Line> m_open;     ///< the lines of the row that has begun and not ended
    std::size_t m_openBytes = 0;
};

}  // namespace carewright
