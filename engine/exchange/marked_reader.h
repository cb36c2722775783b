/// Reads responses that people have marked, for trying out a rubric.
#pragma once

#include <istream>
#include <vector>

#include "engine/base/error.h"
#include "engine/exchange/response_reader.h"
#include "engine/marking/trial.h"

namespace carewright {

/// The marked responses of a file, and what is wrong with the lines that hold none.
struct MarkedResponses {
    std::vector<MarkedResponse> responses;
    std::vector<Error> problems;  ///< place.line set
};

/// Reads JSON lines `{"id","question","answer","awarded":[…],"misconceptions":[…],"off_topic":false}`; `misconceptions`
/// and `off_topic` may be missing, other fields are ignored. Ids are not checked against a course.
[[nodiscard]] MarkedResponses readMarkedResponses(std::istream& in, const ResponseLimits& limits = {});

}  // namespace carewright
