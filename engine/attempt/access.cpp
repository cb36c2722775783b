#include "engine/attempt/access.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/attempt/chain.h"
#include "engine/base/utf8.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* member = "access";

Json jsonOf(const AccessUsed& access) {
    return Json{{"font", access.font},           {"theme", access.theme},
                {"tint", access.tint},           {"text_size", access.textSize},
                {"line_spacing", access.lineSpacing}, {"letter_spacing", access.letterSpacing},
                {"line_width", access.lineWidth}, {"ruler", access.ruler},
                {"reduced_motion", access.reducedMotion}, {"spelling", access.spelling},
                {"spelling_here", access.spellingHere}, {"spelling_locked", access.spellingLocked},
                {"read_aloud", access.readAloud},
                {"aloud_at_once", access.aloudAtOnce}, {"aloud_here", access.aloudHere},
                {"extra_percent", access.extraPercent}};
}

void read(const Json& json, const char* name, std::string& value) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_string()) return;
    value = found->get<std::string>();
    value.resize(characterStart(value, longestAccessName));
}

void read(const Json& json, const char* name, bool& value) {
    if (const auto found = json.find(name); found != json.end() && found->is_boolean()) value = found->get<bool>();
}

void read(const Json& json, const char* name, int& value, int least, int most) {
    const auto found = json.find(name);
    if (found != json.end() && found->is_number_integer())
        value = static_cast<int>(std::clamp<std::int64_t>(found->get<std::int64_t>(), least, most));
}

/// "20", "13.5".
std::string points(int tenths) { return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : ""); }

std::string fontWords(const std::string& font) { return font == "open-dyslexic" ? "OpenDyslexic" : font == "inter" ? "Inter" : font; }

void add(std::string& list, const std::string& words) {
    if (!words.empty()) list += (list.empty() ? "" : ", ") + words;
}

/// What held all the time, part of the time, or never.
template <class Holds>
std::string partly(std::span<const AccessFrom> held, const std::string& words, Holds holds) {
    const auto times = std::ranges::count_if(held, [&](const AccessFrom& one) { return holds(one.used); });
    if (times == 0) return {};
    return words + (static_cast<std::size_t>(times) == held.size() ? "" : " part of the time");
}

}  // namespace

std::string toJson(const AccessUsed& access) { return jsonOf(access).dump(-1, ' ', false, Json::error_handler_t::replace); }

std::optional<AccessUsed> accessIn(std::string_view payload) {
    // Most steps have none; looking for the name is far quicker than parsing.
    if (payload.find("\"access\":{") == std::string_view::npos) return std::nullopt;
    const Json whole = Json::parse(payload, nullptr, false);
    const auto found = whole.is_object() ? whole.find(member) : whole.end();
    if (!whole.is_object() || found == whole.end() || !found->is_object()) return std::nullopt;
    AccessUsed access;
    read(*found, "font", access.font);
    read(*found, "theme", access.theme);
    read(*found, "tint", access.tint);
    read(*found, "text_size", access.textSize, 60, 960);
    read(*found, "line_spacing", access.lineSpacing, 50, 400);
    read(*found, "letter_spacing", access.letterSpacing, 0, 100);
    read(*found, "line_width", access.lineWidth, 10, 400);
    read(*found, "ruler", access.ruler);
    read(*found, "reduced_motion", access.reducedMotion);
    read(*found, "spelling", access.spelling);
    read(*found, "spelling_here", access.spellingHere);
    read(*found, "spelling_locked", access.spellingLocked);
    read(*found, "read_aloud", access.readAloud);
    read(*found, "aloud_at_once", access.aloudAtOnce);
    read(*found, "aloud_here", access.aloudHere);
    read(*found, "extra_percent", access.extraPercent, 0, 200);
    return access;
}

Step withAccess(Step step, const AccessUsed& access) {
    // Every payload is an object; the member goes to its end, so that the rest stays byte for byte as it was made.
    const std::size_t end = step.payload.rfind('}');
    if (end == std::string::npos) return step;
    const std::size_t last = step.payload.find_last_not_of(" \n\r\t", end - 1);
    const bool first = end == 0 || last == std::string::npos || step.payload[last] == '{';
    step.payload.insert(end, std::string(first ? "" : ",") + "\"access\":" + toJson(access));
    step.hash = stepHash(step);
    return step;
}

std::vector<AccessFrom> accessOf(std::span<const Step> steps) {
    std::vector<AccessFrom> all;
    for (const Step& step : steps)
        if (auto access = accessIn(step.payload)) all.push_back({step.when, std::move(*access)});
    return all;
}

std::vector<AccessFrom> accessBetween(std::span<const AccessFrom> all, Instant begin, Instant end) {
    std::vector<AccessFrom> held;
    for (const AccessFrom& one : all) {
        if (one.when > end) break;
        if (one.when <= begin) held.clear();
        held.push_back(one);
    }
    return held;
}

std::string accessWords(std::span<const AccessFrom> held) {
    if (held.empty()) return {};
    const AccessUsed& last = held.back().used;
    std::string help;
    std::string spelling = partly(held, "spelling help on", [](const AccessUsed& one) { return one.spelling; });
    add(help, !spelling.empty() ? spelling : last.spellingLocked ? "no spelling help, as the centre allows none in assessments" : "spelling help off");
    add(help, partly(held, "read aloud", [](const AccessUsed& one) { return one.readAloud; }));
    if (last.extraPercent > 0) add(help, std::to_string(last.extraPercent) + " % extra time");
    std::string look;
    add(look, fontWords(last.font));
    add(look, points(last.textSize) + " pt");
    add(look, last.theme);
    if (!last.tint.empty() && last.tint != "none") add(look, last.tint + " tint");
    if (last.lineSpacing != 100 || last.letterSpacing != 0) add(look, "wider spacing");
    add(look, partly(held, "reading ruler", [](const AccessUsed& one) { return one.ruler; }));
    return capitalised(help) + ". " + capitalised(look) + ".";
}

AccessNote::AccessNote(std::span<const Step> steps) {
    for (const Step& step : steps)
        if (auto access = accessIn(step.payload)) m_noted = std::move(*access);
}

Step AccessNote::begin(const Step& first, const std::optional<AccessUsed>& access) {
    m_now = access;
    m_noted.reset();
    Step noted = on(first);
    stored(noted);
    return noted;
}

Step AccessNote::on(const Step& step) const {
    if (!m_now || m_now == m_noted || step.actor.role != ActorRole::learner) return step;
    return withAccess(step, *m_now);
}

void AccessNote::stored(const Step& step) {
    if (step.actor.role == ActorRole::learner) m_noted = m_now;
}

}  // namespace carewright
