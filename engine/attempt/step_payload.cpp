#include "engine/attempt/step_payload.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/marking/marking_json.h"

namespace carewright {

namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

tl::unexpected<Error> notPayload(std::string_view kind) {
    return fail(ErrorCode::invalidInput, "The content of a step of kind \"" + std::string(kind) + "\" cannot be read.");
}

/// The object in `json`; discarded where it is none.
Json parseObject(std::string_view json) {
    Json parsed = Json::parse(json, nullptr, false);
    return parsed.is_object() ? parsed : Json(Json::value_t::discarded);
}

std::optional<std::string> stringMember(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

std::optional<std::size_t> sizeMember(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_number_unsigned()) return std::nullopt;
    return found->get<std::size_t>();
}

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string toPayload(const StartedPayload& payload) {
    return text(Json{{"exercise", payload.exercise.kind},
                     {"course", payload.exercise.course.value},
                     {"ref", payload.exercise.ref}});
}

std::string toPayload(const DraftPayload& payload) {
    if (payload.whole) return text(Json{{"text", payload.text}});
    return text(Json{{"at", payload.at}, {"cut", payload.cut}, {"put", payload.text}, {"size", payload.size}});
}

std::string toPayload(const SubmittedPayload& payload) { return text(Json{{"text", payload.text}}); }

std::string toPayload(const ProposedPayload& payload) {
    return text(Json{{"submission", toString(payload.submission)}, {"marking", Json::parse(toJson(payload.marking))}});
}

std::string toPayload(const RetriedPayload& payload) { return text(Json{{"keep_text", payload.keepText}}); }

std::string toPayload(const ReopenedPayload& payload) { return text(Json{{"reason", payload.reason}}); }

Result<StartedPayload> startedPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("started");
    const auto kind = stringMember(parsed, "exercise");
    const auto course = stringMember(parsed, "course");
    const auto ref = stringMember(parsed, "ref");
    if (!kind || !course || !ref) return notPayload("started");
    return StartedPayload{Exercise{*kind, CourseId(*course), *ref}};
}

Result<DraftPayload> draftPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("draft");
    if (auto whole = stringMember(parsed, "text")) {
        const std::size_t size = whole->size();
        return DraftPayload{true, std::move(*whole), 0, 0, size};
    }
    auto put = stringMember(parsed, "put");
    const auto at = sizeMember(parsed, "at");
    const auto cut = sizeMember(parsed, "cut");
    const auto size = sizeMember(parsed, "size");
    if (!put || !at || !cut || !size) return notPayload("draft");
    return DraftPayload{false, std::move(*put), *at, *cut, *size};
}

Result<SubmittedPayload> submittedPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("submitted");
    auto whole = stringMember(parsed, "text");
    if (!whole) return notPayload("submitted");
    return SubmittedPayload{std::move(*whole)};
}

Result<ProposedPayload> proposedPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("proposed");
    const auto submission = parseUuid(stringMember(parsed, "submission").value_or(""));
    const auto marking = parsed.find("marking");
    if (!submission || marking == parsed.end()) return notPayload("proposed");
    auto read = markingFromJson(text(*marking));
    if (!read) return tl::make_unexpected(std::move(read.error()));
    return ProposedPayload{StepId(*submission), std::move(*read)};
}

Result<RetriedPayload> retriedPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("retried");
    const auto keep = parsed.find("keep_text");
    if (keep == parsed.end() || !keep->is_boolean()) return notPayload("retried");
    return RetriedPayload{keep->get<bool>()};
}

Result<ReopenedPayload> reopenedPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("reopened");
    return ReopenedPayload{stringMember(parsed, "reason").value_or("")};
}

DraftPayload draftChange(std::string_view before, std::string_view after) {
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t front = 0;
    while (front < shorter && before[front] == after[front]) ++front;
    // A replacement is JSON text by itself, so it must not begin or end within a character of either text.
    while (front > 0 && ((front < after.size() && isContinuation(after[front])) ||
                         (front < before.size() && isContinuation(before[front]))))
        --front;
    std::size_t back = 0;
    while (back < shorter - front && before[before.size() - 1 - back] == after[after.size() - 1 - back]) ++back;
    while (back > 0 && isContinuation(after[after.size() - back])) --back;

    DraftPayload change;
    change.size = after.size();
    constexpr std::size_t overhead = 32;  // what the members of a replacement take besides its text
    if (after.size() - front - back + overhead >= after.size()) {
        change.text = after;
        return change;
    }
    change.whole = false;
    change.at = front;
    change.cut = before.size() - front - back;
    change.text = after.substr(front, after.size() - front - back);
    return change;
}

std::optional<std::string> applyChange(std::string_view before, const DraftPayload& change) {
    if (change.whole) return change.text;
    if (change.at > before.size() || change.cut > before.size() - change.at) return std::nullopt;
    std::string after(before.substr(0, change.at));
    after += change.text;
    after += before.substr(change.at + change.cut);
    if (after.size() != change.size) return std::nullopt;
    return after;
}

}  // namespace carewright
