/// Marks a stream of responses, in order, on as many threads as asked for.
#pragma once

#include <cstddef>
#include <ostream>

#include "engine/content/course.h"
#include "engine/exchange/response_reader.h"
#include "engine/marking/marker.h"

namespace carewright::cli {

struct StreamCounts {
    std::size_t marked = 0;
    std::size_t bad = 0;  ///< records that gave an error line
    bool written = true;  ///< false where the output could not be written, and the run stopped there
};

/// Writes one line per record to `out`: the marking, or `{"line":17,"id":"d017","error":"…"}`. Order is that of the input whatever
/// `jobs` (at least 1) is; memory does not grow with the input; whenever the input makes one wait, everything read so
/// far has been written out.
[[nodiscard]] StreamCounts markStream(ResponseReader& reader, const Course& course, const Marker& marker,
                                      const MarkOptions& options, unsigned jobs, std::ostream& out);

}  // namespace carewright::cli
