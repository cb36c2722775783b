#include "engine/marking/judge.h"

#include <algorithm>
#include <utility>

#include "engine/marking/underlining.h"

namespace carewright {
namespace {

/// Without weights, a rule is taken to be right about this often (dev set: precision of the course's award rules) and
/// its absence about as often.
constexpr double ruleAlone = 0.85;
constexpr double noRuleAlone = 0.15;

bool has(const std::vector<Flag>& flags, Flag flag) { return std::find(flags.begin(), flags.end(), flag) != flags.end(); }

void evaluateRubric(const CompiledCourse& compiled, const Decidable& decidable, const std::vector<char>& awarded, MarkingDesk& desk) {
    if (decidable.rubric == none) return;
    const CompiledRubric& rubric = compiled.rules.rubrics()[decidable.rubric];
    for (std::size_t r = 0; r < rubric.rules.size(); ++r) {
        auto& matches = desk.matches[decidable.firstRule + r];
        desk.held[decidable.firstRule + r] = 0;
        matches.clear();
        if (const ConceptSet& needed = rubric.rules[r].needsOneOf; !needed.empty() && !desk.reading.hasAny(needed)) continue;
        matches = compiled.rules.evaluate(rubric.rules[r].root, desk.reading, awarded);
        desk.held[decidable.firstRule + r] = matches.empty() ? 0 : 1;
    }
}

/// The first reject rule that cancels the decision: of its own rubric, or of another that names it as its pair.
const CompiledRule* rejectFor(const CompiledCourse& compiled, const Decidable& decidable, const MarkingDesk& desk) {
    for (const Rejecting& rejecting : decidable.rejecting) {
        if (desk.held[rejecting.held]) return &compiled.rules.rubrics()[rejecting.rubric].rules[rejecting.rule];
    }
    return nullptr;
}

void decide(const CompiledCourse& compiled, const Decidable& decidable, MarkingDesk& desk, Judgement& out) {
    out.reset();
    bool award = false;
    if (decidable.rubric != none) {
        const CompiledRubric& rubric = compiled.rules.rubrics()[decidable.rubric];
        for (std::uint32_t r = 0; r < rubric.rules.size(); ++r) {
            if (!desk.held[decidable.firstRule + r]) continue;
            out.heldRules.push_back(r);
            if (rubric.rules[r].use == CompiledRule::Use::refer) desk.referRule = true;
            if (rubric.rules[r].use != CompiledRule::Use::award) continue;
            if (!award) out.rule = r;
            award = true;
        }
    }
    out.rejectedBy = rejectFor(compiled, decidable, desk);
    double threshold = 0.5;
    if (decidable.weighed != none && !compiled.model.empty()) {
        out.probability = compiled.model.probability(decidable.weighed, desk.scores[decidable.weighed]);
        threshold = static_cast<double>(compiled.model.weights().decisions[decidable.weighed].threshold);
    } else {
        out.probability = award ? ruleAlone : noRuleAlone;
    }
    out.suppressed = rulesOutPoints(desk.flags) || (!decidable.misconception && has(desk.flags, Flag::keywordList) && !award);
    const bool enough = out.probability >= threshold && !out.suppressed;
    out.cancelled = enough && out.rejectedBy != nullptr;
    out.holds = enough && out.rejectedBy == nullptr;
    if (!out.holds) return;

    // Evidence: the words of the rules that held; without a rule, the words that weigh most.
    if (award) {
        const CompiledRubric& rubric = compiled.rules.rubrics()[decidable.rubric];
        for (const std::uint32_t r : out.heldRules) {
            if (rubric.rules[r].use != CompiledRule::Use::award) continue;
            const auto& matches = desk.matches[decidable.firstRule + r];
            if (!matches.empty()) compiled.rules.collectEvidence(rubric.rules[r].root, desk.reading, matches.front(), out.evidence);
        }
    }
    out.evidence = underlined(std::move(out.evidence), desk.reading);
    const bool weighed = decidable.weighed != none && !compiled.model.empty();
    if (weighed && (out.evidence.empty() || out.evidence.size() > mostUnderlined)) {
        weighWords(compiled, decidable, desk);
        out.evidence = out.evidence.empty() ? underlinedByWeight(desk.perWord, desk.reading) : mostTelling(std::move(out.evidence), desk.perWord);
    }
    if (out.evidence.empty()) out.holds = false;  // no mark without words that earn it
}

/// Reads and evaluates the rules as they are before any point is awarded.
void read(const CompiledCourse& compiled, std::size_t question, std::string_view response, MarkingDesk& desk) {
    desk.question = question;
    desk.reading.read(response, &compiled.echoes[question]);
    desk.awarded.assign(compiled.course.points.size(), 0);
    for (const Decidable& decidable : compiled.decidables) evaluateRubric(compiled, decidable, desk.awarded, desk);
}

void decideAll(const CompiledCourse& compiled, MarkingDesk& desk) {
    for (std::size_t i = 0; i < compiled.decidables.size(); ++i) decide(compiled, compiled.decidables[i], desk, desk.judgements[i]);
}

}  // namespace

bool rulesOutPoints(const std::vector<Flag>& flags) {
    return std::any_of(flags.begin(), flags.end(), [](Flag flag) {
        return flag == Flag::nothingWritten || flag == Flag::offSubject || flag == Flag::questionRepeated || flag == Flag::notEnglish;
    });
}

MarkingDesk::MarkingDesk(const CompiledCourse& compiled)
    : reading(compiled.lexicon, compiled.vocabulary), held(compiled.ruleCount), matches(compiled.ruleCount), weighing(compiled.model) {}

void weighWords(const CompiledCourse& compiled, const Decidable& decidable, MarkingDesk& desk) {
    desk.perWord.assign(desk.reading.words().size(), 0);
    compiled.model.contributions(decidable.weighed, {desk.reading, desk.question, desk.held}, desk.weighing, desk.perWord);
}

std::vector<ShownFeature> showEvidence(const CompiledCourse& compiled, std::size_t question, std::string_view response, MarkingDesk& desk) {
    read(compiled, question, response, desk);
    std::vector<ShownFeature> shown;
    if (!compiled.model.empty()) compiled.model.show({desk.reading, question, desk.held}, desk.weighing, shown);
    return shown;
}

void judge(const CompiledCourse& compiled, std::size_t question, std::string_view response, MarkingDesk& desk) {
    read(compiled, question, response, desk);
    desk.copiedFrom.clear();
    desk.flags = compiled.flags.find(desk.reading, question, desk.copiedFrom);
    if (!compiled.model.empty()) compiled.model.score({desk.reading, question, desk.held}, desk.weighing, desk.scores);
    desk.referRule = false;
    desk.judgements.resize(compiled.decidables.size());
    decideAll(compiled, desk);
    if (!compiled.rules.dependsOnPoints()) return;

    // Rules that name a point are judged again, now that the points are known.
    for (std::size_t i = 0; i < compiled.decidables.size(); ++i) {
        if (!compiled.decidables[i].misconception) desk.awarded[compiled.decidables[i].index] = desk.judgements[i].holds ? 1 : 0;
    }
    for (const Decidable& decidable : compiled.decidables) evaluateRubric(compiled, decidable, desk.awarded, desk);
    decideAll(compiled, desk);
}

}  // namespace carewright
