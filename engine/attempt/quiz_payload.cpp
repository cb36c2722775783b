#include "engine/attempt/quiz_payload.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/content/element_names.h"
#include "engine/marking/marking_json.h"

namespace carewright {

namespace {

using Json = nlohmann::ordered_json;
using std::chrono::milliseconds;

/// More than any course holds; what a stored paper may cost at most.
constexpr std::size_t mostItems = 100'000;
constexpr std::size_t mostParts = 1000;
constexpr milliseconds longestSpent = std::chrono::hours(24 * 365);

std::string text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

tl::unexpected<Error> notPayload(std::string_view what) {
    return fail(ErrorCode::invalidInput, "The stored " + std::string(what) + " of a quiz cannot be read.");
}

Json parseObject(std::string_view json) {
    Json parsed = Json::parse(json, nullptr, false);
    return parsed.is_object() ? parsed : Json(Json::value_t::discarded);
}

std::string stringMember(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found == json.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

bool boolMember(const Json& json, const char* name, bool otherwise) {
    const auto found = json.find(name);
    return found == json.end() || !found->is_boolean() ? otherwise : found->get<bool>();
}

long long wholeMember(const Json& json, const char* name, long long low, long long high) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_number()) return low;
    if (found->is_number_unsigned()) return static_cast<long long>(std::clamp<std::uint64_t>(found->get<std::uint64_t>(), static_cast<std::uint64_t>(std::max(low, 0LL)), static_cast<std::uint64_t>(high)));
    if (!found->is_number_integer()) return low;
    return std::clamp(found->get<long long>(), low, high);
}

double fractionMember(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_number()) return 0;
    const double value = found->get<double>();
    return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0;
}

milliseconds spentMember(const Json& json) { return milliseconds(wholeMember(json, "spent", 0, longestSpent.count())); }

Result<ItemResponse> responseMember(const Json& json) {
    const auto found = json.find("response");
    if (found == json.end()) return notPayload("answer");
    return itemResponseFromJson(text(*found));
}

Json paperItem(const PaperItem& item) {
    Json out{{"item", item.item.value}};
    for (const PartId& id : item.order) out["order"].push_back(id.value);
    if (!item.bank.empty()) out["bank"] = item.bank;
    return out;
}

/// The strings of an array; nothing where it is none, or holds others.
std::optional<std::vector<std::string>> strings(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end()) return std::vector<std::string>();
    if (!found->is_array() || found->size() > mostParts) return std::nullopt;
    std::vector<std::string> out;
    for (const Json& one : *found) {
        if (!one.is_string()) return std::nullopt;
        out.push_back(one.get<std::string>());
    }
    return out;
}

std::optional<PaperItem> readPaperItem(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    PaperItem out;
    out.item = ItemId(stringMember(json, "item"));
    const auto order = strings(json, "order");
    auto bank = strings(json, "bank");
    if (out.item.empty() || !order || !bank) return std::nullopt;
    for (const std::string& id : *order) out.order.emplace_back(id);
    out.bank = std::move(*bank);
    return out;
}

/// The objects of an array member; null where there is none or too many.
const Json* arrayOf(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found == json.end() || !found->is_array() || found->size() > mostItems ? nullptr : &*found;
}

}  // namespace

std::string toPayload(const QuizPaper& payload) {
    Json out{{"seed", payload.seed}, {"title", payload.title}, {"behaviour", nameOf(behaviourNames, payload.behaviour)}, {"tries", payload.tries}};
    if (payload.minutes > 0) out["minutes"] = payload.minutes;
    if (payload.minutes > 0 && payload.extraPercent > 0) out["extra_percent"] = payload.extraPercent;
    out["sections"] = Json::array();
    for (const PaperSection& section : payload.sections) {
        Json items = Json::array();
        for (const PaperItem& item : section.items) items.push_back(paperItem(item));
        out["sections"].push_back(Json{{"title", section.title}, {"items", std::move(items)}});
    }
    return text(out);
}

std::string toPayload(const ItemAnswered& payload) {
    Json out{{"item", payload.item.value}, {"response", Json::parse(toJson(payload.response))}};
    if (payload.certainty > 0) out["certainty"] = payload.certainty;
    out["spent"] = payload.spent.count();
    return text(out);
}

std::string toPayload(const ItemChecked& payload) {
    Json out{{"item", payload.item.value}, {"response", Json::parse(toJson(payload.response))}, {"fraction", payload.fraction}};
    if (!payload.scored) out["scored"] = false;
    if (payload.marking) out["marking"] = Json::parse(toJson(*payload.marking));
    out["spent"] = payload.spent.count();
    return text(out);
}

std::string toPayload(const ItemFlagged& payload) { return text(Json{{"item", payload.item.value}, {"flagged", payload.flagged}}); }
std::string toPayload(const ItemNamed& payload) { return text(Json{{"item", payload.item.value}, {"spent", payload.spent.count()}}); }
std::string toPayload(const QuizTimed& payload) { return text(Json{{"spent", payload.spent.count()}}); }

