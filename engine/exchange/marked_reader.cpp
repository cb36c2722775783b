#include "engine/exchange/marked_reader.h"

#include <string>
#include <string_view>
#include <utility>

#include "engine/base/trimmed.h"
#include "engine/exchange/json_fields.h"
#include "engine/exchange/line_reader.h"

namespace carewright {

namespace {

template <class IdType>
Result<std::vector<IdType>> idList(const JsonFields& fields, std::string_view name, bool required) {
    std::vector<IdType> ids;
    const auto found = fields.find(name);
    const std::string quoted = "\"" + std::string(name) + "\"";
    if (found == fields.end()) {
        if (required) return fail(ErrorCode::invalidInput, quoted + " is missing");
        return ids;
    }
    if (found->second.kind != JsonField::Kind::texts) {
        return fail(ErrorCode::invalidInput, quoted + " must be a list of ids in quotation marks");
    }
    for (const auto& text : found->second.texts) ids.emplace_back(text);
    return ids;
}

Result<MarkedResponse> markedFromFields(const JsonFields& fields) {
    auto response = responseFromFields(fields);
    if (!response) return tl::make_unexpected(std::move(response.error()));
    auto awarded = idList<PointId>(fields, "awarded", true);
    if (!awarded) return tl::make_unexpected(std::move(awarded.error()));
    auto misconceptions = idList<MisconceptionId>(fields, "misconceptions", false);
    if (!misconceptions) return tl::make_unexpected(std::move(misconceptions.error()));
    const auto offTopic = fields.find("off_topic");
    if (offTopic != fields.end() && offTopic->second.kind != JsonField::Kind::truth) {
        return fail(ErrorCode::invalidInput, "\"off_topic\" must be true or false");
    }
    return MarkedResponse{.id = std::move(response->id),
                          .question = std::move(response->question),
                          .answer = std::move(response->answer),
                          .awarded = std::move(*awarded),
                          .misconceptions = std::move(*misconceptions),
                          .offTopic = offTopic != fields.end() && offTopic->second.truth};
}

}  // namespace

MarkedResponses readMarkedResponses(std::istream& in, const ResponseLimits& limits) {
    MarkedResponses read;
    LineReader lines(in, limits.recordBytes);
    Line line;
    while (lines.next(line)) {
        const auto atLine = [&](Error error) {
            error.place.line = line.number;
            read.problems.push_back(std::move(error));
        };
        if (line.tooLong) {
            atLine({ErrorCode::tooLarge, "longer than " + std::to_string(limits.recordBytes) + " bytes", {}});
            continue;
        }
        if (isBlank(line.text)) continue;
        auto response = readJsonFields(line.text).and_then(markedFromFields);
        if (response) {
            read.responses.push_back(std::move(*response));
        } else {
            atLine(std::move(response.error()));
        }
    }
    return read;
}

}  // namespace carewright
