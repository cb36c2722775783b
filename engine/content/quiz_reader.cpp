// Quiz items, quizzes, mock assessments and sample responses.
#include "engine/base/utf8.h"
#include "engine/content/inline_text.h"
#include "engine/content/item_readers.h"

namespace carewright {
namespace {

bool yes(ElementReader& element, std::string_view name) { return element.choice(name, yesNoNames, false); }

ItemOption readOption(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    ItemOption option;
    option.place = element.place();
    option.id = element.id<PartId>("id");
    option.right = yes(element, "right");
    option.reveals = element.id<MisconceptionId>("reveals");
    option.text = element.child("text");
    option.feedback = element.child("feedback");
    element.finish();
    return option;
}

ItemPair readPair(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    ItemPair pair;
    pair.place = element.place();
    pair.id = element.id<PartId>("id");
    pair.left = element.child("left");
    pair.right = element.child("right");
    pair.feedback = element.child("feedback");
    element.finish();
    return pair;
}

ItemCard readCard(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    ItemCard card;
    card.place = element.place();
    card.id = element.id<PartId>("id");
    card.category = element.id<PartId>("in");
    card.text = element.child("text");
    card.feedback = element.child("feedback");
    element.finish();
    return card;
}

ItemCategory readCategory(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    ItemCategory category;
    category.place = element.place();
    category.id = element.id<PartId>("id");
    category.title = element.text("title");
    element.finish();
    return category;
}

GapPiece readGap(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    GapPiece piece;
    piece.place = element.place();
    piece.gap = element.id<PartId>("id");
    piece.accept = element.text("accept");
    piece.shown = element.text("shown");
    piece.feedback = element.text("feedback");
    element.finish();
    return piece;
}

/// Every stretch of white space becomes one space; one at either end stays, as it parts words from a gap.
std::string innerSpaced(std::string_view text) {
    std::string out;
    bool space = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            space = true;
            continue;
        }
        if (space) out += ' ';
        space = false;
        out += c;
    }
    if (space) out += ' ';
    return out;
}

std::vector<GapPiece> readPieces(const XmlNode& node, Reading& reading) {
    ElementReader(node, reading).finishText();
    std::vector<GapPiece> pieces;
    for (const XmlNode& child : node.children) {
        if (child.name == "gap") {
            GapPiece gap = readGap(child, reading);
            if (gap.gap.empty() && gap.accept.empty()) {
                reading.error(child.line, "<gap> needs the attributes id=\"…\", accept=\"…\" and shown=\"…\".");
            } else {
                pieces.push_back(std::move(gap));
            }
        } else if (child.isText()) {
            GapPiece piece;
            piece.text = innerSpaced(child.text);
            piece.place = reading.place(child);
            if (!pieces.empty() && pieces.back().gap.empty() && pieces.back().accept.empty()) {
                pieces.back().text = innerSpaced(pieces.back().text + piece.text);  // a comment stood between them
            } else {
                pieces.push_back(std::move(piece));
            }
        } else {
            reportUnknownChild(child, node, {"gap"}, reading);
        }
    }
    if (!pieces.empty() && pieces.front().text.starts_with(' ')) pieces.front().text.erase(0, 1);
    if (!pieces.empty() && pieces.back().text.ends_with(' ')) pieces.back().text.pop_back();
    std::erase_if(pieces, [](const GapPiece& piece) { return piece.gap.empty() && piece.accept.empty() && piece.text.empty(); });
    return pieces;
}

std::vector<std::string> readTexts(ElementReader& element, std::string_view name, Reading& reading) {
    std::vector<std::string> out;
    for (const XmlNode* node : element.children(name)) out.push_back(readPlainText(*node, reading));
    return out;
}

QuizPool readPool(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    QuizPool pool;
    pool.place = element.place();
    pool.draw = element.number("draw", 1, 1000);
    pool.items = element.ids<ItemId>("items");
    element.finish();
    return pool;
}

