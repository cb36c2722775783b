// Ids that name nothing.
#include "engine/content/checks.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

class References {
public:
    explicit References(const CheckContext& check) : m_check(check) {}

    /// `who` refers to `id`, which should be in `known`. An empty id is somebody else's finding.
    void see(const std::string& who, std::string_view kind, const IdSet& known, std::string_view id, const SourcePlace& place) {
        if (id.empty() || known.has(id)) return;
        // Each suggestion is a search; a course full of dangling ids needs no thousand of them.
        const std::string guess = m_suggested++ < mostSuggestions ? known.suggestion(id) : std::string();
        m_check.error(place, who + " names the " + std::string(kind) + " \"" + shortened(id, 64) + "\", which does not exist" +
                                 (guess.empty() ? "; correct the id or add the " + std::string(kind) + "." : guess));
    }

    void provenance(const std::string& who, const Provenance& from, const SourcePlace& place) {
        for (const SourceId& id : from.sources) see(who, "source", m_check.index.sources, id.value, place);
    }

    void terms(const std::string& who, const RichText& text, const SourcePlace& place) {
        for (const Run& run : text) see(who, "term", m_check.index.terms, run.term.value, place);
    }

private:
    static constexpr std::size_t mostSuggestions = 50;

    const CheckContext& m_check;
    std::size_t m_suggested = 0;
};

std::string_view elementOf(Block::Kind kind) {
    switch (kind) {
        case Block::Kind::paragraph: return "p";
        case Block::Kind::heading: return "heading";
        case Block::Kind::list: return "list";
        case Block::Kind::quote: return "quote";
        case Block::Kind::compare: return "compare";
        case Block::Kind::entry: return "entry";
        case Block::Kind::note: return "note";
    }
    return {};
}

void seeBlock(const CheckContext& check, References& references, const Block& block) {
    const std::string who = nameOfElement(elementOf(block.kind), block.id.value);
    references.provenance(who, block.provenance, block.place);
    references.terms(who, block.text, block.place);
    for (const RichText& item : block.items) references.terms(who, item, block.place);
    for (const CompareRow& row : block.rows) {
        references.terms(who, row.left, block.place);
        references.terms(who, row.right, block.place);
    }
    for (const PointId& id : block.points) references.see(who, "point", check.index.points, id.value, block.place);
}

void seeRule(const CheckContext& check, References& references, const Rule& rule) {
    if (rule.kind == Rule::Kind::concept_) references.see("The rule", "concept", check.index.concepts, rule.ref, rule.place);
    if (rule.kind == Rule::Kind::point) references.see("The rule", "point", check.index.points, rule.ref, rule.place);
    if (rule.kind == Rule::Kind::words) {
        for (const TermText& term : splitTerms(rule.text)) {
            for (const ConceptId& id : conceptsIn(readTermNotation(term.text))) {
                references.see("The wording \"" + term.text + "\"", "concept", check.index.concepts, id.value, rule.place);
            }
        }
    }
    for (const Rule& part : rule.parts) seeRule(check, references, part);
    for (const Rule& part : rule.unless) seeRule(check, references, part);
}

void seeConcept(const CheckContext& check, References& references, std::size_t at) {
    const Concept& item = check.course.concepts[at];
    const std::string who = nameOfElement("concept", item.id.value);
    for (const ConceptId& id : item.includes) references.see(who, "concept", check.index.concepts, id.value, item.place);
    const auto terms = [&](const std::vector<TermText>& texts, const std::vector<TermNotation>& notations) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (const ConceptId& id : conceptsIn(notations[i])) {
                references.see("The term \"" + texts[i].text + "\"", "concept", check.index.concepts, id.value, texts[i].place);
            }
        }
    };
    terms(item.terms, check.index.termNotations[at]);
    terms(item.except, check.index.exceptNotations[at]);
}

template <class IdType>
void seeIds(References& references, const std::string& who, std::string_view kind, const IdSet& known, const std::vector<IdType>& ids, const SourcePlace& place) {
    for (const IdType& id : ids) references.see(who, kind, known, id.value, place);
}

void seeItem(const CourseIndex& index, References& references, const Item& item) {
    const std::string who = nameOfElement("item", item.id.value);
    seeIds(references, who, "point", index.points, item.points, item.place);
    seeIds(references, who, "misconception", index.misconceptions, item.misconceptions, item.place);
    seeIds(references, who, "term", index.terms, item.terms, item.place);
    seeIds(references, who, "law", index.laws, item.laws, item.place);
    references.see(who, "question", index.questions, item.question.value, item.place);
    for (const ItemOption& option : item.options) references.see("<option>", "misconception", index.misconceptions, option.reveals.value, option.place);
    IdSet categories;
    for (std::size_t i = 0; i < item.categories.size(); ++i) categories.add(item.categories[i].id.value, i);
    for (const ItemCard& card : item.cards) references.see("<card>", "category", categories, card.category.value, card.place);
}

/// The ids that hold within one scenario.
class StoryReferences {
public:
    StoryReferences(const CourseIndex& index, References& references, const Scenario& scenario) : m_index(index), m_references(references) {
        const auto addAll = [](IdSet& set, const auto& items) {
            for (std::size_t i = 0; i < items.size(); ++i) set.add(items[i].id.value, i);
        };
        addAll(m_people, scenario.people);
        addAll(m_variables, scenario.variables);
        addAll(m_passages, scenario.passages);
        for (const Passage& passage : scenario.passages) addAll(m_choices, passage.choices);
    }

