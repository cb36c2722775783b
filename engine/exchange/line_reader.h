/// Lines of a stream, one at a time and none longer than memory allows.
#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace carewright {

/// A physical line of a file.
struct Line {
    int number = 0;        ///< from 1
    std::string text;      ///< with its line feed, where the file has one; a byte order mark before line 1 is dropped
    bool tooLong = false;  ///< over the limit: skipped, `text` is empty
};

/// Reads lines from a stream, which must outlive the reader.
class LineReader {
public:
    /// `limit`: the longest line, in bytes.
    LineReader(std::istream& in, std::size_t limit) : m_in(in), m_limit(limit) {}

    /// Reads the next line into `line`; false at the end of the stream, or where it fails.
    [[nodiscard]] bool next(Line& line);

    /// True once reading has stopped at a failure of the device instead of the end of the file.
    [[nodiscard]] bool failed() const { return m_failed; }

    /// True when the next line would (to the reader's knowledge) have to be waited for.
    [[nodiscard]] bool mustWait() const { return m_in.rdbuf()->in_avail() <= 0; }

private:
    std::istream& m_in;
    std::size_t m_limit;
    int m_count = 0;
    bool m_failed = false;
};

}  // namespace carewright
