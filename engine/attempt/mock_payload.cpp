#include "engine/attempt/mock_payload.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/marking/marking_json.h"

namespace carewright {
namespace {

using Json = nlohmann::ordered_json;

constexpr int mostMinutes = 24 * 60;
constexpr int mostExtraPercent = 200;
/// More than any paper; a damaged one must not fill the memory.
constexpr std::size_t mostQuestions = 1000;

std::string text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

tl::unexpected<Error> notPayload() {
    return fail(ErrorCode::invalidInput, "The content of a step of a mock assessment cannot be read.");
}

/// The object in `json`, with a question's id under "question" where that is asked for; discarded otherwise.
Json parseObject(std::string_view json, bool withQuestion) {
    Json parsed = Json::parse(json, nullptr, false);
    if (!parsed.is_object()) return Json(Json::value_t::discarded);
    if (!withQuestion) return parsed;
    const auto question = parsed.find("question");
    if (question == parsed.end() || !question->is_string() || question->get_ref<const std::string&>().empty())
        return Json(Json::value_t::discarded);
    return parsed;
}

QuestionId questionOf(const Json& json) { return QuestionId(json.at("question").get<std::string>()); }

int boundedNumber(const Json& json, const char* name, int most) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_number_unsigned()) return 0;
    return static_cast<int>(std::min<std::uint64_t>(found->get<std::uint64_t>(), static_cast<std::uint64_t>(most)));
}

bool truth(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace

std::string toPayload(const MockBegun& payload) {
    Json questions = Json::array();
    for (const QuestionId& question : payload.questions) questions.push_back(question.value);
    return text(Json{{"questions", std::move(questions)},
                     {"minutes", payload.conditions.minutes},
                     {"extra_percent", payload.conditions.extraPercent},
                     {"spelling", payload.conditions.spelling}});
}

std::string toPayload(const MockDraft& payload) {
    return text(Json{{"question", payload.question.value}, {"draft", Json::parse(toPayload(payload.change))}});
}

std::string toPayload(const MockWent& payload) { return text(Json{{"question", payload.question.value}}); }

std::string toPayload(const MockFlagged& payload) {
    return text(Json{{"question", payload.question.value}, {"flagged", payload.flagged}});
}

std::string toPayload(const MockHandedIn& payload) { return text(Json{{"time_up", payload.timeUp}}); }

std::string toPayload(const MockMarked& payload) {
    return text(Json{{"question", payload.question.value}, {"marking", Json::parse(toJson(payload.marking))}});
}

Result<MockBegun> mockBegunPayload(std::string_view json) {
    const Json parsed = parseObject(json, false);
    const auto questions = parsed.is_discarded() ? parsed.end() : parsed.find("questions");
    if (parsed.is_discarded() || questions == parsed.end() || !questions->is_array() || questions->size() > mostQuestions)
        return notPayload();
    MockBegun begun;
    for (const Json& question : *questions) {
        if (!question.is_string() || question.get_ref<const std::string&>().empty()) return notPayload();
        QuestionId id(question.get<std::string>());
        if (std::ranges::find(begun.questions, id) == begun.questions.end()) begun.questions.push_back(std::move(id));
    }
    if (begun.questions.empty()) return notPayload();
    begun.conditions = {boundedNumber(parsed, "minutes", mostMinutes), boundedNumber(parsed, "extra_percent", mostExtraPercent),
                        truth(parsed, "spelling")};
    return begun;
}

Result<MockDraft> mockDraftPayload(std::string_view json) {
    const Json parsed = parseObject(json, true);
    if (parsed.is_discarded()) return notPayload();
    const auto draft = parsed.find("draft");
    if (draft == parsed.end()) return notPayload();
    auto change = draftPayload(text(*draft));
    if (!change) return notPayload();
    return MockDraft{questionOf(parsed), std::move(*change)};
}

Result<MockWent> mockWentPayload(std::string_view json) {
    const Json parsed = parseObject(json, true);
    if (parsed.is_discarded()) return notPayload();
    return MockWent{questionOf(parsed)};
}

Result<MockFlagged> mockFlaggedPayload(std::string_view json) {
    const Json parsed = parseObject(json, true);
    if (parsed.is_discarded()) return notPayload();
    return MockFlagged{questionOf(parsed), truth(parsed, "flagged")};
}

Result<MockHandedIn> mockHandedInPayload(std::string_view json) {
    const Json parsed = parseObject(json, false);
    if (parsed.is_discarded()) return notPayload();
    return MockHandedIn{truth(parsed, "time_up")};
}

Result<MockMarked> mockMarkedPayload(std::string_view json) {
    const Json parsed = parseObject(json, true);
    if (parsed.is_discarded()) return notPayload();
    const auto marking = parsed.find("marking");
    if (marking == parsed.end()) return notPayload();
    auto read = markingFromJson(text(*marking));
    if (!read) return tl::make_unexpected(std::move(read.error()));
    return MockMarked{questionOf(parsed), std::move(*read)};
}

}  // namespace carewright
