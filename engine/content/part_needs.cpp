#include "engine/content/part_needs.h"

#include <algorithm>

#include "engine/content/element_names.h"
#include "engine/content/term_notation.h"

namespace carewright {
namespace {

template <class Part>
std::unordered_set<std::string_view> idsOf(const std::vector<Part>& parts) {
    std::unordered_set<std::string_view> out;
    for (const Part& part : parts) {
        if (!part.id.empty()) out.insert(part.id.value);
    }
    return out;
}

/// Collects what is named and not there.
class Missing {
public:
    explicit Missing(const PartsThere& there) : m_there(there) {}

    void need(std::string_view list, std::string_view id) {
        if (id.empty() || m_there.has(list, id)) return;
        PartName name{list, std::string(id)};
        if (std::find(m_found.begin(), m_found.end(), name) == m_found.end()) m_found.push_back(std::move(name));
    }
    template <class Id>
    void needAll(std::string_view list, const std::vector<Id>& ids) {
        for (const Id& id : ids) need(list, id.value);
    }

    /// Only where there were some and none is left.
    template <class Id>
    void needOne(std::string_view list, const std::vector<Id>& ids) {
        const bool one = ids.empty() || std::any_of(ids.begin(), ids.end(), [&](const Id& id) { return m_there.has(list, id.value); });
        if (!one) needAll(list, ids);
    }

    void needIn(const TermText& term) { needAll("concept", conceptsIn(readTermNotation(term.text))); }

    void needIn(const Rule& rule) {
        if (rule.kind == Rule::Kind::concept_) need("concept", rule.ref);
        if (rule.kind == Rule::Kind::point) need("point", rule.ref);
        if (rule.kind == Rule::Kind::words) {
            for (const TermText& term : splitTerms(rule.text)) needIn(term);
        }
        need("point", rule.pair.value);
        for (const Rule& part : rule.parts) needIn(part);
        for (const Rule& part : rule.unless) needIn(part);
    }

    void needIn(const Conditions& conditions) {
        for (const auto& group : conditions) {
            for (const Condition& condition : group) need("point", condition.point.value);
        }
    }

    [[nodiscard]] std::vector<PartName> take() { return std::move(m_found); }

private:
    const PartsThere& m_there;
    std::vector<PartName> m_found;
};

/// Takes the ids out of a list that are not there.
template <class Id>
void keepThere(std::vector<Id>& ids, std::string_view list, const PartsThere& there) {
    std::erase_if(ids, [&](const Id& id) { return !there.has(list, id.value); });
}

/// Takes mentions out of the parts of a course.
class Cleaner {
public:
    explicit Cleaner(const PartsThere& there) : m_there(there) {}

    void clean(RichText& text) const {
        for (Run& run : text) {
            if (!run.term.empty() && !m_there.has("term", run.term.value)) run.term = {};
        }
    }
    void clean(Provenance& from) const { keepThere(from.sources, "source", m_there); }
    void clean(Block& block) const {
        clean(block.text);
        for (RichText& item : block.items) clean(item);
        for (CompareRow& row : block.rows) {
            clean(row.left);
            clean(row.right);
        }
        keepThere(block.points, "point", m_there);
        clean(block.provenance);
    }
    void clean(Item& item) const {
        if (item.kind != Item::Kind::written) keepThere(item.points, "point", m_there);
        keepThere(item.misconceptions, "misconception", m_there);
        keepThere(item.terms, "term", m_there);
        keepThere(item.laws, "law", m_there);
        for (ItemOption& option : item.options) forget(option.reveals);
    }
    void clean(Quiz& quiz) const {
        for (QuizSection& section : quiz.sections) {
            for (QuizPool& pool : section.pools) {
                keepThere(pool.items, "item", m_there);
                pool.draw = std::min(pool.draw, static_cast<int>(pool.items.size()));
            }
            std::erase_if(section.pools, [](const QuizPool& pool) { return pool.items.empty(); });
        }
        std::erase_if(quiz.sections, [](const QuizSection& section) { return section.pools.empty(); });
    }
    void clean(Scenario& scenario) const {
        for (Passage& passage : scenario.passages) {
            for (ScenarioChoice& choice : passage.choices) {
                keepThere(choice.points, "point", m_there);
                keepThere(choice.reveals, "misconception", m_there);
            }
        }
    }

private:
    void forget(MisconceptionId& id) const {
        if (!id.empty() && !m_there.has("misconception", id.value)) id = {};
    }

