#include "engine/review/decision_acts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/trimmed.h"
#include "engine/review/payload.h"

namespace carewright {

namespace {

constexpr std::size_t hashBytes = 32;
constexpr int mostMarks = 1000;
constexpr std::size_t mostPoints = 500;
constexpr std::size_t reasonBytes = 4000;

constexpr std::array<std::pair<SecondMarkingWay, std::string_view>, 3> wayNames{{
    {SecondMarkingWay::blindDouble, "blind-double"},
    {SecondMarkingWay::sample, "sample"},
    {SecondMarkingWay::all, "all"},
}};

PayloadWriter writePoint(const PointDecision& point) {
    PayloadWriter json;
    json.put("id", point.point.value).put("awarded", point.awarded).put("marks", point.marks);
    if (point.proposed) json.put("proposed", *point.proposed);
    json.putSome("reason", point.reason).putSome("comment", point.comment.value);
    return json;
}

PayloadWriter writeIdea(const MisconceptionDecision& idea) {
    PayloadWriter json;
    json.put("id", idea.misconception.value).put("asserted", idea.asserted);
    if (idea.proposed) json.put("proposed", *idea.proposed);
    json.putSome("reason", idea.reason);
    return json;
}

PayloadWriter writeDecision(const Decided& decision) {
    PayloadWriter json;
    json.put("submission_hash", decision.submissionHash);
    json.putSome("proposal", decision.proposal.value).putSome("proposal_hash", decision.proposalHash);
    json.putSome("engine", decision.engineVersion).putSome("rubric", decision.rubricHash);
    json.put("learner_hidden", decision.blind.learnerHidden).put("proposal_hidden", decision.blind.proposalHidden);
    std::vector<PayloadWriter> points, ideas;
    for (const PointDecision& point : decision.points) points.push_back(writePoint(point));
    for (const MisconceptionDecision& idea : decision.misconceptions) ideas.push_back(writeIdea(idea));
    json.put("points", points).put("misconceptions", ideas);
    json.putSome("level", decision.level.value).put("marks", decision.marks).put("max_marks", decision.maxMarks);
    if (decision.proposedMarks) json.put("proposed_marks", *decision.proposedMarks);
    json.put("seconds", decision.seconds).putSome("batch", decision.batch);
    return json;
}

std::optional<bool> proposedOf(const PayloadReader& reader) {
    if (!reader.has("proposed")) return std::nullopt;
    return reader.truth("proposed");
}

int marksOf(const PayloadReader& reader, std::string_view name) { return static_cast<int>(reader.number(name, 0, mostMarks)); }

Decided readDecision(const PayloadReader& reader) {
    Decided decision;
    decision.submissionHash = reader.hex("submission_hash", hashBytes);
    decision.proposal = StepId(reader.uuidOr("proposal"));
    decision.proposalHash = reader.hexOr("proposal_hash", hashBytes);
    if (decision.proposal.empty() != decision.proposalHash.empty()) reader.complain("proposal_hash");
    decision.engineVersion = reader.textOr("engine", 100);
    decision.rubricHash = reader.textOr("rubric", 64);
    decision.blind = {reader.truth("learner_hidden"), reader.truth("proposal_hidden")};
    for (const PayloadReader& one : reader.objects("points", mostPoints)) {
        PointDecision point{PointId(one.id("id")), one.truth("awarded"), marksOf(one, "marks"), proposedOf(one), one.textOr("reason", reasonBytes), ActId(one.uuidOr("comment"))};
        if (decision.find(point.point)) one.complain("points");
        // What was not seen was not overridden.
        if (point.overrides() && !decision.blind.proposalHidden && isBlank(point.reason)) one.complain("reason");
        if (!point.awarded && point.marks > 0) one.complain("marks");
        decision.points.push_back(std::move(point));
    }
    for (const PayloadReader& one : reader.objects("misconceptions", mostPoints))
        decision.misconceptions.push_back({MisconceptionId(one.id("id")), one.truth("asserted"), proposedOf(one), one.textOr("reason", reasonBytes)});
    decision.level = RuleId(reader.idOr("level"));
    decision.marks = marksOf(reader, "marks");
    decision.maxMarks = marksOf(reader, "max_marks");
    if (decision.marks > decision.maxMarks) reader.complain("marks");
    if (reader.has("proposed_marks")) decision.proposedMarks = marksOf(reader, "proposed_marks");
    decision.seconds = static_cast<int>(reader.numberOr("seconds", 0, 1000000, 0));
    decision.batch = reader.uuidOr("batch");
    return decision;
}

Decided decisionIn(const PayloadReader& reader) {
    if (const auto inner = reader.object("decision")) return readDecision(*inner);
    reader.complain("decision");
    return {};
}

}  // namespace

const PointDecision* Decided::find(const PointId& point) const {
    const auto found = std::ranges::find(points, point, &PointDecision::point);
    return found == points.end() ? nullptr : &*found;
}

std::string_view toString(SecondMarkingWay way) {
    for (const auto& [value, name] : wayNames)
        if (value == way) return name;
    return {};
}

std::string toPayload(const Decided& payload) { return writeDecision(payload).json(); }

std::string toPayload(const Corrected& payload) {
    return PayloadWriter().put("corrects", toString(payload.corrects)).put("reason", payload.reason).put("decision", writeDecision(payload.decision)).json();
}

std::string toPayload(const Withdrawn& payload) { return PayloadWriter().put("withdraws", toString(payload.withdraws)).putSome("reason", payload.reason).json(); }

std::string toPayload(const Released& payload) { return PayloadWriter().put("decision", toString(payload.decision)).put("decision_hash", payload.decisionHash).json(); }

std::string toPayload(const Annotated& payload) {
    return PayloadWriter()
        .put("start", static_cast<std::int64_t>(payload.span.begin))
        .put("end", static_cast<std::int64_t>(payload.span.end))
        .put("shorthand", payload.shorthand)
        .putSome("note", payload.note)
        .json();
}

std::string toPayload(const AnnotationRemoved& payload) { return PayloadWriter().put("annotation", toString(payload.annotation)).json(); }

std::string toPayload(const FeedbackWritten& payload) { return PayloadWriter().put("text", payload.text).json(); }

std::string toPayload(const CriterionJudged& payload) {
    std::vector<std::string> decisions;
    for (const ActId& decision : payload.decisions) decisions.push_back(toString(decision));
    PayloadWriter evidence;
    evidence.put("valid", payload.evidence.valid).put("authentic", payload.evidence.authentic).put("current", payload.evidence.current);
    evidence.put("sufficient", payload.evidence.sufficient).put("reliable", payload.evidence.reliable);
    return PayloadWriter()
        .put("learner", toString(payload.learner))
        .put("course", payload.course.value)
        .put("criterion", payload.criterion.value)
        .put("met", payload.met)
        .put("evidence", evidence)
        .put("decisions", decisions)
        .putSome("reference", payload.reference)
        .putSome("note", payload.note)
        .json();
}

std::string toPayload(const CommentAdded& payload) { return PayloadWriter().put("text", payload.text).putSome("point", payload.point.value).json(); }

std::string toPayload(const CommentRetired& payload) { return PayloadWriter().put("comment", toString(payload.comment)).json(); }

std::string toPayload(const SecondMarked& payload) {
    PayloadWriter json;
    json.put("way", toString(payload.way)).put("decision", writeDecision(payload.decision));
    if (payload.tolerance) json.put("tolerance", *payload.tolerance);
    return json.json();
}

std::string toPayload(const Resolved& payload) {
    return PayloadWriter()
        .put("first", toString(payload.first))
        .put("second", toString(payload.second))
        .put("by_third", payload.byThird)
        .put("reason", payload.reason)
        .put("decision", writeDecision(payload.decision))
        .json();
}

std::string toPayload(const Appealed& payload) { return PayloadWriter().put("decision", toString(payload.decision)).put("reason", payload.reason).json(); }

std::string toPayload(const AppealAnswered& payload) {
    return PayloadWriter().put("appeal", toString(payload.appeal)).put("upheld", payload.upheld).put("answer", payload.answer).json();
}

Result<Decided> decidedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "decided", readDecision(reader));
}

