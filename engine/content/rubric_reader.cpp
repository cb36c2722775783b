// Concepts, rubrics with their rules, and the subject guard.
#include <algorithm>

#include "engine/content/inline_text.h"
#include "engine/content/item_readers.h"
#include "engine/content/term_notation.h"

namespace carewright {
namespace {

/// What a rule hands down to its parts.
struct Inherited {
    Within within = Within::response;
    Polarity polarity = Polarity::affirmed;
    Voice voice = Voice::own;
    Mood mood = Mood::either;
    Tense time = Tense::either;
};

std::vector<TermText> readTermTexts(const XmlNode& node, Reading& reading) {
    std::vector<TermText> out;
    for (const XmlNode& child : node.children) {
        if (!child.isText()) continue;
        // The line of a text is that of its first character which is not white space.
        const std::size_t first = child.text.find_first_not_of(" \t\r\n");
        if (first == std::string::npos) continue;
        for (TermText& term : splitTerms(std::string_view(child.text).substr(first), reading.place(child))) out.push_back(std::move(term));
    }
    return out;
}

std::optional<Rule::Kind> ruleKind(std::string_view name) {
    for (const auto& [candidate, kind] : ruleKindNames) {
        if (candidate == name) return kind;
    }
    return std::nullopt;
}

std::vector<std::string_view> namesInRule() {
    std::vector<std::string_view> names = namesIn(ruleKindNames);
    names.push_back("unless");
    names.push_back("note");
    return names;
}

Rule readRule(Rule::Kind kind, const XmlNode& node, const Inherited& above, Reading& reading);

/// The rules below `node`; `unless` and `note` among them go to `owner` where there is one.
std::vector<Rule> readRules(const XmlNode& node, const Inherited& above, Reading& reading, Rule* owner) {
    std::vector<Rule> out;
    for (const XmlNode& child : node.children) {
        if (child.isText()) {
            if (!owner || owner->kind != Rule::Kind::words) reportStrayText(child, node, reading);
        } else if (const std::optional<Rule::Kind> kind = ruleKind(child.name)) {
            out.push_back(readRule(*kind, child, above, reading));
        } else if (child.name == "unless" && owner) {
            // What calls a rule off does so denied or not, unless it says otherwise.
            ElementReader unless(child, reading);
            Inherited handed = above;
            handed.within = unless.choice("within", withinNames, above.within);
            handed.polarity = Polarity::either;
            unless.finishText();
            std::vector<Rule> rules = readRules(child, handed, reading, nullptr);
            if (rules.empty()) reading.error(child.line, "<unless> is empty; put the rules in it that call this one off, or remove it.");
            std::move(rules.begin(), rules.end(), std::back_inserter(owner->unless));
        } else if (child.name == "note" && owner) {
            const std::string note = readPlainText(child, reading);
            owner->note += (owner->note.empty() || note.empty() ? "" : "\n\n") + note;
        } else {
            reportUnknownChild(child, node, owner ? namesInRule() : namesIn(ruleKindNames), reading);
        }
    }
    return out;
}

void readRuleBody(Rule& rule, ElementReader& element, const XmlNode& node, const Inherited& above, Reading& reading) {
    rule.place = element.place();
    rule.within = element.choice("within", withinNames, usualWithin(rule.kind, above.within));
    rule.polarity = element.choice("polarity", polarityNames, above.polarity);
    rule.voice = element.choice("voice", voiceNames, above.voice);
    rule.mood = element.choice("mood", moodNames, above.mood);
    rule.time = element.choice("time", tenseNames, above.time);
    element.finishText();
    rule.parts = readRules(node, {rule.within, rule.polarity, rule.voice, rule.mood, rule.time}, reading, &rule);
}

Rule readRule(Rule::Kind kind, const XmlNode& node, const Inherited& above, Reading& reading) {
    ElementReader element(node, reading);
    Rule rule;
    rule.kind = kind;
    const bool leaf = kind == Rule::Kind::concept_ || kind == Rule::Kind::words || kind == Rule::Kind::point;
    if (kind == Rule::Kind::concept_ || kind == Rule::Kind::point) rule.ref = element.text("ref");
    if (kind == Rule::Kind::atLeast) rule.count = element.number("n", 1, 100);
    if (kind == Rule::Kind::near) rule.count = element.number("words", 0, 100);
    if (kind == Rule::Kind::relation) {
        rule.relation = element.choice("kind", relationNames, Rule::Relation::gives);
        if (!node.attribute("kind")) reading.error(node.line, "<relation> needs the attribute kind: " + oneOf(namesIn(relationNames)) + ".");
    }
    if (kind == Rule::Kind::near && !node.attribute("words")) {
        reading.error(node.line, "<near> needs the attribute words=\"…\": how many words may stand between the outermost parts.");
        rule.count = 100;
    }
    readRuleBody(rule, element, node, above, reading);
    if (kind == Rule::Kind::words) {
        for (const TermText& term : readTermTexts(node, reading)) rule.text += (rule.text.empty() ? "" : "; ") + term.text;
    }
    if (leaf && !rule.parts.empty()) {
        reading.error(rule.parts.front().place.line, "<" + node.name + "> takes no rules in it besides <unless>; put them side by side in <all> or <any>.");
        rule.parts.clear();
    }
    return rule;
}

void readNamedBody(Rule& rule, ElementReader& element, const XmlNode& node, Reading& reading) {
    rule.kind = Rule::Kind::all;
    rule.id = element.id<RuleId>("id");
    readRuleBody(rule, element, node, {}, reading);
}

Rule readReject(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Rule rule;
    rule.cancels = element.choice("cancels", cancelsNames, Cancels::point);
    rule.pair = element.id<PointId>("pair");
    readNamedBody(rule, element, node, reading);
    return rule;
}

}  // namespace

Rule readNamedRule(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Rule rule;
    readNamedBody(rule, element, node, reading);
    return rule;
}

Concept readConcept(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Concept out;
    out.place = element.place();
    out.id = element.id<ConceptId>("id");
    out.meaning = element.text("meaning");
    for (const char* name : {"terms", "except"}) {
        for (const XmlNode* list : element.children(name)) {
            ElementReader(*list, reading).finishText();
            for (const XmlNode& child : list->children) {
                if (!child.isText()) reportUnknownChild(child, *list, {}, reading);
            }
            std::vector<TermText>& into = std::string_view(name) == "terms" ? out.terms : out.except;
            for (TermText& term : readTermTexts(*list, reading)) into.push_back(std::move(term));
        }
    }
    for (const XmlNode* include : element.children("include-concept")) {
        ElementReader inner(*include, reading);
        const ConceptId ref = inner.id<ConceptId>("ref");
        inner.finish();
        if (ref.empty()) reading.error(include->line, "<include-concept> needs the attribute ref=\"…\" with the id of a concept.");
        if (!ref.empty()) out.includes.push_back(ref);
    }
    element.finish();
    return out;
}

Mishearing readMishearing(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Mishearing out;
    out.place = element.place();
    out.heard = element.text("heard");
    out.meant = element.text("meant");
    element.finish();
    return out;
}

Rubric readRubric(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Rubric rubric;
    rubric.place = element.place();
    rubric.point = element.id<PointId>("point");
    rubric.misconception = element.id<MisconceptionId>("misconception");
    for (const XmlNode* rule : element.children("award")) rubric.award.push_back(readNamedRule(*rule, reading));
    for (const XmlNode* rule : element.children("reject")) rubric.reject.push_back(readReject(*rule, reading));
    for (const XmlNode* rule : element.children("refer")) rubric.refer.push_back(readNamedRule(*rule, reading));
    element.finish();
    return rubric;
}

void readSubject(const XmlNode& node, Reading& reading, SubjectGuard& subject) {
    ElementReader element(node, reading);
    if (subject.place.line == 0) subject.place = element.place();
    for (const char* name : {"required", "unwanted"}) {
        for (const XmlNode* item : element.children(name)) {
            ElementReader inner(*item, reading);
            const ConceptId ref = inner.id<ConceptId>("ref");
            inner.finish();
            if (ref.empty()) {
                reading.error(item->line, "<" + std::string(name) + "> needs the attribute ref=\"…\" with the id of a concept.");
            } else {
                (std::string_view(name) == "required" ? subject.required : subject.unwanted).push_back(ref);
            }
        }
    }
    element.finish();
}

}  // namespace carewright
