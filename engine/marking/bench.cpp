#include "engine/marking/bench.h"

#include <algorithm>
#include <set>

#include "engine/content/term_notation.h"
#include "engine/marking/rule_cues.h"
#include "engine/marking/trace.h"

namespace carewright {
namespace {

constexpr Rule::Relation everyRelation[] = {Rule::Relation::gives,  Rule::Relation::insteadOf, Rule::Relation::fromTo, Rule::Relation::notBut,
                                            Rule::Relation::soThat, Rule::Relation::because,   Rule::Relation::does};

/// More of them than a rule can have: never holds, and its parts are still judged one by one.
constexpr int never = 1000000;

bool readable(const TermText& term, const Course& course) {
    const TermNotation notation = readTermNotation(term.text);
    if (!notation.ok()) return false;
    return std::ranges::all_of(conceptsIn(notation), [&](const ConceptId& id) { return course.findConcept(id) != nullptr; });
}

void makeHarmless(Rule& rule, const Course& course) {
    bool finished = true;
    switch (rule.kind) {
        case Rule::Kind::concept_: finished = course.findConcept(ConceptId(rule.ref)) != nullptr; break;
        case Rule::Kind::point: finished = course.findPoint(PointId(rule.ref)) != nullptr; break;
        case Rule::Kind::relation: finished = rule.parts.size() == 2; break;
        case Rule::Kind::words: {
            std::string text;
            for (const TermText& term : splitTerms(rule.text)) {
                if (readable(term, course)) text += (text.empty() ? "" : "; ") + term.text;
            }
            finished = !text.empty();
            rule.text = std::move(text);
            break;
        }
        default: break;
    }
    if (!finished) {
        rule.kind = Rule::Kind::atLeast;
        rule.count = never;
    }
    for (Rule& part : rule.parts) makeHarmless(part, course);
    for (Rule& part : rule.unless) makeHarmless(part, course);
}

bool isOf(const Rubric& rubric, const TrialSubject& subject) {
    return subject.kind == TrialSubject::Kind::point ? rubric.point.value == subject.id : rubric.misconception.value == subject.id;
}

void collectNamed(const Rule& rule, std::set<std::string>& concepts, std::set<std::string>& points) {
    if (rule.kind == Rule::Kind::concept_) concepts.insert(rule.ref);
    if (rule.kind == Rule::Kind::point) points.insert(rule.ref);
    if (rule.kind == Rule::Kind::words) {
        for (const TermText& term : splitTerms(rule.text)) {
            for (const ConceptId& id : conceptsIn(readTermNotation(term.text))) concepts.insert(id.value);
        }
    }
    for (const Rule& part : rule.parts) collectNamed(part, concepts, points);
    for (const Rule& part : rule.unless) collectNamed(part, concepts, points);
}

/// The rubrics that decide on a subject: its own, those it names as earned, those whose rejects take it away.
std::set<const Rubric*> rubricsBehind(const Course& course, const TrialSubject& subject, std::set<std::string>& concepts) {
    std::set<const Rubric*> out;
    std::set<std::string> points;
    std::vector<const Rubric*> open;
    const auto reach = [&](const Rubric& rubric) {
        if (out.insert(&rubric).second) open.push_back(&rubric);
    };
    for (const Rubric& rubric : course.rubrics) {
        if (isOf(rubric, subject)) reach(rubric);
    }
    while (!open.empty()) {
        const Rubric& rubric = *open.back();
        open.pop_back();
        for (const std::vector<Rule>* rules : {&rubric.award, &rubric.reject, &rubric.refer}) {
            for (const Rule& rule : *rules) collectNamed(rule, concepts, points);
        }
        for (const Rubric& other : course.rubrics) {
            const bool named = !other.point.empty() && points.contains(other.point.value);
            const bool rejects = !rubric.point.empty() && std::ranges::any_of(other.reject, [&](const Rule& reject) { return reject.pair == rubric.point; });
            if (named || rejects) reach(other);
        }
    }
    return out;
}

/// Words under a hit of one of the concepts.
void cover(const ResponseReading& reading, const std::vector<char>& known, std::vector<char>& covered) {
    covered.assign(reading.words().size(), 0);
    for (const Hit& hit : reading.hits()) {
        if (!known[hit.concept_]) continue;
        for (std::uint32_t word = hit.begin; word < hit.end; ++word) covered[word] = 1;
    }
}

}  // namespace

Course readyToMark(const Course& draft, bool weights) {
    Course out;
    out.id = draft.id;
    out.points = draft.points;
    out.misconceptions = draft.misconceptions;
    out.questions = draft.questions;
    out.concepts = draft.concepts;
    out.mishearings = draft.mishearings;
    out.rubrics = draft.rubrics;
    out.subject = draft.subject;
    out.topics = draft.topics;  // what a response may copy from
    if (weights) {
        out.weights = draft.weights;
        out.weightsFile = draft.weightsFile;
    }
    for (Concept& concept_ : out.concepts) {
        for (std::vector<TermText>* terms : {&concept_.terms, &concept_.except}) {
            std::erase_if(*terms, [&](const TermText& term) { return !readable(term, draft); });
        }
        std::erase_if(concept_.includes, [&](const ConceptId& id) { return draft.findConcept(id) == nullptr; });
    }
    const auto known = [&](const ConceptId& id) { return draft.findConcept(id) != nullptr; };
    for (std::vector<ConceptId>* list : {&out.subject.required, &out.subject.unwanted}) std::erase_if(*list, [&](const ConceptId& id) { return !known(id); });
    for (Rubric& rubric : out.rubrics) {
        for (std::vector<Rule>* rules : {&rubric.award, &rubric.reject, &rubric.refer}) {
            for (Rule& rule : *rules) {
                makeHarmless(rule, draft);
                if (rule.cancels == Cancels::pair && draft.findPoint(rule.pair) == nullptr) rule.cancels = Cancels::nothing;
            }
        }
    }
    for (Question& question : out.questions) {
        for (Level& level : question.levels) {
            for (Rule& descriptor : level.descriptors) makeHarmless(descriptor, draft);
        }
    }
    return out;
}

Course courseBehind(const Course& draft, const TrialSubject& subject) {
    Course out = readyToMark(draft, false);
    std::set<std::string> wanted;
    const std::set<const Rubric*> rubrics = rubricsBehind(out, subject, wanted);
    std::vector<Rubric> kept;
    for (const Rubric& rubric : out.rubrics) {
        if (rubrics.contains(&rubric)) kept.push_back(rubric);
    }
    for (const Rule::Relation relation : everyRelation) {
        wanted.emplace(relationCue(relation).concept_);
        wanted.insert(std::string(relationCue(relation).concept_) + "-reversed");
    }
    wanted.emplace(exampleCueConcept);
    for (const std::vector<ConceptId>* list : {&out.subject.required, &out.subject.unwanted}) {
        for (const ConceptId& id : *list) wanted.insert(id.value);
    }
    std::vector<std::string> open(wanted.begin(), wanted.end());
    while (!open.empty()) {
        const std::string id = std::move(open.back());
        open.pop_back();
        const Concept* concept_ = out.findConcept(ConceptId(id));
        if (concept_ == nullptr) continue;
        std::vector<ConceptId> named = concept_->includes;
        for (const std::vector<TermText>* terms : {&concept_->terms, &concept_->except}) {
            for (const TermText& term : *terms) {
                for (ConceptId& inner : conceptsIn(readTermNotation(term.text))) named.push_back(std::move(inner));
            }
        }
        for (const ConceptId& inner : named) {
            if (wanted.insert(inner.value).second) open.push_back(inner.value);
        }
    }
    std::erase_if(out.concepts, [&](const Concept& concept_) { return !wanted.contains(concept_.id.value); });
    out.rubrics = std::move(kept);
    for (Question& question : out.questions) question.levels.clear();
    return out;
}

bool readersSay(const MarkedResponse& response, const TrialSubject& subject) {
    const auto names = [&](const auto& ids) { return std::ranges::any_of(ids, [&](const auto& id) { return id.value == subject.id; }); };
    return subject.kind == TrialSubject::Kind::point ? names(response.awarded) : names(response.misconceptions);
}

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
        cover(desk.reading, known, covered);
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

Agreement agreementOf(const BenchMarks& marks, std::span<const MarkedResponse> responses, BenchSide side) {
    Agreement out;
    for (std::size_t i = 0; i < marks.verdicts.size() && i < responses.size(); ++i) {
        out.counts.add(verdictOf(marks.verdicts[i], side), readersSay(responses[i], marks.subject));
    }
    out.precision = precision(out.counts);
    out.recall = recall(out.counts);
    out.f1 = f1(out.counts);
    out.kappa = kappa(out.counts);
    return out;
}

std::vector<BenchDifference> disagreements(const BenchMarks& marks, std::span<const MarkedResponse> responses, BenchSide side) {
    std::vector<BenchDifference> out;
    for (const bool rubric : {false, true}) {
        for (std::size_t i = 0; i < marks.verdicts.size() && i < responses.size(); ++i) {
            const bool readers = readersSay(responses[i], marks.subject);
            if (verdictOf(marks.verdicts[i], side) == rubric && rubric != readers) out.push_back({i, rubric, readers});
        }
    }
    return out;
}

std::vector<BenchDifference> changesSince(const BenchMarks& before, const BenchMarks& now, std::span<const MarkedResponse> responses, BenchSide side) {
    std::vector<BenchDifference> out;
    const std::size_t count = std::min({before.verdicts.size(), now.verdicts.size(), responses.size()});
    for (const bool gained : {true, false}) {
        for (std::size_t i = 0; i < count; ++i) {
            const bool is = verdictOf(now.verdicts[i], side);
            if (is == gained && is != verdictOf(before.verdicts[i], side)) out.push_back({i, is, readersSay(responses[i], now.subject)});
        }
    }
    return out;
}

}  // namespace carewright