Result<Corrected> correctedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "corrected", Corrected{ActId(reader.uuid("corrects")), reader.words("reason", reasonBytes), decisionIn(reader)});
}

Result<Withdrawn> withdrawnPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "withdrawn", Withdrawn{ActId(reader.uuid("withdraws")), reader.textOr("reason", reasonBytes)});
}

Result<Released> releasedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "released", Released{ActId(reader.uuid("decision")), reader.hex("decision_hash", hashBytes)});
}

Result<Annotated> annotatedPayload(std::string_view json) {
    const PayloadReader reader(json);
    const auto begin = reader.number("start", 0, INT32_MAX), end = reader.number("end", 0, INT32_MAX);
    if (begin >= end) reader.complain("end");
    return wholeOr(reader, "annotated",
                   Annotated{ByteSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, reader.words("shorthand", 12), reader.textOr("note", reasonBytes)});
}

Result<AnnotationRemoved> annotationRemovedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "annotation-removed", AnnotationRemoved{ActId(reader.uuid("annotation"))});
}

Result<FeedbackWritten> feedbackWrittenPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "feedback-written", FeedbackWritten{reader.text("text")});
}

Result<CriterionJudged> criterionJudgedPayload(std::string_view json) {
    const PayloadReader reader(json);
    CriterionJudged payload{LearnerId(reader.uuid("learner")), CourseId(reader.id("course")), CriterionId(reader.id("criterion")), reader.truth("met"), {}, {}, {}, {}};
    if (const auto record = reader.object("evidence"))
        payload.evidence = {record->truth("valid"), record->truth("authentic"), record->truth("current"), record->truth("sufficient"), record->truth("reliable")};
    else reader.complain("evidence");
    if (payload.met && !payload.evidence.all()) reader.complain("met");
    for (const std::string& text : reader.texts("decisions", 1000)) {
        const auto id = parseUuid(text);
        if (id) payload.decisions.emplace_back(*id);
        else reader.complain("decisions");
    }
    payload.reference = reader.textOr("reference", 2000);
    payload.note = reader.textOr("note", reasonBytes);
    return wholeOr(reader, "criterion-judged", std::move(payload));
}

