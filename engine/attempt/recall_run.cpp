#include "engine/attempt/recall_run.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "engine/attempt/following_step.h"
#include "engine/base/utf8.h"

namespace carewright {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view exerciseKind = "recall";

std::string text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

struct Payloads {
    Json operator()(const Reviewed& what) const {
        Json json{{"card", what.card.value}, {"rating", toString(what.rating)}};
        if (what.took.count() > 0) json["took_ms"] = what.took.count();
        if (!what.typed.empty()) json["typed"] = what.typed;
        return json;
    }
    Json operator()(const ReviewWithdrawn& what) const { return Json{{"review", toString(what.review)}}; }
    Json operator()(const CardSetAside& what) const { return Json{{"card", what.card.value}, {"aside", what.aside}}; }
    Json operator()(const AssessmentDateSet& what) const {
        return Json{{"day", what.day ? Json(toString(*what.day)) : Json(nullptr)}};
    }
};

struct Kinds {
    StepKind operator()(const Reviewed&) const { return StepKind::reviewed; }
    StepKind operator()(const ReviewWithdrawn&) const { return StepKind::reviewWithdrawn; }
    StepKind operator()(const CardSetAside&) const { return StepKind::cardSetAside; }
    StepKind operator()(const AssessmentDateSet&) const { return StepKind::assessmentDateSet; }
};

/// The string under `name`; nothing where there is none.
std::optional<std::string> stringMember(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

std::optional<Reviewed> readReviewed(const Json& json) {
    auto card = stringMember(json, "card");
    const auto rating = ratingFromString(stringMember(json, "rating").value_or(""));
    if (!card || card->empty() || !rating) return std::nullopt;
    Reviewed what{CardId(std::move(*card)), *rating, {}, stringMember(json, "typed").value_or("")};
    if (const auto took = json.find("took_ms"); took != json.end() && took->is_number_unsigned())
        what.took = std::chrono::milliseconds(took->get<std::int64_t>());
    return what;
}

std::optional<ReviewWithdrawn> readWithdrawn(const Json& json) {
    const auto review = parseUuid(stringMember(json, "review").value_or(""));
    if (!review) return std::nullopt;
    return ReviewWithdrawn{StepId(*review)};
}

std::optional<CardSetAside> readSetAside(const Json& json) {
    auto card = stringMember(json, "card");
    const auto aside = json.find("aside");
    if (!card || card->empty() || aside == json.end() || !aside->is_boolean()) return std::nullopt;
    return CardSetAside{CardId(std::move(*card)), aside->get<bool>()};
}

std::optional<AssessmentDateSet> readDate(const Json& json) {
    const auto day = json.find("day");
    if (day == json.end()) return std::nullopt;
    if (day->is_null()) return AssessmentDateSet{};
    const auto parsed = parseDay(stringMember(json, "day").value_or(""));
    if (!parsed) return std::nullopt;
    return AssessmentDateSet{*parsed};
}

/// Takes `expected` from the beginning of `rest`; false where it does not stand there.
bool take(std::string_view& rest, std::string_view expected) {
    if (!rest.starts_with(expected)) return false;
    rest.remove_prefix(expected.size());
    return true;
}

/// Takes a text up to its closing quote. Nothing where it has an escape, or is no text; the parser shall see to it.
std::optional<std::string_view> takeText(std::string_view& rest) {
    const std::size_t end = rest.find_first_of("\"\\");
    if (end == std::string_view::npos || rest[end] != '"') return std::nullopt;
    const std::string_view text = rest.substr(0, end);
    if (hasControlCharacters(text) || firstBadByte(text)) return std::nullopt;
    rest.remove_prefix(end + 1);
    return text;
}

/// A review as toPayload writes most of them, {"card":…,"rating":…,"took_ms":…}, read some thirty times as quickly as by the
/// parser: years of evenings hold tens of thousands. Nothing for any other form, though it may be a good review.
std::optional<Reviewed> readUsualReview(std::string_view rest) {
    if (!take(rest, R"({"card":")")) return std::nullopt;
    const auto card = takeText(rest);
    if (!card || card->empty() || !take(rest, R"(,"rating":")")) return std::nullopt;
    const auto name = takeText(rest);
    const auto rating = name ? ratingFromString(*name) : std::nullopt;
    if (!rating) return std::nullopt;
    Reviewed what{CardId(std::string(*card)), *rating, {}, {}};
    if (rest == "}") return what;
    if (!take(rest, R"(,"took_ms":)")) return std::nullopt;
    std::int64_t took = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), took);
    const bool number = error == std::errc{} && took >= 0 && (rest[0] != '0' || end == rest.data() + 1);
    if (!number || std::string_view(end, rest.data() + rest.size()) != "}") return std::nullopt;
    what.took = std::chrono::milliseconds(took);
    return what;
}

template <class What>
std::optional<RecallEvent> eventOf(const Step& step, std::optional<What> what) {
    if (!what) return std::nullopt;
    return RecallEvent{step.id, step.when, std::move(*what)};
}

/// Why the event cannot be recorded; nothing where it can.
std::optional<Error> whyNot(const RecallEvent& event) {
    const auto* reviewed = std::get_if<Reviewed>(&event.what);
    const auto* aside = std::get_if<CardSetAside>(&event.what);
    const auto* withdrawn = std::get_if<ReviewWithdrawn>(&event.what);
    if ((reviewed && reviewed->card.empty()) || (aside && aside->card.empty()))
        return Error{ErrorCode::invalidInput, "A review needs a card.", {}};
    if (withdrawn && withdrawn->review.empty()) return Error{ErrorCode::invalidInput, "There is no review to take back.", {}};
    if (reviewed && reviewed->typed.size() > maxResponseBytes)
        return Error{ErrorCode::tooLarge, "The answer is longer than Carewright can keep (1 MB). Shorten it.", {}};
    if (reviewed && (firstBadByte(reviewed->typed) || firstBadByte(reviewed->card.value)))
        return Error{ErrorCode::invalidInput, "The answer holds something that is not text. Delete it and type it again.", {}};
    return std::nullopt;
}

}  // namespace

Exercise recallExercise(const CourseId& course) { return Exercise{std::string(exerciseKind), course, "cards"}; }

StepKind recallKind(const RecallEvent& event) { return std::visit(Kinds{}, event.what); }

std::string toPayload(const RecallEvent& event) { return text(std::visit(Payloads{}, event.what)); }

std::optional<RecallEvent> recallEvent(const Step& step) {
    if (step.kind == StepKind::reviewed)
        if (auto usual = readUsualReview(step.payload)) return RecallEvent{step.id, step.when, std::move(*usual)};
    const Json json = Json::parse(step.payload, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    switch (step.kind) {
        case StepKind::reviewed: return eventOf(step, readReviewed(json));
        case StepKind::reviewWithdrawn: return eventOf(step, readWithdrawn(json));
        case StepKind::cardSetAside: return eventOf(step, readSetAside(json));
        case StepKind::assessmentDateSet: return eventOf(step, readDate(json));
        default: return std::nullopt;
    }
}

Result<Step> recordRecall(const AttemptState& state, const RecallEvent& event, const Actor& actor) {
    const StepStamp stamp{event.step, event.when, actor};
    if (auto error = whyNoStep(state, stamp)) return tl::make_unexpected(std::move(*error));
    if (state.phase == Phase::finished || state.exercise.kind != exerciseKind)
        return fail(ErrorCode::conflict, "This is not an open evening of recall. Begin another.");
    if (auto error = whyNot(event)) return tl::make_unexpected(std::move(*error));
    return followingStep(state, recallKind(event), toPayload(event), stamp);
}

}  // namespace carewright
