// Rubrics: only what a rule does not inherit is written.
#include <algorithm>

#include "engine/content/element_names.h"
#include "engine/content/item_writers.h"
#include "engine/content/term_notation.h"

namespace carewright {
namespace {

struct Inherited {
    Within within = Within::response;
    Polarity polarity = Polarity::affirmed;
    Voice voice = Voice::own;
    Mood mood = Mood::either;
    Tense time = Tense::either;
};

/// Where all rules of an `unless` reach otherwise than the rule around them, the `unless` says so for them.
Within withinOf(const std::vector<Rule>& unless, Within owner) {
    const bool same = std::all_of(unless.begin(), unless.end(), [&](const Rule& rule) { return rule.within == unless.front().within; });
    return same ? unless.front().within : owner;
}

void writeRule(XmlText& xml, std::string_view element, const Rule& rule, const Inherited& above) {
    XmlText::Attributes attributes{{"id", rule.id.value}};
    if (rule.kind == Rule::Kind::concept_ || rule.kind == Rule::Kind::point) attributes.emplace_back("ref", rule.ref);
    if (rule.kind == Rule::Kind::atLeast && rule.count > 0) attributes.emplace_back("n", std::to_string(rule.count));
    if (rule.kind == Rule::Kind::near) attributes.emplace_back("words", std::to_string(rule.count));
    if (rule.kind == Rule::Kind::relation) attributes.emplace_back("kind", std::string(nameOf(relationNames, rule.relation)));
    if (rule.within != usualWithin(rule.kind, above.within)) attributes.emplace_back("within", std::string(nameOf(withinNames, rule.within)));
    if (rule.polarity != above.polarity) attributes.emplace_back("polarity", std::string(nameOf(polarityNames, rule.polarity)));
    if (rule.voice != above.voice) attributes.emplace_back("voice", std::string(nameOf(voiceNames, rule.voice)));
    if (rule.mood != above.mood) attributes.emplace_back("mood", std::string(nameOf(moodNames, rule.mood)));
    if (rule.time != above.time) attributes.emplace_back("time", std::string(nameOf(tenseNames, rule.time)));
    if (rule.cancels != Cancels::point) attributes.emplace_back("cancels", std::string(nameOf(cancelsNames, rule.cancels)));
    attributes.emplace_back("pair", rule.pair.value);
    const bool bare = rule.parts.empty() && rule.unless.empty() && rule.note.empty();
    if (bare) {
        const std::vector<std::string> lines = termLines(splitTerms(rule.text));
        lines.empty() ? xml.empty(element, attributes) : xml.lines(element, attributes, lines);
        return;
    }
    const Inherited here{rule.within, rule.polarity, rule.voice, rule.mood, rule.time};
    xml.open(element, attributes);
    for (const std::string& line : termLines(splitTerms(rule.text))) xml.line(line);
    for (const Rule& part : rule.parts) writeRule(xml, nameOf(ruleKindNames, part.kind), part, here);
    if (!rule.unless.empty()) {
        Inherited handed = here;
        handed.within = withinOf(rule.unless, rule.within);
        handed.polarity = Polarity::either;
        xml.open("unless", {{"within", handed.within == rule.within ? std::string() : std::string(nameOf(withinNames, handed.within))}});
        for (const Rule& part : rule.unless) writeRule(xml, nameOf(ruleKindNames, part.kind), part, handed);
        xml.close("unless");
    }
    xml.text("note", {}, rule.note);
    xml.close(element);
}

}  // namespace

void writeNamedRule(XmlText& xml, std::string_view element, const Rule& rule) { writeRule(xml, element, rule, {}); }

void writeItem(XmlText& xml, const Mishearing& mishearing) { xml.empty("mishearing", {{"heard", mishearing.heard}, {"meant", mishearing.meant}}); }

void writeItem(XmlText& xml, const Rubric& rubric) {
    xml.open("rubric", {{"point", rubric.point.value}, {"misconception", rubric.misconception.value}});
    for (const Rule& rule : rubric.award) writeNamedRule(xml, "award", rule);
    for (const Rule& rule : rubric.reject) writeNamedRule(xml, "reject", rule);
    for (const Rule& rule : rubric.refer) writeNamedRule(xml, "refer", rule);
    xml.close("rubric");
}

}  // namespace carewright
