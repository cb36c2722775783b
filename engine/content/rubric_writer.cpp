// Rubrics: only what a rule does not inherit is written.
#include "engine/content/element_names.h"
#include "engine/content/item_writers.h"
#include "engine/content/term_notation.h"

namespace carewright {
namespace {

struct Inherited {
    Within within = Within::response;
    Polarity polarity = Polarity::affirmed;
    Voice voice = Voice::own;
};

void writeRule(XmlText& xml, std::string_view element, const Rule& rule, const Inherited& above) {
    XmlText::Attributes attributes{{"id", rule.id.value}};
    if (rule.kind == Rule::Kind::concept_ || rule.kind == Rule::Kind::point) attributes.emplace_back("ref", rule.ref);
    if (rule.kind == Rule::Kind::atLeast && rule.count > 0) attributes.emplace_back("n", std::to_string(rule.count));
    if (rule.kind == Rule::Kind::near) attributes.emplace_back("words", std::to_string(rule.count));
    if (rule.kind == Rule::Kind::relation) attributes.emplace_back("kind", std::string(nameOf(relationNames, rule.relation)));
    if (rule.within != above.within) attributes.emplace_back("within", std::string(nameOf(withinNames, rule.within)));
    if (rule.polarity != above.polarity) attributes.emplace_back("polarity", std::string(nameOf(polarityNames, rule.polarity)));
    if (rule.voice != above.voice) attributes.emplace_back("voice", std::string(nameOf(voiceNames, rule.voice)));
    const bool bare = rule.parts.empty() && rule.unless.empty() && rule.note.empty();
    if (bare) {
        const std::vector<std::string> lines = termLines(splitTerms(rule.text));
        lines.empty() ? xml.empty(element, attributes) : xml.lines(element, attributes, lines);
        return;
    }
    const Inherited here{rule.within, rule.polarity, rule.voice};
    xml.open(element, attributes);
    for (const std::string& line : termLines(splitTerms(rule.text))) xml.line(line);
    for (const Rule& part : rule.parts) writeRule(xml, nameOf(ruleKindNames, part.kind), part, here);
    if (!rule.unless.empty()) {
        xml.open("unless");
        for (const Rule& part : rule.unless) writeRule(xml, nameOf(ruleKindNames, part.kind), part, here);
        xml.close("unless");
    }
    xml.text("note", {}, rule.note);
    xml.close(element);
}

}  // namespace

void writeItem(XmlText& xml, const Rubric& rubric) {
    xml.open("rubric", {{"point", rubric.point.value}, {"misconception", rubric.misconception.value}});
    for (const Rule& rule : rubric.award) writeRule(xml, "award", rule, {});
    for (const Rule& rule : rubric.reject) writeRule(xml, "reject", rule, {});
    for (const Rule& rule : rubric.refer) writeRule(xml, "refer", rule, {});
    xml.close("rubric");
}

}  // namespace carewright
