// What learners look up: glossary, laws, misconceptions.
#include "engine/content/inline_text.h"
#include "engine/content/item_readers.h"

namespace carewright {

Term readTerm(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Term term;
    term.place = element.place();
    term.id = element.id<TermId>("id");
    term.name = element.text("name");
    term.also = element.list("also");
    term.provenance = element.provenance();
    element.finishText();
    term.meaning = readRichText(node, reading);
    return term;
}

Law readLaw(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Law law;
    law.place = element.place();
    law.id = element.id<LawId>("id");
    law.kind = element.choice("kind", lawKindNames, Law::Kind::act);
    law.title = element.text("title");
    law.inForce = element.text("in-force");
    law.provenance = element.provenance();
    law.what = element.richChild("what");
    law.promotes = element.richChild("promotes");
    law.caution = element.child("caution");
    element.finish();
    if (!node.attribute("kind")) reading.error(node.line, "<law> needs the attribute kind: " + oneOf(namesIn(lawKindNames)) + ".");
    return law;
}

Misconception readMisconception(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Misconception out;
    out.place = element.place();
    out.id = element.id<MisconceptionId>("id");
    out.title = element.text("title");
    out.provenance = element.provenance();
    out.myth = element.child("myth");
    out.whyWrong = element.richChild("why-wrong");
    out.fact = element.richChild("fact");
    for (const XmlNode* shows : element.children("shows-up")) {
        std::string text = readPlainText(*shows, reading);
        if (text.empty()) reading.error(shows->line, "<shows-up> is empty; write how the idea sounds in an answer, or leave it out.");
        if (!text.empty()) out.showsUpAs.push_back(std::move(text));
    }
    out.correction = element.child("correction");
    element.finish();
    return out;
}

}  // namespace carewright
