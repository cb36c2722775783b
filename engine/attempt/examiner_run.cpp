#include "engine/attempt/examiner_run.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/attempt/chain.h"
#include "engine/attempt/following_step.h"

namespace carewright {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view exerciseKind = "examiner";
/// More than any question asks; a damaged attempt must not fill the memory.
constexpr std::size_t mostDecisions = 1000;

std::string stringMember(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool sameThing(const SampleDecision& a, const SampleDecision& b) { return a.point == b.point && a.misconception == b.misconception; }

void decide(ExaminerState& state, SampleDecision decision) {
    const auto known = std::ranges::find_if(state.decisions, [&](const SampleDecision& one) { return sameThing(one, decision); });
    if (known != state.decisions.end()) known->holds = decision.holds;
    else if (state.decisions.size() < mostDecisions) state.decisions.push_back(std::move(decision));
}

bool applyContent(ExaminerState& state, const Step& step) {
    if (step.kind == StepKind::sampleDecided) {
        auto decision = sampleDecisionPayload(step.payload);
        if (!decision || state.committedAt) return false;
        decide(state, std::move(*decision));
    }
    if (step.kind == StepKind::sampleCommitted && !state.committedAt) state.committedAt = step.when;
    return true;
}

tl::unexpected<Error> refuse(Error error) { return tl::make_unexpected(std::move(error)); }

}  // namespace

Exercise examinerExercise(const CourseId& course, const SampleId& sample) {
    return Exercise{std::string(exerciseKind), course, sample.value};
}

std::string toPayload(const SampleDecision& decision) {
    Json json;
    if (!decision.point.empty()) json["point"] = decision.point.value;
    if (!decision.misconception.empty()) json["misconception"] = decision.misconception.value;
    json["holds"] = decision.holds;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<SampleDecision> sampleDecisionPayload(std::string_view json) {
    const Json parsed = Json::parse(json, nullptr, false);
    if (parsed.is_object()) {
        SampleDecision decision{PointId(stringMember(parsed, "point")), MisconceptionId(stringMember(parsed, "misconception")), false};
        const auto holds = parsed.find("holds");
        if (decision.point.empty() != decision.misconception.empty() && holds != parsed.end() && holds->is_boolean()) {
            decision.holds = holds->get<bool>();
            return decision;
        }
    }
    return fail(ErrorCode::invalidInput, "A decision about a sample response cannot be read.");
}

const SampleDecision* ExaminerState::find(const SampleJudgement& judgement) const {
    const auto found = std::ranges::find_if(decisions, [&](const SampleDecision& one) { return one.about(judgement); });
    return found == decisions.end() ? nullptr : &*found;
}

void apply(ExaminerState& state, const Step& step) {
    apply(state.attempt, step);
    if (!applyContent(state, step)) state.attempt.unreadable.push_back(step.id);
}

ExaminerState foldExaminer(std::span<const Step> steps) {
    const auto all = branches(steps);
    ExaminerState state;
    if (!all.empty())
        for (const Step* step : all.front()) apply(state, *step);
    return state;
}

NextStep decideSample(const ExaminerState& state, const SampleDecision& decision, const StepStamp& stamp) {
    if (auto error = whyNoStep(state.attempt, stamp)) return refuse(std::move(*error));
    if (state.committedAt || state.attempt.exercise.kind != exerciseKind)
        return fail(ErrorCode::conflict, "You have seen the reference marks of this response. Mark it again to decide anew.");
    std::string payload = toPayload(decision);
    if (auto read = sampleDecisionPayload(payload); !read) return refuse(std::move(read.error()));
    const auto known = std::ranges::find_if(state.decisions, [&](const SampleDecision& one) { return sameThing(one, decision); });
    if (known != state.decisions.end() && known->holds == decision.holds) return std::nullopt;
    return followingStep(state.attempt, StepKind::sampleDecided, std::move(payload), stamp);
}

NextStep commitSample(const ExaminerState& state, const Sample& sample, const StepStamp& stamp) {
    if (auto error = whyNoStep(state.attempt, stamp)) return refuse(std::move(*error));
    if (state.committedAt) return std::nullopt;
    const auto undecided = std::ranges::count_if(sample.judgements, [&](const SampleJudgement& judgement) {
        return !judgement.point.empty() && !state.find(judgement);
    });
    if (undecided > 0)
        return fail(ErrorCode::conflict, undecided == 1 ? "One point is still to be decided."
                                                        : std::to_string(undecided) + " points are still to be decided.");
    return followingStep(state.attempt, StepKind::sampleCommitted, "{}", stamp);
}

Confusion agreementWith(const ExaminerState& state, const Sample& sample) {
    Confusion counts;
    for (const SampleJudgement& judgement : sample.judgements) {
        const SampleDecision* decision = state.find(judgement);
        if (decision || !judgement.misconception.empty()) counts.add(decision && decision->holds, judgement.holds);
    }
    for (const SampleDecision& decision : state.decisions) {
        const bool judged = std::ranges::any_of(sample.judgements, [&](const SampleJudgement& one) { return decision.about(one); });
        if (!judged && decision.holds && !decision.misconception.empty()) counts.add(true, false);
    }
    return counts;
}

ExaminerTally tallyOf(std::span<const ExaminerState> runs, const Course& course) {
    std::map<std::string_view, const ExaminerState*> first;
    for (const ExaminerState& run : runs) {
        if (!run.committedAt) continue;
        const auto [known, added] = first.try_emplace(run.attempt.exercise.ref, &run);
        if (!added && *run.committedAt < *known->second->committedAt) known->second = &run;
    }
    ExaminerTally tally;
    for (const auto& [ref, run] : first) {
        const Sample* sample = course.findSample(SampleId(ref));
        if (!sample) continue;
        ++tally.samples;
        tally.counts += agreementWith(*run, *sample);
    }
    if (tally.counts.total() >= ExaminerTally::enoughForKappa) tally.kappa = kappa(tally.counts);
    return tally;
}

}  // namespace carewright