std::string toPayload(const QuizHandedIn& payload) {
    Json results = Json::array();
    for (const ItemResult& result : payload.results) {
        Json one{{"item", result.item.value}, {"answered", result.answered}, {"fraction", result.fraction}, {"marks", result.marks}};
        if (!result.scored) one["scored"] = false;
        if (result.certainty > 0) one["certainty"] = result.certainty;
        if (result.tries > 0) one["tries"] = result.tries;
        results.push_back(std::move(one));
    }
    Json out{{"results", std::move(results)}};
    for (const ItemMarking& one : payload.markings) out["markings"].push_back(Json{{"item", one.item.value}, {"marking", Json::parse(toJson(one.marking))}});
    if (payload.timeUp) out["time_up"] = true;
    out["spent"] = payload.spent.count();
    return text(out);
}

Result<QuizPaper> quizPaperPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    const Json* sections = parsed.is_discarded() ? nullptr : arrayOf(parsed, "sections");
    if (!sections) return notPayload("paper");
    QuizPaper out;
    if (const auto seed = parsed.find("seed"); seed != parsed.end() && seed->is_number_unsigned()) out.seed = seed->get<std::uint64_t>();
    out.title = stringMember(parsed, "title");
    const std::string behaviour = stringMember(parsed, "behaviour");
    const auto named = std::ranges::find(behaviourNames, std::string_view(behaviour), [](const auto& entry) { return entry.first; });
    if (named == behaviourNames.end()) return notPayload("paper");
    out.behaviour = named->second;
    out.tries = static_cast<int>(wholeMember(parsed, "tries", 1, 10));
    out.minutes = static_cast<int>(wholeMember(parsed, "minutes", 0, 600));
    if (out.minutes > 0) out.extraPercent = static_cast<int>(wholeMember(parsed, "extra_percent", 0, 200));
    for (const Json& one : *sections) {
        const Json* items = one.is_object() ? arrayOf(one, "items") : nullptr;
        if (!items) return notPayload("paper");
        PaperSection section;
        section.title = stringMember(one, "title");
        for (const Json& item : *items) {
            auto read = readPaperItem(item);
            if (!read) return notPayload("paper");
            section.items.push_back(std::move(*read));
        }
        out.sections.push_back(std::move(section));
    }
    return out;
}

Result<ItemAnswered> itemAnsweredPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("answer");
    auto response = responseMember(parsed);
    if (!response) return tl::make_unexpected(std::move(response.error()));
    return ItemAnswered{ItemId(stringMember(parsed, "item")), std::move(*response), static_cast<int>(wholeMember(parsed, "certainty", 0, mostCertain)), spentMember(parsed)};
}

Result<ItemChecked> itemCheckedPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("check");
    auto response = responseMember(parsed);
    if (!response) return tl::make_unexpected(std::move(response.error()));
    ItemChecked out{ItemId(stringMember(parsed, "item")), std::move(*response), fractionMember(parsed, "fraction"), boolMember(parsed, "scored", true), {}, spentMember(parsed)};
    if (const auto marking = parsed.find("marking"); marking != parsed.end()) {
        // Without the marking the check still stands: its words are lost, its fraction is not.
        if (auto read = markingFromJson(text(*marking))) out.marking = std::move(*read);
    }
    return out;
}

Result<ItemFlagged> itemFlaggedPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("flag");
    return ItemFlagged{ItemId(stringMember(parsed, "item")), boolMember(parsed, "flagged", true)};
}

Result<ItemNamed> itemNamedPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("step");
    return ItemNamed{ItemId(stringMember(parsed, "item")), spentMember(parsed)};
}

Result<QuizTimed> quizTimedPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    if (parsed.is_discarded()) return notPayload("time");
    return QuizTimed{spentMember(parsed)};
}

Result<QuizHandedIn> quizHandedInPayload(std::string_view json) {
    const Json parsed = parseObject(json);
    const Json* results = parsed.is_discarded() ? nullptr : arrayOf(parsed, "results");
    if (!results) return notPayload("result");
    QuizHandedIn out;
    out.timeUp = boolMember(parsed, "time_up", false);
    out.spent = spentMember(parsed);
    for (const Json& one : *results) {
        if (!one.is_object()) return notPayload("result");
        ItemResult result;
        result.item = ItemId(stringMember(one, "item"));
        result.answered = boolMember(one, "answered", false);
        result.scored = boolMember(one, "scored", true);
        result.fraction = fractionMember(one, "fraction");
        result.marks = static_cast<int>(wholeMember(one, "marks", 1, 1000));
        result.certainty = static_cast<int>(wholeMember(one, "certainty", 0, mostCertain));
        result.tries = static_cast<int>(wholeMember(one, "tries", 0, 1000));
        out.results.push_back(std::move(result));
    }
    if (parsed.contains("markings")) {
        const Json* markings = arrayOf(parsed, "markings");
        if (!markings) return notPayload("result");
        for (const Json& one : *markings) {
            const auto found = one.is_object() ? one.find("marking") : one.end();
            if (found == one.end()) return notPayload("result");
            auto marking = markingFromJson(text(*found));
            ItemId item(stringMember(one, "item"));
            if (!marking || item.empty()) return notPayload("result");
            out.markings.push_back({std::move(item), std::move(*marking)});
        }
    }
    return out;
}

}  // namespace carewright
