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
                          {"max-words", numberOrNothing(question.maxWords)}});
    xml.text("text", {}, question.text);
    xml.text("passage", {}, question.passage);
    xml.text("command-meaning", {}, question.commandMeaning);
    xml.text("guidance", {}, question.guidance);
    xml.text("model-answer", {}, question.modelAnswer);
    for (const QuestionPoint& credit : question.points) {
        xml.empty("credit", {{"point", credit.point.value}, {"marks", std::to_string(credit.marks)}, {"depends-on", credit.dependsOn.value}});
    }
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
