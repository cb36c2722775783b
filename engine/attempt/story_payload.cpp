#include "engine/attempt/story_payload.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace carewright {
namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// The members of a payload, read one by one; `whole` tells in the end whether all were there.
class Members {
public:
    explicit Members(std::string_view json) : m_json(Json::parse(json, nullptr, false)) { m_whole = m_json.is_object(); }

    template <class Number>
    Number number(const char* name) {
        const Json* member = find(name);
        if (member && member->is_number_unsigned()) return member->get<Number>();
        m_whole = false;
        return 0;
    }
    std::string text(const char* name) {
        const Json* member = find(name);
        if (member && member->is_string()) return member->get<std::string>();
        m_whole = false;
        return {};
    }
    std::vector<PointId> points(const char* name) {
        std::vector<PointId> out;
        const Json* member = find(name);
        m_whole = m_whole && member && member->is_array();
        for (std::size_t i = 0; m_whole && i < member->size(); ++i) {
            const Json& one = (*member)[i];
            if (one.is_string()) out.emplace_back(one.get<std::string>());
            m_whole = one.is_string();
        }
        return out;
    }

    template <class Payload>
    Result<Payload> result(Payload payload, std::string_view kind) const {
        if (m_whole) return payload;
        return fail(ErrorCode::invalidInput, "The content of a step of kind \"" + std::string(kind) + "\" cannot be read.");
    }

private:
    const Json* find(const char* name) const {
        if (!m_json.is_object()) return nullptr;
        const auto found = m_json.find(name);
        return found == m_json.end() ? nullptr : &*found;
    }

    Json m_json;
    bool m_whole = false;
};

}  // namespace

std::string toPayload(const StoryBegunPayload& payload) { return text(Json{{"seed", payload.seed}}); }

std::string toPayload(const StoryChosenPayload& payload) {
    return text(Json{{"passage", payload.passage.value}, {"choice", payload.choice.value}, {"to", payload.to.value}});
}

std::string toPayload(const StoryWentOnPayload& payload) {
    Json earned = Json::array();
    for (const PointId& point : payload.earned) earned.push_back(point.value);
    return text(Json{{"passage", payload.passage.value}, {"earned", std::move(earned)}, {"to", payload.to.value}});
}

std::string toPayload(const StoryWentBackPayload& payload) { return text(Json{{"turns", payload.turns}}); }

std::string toPayload(const StoryRestartedPayload& payload) { return text(Json{{"play", payload.play}, {"turns", payload.turns}}); }

Result<StoryBegunPayload> storyBegunPayload(std::string_view json) {
    Members members(json);
    return members.result(StoryBegunPayload{members.number<std::uint64_t>("seed")}, "story-begun");
}

Result<StoryChosenPayload> storyChosenPayload(std::string_view json) {
    Members members(json);
    StoryChosenPayload payload;
    payload.passage = PassageId(members.text("passage"));
    payload.choice = ChoiceId(members.text("choice"));
    payload.to = PassageId(members.text("to"));
    return members.result(std::move(payload), "story-chosen");
}

Result<StoryWentOnPayload> storyWentOnPayload(std::string_view json) {
    Members members(json);
    StoryWentOnPayload payload;
    payload.passage = PassageId(members.text("passage"));
    payload.earned = members.points("earned");
    payload.to = PassageId(members.text("to"));
    return members.result(std::move(payload), "story-went-on");
}

Result<StoryWentBackPayload> storyWentBackPayload(std::string_view json) {
    Members members(json);
    return members.result(StoryWentBackPayload{members.number<std::size_t>("turns")}, "story-went-back");
}

Result<StoryRestartedPayload> storyRestartedPayload(std::string_view json) {
    Members members(json);
    StoryRestartedPayload payload;
    payload.play = members.number<std::size_t>("play");
    payload.turns = members.number<std::size_t>("turns");
    return members.result(payload, "story-restarted");
}

}  // namespace carewright
