// Any bytes as a small rubric and a response to it. Lines of the input, in this order:
//   the wordings of four concepts a, b, c, d · exceptions of a · wordings of <words> · rules · the response (the rest)
// In the rules line each character is one rule, in prefix order: a–d a concept, w the words, p the point, and A all,
// O any, L at least two, I in order, N near, X example given, R relation, each with a digit (how many parts; R: which
// relation). Before a rule may stand: , clause · . sentence · : neighbours · ! denied · ~ either polarity · > others' view · < either view ·
// ? supposed · = stated · @ past · # now;
// after the parts of a rule: u and one rule that rules it out.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "engine/content/term_notation.h"
#include "engine/marking/marker.h"
#include "tests/fuzz/marking_invariants.h"

namespace {

using namespace carewright;

constexpr int deepest = 6;
constexpr std::size_t mostRules = 60;

class RuleReader {
public:
    RuleReader(std::string_view code, std::string_view words) : m_code(code), m_words(words) {}

    [[nodiscard]] bool done() const { return m_at >= m_code.size() || m_made >= mostRules; }

    Rule rule(int depth) {
        ++m_made;
        Rule rule;
        rule.kind = Rule::Kind::concept_;
        rule.ref = "a";
        for (; m_at < m_code.size(); ++m_at) {
            const char c = m_code[m_at];
            if (c == ',') rule.within = Within::clause;
            else if (c == '.') rule.within = Within::sentence;
            else if (c == ':') rule.within = Within::neighbours;
            else if (c == '!') rule.polarity = Polarity::denied;
            else if (c == '~') rule.polarity = Polarity::either;
            else if (c == '>') rule.voice = Voice::others;
            else if (c == '<') rule.voice = Voice::either;
            else if (c == '?') rule.mood = Mood::supposed;
            else if (c == '=') rule.mood = Mood::stated;
            else if (c == '@') rule.time = Tense::past;
            else if (c == '#') rule.time = Tense::now;
            else break;
        }
        if (m_at >= m_code.size()) return rule;
        const char c = m_code[m_at++];
        switch (c) {
            case 'w': rule.kind = Rule::Kind::words; rule.ref.clear(); rule.text = m_words; return rule;
            case 'p': rule.kind = Rule::Kind::point; rule.ref = "p"; return rule;
            case 'A': rule.kind = Rule::Kind::all; break;
            case 'O': rule.kind = Rule::Kind::any; break;
            case 'L': rule.kind = Rule::Kind::atLeast; rule.count = 2; break;
            case 'I': rule.kind = Rule::Kind::inOrder; break;
            case 'N': rule.kind = Rule::Kind::near; rule.count = 5; break;
            case 'X': rule.kind = Rule::Kind::exampleGiven; break;
            case 'R': rule.kind = Rule::Kind::relation; break;
            default: rule.ref = std::string(1, static_cast<char>('a' + (static_cast<unsigned char>(c) & 3))); return rule;
        }
        rule.ref.clear();
        const unsigned digit = m_at < m_code.size() ? static_cast<unsigned char>(m_code[m_at++]) : 0;
        std::size_t parts = digit % 4;
        if (rule.kind == Rule::Kind::relation) {
            rule.relation = static_cast<Rule::Relation>(digit % 7);
            parts = 2;
        }
        if (depth < deepest) {
            for (std::size_t i = 0; i < parts && m_made < mostRules; ++i) rule.parts.push_back(this->rule(depth + 1));
            if (m_at < m_code.size() && m_code[m_at] == 'u' && m_made < mostRules) {
                ++m_at;
                rule.unless.push_back(this->rule(depth + 1));
            }
        }
        return rule;
    }

private:
    std::string_view m_code;
    std::string m_words;
    std::size_t m_at = 0;
    std::size_t m_made = 0;
};

std::string_view takeLine(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::string_view text(reinterpret_cast<const char*>(bytes), size);
    Course course;
    course.points.resize(2);
    course.points[0].id = PointId("p");
    course.points[1].id = PointId("q");
    course.points[0].notEnough = course.points[1].notEnough = "Say more.";
    course.misconceptions.resize(1);
    course.misconceptions[0].id = MisconceptionId("m");
    Question question;
    question.id = QuestionId("one");
    question.marks = 2;
    question.points.resize(2);
    question.points[0].point = PointId("p");
    question.points[1].point = PointId("q");
    question.points[1].marks = 2;
    course.questions.push_back(question);

    for (const char* id : {"a", "b", "c", "d"}) {
        Concept concept_;
        concept_.id = ConceptId(id);
        concept_.meaning = id;
        concept_.terms = splitTerms(takeLine(text));
        course.concepts.push_back(std::move(concept_));
    }
    course.concepts[0].except = splitTerms(takeLine(text));
    const std::string_view words = takeLine(text);
    RuleReader reader(takeLine(text), words);
    course.rubrics.resize(3);
    course.rubrics[0].point = PointId("p");
    course.rubrics[1].point = PointId("q");
    course.rubrics[2].misconception = MisconceptionId("m");
    for (std::size_t i = 0; !reader.done() && i < 12; ++i) {
        Rule top;
        top.kind = Rule::Kind::all;
        top.id = RuleId("r" + std::to_string(i));
        top.parts.push_back(reader.rule(0));
        Rubric& rubric = course.rubrics[i % 3];
        (i < 6 ? rubric.award : i < 9 ? rubric.reject : rubric.refer).push_back(std::move(top));
    }
    const auto marker = Marker::compile(course);
    if (!marker) {
        if (marker.error().message.empty()) std::abort();
        return 0;
    }
    const auto marking = marker->mark(QuestionId("one"), text, {.allPoints = true});
    if (!marking) std::abort();
    if (const std::string broken = test::brokenInvariant(*marking, text); !broken.empty()) {
        std::cerr << broken << '\n';
        std::abort();
    }
    return 0;
}
