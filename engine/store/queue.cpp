#include "engine/store/queue.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/marking/marking_json.h"
#include "engine/review/payload.h"

namespace carewright {

namespace {

constexpr std::array states = {ResponseState::unmarked, ResponseState::toDecide, ResponseState::decided, ResponseState::released};
constexpr std::array looks = {PointLook::proposed, PointLook::notProposed, PointLook::awarded, PointLook::refused, PointLook::overridden};

std::int64_t number(Instant when) { return when.time_since_epoch().count(); }

}  // namespace

std::string_view toString(ResponseState state) {
    switch (state) {
        case ResponseState::unmarked: return "unmarked";
        case ResponseState::toDecide: return "to-decide";
        case ResponseState::decided: return "decided";
        case ResponseState::released: return "released";
    }
    return {};
}

std::string toText(const QueueFilter& filter) {
    PayloadWriter json;
    json.putSome("learner", filter.learner.value).putSome("course", filter.course.value).putSome("exercise", filter.exercise);
    std::vector<std::string> questions;
    for (const QuestionId& question : filter.questions) questions.push_back(question.value);
    if (!questions.empty()) json.put("questions", questions);
    json.putSome("point", filter.point.value);
    if (!filter.point.empty()) json.put("point_look", static_cast<int>(filter.pointLook));
    json.putSome("misconception", filter.misconception.value);
    if (filter.flag) json.put("flag", toString(*filter.flag));
    if (filter.referred) json.put("referred", *filter.referred);
    if (filter.belowConfidence) json.put("below_confidence", *filter.belowConfidence);
    if (filter.state) json.put("state", toString(*filter.state));
    json.putSome("decided_by", filter.decidedBy.value);
    for (const auto& [name, set] : {std::pair("undecided", filter.undecided), std::pair("with_appeal", filter.withAppeal), std::pair("contested", filter.contested),
                                    std::pair("differing", filter.differing), std::pair("overridden", filter.overridden), std::pair("not_sampled", filter.notSampled),
                                    std::pair("all_tries", filter.allTries)})
        if (set) json.put(name, true);
    if (filter.from) json.put("from", number(*filter.from));
    if (filter.until) json.put("until", number(*filter.until));
    if (filter.evidenceGroup != 0) json.put("evidence_group", filter.evidenceGroup);
    if (filter.spellingGroup != 0) json.put("spelling_group", filter.spellingGroup);
    return json.json();
}

Result<QueueFilter> queueFilterFromText(std::string_view text) {
    const PayloadReader reader(text);
    QueueFilter filter;
    filter.learner = LearnerId(reader.uuidOr("learner"));
    filter.course = CourseId(reader.idOr("course"));
    filter.exercise = reader.textOr("exercise", 30);
    if (reader.has("questions"))
        for (const std::string& question : reader.texts("questions", 1000)) filter.questions.emplace_back(question);
    filter.point = PointId(reader.idOr("point"));
    filter.pointLook = looks[static_cast<std::size_t>(reader.numberOr("point_look", 0, static_cast<std::int64_t>(looks.size()) - 1, 0))];
    filter.misconception = MisconceptionId(reader.idOr("misconception"));
    if (reader.has("flag")) {
        const auto flag = flagFromString(reader.text("flag", 40));
        if (flag) filter.flag = *flag;
        else reader.complain("flag");
    }
    if (reader.has("referred")) filter.referred = reader.truth("referred");
    if (reader.has("below_confidence")) filter.belowConfidence = reader.real("below_confidence", 0, 1);
    if (reader.has("state")) {
        const auto state = std::ranges::find(states, reader.text("state", 20), [](ResponseState one) { return toString(one); });
        if (state == states.end()) reader.complain("state");
        else filter.state = *state;
    }
    filter.decidedBy = AccountId(reader.uuidOr("decided_by"));
    filter.undecided = reader.truthOr("undecided", false);
    filter.withAppeal = reader.truthOr("with_appeal", false);
    filter.contested = reader.truthOr("contested", false);
    filter.differing = reader.truthOr("differing", false);
    filter.overridden = reader.truthOr("overridden", false);
    filter.notSampled = reader.truthOr("not_sampled", false);
    filter.allTries = reader.truthOr("all_tries", false);
    if (reader.has("from")) filter.from = reader.moment("from");
    if (reader.has("until")) filter.until = reader.moment("until");
    filter.evidenceGroup = reader.numberOr("evidence_group", 0, INT64_MAX, 0);
    filter.spellingGroup = reader.numberOr("spelling_group", 0, INT64_MAX, 0);
    if (!reader.problem().empty()) return fail(ErrorCode::invalidInput, "This is not a saved view, or it is damaged (" + reader.problem() + ").");
    return filter;
}

}  // namespace carewright
