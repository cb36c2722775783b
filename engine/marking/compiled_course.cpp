#include "engine/marking/compiled_course.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/marking/rubric_hash.h"

namespace carewright {
namespace {

/// The reject rules that may cancel the decision.
std::vector<Rejecting> rejectingOf(const RuleProgram& program, const Decidable& decidable) {
    std::vector<Rejecting> own, paired;
    std::uint32_t held = 0;
    for (std::uint32_t u = 0; u < program.rubrics().size(); ++u) {
        const std::vector<CompiledRule>& rules = program.rubrics()[u].rules;
        for (std::uint32_t r = 0; r < rules.size(); ++r, ++held) {
            if (rules[r].use != CompiledRule::Use::reject) continue;
            if (rules[r].cancels == Cancels::point && u == decidable.rubric) own.push_back({u, r, held});
            if (rules[r].cancels == Cancels::pair && !decidable.misconception && rules[r].pair == decidable.index) paired.push_back({u, r, held});
        }
    }
    own.insert(own.end(), paired.begin(), paired.end());
    return own;
}

}  // namespace

Result<std::unique_ptr<const CompiledCourse>> CompiledCourse::compile(Course source) {
    auto compiled = std::make_unique<CompiledCourse>();
    compiled->course = std::move(source);
    const Course& course = compiled->course;

    Lexicon::Builder builder;
    for (const Concept& concept_ : course.concepts) builder.concept_(concept_.id.value);
    for (const Concept& concept_ : course.concepts) {
        const ConceptIndex index = builder.concept_(concept_.id.value);
        for (const TermText& term : concept_.terms) builder.addTerm(index, term);
        for (const TermText& term : concept_.except) builder.addExcept(index, term);
        for (const ConceptId& included : concept_.includes) {
            if (!builder.knows(included.value)) {
                return fail(ErrorCode::notFound, "There is no concept \"" + included.value + "\".", concept_.place);
            }
            builder.addInclude(index, builder.concept_(included.value));
        }
    }
    std::vector<PointId> points;
    for (const MarkingPoint& point : course.points) points.push_back(point.id);
    auto rules = RuleProgram::compile(course.rubrics, points, builder);
    if (!rules) return tl::make_unexpected(rules.error());
    compiled->rules = std::move(*rules);
    for (const Question& question : course.questions) {
        auto& levels = compiled->levels.emplace_back();
        for (const Level& level : question.levels) {
            auto& roots = levels.emplace_back();
            for (const Rule& descriptor : level.descriptors) {
                const auto root = compiled->rules.add(descriptor, points, builder);
                if (!root) return tl::make_unexpected(root.error());
                roots.push_back(*root);
            }
        }
    }
    auto lexicon = builder.build();
    if (!lexicon) return tl::make_unexpected(lexicon.error());
    compiled->lexicon = std::move(*lexicon);
    compiled->meanings.resize(compiled->lexicon.conceptCount());
    for (const Concept& concept_ : course.concepts) {
        std::string_view& meaning = compiled->meanings[compiled->lexicon.findConcept(concept_.id.value)];
        if (meaning.empty()) meaning = concept_.meaning;
    }
    compiled->vocabulary = Vocabulary(compiled->lexicon, EvidenceModel::wordsOf(course.weights), course.mishearings);
    std::vector<QuestionId> questions;
    for (const Question& question : course.questions) {
        questions.push_back(question.id);
        WordRuns& echoes = compiled->echoes.emplace_back(echoedRun);
        for (const std::string* part : {&question.text, &question.commandMeaning, &question.guidance}) echoes.add(*part);
    }
    compiled->model = EvidenceModel(course.weights, compiled->lexicon, compiled->rules, questions);
    compiled->flags = FlagFinder(course, compiled->lexicon);

    const auto add = [&](const std::string& id, bool misconception, std::uint32_t index) {
        Decidable decidable;
        decidable.id = id;
        decidable.misconception = misconception;
        decidable.index = index;
        std::uint32_t firstRule = 0;
        for (std::uint32_t r = 0; r < compiled->rules.rubrics().size(); ++r) {
            const CompiledRubric& rubric = compiled->rules.rubrics()[r];
            if ((misconception ? rubric.misconception.value : rubric.point.value) == id) {
                decidable.rubric = r;
                decidable.firstRule = firstRule;
                break;
            }
            firstRule += static_cast<std::uint32_t>(rubric.rules.size());
        }
        for (std::uint32_t d = 0; d < course.weights.decisions.size(); ++d) {
            if (course.weights.decisions[d].id == id) decidable.weighed = d;
        }
        compiled->decidables.push_back(std::move(decidable));
    };
    for (std::uint32_t i = 0; i < course.points.size(); ++i) add(course.points[i].id.value, false, i);
    for (std::uint32_t i = 0; i < course.misconceptions.size(); ++i) add(course.misconceptions[i].id.value, true, i);
    for (const Question& question : course.questions) {
        auto& asked = compiled->asked.emplace_back();
        for (const Decidable& decidable : compiled->decidables) {
            const auto credits = [&](const QuestionPoint& credit) { return credit.point.value == decidable.id; };
            asked.push_back(!decidable.misconception && std::any_of(question.points.begin(), question.points.end(), credits) ? 1 : 0);
        }
    }
    for (const CompiledRubric& rubric : compiled->rules.rubrics()) compiled->ruleCount += rubric.rules.size();
    for (Decidable& decidable : compiled->decidables) decidable.rejecting = rejectingOf(compiled->rules, decidable);
    compiled->hash = rubricHash(course);
    return std::unique_ptr<const CompiledCourse>(std::move(compiled));
}

}  // namespace carewright