Result<CommentAdded> commentAddedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "comment-added", CommentAdded{reader.words("text", reasonBytes), PointId(reader.idOr("point"))});
}

Result<CommentRetired> commentRetiredPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "comment-retired", CommentRetired{ActId(reader.uuid("comment"))});
}

Result<SecondMarked> secondMarkedPayload(std::string_view json) {
    const PayloadReader reader(json);
    const std::string name = reader.text("way", 20);
    const auto way = std::ranges::find(wayNames, name, [](const auto& entry) { return entry.second; });
    if (way == wayNames.end()) reader.complain("way");
    SecondMarked second{way == wayNames.end() ? SecondMarkingWay::all : way->first, decisionIn(reader)};
    if (reader.has("tolerance")) second.tolerance = static_cast<int>(reader.number("tolerance", 0, 1000));
    return wholeOr(reader, "second-marked", std::move(second));
}

Result<Resolved> resolvedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "resolved",
                   Resolved{ActId(reader.uuid("first")), ActId(reader.uuid("second")), reader.truth("by_third"), reader.words("reason", reasonBytes), decisionIn(reader)});
}

Result<Appealed> appealedPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "appealed", Appealed{ActId(reader.uuid("decision")), reader.words("reason", reasonBytes)});
}

Result<AppealAnswered> appealAnsweredPayload(std::string_view json) {
    const PayloadReader reader(json);
    return wholeOr(reader, "appeal-answered", AppealAnswered{ActId(reader.uuid("appeal")), reader.truth("upheld"), reader.words("answer", reasonBytes)});
}

}  // namespace carewright
