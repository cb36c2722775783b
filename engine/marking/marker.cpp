#include "engine/marking/marker.h"

#include <algorithm>
#include <mutex>

#include "engine/marking/compiled_course.h"
#include "engine/marking/credits.h"
#include "engine/marking/explanation.h"
#include "engine/marking/judge.h"
#include "engine/marking/levels.h"

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
    if (judgement.suppressed || judgement.rejectedBy != nullptr) return std::clamp(1 - judgement.probability, 0.8, surest);
    return std::clamp(judgement.holds ? judgement.probability : 1 - judgement.probability, 0.5, surest);
}

std::vector<RuleId> rulesOf(const CompiledCourse& compiled, const Decidable& decidable, const Judgement& judgement) {
    std::vector<RuleId> out;
    out.reserve(judgement.heldRules.size());
    for (const std::uint32_t rule : judgement.heldRules) out.push_back(compiled.rules.rubrics()[decidable.rubric].rules[rule].id);
    return out;
}

/// What counts against a response under the list rule: misconceptions it asserts, and reject rules that found something
/// wrong without having cost it a point already.
std::vector<std::string> wrongThings(const CompiledCourse& compiled, const MarkingDesk& desk, const Marking& marking) {
    std::vector<std::string> out;
    for (const MisconceptionMarking& one : marking.misconceptions) {
        if (one.asserted) out.push_back(one.why);
    }
    for (std::size_t i = 0; i < compiled.decidables.size(); ++i) {
        const Decidable& decidable = compiled.decidables[i];
        const bool asked = std::any_of(marking.points.begin(), marking.points.end(), [&](const PointMarking& p) { return p.id.value == decidable.id; });
        if (decidable.misconception || !asked) continue;
        for (const std::uint32_t r : desk.judgements[i].heldRules) {
            const CompiledRule& rule = compiled.rules.rubrics()[decidable.rubric].rules[r];
            if (rule.use != CompiledRule::Use::reject) continue;
            const std::size_t costs = rule.cancels == Cancels::pair ? rule.pair : i;
            const bool paid = rule.cancels != Cancels::nothing && desk.judgements[costs].cancelled;
            if (!paid) out.push_back(rule.note.empty() ? "something in the answer is wrong." : rule.note);
        }
    }
    return out;
}

void giveLevel(const CompiledCourse& compiled, std::size_t number, const MarkingDesk& desk, bool explain, Marking& marking) {
    const Question& question = compiled.course.questions[number];
    std::vector<std::vector<char>> met;
    std::vector<char> awarded(compiled.course.points.size(), 0);
    for (std::size_t i = 0; i < compiled.decidables.size(); ++i) {
        if (!compiled.decidables[i].misconception) awarded[compiled.decidables[i].index] = desk.judgements[i].holds ? 1 : 0;
    }
    const bool out = rulesOutPoints(desk.flags);
    for (const std::vector<std::uint32_t>& descriptors : compiled.levels[number]) {
        std::vector<char>& here = met.emplace_back();
        for (const std::uint32_t root : descriptors) here.push_back(!out && !compiled.rules.evaluate(root, desk.reading, awarded).empty() ? 1 : 0);
    }
    const LevelFit fit = bestFit(question.levels, met);
    marking.marks = fit.marks;
    if (fit.level > 0) marking.level.id = question.levels[fit.level - 1].id;
    if (explain) marking.level.why = explainLevel(question, fit.level, met);
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
    double expectedWrong = 0;
    for (std::size_t i = 0; i < compiled.decidables.size(); ++i) {
        const Decidable& decidable = compiled.decidables[i];
        const Judgement& judgement = desk->judgements[i];
        const double confidence = confidenceOf(judgement);
        if (decidable.misconception) {
            expectedWrong += 1 - confidence;
            marking.misconceptions.push_back({MisconceptionId(decidable.id), judgement.holds, confidence,
                                              spansOf(desk->reading, judgement.evidence),
                                              why(explainMisconception, decidable, judgement),
                                              rulesOf(compiled, decidable, judgement)});
            continue;
        }
        if (!asked[i] && !options.allPoints) continue;
        expectedWrong += 1 - confidence;
        marking.points.push_back({PointId(decidable.id), judgement.holds, 0, confidence, spansOf(desk->reading, judgement.evidence),
                                  why(explainPoint, decidable, judgement),
                                  rulesOf(compiled, decidable, judgement)});
    }
    if (question->levels.empty()) giveMarks(*question, question->wrongExtras == WrongExtras::cancel ? wrongThings(compiled, *desk, marking) : std::vector<std::string>(), marking);
    else giveLevel(compiled, number, *desk, options.explain, marking);
    const bool right = std::any_of(marking.points.begin(), marking.points.end(), [](const PointMarking& p) { return p.awarded; });
    const bool wrong = std::any_of(marking.misconceptions.begin(), marking.misconceptions.end(),
                                   [](const MisconceptionMarking& m) { return m.asserted; });
    if (right && wrong) marking.flags.push_back(Flag::rightAndWrong);
    const bool doubtful = !compiled.model.empty() && expectedWrong > static_cast<double>(compiled.model.weights().referAbove);
    marking.refer = desk->referRule || (right && wrong) || doubtful;
    m_impl->giveBack(std::move(desk));
    return marking;
}

}  // namespace carewright
