#include "engine/review/marking_rules.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/review/payload.h"

namespace carewright {

namespace {

constexpr std::size_t noteBytes = 4000;
constexpr std::size_t mostQuestions = 1000;
constexpr int mostTolerated = 1000;
/// What every JSON reader keeps whole.
constexpr std::int64_t largestSeed = (std::int64_t{1} << 53) - 1;
constexpr std::array ways = {SecondMarkingWay::blindDouble, SecondMarkingWay::sample, SecondMarkingWay::all};

PayloadWriter write(const SecondMarkingRule& rule) {
    std::vector<PayloadWriter> questions;
    for (const auto& [question, tolerance] : rule.perQuestion) {
        PayloadWriter& one = questions.emplace_back();
        one.put("question", question.value).put("tolerance", tolerance);
    }
    PayloadWriter json;
    json.put("way", toString(rule.way)).put("percent", rule.percent).put("seed", static_cast<std::int64_t>(rule.seed)).put("tolerance", rule.tolerance);
    if (!questions.empty()) json.put("questions", questions);
    return json;
}

SecondMarkingRule ruleIn(const PayloadReader& reader) {
    SecondMarkingRule rule;
    const std::string name = reader.text("way", 20);
    const auto way = std::ranges::find(ways, name, [](SecondMarkingWay one) { return toString(one); });
    if (way == ways.end()) reader.complain("way");
    else rule.way = *way;
    rule.percent = static_cast<int>(reader.number("percent", 1, 100));
    rule.seed = static_cast<std::uint64_t>(reader.number("seed", 0, largestSeed));
    rule.tolerance = static_cast<int>(reader.number("tolerance", 0, mostTolerated));
    if (!reader.has("questions")) return rule;
    for (const PayloadReader& one : reader.objects("questions", mostQuestions))
        rule.perQuestion[QuestionId(one.id("question"))] = static_cast<int>(one.number("tolerance", 0, mostTolerated));
    return rule;
}

}  // namespace

std::string toPayload(const MarkingRulesSet& payload) {
    PayloadWriter json;
    json.put("course", payload.course.value);
    if (payload.second) json.put("second", write(*payload.second));
    return json.put("seed_every", payload.seedEvery).put("seed", static_cast<std::int64_t>(payload.seed)).putSome("note", payload.note).json();
}

Result<MarkingRulesSet> markingRulesSetPayload(std::string_view json) {
    const PayloadReader reader(json);
    MarkingRulesSet rules;
    rules.course = CourseId(reader.id("course"));
    if (reader.has("second")) {
        if (const auto second = reader.object("second")) rules.second = ruleIn(*second);
        else reader.complain("second");
    }
    rules.seedEvery = static_cast<int>(reader.number("seed_every", 0, 1000));
    if (rules.seedEvery == 1) reader.complain("seed_every");
    rules.seed = static_cast<std::uint64_t>(reader.number("seed", 0, largestSeed));
    rules.note = reader.textOr("note", noteBytes);
    if (auto whole = reader.whole("marking-rules-set"); !whole) return tl::make_unexpected(std::move(whole.error()));
    return rules;
}

std::optional<MarkingRulesSet> markingRulesOf(std::span<const Act> acts, const CourseId& course, const Roster& roster) {
    for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
        if (act->kind != ActKind::markingRulesSet || !roster.whyNotCounted(*act).empty()) continue;
        auto rules = markingRulesSetPayload(act->payload);
        if (rules && rules->course == course) return std::move(*rules);
    }
    return std::nullopt;
}

}  // namespace carewright
