#include "engine/attempt/point_evidence.h"

#include <algorithm>

namespace carewright {
namespace {

/// Answers that say too little for anything to follow from what they do not say.
bool saysLittle(const Marking& marking) {
    constexpr Flag little[] = {Flag::nothingWritten, Flag::tooShort, Flag::keywordList, Flag::questionRepeated,
                               Flag::offSubject, Flag::notEnglish, Flag::copied};
    return std::ranges::any_of(marking.flags, [&](Flag flag) { return std::ranges::find(little, flag) != std::end(little); });
}

}  // namespace

std::string_view toString(EvidenceSource source) {
    switch (source) {
        case EvidenceSource::mock: return "mock assessment";
        case EvidenceSource::written: return "written answer";
        case EvidenceSource::recallCard: return "recall card";
        case EvidenceSource::quizItem: return "quiz item";
        case EvidenceSource::sampleMarked: return "response marked as an examiner";
        case EvidenceSource::scenarioChoice: return "choice in a scenario";
    }
    return {};
}

void Evidence::add(const Evidence& more) {
    points.insert(points.end(), more.points.begin(), more.points.end());
    misconceptions.insert(misconceptions.end(), more.misconceptions.begin(), more.misconceptions.end());
}

void Evidence::add(const Marking& marking, Instant when, EvidenceSource source, const AttemptId& attempt) {
    for (const PointMarking& point : marking.points)
        points.push_back({point.id, when, source, point.awarded ? 1.0 : 0.0, attempt, marking.question.value});
    const bool little = saysLittle(marking);
    for (const MisconceptionMarking& idea : marking.misconceptions)
        if (idea.asserted || !little)
            misconceptions.push_back({idea.id, when, source, idea.asserted, attempt, marking.question.value});
}

Evidence evidenceOf(const AttemptState& attempt) {
    Evidence out;
    for (const Submission& submission : attempt.submissions)
        if (const Marking* marking = submission.marking())
            out.add(*marking, submission.when, EvidenceSource::written, attempt.attempt);
    return out;
}

}  // namespace carewright
