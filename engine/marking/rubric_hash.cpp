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
        put(static_cast<int>(rule.mood));
        put(static_cast<int>(rule.time));
        put(static_cast<int>(rule.cancels));
        put(rule.pair.value);
        put(static_cast<long long>(rule.parts.size()));
        for (const Rule& part : rule.parts) put(part);
        put(static_cast<long long>(rule.unless.size()));
        for (const Rule& part : rule.unless) put(part);
    }

    void put(const CreditPart& part) {
        open('P');
        put(part.marks);
        for (const RuleId& award : part.awards) put(award.value);
    }

    void put(const Question& question) {
        open('Q');
        put(question.id.value);
        put(question.marks);
        put(question.minWords);
        put(question.maxWords);
        // What a response copies from these says nothing.
        for (const std::string* text : {&question.text, &question.commandMeaning, &question.guidance}) put(*text);
        put(static_cast<int>(question.wrongExtras));
        for (const QuestionPoint& credit : question.points) {
            put(credit.point.value);
            put(credit.marks);
            put(credit.dependsOn.value);
            put(credit.group);
            put(credit.identify);
            put(credit.explain);
        }
        for (const CreditGroup& group : question.groups) put(group.max);
        for (const Level& level : question.levels) {
            open('L');
            put(level.id.value);
            put(level.from);
            put(level.to);
            for (const Rule& descriptor : level.descriptors) put(descriptor);
        }
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
    for (const Mishearing& mishearing : course.mishearings) {
        out.open('H');
        out.put(mishearing.heard);
        out.put(mishearing.meant);
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
    for (const Question& question : course.questions) out.put(question);
    for (const MarkingPoint& point : course.points) out.put(point.id.value);
    for (const Misconception& misconception : course.misconceptions) out.put(misconception.id.value);
    out.open('W');
    out.put(formatWeights(course.weights));
    return sha256Hex(out.text());
}

}  // namespace carewright