    void see(const Passage& passage) {
        effects(passage.effects);
        for (const StoryBlock& block : passage.blocks) {
            m_references.see("<say>", "person", m_people, block.who.value, block.place);
            conditions(block.when);
        }
        for (const ScenarioChoice& choice : passage.choices) {
            const std::string who = nameOfElement("choice", choice.id.value);
            conditions(choice.when);
            effects(choice.effects);
            for (const Outcome& outcome : choice.outcomes) leadsTo(who, outcome.to, outcome.place);
            seeIds(m_references, who, "point", m_index.points, choice.points, choice.place);
            seeIds(m_references, who, "misconception", m_index.misconceptions, choice.reveals, choice.place);
        }
        if (passage.written) see(*passage.written);
    }
    void leadsTo(const std::string& who, const PassageId& to, const SourcePlace& place) { m_references.see(who, "passage", m_passages, to.value, place); }

private:
    void see(const WrittenStep& step) {
        m_references.see("<write>", "question", m_index.questions, step.question.value, step.place);
        seeIds(m_references, "<write>", "point", m_index.points, step.points, step.place);
        leadsTo("<write>", step.to, step.place);
        for (const WrittenBranch& branch : step.branches) {
            seeIds(m_references, "<branch>", "point", m_index.points, branch.points, branch.place);
            conditions(branch.when);
            effects(branch.effects);
            leadsTo("<branch>", branch.to, branch.place);
        }
    }
    void effects(const std::vector<Effect>& all) {
        for (const Effect& effect : all) m_references.see("<effect>", "variable", m_variables, effect.variable.value, effect.place);
    }
    void conditions(const Conditions& all) {
        for (const std::vector<Condition>& group : all) {
            for (const Condition& condition : group) {
                m_references.see("<when>", "variable", m_variables, condition.variable.value, condition.place);
                m_references.see("<when>", "passage", m_passages, condition.passage.value, condition.place);
                m_references.see("<when>", "choice", m_choices, condition.choice.value, condition.place);
                m_references.see("<when>", "point", m_index.points, condition.point.value, condition.place);
            }
        }
    }

    const CourseIndex& m_index;
    References& m_references;
    IdSet m_people, m_variables, m_passages, m_choices;
};

void seeExercises(const Course& course, const CourseIndex& index, References& references) {
    for (const Item& item : course.items) seeItem(index, references, item);
    for (const Quiz& quiz : course.quizzes) {
        for (const QuizSection& section : quiz.sections) {
            for (const QuizPool& pool : section.pools) seeIds(references, "<use>", "item", index.items, pool.items, pool.place);
        }
    }
    for (const Mock& mock : course.mocks) seeIds(references, nameOfElement("mock", mock.id.value), "question", index.questions, mock.questions, mock.place);
    for (const Sample& sample : course.samples) {
        references.see(nameOfElement("sample", sample.id.value), "question", index.questions, sample.question.value, sample.place);
        for (const SampleJudgement& judgement : sample.judgements) {
            references.see("<judgement>", "point", index.points, judgement.point.value, judgement.place);
            references.see("<judgement>", "misconception", index.misconceptions, judgement.misconception.value, judgement.place);
        }
    }
    for (const Scenario& scenario : course.scenarios) {
        StoryReferences story(index, references, scenario);
        story.leadsTo(nameOfElement("scenario", scenario.id.value), scenario.start, scenario.place);
        for (const Passage& passage : scenario.passages) story.see(passage);
    }
}

}  // namespace

void checkReferences(const CheckContext& check) {
    if (check.options.incomplete) return;
    const Course& course = check.course;
    const CourseIndex& index = check.index;
    References references(check);
    for (const Topic& topic : course.topics) {
        for (const Block& block : topic.blocks) seeBlock(check, references, block);
    }
    for (const Term& term : course.terms) {
        const std::string who = nameOfElement("term", term.id.value);
        references.provenance(who, term.provenance, term.place);
        references.terms(who, term.meaning, term.place);
    }
    for (const Law& law : course.laws) {
        const std::string who = nameOfElement("law", law.id.value);
        references.provenance(who, law.provenance, law.place);
        references.terms(who, law.what, law.place);
        references.terms(who, law.promotes, law.place);
    }
    for (const Misconception& item : course.misconceptions) {
        const std::string who = nameOfElement("misconception", item.id.value);
        references.provenance(who, item.provenance, item.place);
        references.terms(who, item.whyWrong, item.place);
        references.terms(who, item.fact, item.place);
    }
    for (const MarkingPoint& point : course.points) {
        references.see(nameOfElement("point", point.id.value), "topic", index.topics, point.topic.value, point.place);
    }
    for (const Question& question : course.questions) {
        references.see(nameOfElement("question", question.id.value), "criterion", index.criteria, question.criterion.value, question.place);
        for (const QuestionPoint& credit : question.points) references.see("<credit>", "point", index.points, credit.point.value, credit.place);
    }
    seeExercises(course, index, references);
    for (std::size_t i = 0; i < course.concepts.size(); ++i) seeConcept(check, references, i);
    for (const Question& question : course.questions) {
        for (const Level& level : question.levels) {
            for (const Rule& rule : level.descriptors) seeRule(check, references, rule);
        }
    }
    for (const Rubric& rubric : course.rubrics) {
        for (const Rule& rule : rubric.reject) references.see("<reject>", "point", check.index.points, rule.pair.value, rule.place);
        references.see("<rubric>", "point", index.points, rubric.point.value, rubric.place);
        references.see("<rubric>", "misconception", index.misconceptions, rubric.misconception.value, rubric.place);
        for (const auto* rules : {&rubric.award, &rubric.reject, &rubric.refer}) {
            for (const Rule& rule : *rules) seeRule(check, references, rule);
        }
    }
    for (const auto* ids : {&course.subject.required, &course.subject.unwanted}) {
        for (const ConceptId& id : *ids) references.see("<subject>", "concept", index.concepts, id.value, course.subject.place);
    }
}

}  // namespace carewright