    const PartsThere& m_there;
};

}  // namespace

PartsThere::PartsThere(const Course& course)
    : m_criteria(idsOf(course.criteria)), m_sources(idsOf(course.sources)), m_topics(idsOf(course.topics)), m_terms(idsOf(course.terms)), m_laws(idsOf(course.laws)),
      m_misconceptions(idsOf(course.misconceptions)), m_points(idsOf(course.points)), m_questions(idsOf(course.questions)), m_items(idsOf(course.items)),
      m_concepts(idsOf(course.concepts)) {}

bool PartsThere::has(std::string_view list, std::string_view id) const {
    if (list == "criterion") return m_criteria.contains(id);
    if (list == "source") return m_sources.contains(id);
    if (list == "topic") return m_topics.contains(id);
    if (list == "term") return m_terms.contains(id);
    if (list == "law") return m_laws.contains(id);
    if (list == "misconception") return m_misconceptions.contains(id);
    if (list == "point") return m_points.contains(id);
    if (list == "question") return m_questions.contains(id);
    if (list == "item") return m_items.contains(id);
    if (list == "concept") return m_concepts.contains(id);
    return true;
}

std::vector<PartName> missingNeeds(const Concept& part, const PartsThere& there) {
    Missing missing(there);
    missing.needAll("concept", part.includes);
    for (const auto* terms : {&part.terms, &part.except}) {
        for (const TermText& term : *terms) missing.needIn(term);
    }
    return missing.take();
}

std::vector<PartName> missingNeeds(const Rubric& part, const PartsThere& there) {
    Missing missing(there);
    missing.need("point", part.point.value);
    missing.need("misconception", part.misconception.value);
    for (const auto* rules : {&part.award, &part.reject, &part.refer}) {
        for (const Rule& rule : *rules) missing.needIn(rule);
    }
    return missing.take();
}

std::vector<PartName> missingNeeds(const SubjectGuard& part, const PartsThere& there) {
    Missing missing(there);
    missing.needAll("concept", part.required);
    missing.needAll("concept", part.unwanted);
    return missing.take();
}

std::vector<PartName> missingNeeds(const MarkingPoint& part, const PartsThere& there) {
    Missing missing(there);
    missing.need("topic", part.topic.value);
    return missing.take();
}

std::vector<PartName> missingNeeds(const Question& part, const PartsThere& there) {
    Missing missing(there);
    missing.need("criterion", part.criterion.value);
    for (const QuestionPoint& credit : part.points) missing.need("point", credit.point.value);
    for (const Level& level : part.levels) {
        for (const Rule& rule : level.descriptors) missing.needIn(rule);
    }
    return missing.take();
}

std::vector<PartName> missingNeeds(const Item& part, const PartsThere& there) {
    Missing missing(there);
    missing.need("question", part.question.value);
    if (part.kind == Item::Kind::written) {
        missing.needAll("point", part.points);
    } else {
        missing.needOne("point", part.points);
    }
    return missing.take();
}

std::vector<PartName> missingNeeds(const Quiz& part, const PartsThere& there) {
    std::vector<ItemId> all;
    for (const QuizSection& section : part.sections) {
        for (const QuizPool& pool : section.pools) all.insert(all.end(), pool.items.begin(), pool.items.end());
    }
    Missing missing(there);
    missing.needOne("item", all);
    return missing.take();
}

std::vector<PartName> missingNeeds(const Mock& part, const PartsThere& there) {
    Missing missing(there);
    missing.needAll("question", part.questions);
    return missing.take();
}

std::vector<PartName> missingNeeds(const Sample& part, const PartsThere& there) {
    Missing missing(there);
    missing.need("question", part.question.value);
    for (const SampleJudgement& judgement : part.judgements) {
        missing.need("point", judgement.point.value);
        missing.need("misconception", judgement.misconception.value);
    }
    return missing.take();
}

std::vector<PartName> missingNeeds(const Scenario& part, const PartsThere& there) {
    Missing missing(there);
    for (const Passage& passage : part.passages) {
        for (const StoryBlock& block : passage.blocks) missing.needIn(block.when);
        for (const ScenarioChoice& choice : passage.choices) missing.needIn(choice.when);
        if (!passage.written) continue;
        missing.need("question", passage.written->question.value);
        missing.needAll("point", passage.written->points);
        for (const WrittenBranch& branch : passage.written->branches) {
            missing.needAll("point", branch.points);
            missing.needIn(branch.when);
        }
    }
    return missing.take();
}

void letGoOfMissing(Course& course) {
    const PartsThere there(course);
    const Cleaner cleaner(there);
    for (Topic& topic : course.topics) {
        for (Block& block : topic.blocks) cleaner.clean(block);
    }
    for (Term& term : course.terms) {
        cleaner.clean(term.meaning);
        cleaner.clean(term.provenance);
    }
    for (Law& law : course.laws) {
        cleaner.clean(law.what);
        cleaner.clean(law.promotes);
        cleaner.clean(law.provenance);
    }
    for (Misconception& item : course.misconceptions) {
        cleaner.clean(item.whyWrong);
        cleaner.clean(item.fact);
        cleaner.clean(item.provenance);
    }
    for (Item& item : course.items) cleaner.clean(item);
    for (Quiz& quiz : course.quizzes) cleaner.clean(quiz);
    for (Scenario& scenario : course.scenarios) cleaner.clean(scenario);
}

}  // namespace carewright
