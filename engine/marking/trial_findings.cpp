#include "engine/marking/trial_findings.h"

#include <algorithm>
#include <memory>

#include "engine/marking/bench_marks.h"
#include "engine/marking/judge.h"
#include "engine/marking/suggestions.h"
#include "engine/marking/term_count.h"

namespace carewright {
namespace {

constexpr std::size_t mostWords = 8;
/// More sure than a bench asks for: dozens of decisions are looked at together here.
constexpr double leastZ = 2;

}  // namespace

TrialFindings findInResponses(const CompiledCourse& compiled, std::span<const MarkedResponse> responses) {
    MarkingDesk desk(compiled);
    TermCount terms(compiled);
    std::vector<std::unique_ptr<SuggestionCount>> missing;
    for (std::size_t i = 0; i < compiled.decidables.size(); ++i) missing.push_back(std::make_unique<SuggestionCount>());
    std::vector<char> known(compiled.lexicon.conceptCount(), 0), covered;
    for (const Concept& concept_ : compiled.course.concepts) known[compiled.lexicon.findConcept(concept_.id.value)] = 1;
    const auto subjectOf = [](const Decidable& decidable) {
        return TrialSubject{decidable.misconception ? TrialSubject::Kind::misconception : TrialSubject::Kind::point, decidable.id};
    };
    for (const MarkedResponse& response : responses) {
        const auto question = std::ranges::find(compiled.course.questions, response.question, &Question::id);
        if (question == compiled.course.questions.end()) continue;
        judge(compiled, static_cast<std::size_t>(question - compiled.course.questions.begin()), response.answer, desk);
        terms.found(desk);
        coverWords(desk.reading, known, covered);
        for (std::size_t i = 0; i < compiled.decidables.size(); ++i) {
            const bool readers = readersSay(response, subjectOf(compiled.decidables[i]));
            terms.earned(desk, compiled.decidables[i], readers);
            const bool missed = readers && !desk.judgements[i].holds;
            missing[i]->add(desk.reading, covered, missed ? SuggestionGroup::missed : readers ? SuggestionGroup::other : SuggestionGroup::uncredited);
        }
    }
    TrialFindings out;
    out.terms = terms.uses();
    for (std::size_t i = 0; i < compiled.decidables.size(); ++i) {
        std::vector<WordSuggestion> words = missing[i]->best(mostWords, leastZ);
        if (!words.empty()) out.missing.push_back({subjectOf(compiled.decidables[i]), std::move(words)});
    }
    return out;
}

}  // namespace carewright
