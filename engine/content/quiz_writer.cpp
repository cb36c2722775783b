// The counterpart of quiz_reader.cpp.
#include "engine/content/element_names.h"
#include "engine/content/item_writers.h"

namespace carewright {
namespace {

std::string yes(bool value) { return value ? "yes" : ""; }
std::string numberUnless(int number, int usual) { return number == usual ? std::string() : std::to_string(number); }

void writeParts(XmlText& xml, const Item& item) {
    for (const ItemOption& option : item.options) {
        xml.open("option", {{"id", option.id.value}, {"right", yes(option.right)}, {"reveals", option.reveals.value}});
        xml.text("text", {}, option.text);
        xml.text("feedback", {}, option.feedback);
        xml.close("option");
    }
    for (const ItemPair& pair : item.pairs) {
        xml.open("pair", {{"id", pair.id.value}});
        xml.text("left", {}, pair.left);
        xml.text("right", {}, pair.right);
        xml.text("feedback", {}, pair.feedback);
        xml.close("pair");
    }
    for (const ItemCategory& category : item.categories) xml.empty("category", {{"id", category.id.value}, {"title", category.title}});
    for (const ItemCard& card : item.cards) {
        xml.open("card", {{"id", card.id.value}, {"in", card.category.value}});
        xml.text("text", {}, card.text);
        xml.text("feedback", {}, card.feedback);
        xml.close("card");
    }
    if (!item.pieces.empty()) xml.gaps("gap-text", item.pieces);
    for (const std::string& word : item.bank) xml.text("bank-word", {}, word);
}

}  // namespace

void writeItem(XmlText& xml, const Item& item) {
    xml.open("item", {{"id", item.id.value}, {"kind", std::string(nameOf(itemKindNames, item.kind))}, {"points", joinIds(item.points)},
                      {"misconceptions", joinIds(item.misconceptions)}, {"terms", joinIds(item.terms)}, {"laws", joinIds(item.laws)},
                      {"marks", numberUnless(item.marks, 1)}, {"keep-order", yes(item.keepOrder)},
                      {"true", item.kind == Item::Kind::trueFalse ? (item.truth ? "yes" : "no") : yes(item.truth)},
                      {"from-bank", yes(item.fromBank)}, {"question", item.question.value}});
    xml.text("stem", {}, item.stem);
    writeParts(xml, item);
    xml.text("model-answer", {}, item.modelAnswer);
    for (const std::string& hint : item.hints) xml.text("hint", {}, hint);
    xml.text("reason", {}, item.reason);
    xml.close("item");
}

void writeItem(XmlText& xml, const Quiz& quiz) {
    xml.open("quiz", {{"id", quiz.id.value}, {"title", quiz.title}, {"behaviour", std::string(nameOf(behaviourNames, quiz.behaviour))},
                      {"tries", numberUnless(quiz.tries, 3)}, {"minutes", numberUnless(quiz.minutes, 0)}, {"shuffle", quiz.shuffle ? "" : "no"}});
    xml.text("about", {}, quiz.about);
    for (const QuizSection& section : quiz.sections) {
        xml.open("section", {{"title", section.title}});
        for (const QuizPool& pool : section.pools) xml.empty("use", {{"draw", numberUnless(pool.draw, 0)}, {"items", joinIds(pool.items)}});
        xml.close("section");
    }
    xml.close("quiz");
}

void writeItem(XmlText& xml, const Mock& mock) {
    xml.open("mock", {{"id", mock.id.value}, {"title", mock.title}, {"minutes", numberUnless(mock.minutes, 0)}, {"questions", joinIds(mock.questions)}});
    xml.text("about", {}, mock.about);
    xml.close("mock");
}

void writeItem(XmlText& xml, const Sample& sample) {
    xml.open("sample", {{"id", sample.id.value}, {"question", sample.question.value}});
    xml.text("response", {}, sample.response);
    for (const SampleJudgement& judgement : sample.judgements) {
        xml.open("judgement", {{"point", judgement.point.value}, {"misconception", judgement.misconception.value}, {"holds", judgement.holds ? "yes" : "no"}});
        xml.text("why", {}, judgement.why);
        for (const std::string& quote : judgement.quotes) xml.text("quote", {}, quote);
        xml.close("judgement");
    }
    xml.text("comment", {}, sample.comment);
    xml.close("sample");
}

}  // namespace carewright
