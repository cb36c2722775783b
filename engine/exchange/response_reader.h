/// Reads responses from JSON lines or CSV, one at a time, whatever the file holds.
///
///     ResponseReader reader(stream);
///     while (const auto item = reader.next()) { /* item->response is a Response, or the reason why there is none */ }
///
/// Memory is bounded by the longest record; a bad one is a value, and the next is read as if nothing had happened.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "engine/base/error.h"
#include "engine/exchange/response.h"

namespace carewright {

enum class ResponseFormat {
    guess,      ///< CSV where the first line is a header row with the three columns, else JSON lines
    jsonLines,  ///< one object {"id","question","answer"} per line; other fields are ignored, blank lines skipped
    csv,        ///< RFC 4180 with a header row that names these columns in any order, among others
};

/// One record of the file: the line it began on, what it says, and whose it is.
struct ResponseItem {
    int line = 0;               ///< from 1
    Result<Response> response;  ///< or an Error whose message is for whoever made the file
    std::string id = {};        ///< as the record gives it, even where the rest is wrong; empty where none can be read
};

/// Bounds on what one record may take.
struct ResponseLimits {
    std::size_t recordBytes = 4 * 1024 * 1024;
};

class ResponseReader {
public:
    /// The stream must outlive the reader.
    explicit ResponseReader(std::istream& in, ResponseFormat format = ResponseFormat::guess,
                            const ResponseLimits& limits = {});
    ~ResponseReader();
    ResponseReader(ResponseReader&&) noexcept;
    ResponseReader& operator=(ResponseReader&&) noexcept;

    /// The next record; nothing at the end. A CSV file whose header row is wrong gives one error and ends.
    [[nodiscard]] std::optional<ResponseItem> next();

    /// True once reading has stopped at a failure of the device instead of the end of the file.
    [[nodiscard]] bool failed() const;

    /// True when the next record would (to the reader's knowledge) have to be waited for: the moment to hand on what
    /// one has.
    [[nodiscard]] bool mustWait() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace carewright
