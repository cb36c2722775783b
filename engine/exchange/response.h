/// Learners' responses as they come in from files.
#pragma once

#include <string>

#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/exchange/json_fields.h"

namespace carewright {

/// A response to be marked. All texts are valid UTF-8.
struct Response {
    std::string id;       ///< whatever the sender calls it; not empty
    QuestionId question;  ///< not checked against a course
    std::string answer;   ///< exactly as written; may be empty
};

/// The response that a JSON object `{"id","question","answer"}` states; fails, with the field's name, where one is
/// missing, is no text, or (id and question) is empty.
[[nodiscard]] Result<Response> responseFromFields(const JsonFields& fields);

}  // namespace carewright
