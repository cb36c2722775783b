// Any bytes, read as responses in every format and as marked responses: no crash, no hang, valid UTF-8 out, and line
// numbers that only grow.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "engine/base/utf8.h"
#include "engine/exchange/marked_reader.h"
#include "engine/exchange/response_reader.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void readAs(const std::string& text, carewright::ResponseFormat format) {
    std::istringstream in(text);
    carewright::ResponseReader reader(in, format, {.recordBytes = 512});
    int lastLine = 0;
    while (const auto item = reader.next()) {
        require(item->line >= lastLine && item->line > 0);
        lastLine = item->line;
        if (item->response) {
            require(!carewright::firstBadByte(item->response->id));
            require(!carewright::firstBadByte(item->response->answer));
            require(!item->response->id.empty() && !item->response->question.empty());
        } else {
            require(!item->response.error().message.empty());
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    readAs(text, carewright::ResponseFormat::guess);
    readAs(text, carewright::ResponseFormat::jsonLines);
    readAs(text, carewright::ResponseFormat::csv);
    std::istringstream in(text);
    for (const auto& problem : carewright::readMarkedResponses(in, {.recordBytes = 512}).problems) {
        require(problem.place.line > 0);
    }
    return 0;
}
