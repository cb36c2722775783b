#include "engine/marking/marker.h"

#include <algorithm>
#include <mutex>

#include "engine/marking/compiled_course.h"
#include "engine/marking/explanation.h"
#include "engine/marking/judge.h"

namespace carewright {

std::string_view toString(Flag flag) {
    switch (flag) {
        case Flag::nothingWritten: return "nothing-written";
        case Flag::tooShort: return "too-short";
        case Flag::tooLong: return "too-long";
        case Flag::keywordList: return "keyword-list";
        case Flag::questionRepeated: return "question-repeated";
        case Flag::offSubject: return "off-subject";
        case Flag::notEnglish: return "not-english";
        case Flag::rightAndWrong: return "right-and-wrong";
        case Flag::copied: return "copied";
    }
    return "";
}

struct Marker::Impl {
    std::unique_ptr<const CompiledCourse> compiled;

    /// Desks wait here between responses, so that threads neither share one nor make one for each response.
    mutable std::mutex mutex;
    mutable std::vector<std::unique_ptr<MarkingDesk>> idle;

    [[nodiscard]] std::unique_ptr<MarkingDesk> takeDesk() const {
        {
            const std::lock_guard lock(mutex);
            if (!idle.empty()) {
                auto desk = std::move(idle.back());
                idle.pop_back();
                return desk;
            }
        }
        return std::make_unique<MarkingDesk>(*compiled);
    }
    void giveBack(std::unique_ptr<MarkingDesk> desk) const {
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(desk));
    }
};

namespace {

/// Sure decisions are never reported as certain.
constexpr double surest = 0.999;

std::vector<ByteSpan> spansOf(const ResponseReading& reading, const std::vector<RuleMatch>& ranges) {
    std::vector<ByteSpan> spans;
    spans.reserve(ranges.size());
    for (const RuleMatch& range : ranges) spans.push_back(reading.span(range.begin, range.end));
    return spans;
}

double confidenceOf(const Judgement& judgement) {
    if (judgement.suppressed || judgement.rejected) return std::clamp(1 - judgement.probability, 0.8, surest);
    return std::clamp(judgement.holds ? judgement.probability : 1 - judgement.probability, 0.5, surest);
}

std::vector<RuleId> rulesOf(const CompiledCourse& compiled, const Decidable& decidable, const Judgement& judgement) {
    std::vector<RuleId> out;
    out.reserve(judgement.heldRules.size());
    for (const std::uint32_t rule : judgement.heldRules) out.push_back(compiled.rules.rubrics()[decidable.rubric].rules[rule].id);
    return out;
}

/// Marks of the question: each awarded point its own, dependent ones only with what they depend on, capped.
void addMarks(const Question& question, Marking& marking) {
    const auto awarded = [&](const PointId& id) {
        return std::any_of(marking.points.begin(), marking.points.end(),
                           [&](const PointMarking& point) { return point.id == id && point.awarded; });
    };
    for (const QuestionPoint& credit : question.points) {
        if (!credit.dependsOn.empty() && !awarded(credit.dependsOn)) continue;
        for (PointMarking& point : marking.points) {
            if (point.id != credit.point || !point.awarded) continue;
            point.marks = std::min(credit.marks, question.marks - marking.marks);
            marking.marks += point.marks;
        }
    }
}

}  // namespace

Marker::Marker(std::unique_ptr<const Impl> impl) : m_impl(std::move(impl)) {}
Marker::Marker(Marker&&) noexcept = default;
Marker& Marker::operator=(Marker&&) noexcept = default;
Marker::~Marker() = default;

Result<Marker> Marker::compile(const Course& course) {
    auto compiled = CompiledCourse::compile(course);
    if (!compiled) return tl::make_unexpected(compiled.error());
    auto impl = std::make_unique<Impl>();
    impl->compiled = std::move(*compiled);
    return Marker(std::unique_ptr<const Impl>(std::move(impl)));
}

const std::string& Marker::rubricHash() const { return m_impl->compiled->hash; }

Result<Marking> Marker::mark(const QuestionId& id, std::string_view response, const MarkOptions& options) const {
    const CompiledCourse& compiled = *m_impl->compiled;
    const auto question = std::find_if(compiled.course.questions.begin(), compiled.course.questions.end(),
                                       [&](const Question& q) { return q.id == id; });
    if (question == compiled.course.questions.end()) {
        return fail(ErrorCode::notFound, "The course has no question \"" + id.value + "\".");
    }
    const auto number = static_cast<std::size_t>(question - compiled.course.questions.begin());
    const std::vector<char>& asked = compiled.asked[number];
    auto desk = m_impl->takeDesk();
    judge(compiled, number, response, *desk);

    Marking marking;
    marking.question = id;
    marking.maxMarks = question->marks;
    marking.engineVersion = CAREWRIGHT_VERSION;
    marking.rubricHash = compiled.hash;
    marking.flags = desk->flags;
    marking.copiedFrom = desk->copiedFrom;
    marking.points.reserve(compiled.course.points.size());
    marking.misconceptions.reserve(compiled.course.misconceptions.size());
    const auto why = [&](const auto& explanation, const Decidable& decidable, const Judgement& judgement) {
        return options.explain ? explanation(compiled, decidable, judgement, *desk, response) : std::string();
    };
    double least = 1;
    for (std::size_t i = 0; i < compiled.decidables.size(); ++i) {
        const Decidable& decidable = compiled.decidables[i];
        const Judgement& judgement = desk->judgements[i];
        const double confidence = confidenceOf(judgement);
        if (decidable.misconception) {
            least = std::min(least, confidence);
            marking.misconceptions.push_back({MisconceptionId(decidable.id), judgement.holds, confidence,
                                              spansOf(desk->reading, judgement.evidence),
                                              why(explainMisconception, decidable, judgement),
                                              rulesOf(compiled, decidable, judgement)});
            continue;
        }
        if (!asked[i] && !options.allPoints) continue;
        least = std::min(least, confidence);
        marking.points.push_back({PointId(decidable.id), judgement.holds, 0, confidence, spansOf(desk->reading, judgement.evidence),
                                  why(explainPoint, decidable, judgement),
                                  rulesOf(compiled, decidable, judgement)});
    }
    addMarks(*question, marking);
    const bool right = std::any_of(marking.points.begin(), marking.points.end(), [](const PointMarking& p) { return p.awarded; });
    const bool wrong = std::any_of(marking.misconceptions.begin(), marking.misconceptions.end(),
                                   [](const MisconceptionMarking& m) { return m.asserted; });
    if (right && wrong) marking.flags.push_back(Flag::rightAndWrong);
    const double referBelow = compiled.model.empty() ? 0.6 : static_cast<double>(compiled.model.weights().referBelow);
    marking.refer = desk->referRule || (right && wrong) || least < referBelow;
    m_impl->giveBack(std::move(desk));
    return marking;
}

}  // namespace carewright