SampleJudgement readJudgement(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    SampleJudgement judgement;
    judgement.place = element.place();
    judgement.point = element.id<PointId>("point");
    judgement.misconception = element.id<MisconceptionId>("misconception");
    judgement.holds = yes(element, "holds");
    if (!node.attribute("holds")) reading.error(node.line, "<judgement> needs the attribute holds=\"yes\" or holds=\"no\".");
    judgement.why = element.child("why");
    judgement.quotes = readTexts(element, "quote", reading);
    element.finish();
    return judgement;
}

}  // namespace

Item readQuizItem(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Item item;
    item.place = element.place();
    item.id = element.id<ItemId>("id");
    item.kind = element.choice("kind", itemKindNames, Item::Kind::single);
    if (!node.attribute("kind")) reading.error(node.line, "<item> needs the attribute kind: " + oneOf(namesIn(itemKindNames)) + ".");
    item.points = element.ids<PointId>("points");
    item.misconceptions = element.ids<MisconceptionId>("misconceptions");
    item.terms = element.ids<TermId>("terms");
    item.laws = element.ids<LawId>("laws");
    item.marks = element.number("marks", 1, 100);
    if (!node.attribute("marks")) item.marks = 1;
    item.keepOrder = yes(element, "keep-order");
    item.truth = yes(element, "true");
    item.fromBank = yes(element, "from-bank");
    if (item.kind == Item::Kind::trueFalse && !node.attribute("true")) {
        reading.error(node.line, "<item> of the kind \"true-false\" needs the attribute true=\"yes\" or true=\"no\": whether the stem is true.");
    }
    item.question = element.id<QuestionId>("question");
    item.stem = element.child("stem");
    for (const XmlNode* child : element.children("option")) item.options.push_back(readOption(*child, reading));
    for (const XmlNode* child : element.children("pair")) item.pairs.push_back(readPair(*child, reading));
    for (const XmlNode* child : element.children("category")) item.categories.push_back(readCategory(*child, reading));
    for (const XmlNode* child : element.children("card")) item.cards.push_back(readCard(*child, reading));
    const auto texts = element.children("gap-text");
    if (!texts.empty()) item.pieces = readPieces(*texts.front(), reading);
    if (texts.size() > 1) reading.error(texts[1]->line, "<item> has a second <gap-text>; keep one.");
    item.bank = readTexts(element, "bank-word", reading);
    item.modelAnswer = element.child("model-answer");
    item.hints = readTexts(element, "hint", reading);
    item.reason = element.child("reason");
    element.finish();
    return item;
}

Quiz readQuiz(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Quiz quiz;
    quiz.place = element.place();
    quiz.id = element.id<QuizId>("id");
    quiz.title = element.text("title");
    quiz.behaviour = element.choice("behaviour", behaviourNames, Behaviour::immediate);
    quiz.tries = element.number("tries", 1, 10);
    if (!node.attribute("tries")) quiz.tries = 3;
    quiz.minutes = element.number("minutes", 1, 600);
    quiz.shuffle = element.choice("shuffle", yesNoNames, true);
    quiz.about = element.child("about");
    for (const XmlNode* child : element.children("section")) {
        ElementReader inner(*child, reading);
        QuizSection section;
        section.place = inner.place();
        section.title = inner.text("title");
        for (const XmlNode* pool : inner.children("use")) section.pools.push_back(readPool(*pool, reading));
        inner.finish();
        quiz.sections.push_back(std::move(section));
    }
    element.finish();
    return quiz;
}

Mock readMock(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Mock mock;
    mock.place = element.place();
    mock.id = element.id<MockId>("id");
    mock.title = element.text("title");
    mock.minutes = element.number("minutes", 1, 600);
    mock.questions = element.ids<QuestionId>("questions");
    mock.about = element.child("about");
    element.finish();
    return mock;
}

Sample readSample(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Sample sample;
    sample.place = element.place();
    sample.id = element.id<SampleId>("id");
    sample.question = element.id<QuestionId>("question");
    sample.response = element.child("response");
    for (const XmlNode* child : element.children("judgement")) sample.judgements.push_back(readJudgement(*child, reading));
    sample.comment = element.child("comment");
    element.finish();
    return sample;
}

}  // namespace carewright
