#include "engine/content/item_writers.h"

#include "engine/content/element_names.h"

namespace carewright {
namespace {

std::string numberOrNothing(int number) { return number > 0 ? std::to_string(number) : std::string(); }

XmlText::Attributes with(XmlText::Attributes attributes, const Provenance& from) {
    attributes.emplace_back("sources", joinIds(from.sources));
    attributes.emplace_back("nation", from.nation);
    return attributes;
}

void writeBlock(XmlText& xml, const Block& block) {
    switch (block.kind) {
        case Block::Kind::paragraph: xml.rich("p", with({}, block.provenance), block.text); break;
        case Block::Kind::note: xml.rich("note", with({}, block.provenance), block.text); break;
        case Block::Kind::quote: xml.rich("quote", with({{"who", block.title}}, block.provenance), block.text); break;
        case Block::Kind::heading:
            block.title.empty() ? xml.empty("heading") : xml.text("heading", {}, block.title);
            break;
        case Block::Kind::list:
            xml.open("list", with({}, block.provenance));
            for (const RichText& item : block.items) xml.rich("item", {}, item);
            xml.close("list");
            break;
        case Block::Kind::compare:
            xml.open("compare", with({{"left", block.leftTitle}, {"right", block.rightTitle}}, block.provenance));
            for (const CompareRow& row : block.rows) {
                xml.open("row");
                xml.rich("left", {}, row.left);
                xml.rich("right", {}, row.right);
                xml.close("row");
            }
            xml.close("compare");
            break;
        case Block::Kind::entry:
            xml.rich("entry",
                     with({{"id", block.id.value}, {"kind", std::string(nameOf(entryKindNames, block.entryKind))}, {"title", block.title},
                           {"points", joinIds(block.points)}}, block.provenance),
                     block.text);
            break;
    }
}

void writeOptional(XmlText& xml, std::string_view name, const RichText& text) {
    if (!text.empty()) xml.rich(name, {}, text);
}

void writeCreditPart(XmlText& xml, std::string_view name, const CreditPart& part) {
    if (!part.awards.empty()) xml.empty(name, {{"award", joinIds(part.awards)}, {"marks", std::to_string(part.marks)}});
}

void writeCredits(XmlText& xml, const Question& question) {
    int open = -1;
    const auto moveTo = [&](int group) {
        if (group == open) return;
        if (open >= 0) xml.close("group");
        if (group >= 0) xml.open("group", {{"max", std::to_string(question.groups[static_cast<std::size_t>(group)].max)}});
        open = group;
    };
    for (const QuestionPoint& credit : question.points) {
        const bool grouped = credit.group >= 0 && static_cast<std::size_t>(credit.group) < question.groups.size();
        moveTo(grouped ? credit.group : -1);
        const XmlText::Attributes attributes{{"point", credit.point.value}, {"marks", std::to_string(credit.marks)}, {"depends-on", credit.dependsOn.value}};
        if (credit.identify.awards.empty() && credit.explain.awards.empty()) {
            xml.empty("credit", attributes);
            continue;
        }
        xml.open("credit", attributes);
        writeCreditPart(xml, "identify", credit.identify);
        writeCreditPart(xml, "explain", credit.explain);
        xml.close("credit");
    }
    moveTo(-1);
}

void writeLevels(XmlText& xml, const Question& question) {
    if (question.levels.empty()) return;
    xml.open("levels");
    for (const Level& level : question.levels) {
        xml.open("level", {{"id", level.id.value}, {"title", level.title}, {"from", std::to_string(level.from)}, {"to", std::to_string(level.to)}});
        for (const Rule& rule : level.descriptors) writeNamedRule(xml, "descriptor", rule);
        xml.close("level");
    }
    xml.close("levels");
}

}  // namespace

std::vector<std::string> termLines(const std::vector<TermText>& terms) {
    constexpr std::size_t width = 100;
    std::vector<std::string> out;
    int line = 0;
    for (const TermText& term : terms) {
        const bool sameLine = !out.empty() && term.place.line == line && out.back().size() + term.text.size() + 2 <= width;
        if (sameLine) {
            out.back() += "; " + term.text;
        } else {
            out.push_back(term.text);
        }
        line = term.place.line;
    }
    return out;
}

void writeItem(XmlText& xml, const Topic& topic) {
    xml.open("topic", {{"id", topic.id.value}, {"title", topic.title}, {"minutes", numberOrNothing(topic.minutes)}});
    xml.text("summary", {}, topic.summary);
    for (const Block& block : topic.blocks) writeBlock(xml, block);
    xml.close("topic");
}

void writeItem(XmlText& xml, const Term& term) {
    std::string also;
    for (const std::string& name : term.also) also += (also.empty() ? "" : "; ") + name;
    xml.rich("term", with({{"id", term.id.value}, {"name", term.name}, {"also", also}}, term.provenance), term.meaning);
}

void writeItem(XmlText& xml, const Law& law) {
    xml.open("law", with({{"id", law.id.value}, {"kind", std::string(nameOf(lawKindNames, law.kind))}, {"title", law.title}, {"in-force", law.inForce}}, law.provenance));
    writeOptional(xml, "what", law.what);
    writeOptional(xml, "promotes", law.promotes);
    xml.text("caution", {}, law.caution);
    xml.close("law");
}

void writeItem(XmlText& xml, const Misconception& item) {
    xml.open("misconception", with({{"id", item.id.value}, {"title", item.title}}, item.provenance));
    xml.text("myth", {}, item.myth);
    writeOptional(xml, "why-wrong", item.whyWrong);
    writeOptional(xml, "fact", item.fact);
    for (const std::string& shows : item.showsUpAs) xml.text("shows-up", {}, shows);
    xml.text("correction", {}, item.correction);
    xml.close("misconception");
}

void writeItem(XmlText& xml, const MarkingPoint& point) {
    xml.open("point", {{"id", point.id.value}, {"title", point.title}, {"topic", point.topic.value}});
    xml.text("examiner", {}, point.examiner);
    xml.text("learner", {}, point.learner);
    xml.text("not-enough", {}, point.notEnough);
    xml.text("earned", {}, point.earned);
    xml.text("hint", {}, point.hint);
    xml.close("point");
}

void writeItem(XmlText& xml, const Question& question) {
    xml.open("question", {{"id", question.id.value}, {"command", question.command}, {"criterion", question.criterion.value},
                          {"marks", numberOrNothing(question.marks)}, {"min-words", numberOrNothing(question.minWords)},
                          {"max-words", numberOrNothing(question.maxWords)},
                          {"marking", question.wrongExtras == WrongExtras::ignored ? std::string() : std::string(nameOf(wrongExtrasNames, question.wrongExtras))}});
    xml.text("text", {}, question.text);
    xml.text("passage", {}, question.passage);
    xml.text("command-meaning", {}, question.commandMeaning);
    xml.text("guidance", {}, question.guidance);
    xml.text("model-answer", {}, question.modelAnswer);
    writeCredits(xml, question);
    writeLevels(xml, question);
    xml.close("question");
}

void writeItem(XmlText& xml, const Concept& item) {
    xml.open("concept", {{"id", item.id.value}, {"meaning", item.meaning}});
    xml.lines("terms", {}, termLines(item.terms));
    xml.lines("except", {}, termLines(item.except));
    for (const ConceptId& id : item.includes) xml.empty("include-concept", {{"ref", id.value}});
    xml.close("concept");
}

void writeItem(XmlText& xml, const SubjectGuard& subject) {
    xml.open("subject");
    for (const ConceptId& id : subject.required) xml.empty("required", {{"ref", id.value}});
    for (const ConceptId& id : subject.unwanted) xml.empty("unwanted", {{"ref", id.value}});
    xml.close("subject");
}

}  // namespace carewright
