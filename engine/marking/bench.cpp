#include "engine/marking/bench.h"

#include <algorithm>
#include <set>
#include <string>

#include "engine/marking/named_in_rules.h"
#include "engine/marking/suggestions.h"
#include "engine/marking/term_count.h"
#include "engine/marking/trace.h"

namespace carewright {
Result<BenchMarks> markBench(const CompiledCourse& compiled, const TrialSubject& subject, std::span<const MarkedResponse> responses,
                             const BenchOptions& options) {
    const bool misconception = subject.kind == TrialSubject::Kind::misconception;
    const std::uint32_t number = decidableOf(compiled, subject.id, misconception);
    if (number == none) return fail(ErrorCode::notFound, "The course has no marking point or misconception \"" + subject.id + "\".");
    const Decidable& decidable = compiled.decidables[number];
    BenchMarks out;
    out.subject = subject;
    out.weighed = decidable.weighed != none && !compiled.model.empty();
    out.verdicts.reserve(responses.size());
    MarkingDesk desk(compiled);
    TermCount terms(compiled);
    SuggestionCount missing;
    const CompiledRubric* rubric = decidable.rubric == none ? nullptr : &compiled.rules.rubrics()[decidable.rubric];
    for (std::size_t r = 0; rubric != nullptr && r < rubric->rules.size(); ++r) {
        if (rubric->rules[r].use == CompiledRule::Use::award) out.rules.push_back({subject, rubric->rules[r].id, 0, 0});
    }
    // What the rubric's own rules reach; the rest of the lexicon knows nothing of this point.
    std::set<std::string> named, ignored;
    if (decidable.rubric != none) {
        for (const Rule& rule : compiled.course.rubrics[decidable.rubric].award) collectNamed(rule, named, ignored);
    }
    std::vector<char> known(compiled.lexicon.conceptCount(), 0), covered;
    for (const std::string& name : named) {
        if (const ConceptIndex index = compiled.lexicon.findConcept(name); index != none) known[index] = 1;
    }
    for (ConceptIndex index = 0; index < known.size(); ++index) {
        if (compiled.lexicon.conceptName(index).starts_with("!words:")) known[index] = 1;
    }
    for (const MarkedResponse& response : responses) {
        if (options.stop != nullptr && options.stop->load(std::memory_order_relaxed)) return fail(ErrorCode::conflict, "A newer edit came in between.");
        const auto question = std::ranges::find(compiled.course.questions, response.question, &Question::id);
        if (question == compiled.course.questions.end()) {
            out.verdicts.emplace_back();
            continue;
        }
        judge(compiled, static_cast<std::size_t>(question - compiled.course.questions.begin()), response.answer, desk);
        const Judgement& judgement = desk.judgements[number];
        const bool rules = rulesAlone(compiled, decidable, desk);
        out.verdicts.push_back({rules, judgement.holds, static_cast<float>(judgement.probability)});
        if (!options.findings) continue;
        const bool readers = readersSay(response, subject);
        terms.found(desk);
        terms.earned(desk, decidable, readers);
        coverWords(desk.reading, known, covered);
        missing.add(desk.reading, covered, readers && !rules ? SuggestionGroup::missed : readers ? SuggestionGroup::other : SuggestionGroup::uncredited);
        std::size_t use = 0;
        for (std::size_t r = 0; rubric != nullptr && r < rubric->rules.size(); ++r) {
            if (rubric->rules[r].use != CompiledRule::Use::award) continue;
            RuleUse& counted = out.rules[use++];
            if (desk.held[decidable.firstRule + r] == 0) continue;
            ++counted.held;
            if (readers) ++counted.agreed;
        }
    }
    if (!options.findings) return out;
    out.suggestions = missing.best();
    out.terms = terms.uses();
    std::erase_if(out.terms, [&](const TermUse& use) { return !use.concept_.empty() && !named.contains(use.concept_) && use.earned == 0; });
    return out;
}

}  // namespace carewright
