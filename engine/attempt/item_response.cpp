#include "engine/attempt/item_response.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/base/trimmed.h"
#include "engine/base/utf8.h"

namespace carewright {

namespace {

using Json = nlohmann::ordered_json;

/// Far more parts than the course check allows an item, and more text than a short answer can be.
constexpr std::size_t mostParts = 1000;
constexpr std::size_t longestText = 100'000;

Json idsOf(const std::vector<PartId>& ids) {
    Json out = Json::array();
    for (const PartId& id : ids) out.push_back(id.value);
    return out;
}

tl::unexpected<Error> notResponse() { return fail(ErrorCode::invalidInput, "The stored answer to a quiz item cannot be read."); }

template <class Part>
bool has(const std::vector<Part>& parts, const PartId& id) {
    return std::ranges::any_of(parts, [&](const Part& part) { return part.id == id; });
}

/// The chosen ids that `parts` has, each once.
template <class Part>
std::vector<PartId> known(const std::vector<PartId>& chosen, const std::vector<Part>& parts) {
    std::vector<PartId> out;
    for (const PartId& id : chosen)
        if (has(parts, id) && std::ranges::find(out, id) == out.end()) out.push_back(id);
    return out;
}

bool isPlaced(const std::vector<Placing>& placed, const PartId& part) {
    return std::ranges::any_of(placed, [&](const Placing& one) { return one.part == part; });
}

std::vector<Placing> knownPlacings(const Item& item, const std::vector<Placing>& placed) {
    std::vector<Placing> out;
    for (const Placing& one : placed) {
        if (isPlaced(out, one.part)) continue;
        const bool fits = item.kind == Item::Kind::matching
                              ? has(item.pairs, one.place) && std::ranges::any_of(item.pairs, [&](const ItemPair& pair) { return pair.id == one.part && !pair.left.empty(); })
                              : has(item.cards, one.part) && has(item.categories, one.place);
        if (fits) out.push_back(one);
    }
    return out;
}

/// The members of an array under `name`; nothing where it is none or too long.
const Json* arrayMember(const Json& json, const char* name, bool& wrong) {
    const auto found = json.find(name);
    if (found == json.end()) return nullptr;
    if (!found->is_array() || found->size() > mostParts) {
        wrong = true;
        return nullptr;
    }
    return &*found;
}

/// Pairs of texts: `[["a","b"], …]`.
template <class Use>
void eachPair(const Json& json, const char* name, bool& wrong, Use use) {
    const Json* all = arrayMember(json, name, wrong);
    if (!all) return;
    for (const Json& one : *all) {
        if (!one.is_array() || one.size() != 2 || !one[0].is_string() || !one[1].is_string()) {
            wrong = true;
            return;
        }
        use(one[0].get<std::string>(), one[1].get<std::string>());
    }
}

}  // namespace

bool ItemResponse::empty() const {
    return chosen.empty() && !verdict && placed.empty() && isBlank(text) &&
           std::ranges::all_of(filled, [](const GapFilling& one) { return isBlank(one.text); });
}

PartId placeOf(const ItemResponse& response, const PartId& part) {
    const auto found = std::ranges::find(response.placed, part, &Placing::part);
    return found == response.placed.end() ? PartId() : found->place;
}

std::string_view fillingOf(const ItemResponse& response, const PartId& gap) {
    const auto found = std::ranges::find(response.filled, gap, &GapFilling::gap);
    return found == response.filled.end() ? std::string_view() : std::string_view(found->text);
}

ItemResponse fittedTo(const Item& item, const ItemResponse& response) {
    ItemResponse out;
    switch (item.kind) {
        case Item::Kind::single:
        case Item::Kind::trueFalse:
            out.chosen = known(response.chosen, item.options);
            if (out.chosen.size() > 1) out.chosen.clear();
            if (item.kind == Item::Kind::trueFalse) out.verdict = response.verdict;
            break;
        case Item::Kind::multiple: out.chosen = known(response.chosen, item.options); break;
        case Item::Kind::ordering: out.chosen = known(response.chosen, item.cards); break;
        case Item::Kind::matching:
        case Item::Kind::categorise: out.placed = knownPlacings(item, response.placed); break;
        case Item::Kind::gaps:
            for (const GapPiece& piece : item.pieces)
                if (const std::string_view text = fillingOf(response, piece.gap); !piece.gap.empty() && !text.empty()) out.filled.push_back({piece.gap, std::string(text)});
            break;
        case Item::Kind::written: out.text = response.text; break;
    }
    return out;
}

std::size_t partsUnanswered(const Item& item, const ItemResponse& response) {
    const ItemResponse fitted = fittedTo(item, response);
    switch (item.kind) {
        case Item::Kind::single:
        case Item::Kind::multiple: return fitted.chosen.empty() ? 1 : 0;
        case Item::Kind::trueFalse: return (fitted.verdict ? 0u : 1u) + (fitted.chosen.empty() && !item.options.empty() ? 1u : 0u);
        case Item::Kind::ordering: return item.cards.size() - fitted.chosen.size();
        case Item::Kind::categorise: return item.cards.size() - fitted.placed.size();
        case Item::Kind::matching: {
            const auto whole = static_cast<std::size_t>(std::ranges::count_if(item.pairs, [](const ItemPair& pair) { return !pair.left.empty(); }));
            return whole - fitted.placed.size();
        }
        case Item::Kind::gaps:
            return static_cast<std::size_t>(std::ranges::count_if(item.pieces, [&](const GapPiece& piece) { return !piece.gap.empty() && isBlank(fillingOf(fitted, piece.gap)); }));
        case Item::Kind::written: return isBlank(fitted.text) ? 1 : 0;
    }
    return 0;
}

std::string toJson(const ItemResponse& response) {
    Json out = Json::object();
    if (!response.chosen.empty()) out["chosen"] = idsOf(response.chosen);
    if (response.verdict) out["verdict"] = *response.verdict;
    for (const Placing& one : response.placed) out["placed"].push_back(Json::array({one.part.value, one.place.value}));
    for (const GapFilling& one : response.filled) out["filled"].push_back(Json::array({one.gap.value, one.text}));
    if (!response.text.empty()) out["text"] = response.text;
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ItemResponse> itemResponseFromJson(std::string_view json) {
    const Json parsed = Json::parse(json, nullptr, false);
    if (!parsed.is_object()) return notResponse();
    ItemResponse out;
    bool wrong = false;
    if (const Json* chosen = arrayMember(parsed, "chosen", wrong)) {
        for (const Json& id : *chosen) {
            if (!id.is_string()) return notResponse();
            out.chosen.emplace_back(id.get<std::string>());
        }
    }
    if (const auto verdict = parsed.find("verdict"); verdict != parsed.end()) {
        if (!verdict->is_boolean()) return notResponse();
        out.verdict = verdict->get<bool>();
    }
    eachPair(parsed, "placed", wrong, [&](std::string part, std::string place) { out.placed.push_back({PartId(std::move(part)), PartId(std::move(place))}); });
    eachPair(parsed, "filled", wrong, [&](std::string gap, std::string text) { out.filled.push_back({PartId(std::move(gap)), std::move(text)}); });
    if (const auto text = parsed.find("text"); text != parsed.end()) {
        if (!text->is_string()) return notResponse();
        out.text = text->get<std::string>();
    }
    if (wrong || out.text.size() > longestText) return notResponse();
    return out;
}

}  // namespace carewright
