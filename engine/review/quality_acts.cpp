#include "engine/review/quality_acts.h"

#include <algorithm>

#include "engine/base/trimmed.h"
#include "engine/review/payload.h"

namespace carewright {

namespace {

constexpr std::size_t hashBytes = 32;
constexpr std::size_t noteBytes = 4000;
constexpr std::size_t mostListed = 1000;

std::int64_t number(Instant when) { return when.time_since_epoch().count(); }

template <class Id>
std::vector<std::string> textsOf(const std::vector<Id>& ids) {
    std::vector<std::string> texts;
    for (const Id& id : ids) texts.push_back(id.value);
    return texts;
}

template <class Id>
std::vector<Id> idsOf(const PayloadReader& reader, std::string_view name) {
    std::vector<Id> ids;
    for (const std::string& text : reader.texts(name, mostListed)) {
        if (isWellFormedId(text)) ids.emplace_back(text);
        else reader.complain(name);
    }
    return ids;
}

/// All 64 bits; JSON numbers keep 53 of them in many programs.
std::string seedText(std::uint64_t seed) {
    std::string hex(16, '0');
    for (std::size_t i = 0; i < 16; ++i) hex[15 - i] = "0123456789abcdef"[seed >> (4 * i) & 15];
    return hex;
}

std::uint64_t seedOf(const std::string& hex) {
    std::uint64_t seed = 0;
    for (const char c : hex) seed = seed << 4 | static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    return seed;
}

int percentOf(const PayloadReader& reader, std::string_view name) { return static_cast<int>(reader.number(name, 0, 100)); }
int countOf(const PayloadReader& reader, std::string_view name) { return static_cast<int>(reader.number(name, 0, 10000000)); }

}  // namespace

std::string_view toString(SamplingStage stage) { return stage == SamplingStage::interim ? "interim" : "summative"; }

std::string toPayload(const PlanMade& payload) {
    std::vector<std::string> assessors;
    for (const AccountId& assessor : payload.assessors) assessors.push_back(toString(assessor));
    return PayloadWriter()
        .put("name", payload.name)
        .put("course", payload.course.value)
        .put("criteria", textsOf(payload.criteria))
        .put("assessors", assessors)
        .put("methods", payload.methods)
        .put("stage", toString(payload.stage))
        .put("percent", payload.percent)
        .put("percent_new", payload.percentNew)
        .put("new_until", payload.newUntil)
        .put("seed", seedText(payload.seed))
        .put("from", number(payload.from))
        .put("due", number(payload.due))
        .putSome("note", payload.note)
        .json();
}

std::string toPayload(const Sampled& payload) {
    return PayloadWriter()
        .putSome("plan", payload.plan.value)
        .put("decision", toString(payload.decision))
        .put("decision_hash", payload.decisionHash)
        .put("agrees", payload.agrees)
        .put("disputed", textsOf(payload.disputed))
        .putSome("note", payload.note)
        .json();
}

std::string toPayload(const ActionRaised& payload) {
    return PayloadWriter().put("about", toString(payload.about)).put("whom", toString(payload.whom)).put("text", payload.text).put("due", number(payload.due)).json();
}

std::string toPayload(const ActionClosed& payload) { return PayloadWriter().put("action", toString(payload.action)).putSome("note", payload.note).json(); }

std::string toPayload(const SignedOff& payload) {
    return PayloadWriter().put("plan", toString(payload.plan)).put("planned", payload.planned).put("done", payload.done).putSome("note", payload.note).json();
}

std::string toPayload(const Standardised& payload) {
    std::vector<PayloadWriter> marks;
    for (const StandardisedMark& one : payload.marks) {
        PayloadWriter& mark = marks.emplace_back();
        mark.put("response", one.response).put("marks", one.marks).put("reference", one.reference);
    }
    return PayloadWriter()
        .put("set", payload.set)
        .put("kind", payload.kind)
        .put("course", payload.course.value)
        .put("points", payload.points)
        .put("points_right", payload.pointsRight)
        .put("threshold", payload.threshold)
        .put("qualified", payload.qualified)
        .put("marks", marks)
        .json();
}

Result<PlanMade> planMadePayload(std::string_view json) {
    const PayloadReader reader(json);
    PlanMade plan;
    plan.name = reader.words("name", 200);
    plan.course = CourseId(reader.id("course"));
    plan.criteria = idsOf<CriterionId>(reader, "criteria");
    for (const std::string& text : reader.texts("assessors", mostListed)) {
        if (const auto id = parseUuid(text)) plan.assessors.emplace_back(*id);
        else reader.complain("assessors");
    }
    plan.methods = reader.texts("methods", 20);
    const std::string stage = reader.text("stage", 20);
    if (stage != "interim" && stage != "summative") reader.complain("stage");
    plan.stage = stage == "summative" ? SamplingStage::summative : SamplingStage::interim;
    plan.percent = percentOf(reader, "percent");
    plan.percentNew = percentOf(reader, "percent_new");
    plan.newUntil = countOf(reader, "new_until");
    plan.seed = seedOf(reader.hex("seed", 8));
    plan.from = reader.moment("from");
    plan.due = reader.moment("due");
    if (plan.due < plan.from) reader.complain("due");
    plan.note = reader.textOr("note", noteBytes);
    return wholeOr(reader, "plan-made", std::move(plan));
}

Result<Sampled> sampledPayload(std::string_view json) {
    const PayloadReader reader(json);
    Sampled sample{ActId(reader.uuidOr("plan")),         ActId(reader.uuid("decision")),      reader.hex("decision_hash", hashBytes), reader.truth("agrees"),
                   idsOf<PointId>(reader, "disputed"), reader.textOr("note", noteBytes)};
    if (!sample.agrees && isBlank(sample.note)) reader.complain("note");
    return wholeOr(reader, "sampled", std::move(sample));
}

Result<ActionRaised> actionRaisedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "action-raised", ActionRaised{ActId(reader.uuid("about")), AccountId(reader.uuid("whom")), reader.words("text", noteBytes), reader.moment("due")});
}

Result<ActionClosed> actionClosedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "action-closed", ActionClosed{ActId(reader.uuid("action")), reader.textOr("note", noteBytes)});
}

Result<SignedOff> signedOffPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "signed-off", SignedOff{ActId(reader.uuid("plan")), countOf(reader, "planned"), countOf(reader, "done"), reader.textOr("note", noteBytes)});
}

Result<Standardised> standardisedPayload(std::string_view json) {
    const PayloadReader reader(json);
    Standardised result;
    result.set = reader.words("set", 200);
    result.kind = reader.text("kind", 20);
    if (result.kind != "practice" && result.kind != "qualification" && result.kind != "seed") reader.complain("kind");
    result.course = CourseId(reader.id("course"));
    result.points = countOf(reader, "points");
    result.pointsRight = countOf(reader, "points_right");
    if (result.pointsRight > result.points) reader.complain("points_right");
    result.threshold = percentOf(reader, "threshold");
    result.qualified = reader.truth("qualified");
    for (const PayloadReader& one : reader.objects("marks", mostListed))
        result.marks.push_back({one.words("response", 200), countOf(one, "marks"), countOf(one, "reference")});
    return wholeOr(reader, "standardised", std::move(result));
}

}  // namespace carewright
