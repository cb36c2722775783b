#include "engine/marking/rubric_hash.h"

#include "engine/base/hash.h"

namespace carewright {
namespace {

/// Writes values so that no two different sequences give the same bytes: each string with its length before it.
class Canonical {
public:
    void put(const std::string& text) { m_out += std::to_string(text.size()) + ':' + text; }
    void put(long long number) { m_out += 'i' + std::to_string(number) + ';'; }
    void open(char kind) { m_out += kind; }

    void put(const Rule& rule) {
        open('R');
        put(static_cast<int>(rule.kind));
        put(rule.id.value);
        put(rule.ref);
        put(rule.text);
        put(rule.count);
        put(static_cast<int>(rule.within));
        put(static_cast<int>(rule.relation));
        put(static_cast<int>(rule.polarity));
        put(static_cast<int>(rule.voice));
        put(static_cast<long long>(rule.parts.size()));
        for (const Rule& part : rule.parts) put(part);
        put(static_cast<long long>(rule.unless.size()));
        for (const Rule& part : rule.unless) put(part);
    }

    [[nodiscard]] const std::string& text() const { return m_out; }

private:
    std::string m_out;
};

}  // namespace

std::string rubricHash(const Course& course) {
    Canonical out;
    for (const Concept& concept_ : course.concepts) {
        out.open('C');
        out.put(concept_.id.value);
        for (const TermText& term : concept_.terms) out.put(term.text);
        out.open('x');
        for (const TermText& term : concept_.except) out.put(term.text);
        out.open('i');
        for (const ConceptId& id : concept_.includes) out.put(id.value);
    }
    for (const Rubric& rubric : course.rubrics) {
        out.open('U');
        out.put(rubric.point.value);
        out.put(rubric.misconception.value);
        for (const auto* rules : {&rubric.award, &rubric.reject, &rubric.refer}) {
            out.open('u');
            for (const Rule& rule : *rules) out.put(rule);
        }
    }
    out.open('S');
    for (const ConceptId& id : course.subject.required) out.put(id.value);
    out.open('s');
    for (const ConceptId& id : course.subject.unwanted) out.put(id.value);
    for (const Question& question : course.questions) {
        out.open('Q');
        out.put(question.id.value);
        out.put(question.marks);
        out.put(question.minWords);
        out.put(question.maxWords);
        for (const QuestionPoint& credit : question.points) {
            out.put(credit.point.value);
            out.put(credit.marks);
            out.put(credit.dependsOn.value);
        }
    }
    for (const MarkingPoint& point : course.points) out.put(point.id.value);
    for (const Misconception& misconception : course.misconceptions) out.put(misconception.id.value);
    out.open('W');
    out.put(formatWeights(course.weights));
    return sha256Hex(out.text());
}

}  // namespace carewright
