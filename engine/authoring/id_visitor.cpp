#include "engine/authoring/id_visitor.h"

namespace carewright {
namespace {

class References {
public:
    explicit References(const IdVisitor& visit) : m_visit(visit) {}

    void in(CourseHead&) {}
    void in(Criterion&) {}
    void in(Source&) {}
    void in(Mishearing&) {}
    void in(Topic& topic) {
        for (Block& block : topic.blocks) {
            rich(block.text);
            for (RichText& item : block.items) rich(item);
            for (CompareRow& row : block.rows) {
                rich(row.left);
                rich(row.right);
            }
            each(ElementKind::point, block.points);
            from(block.provenance);
        }
    }
    void in(Term& term) {
        rich(term.meaning);
        from(term.provenance);
    }
    void in(Law& law) {
        rich(law.what);
        rich(law.promotes);
        from(law.provenance);
    }
    void in(Misconception& idea) {
        rich(idea.whyWrong);
        rich(idea.fact);
        from(idea.provenance);
    }
    void in(MarkingPoint& point) { one(ElementKind::topic, point.topic); }
    void in(Question& question) {
        one(ElementKind::criterion, question.criterion);
        for (QuestionPoint& credit : question.points) {
            one(ElementKind::point, credit.point);
            one(ElementKind::point, credit.dependsOn);
        }
        for (Level& level : question.levels) rules(level.descriptors);
    }
    void in(Item& item) {
        each(ElementKind::point, item.points);
        each(ElementKind::misconception, item.misconceptions);
        each(ElementKind::term, item.terms);
        each(ElementKind::law, item.laws);
        for (ItemOption& option : item.options) one(ElementKind::misconception, option.reveals);
        one(ElementKind::question, item.question);
    }
    void in(Quiz& quiz) {
        for (QuizSection& section : quiz.sections)
            for (QuizPool& pool : section.pools) each(ElementKind::item, pool.items);
    }
    void in(Mock& mock) { each(ElementKind::question, mock.questions); }
    void in(Sample& sample) {
        one(ElementKind::question, sample.question);
        for (SampleJudgement& judgement : sample.judgements) {
            one(ElementKind::point, judgement.point);
            one(ElementKind::misconception, judgement.misconception);
        }
    }
    void in(Scenario& scenario) {
        for (Passage& passage : scenario.passages) {
            for (StoryBlock& block : passage.blocks) conditions(block.when);
            for (ScenarioChoice& choice : passage.choices) {
                conditions(choice.when);
                each(ElementKind::point, choice.points);
                each(ElementKind::misconception, choice.reveals);
            }
            if (!passage.written) continue;
            one(ElementKind::question, passage.written->question);
            each(ElementKind::point, passage.written->points);
            for (WrittenBranch& branch : passage.written->branches) {
                each(ElementKind::point, branch.points);
                conditions(branch.when);
            }
        }
    }
    void in(Concept& idea) {
        each(ElementKind::concept_, idea.includes);
        for (TermText& term : idea.terms) wording(term.text);
        for (TermText& term : idea.except) wording(term.text);
    }
    void in(Rubric& rubric) {
        one(ElementKind::point, rubric.point);
        one(ElementKind::misconception, rubric.misconception);
        rules(rubric.award);
        rules(rubric.reject);
        rules(rubric.refer);
    }
    void in(SubjectGuard& subject) {
        each(ElementKind::concept_, subject.required);
        each(ElementKind::concept_, subject.unwanted);
    }

private:
    template <class IdType>
    void one(ElementKind kind, IdType& id) {
        if (!id.empty()) m_visit(kind, id.value);
    }
    template <class IdType>
    void each(ElementKind kind, std::vector<IdType>& ids) {
        for (IdType& id : ids) one(kind, id);
    }
    void rich(RichText& text) {
        for (Run& run : text) one(ElementKind::term, run.term);
    }
    void from(Provenance& provenance) { each(ElementKind::source, provenance.sources); }
    void conditions(Conditions& groups) {
        for (std::vector<Condition>& group : groups)
            for (Condition& condition : group) one(ElementKind::point, condition.point);
    }
    void rules(std::vector<Rule>& list) {
        for (Rule& rule : list) {
            if (rule.kind == Rule::Kind::concept_ && !rule.ref.empty()) m_visit(ElementKind::concept_, rule.ref);
            if (rule.kind == Rule::Kind::point && !rule.ref.empty()) m_visit(ElementKind::point, rule.ref);
            if (rule.kind == Rule::Kind::words) wording(rule.text);
            one(ElementKind::point, rule.pair);
            rules(rule.parts);
            rules(rule.unless);
        }
    }
    /// `[person] decide`: the concept in brackets.
    void wording(std::string& text) {
        for (std::size_t open = text.find('['); open != std::string::npos; open = text.find('[', open + 1)) {
            const std::size_t close = text.find(']', open);
            if (close == std::string::npos) return;
            std::string id = text.substr(open + 1, close - open - 1);
            const std::string before = id;
            m_visit(ElementKind::concept_, id);
            if (id != before) text.replace(open + 1, close - open - 1, id);
        }
    }

    const IdVisitor& m_visit;
};

}  // namespace

void visitReferences(Element& element, const IdVisitor& visit) {
    References references(visit);
    std::visit([&references](auto& one) { references.in(one); }, element);
}

std::string* ownId(Element& element) {
    return std::visit(
        [](auto& one) -> std::string* {
            using One = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<One, Mishearing>) return &one.heard;
            else if constexpr (std::is_same_v<One, CourseHead> || std::is_same_v<One, Rubric> || std::is_same_v<One, SubjectGuard>) return nullptr;
            else return &one.id.value;
        },
        element);
}

}  // namespace carewright
