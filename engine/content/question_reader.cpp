// Marking points and the questions that ask for them.
#include "engine/content/item_readers.h"

namespace carewright {

MarkingPoint readPoint(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    MarkingPoint point;
    point.place = element.place();
    point.id = element.id<PointId>("id");
    point.title = element.text("title");
    point.topic = element.id<TopicId>("topic");
    point.examiner = element.child("examiner");
    point.learner = element.child("learner");
    point.notEnough = element.child("not-enough");
    point.earned = element.child("earned");
    point.hint = element.child("hint");
    element.finish();
    return point;
}

Question readQuestion(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Question question;
    question.place = element.place();
    question.id = element.id<QuestionId>("id");
    question.command = element.text("command");
    question.criterion = element.id<CriterionId>("criterion");
    question.marks = element.number("marks", 1, 1000);
    question.minWords = element.number("min-words", 0, 20000);
    question.maxWords = element.number("max-words", 0, 20000);
    question.text = element.child("text");
    question.passage = element.child("passage");
    question.commandMeaning = element.child("command-meaning");
    question.guidance = element.child("guidance");
    question.modelAnswer = element.child("model-answer");
    for (const XmlNode* credit : element.children("credit")) {
        ElementReader inner(*credit, reading);
        QuestionPoint point;
        point.place = inner.place();
        point.point = inner.id<PointId>("point");
        point.marks = inner.number("marks", 1, 1000);
        if (!credit->attribute("marks")) point.marks = 1;
        point.dependsOn = inner.id<PointId>("depends-on");
        inner.finish();
        question.points.push_back(std::move(point));
    }
    element.finish();
    return question;
}

}  // namespace carewright
