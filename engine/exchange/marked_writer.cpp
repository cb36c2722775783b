#include "engine/exchange/marked_writer.h"

#include <nlohmann/json.hpp>

namespace carewright {

std::string toJsonLines(std::span<const MarkedResponse> responses) {
    std::string out;
    for (const MarkedResponse& response : responses) {
        nlohmann::ordered_json line{{"id", response.id}, {"question", response.question.value}, {"answer", response.answer}};
        line["awarded"] = nlohmann::json::array();
        for (const PointId& id : response.awarded) line["awarded"].push_back(id.value);
        line["misconceptions"] = nlohmann::json::array();
        for (const MisconceptionId& id : response.misconceptions) line["misconceptions"].push_back(id.value);
        if (response.offTopic) line["off_topic"] = true;
        out += line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
    }
    return out;
}

}  // namespace carewright
