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

namespace {

/// `<identify>` or `<explain>` below a credit.
CreditPart readCreditPart(ElementReader& credit, std::string_view name, Reading& reading) {
    CreditPart part;
    const std::vector<const XmlNode*> nodes = credit.children(name);
    if (nodes.empty()) return part;
    ElementReader element(*nodes.front(), reading);
    part.place = element.place();
    part.awards = element.ids<RuleId>("award");
    part.marks = nodes.front()->attribute("marks") ? element.number("marks", 1, 1000) : 1;
    element.finish();
    if (part.awards.empty()) {
        reading.error(nodes.front()->line, "<" + std::string(name) + "> needs the attribute award=\"…\": the awards of the point's rubric that earn it.");
    }
    if (nodes.size() > 1) reading.error(nodes[1]->line, "<credit> has a second <" + std::string(name) + ">; put its awards in the first.");
    return part;
}

QuestionPoint readCredit(const XmlNode& node, int group, Reading& reading) {
    ElementReader element(node, reading);
    QuestionPoint credit;
    credit.place = element.place();
    credit.group = group;
    credit.point = element.id<PointId>("point");
    credit.identify = readCreditPart(element, "identify", reading);
    credit.explain = readCreditPart(element, "explain", reading);
    const bool parted = !credit.identify.awards.empty() && !credit.explain.awards.empty();
    const int usual = parted ? credit.identify.marks + credit.explain.marks : 1;
    credit.marks = node.attribute("marks") ? element.number("marks", 1, 1000) : usual;
    credit.dependsOn = element.id<PointId>("depends-on");
    element.finish();
    return credit;
}

/// The credits directly in a question, and those in its groups, in the order of the file.
void readCredits(Question& question, const XmlNode& node, int group, Reading& reading) {
    for (const XmlNode& child : node.children) {
        if (child.name == "credit") {
            question.points.push_back(readCredit(child, group, reading));
        } else if (child.name == "group" && group < 0) {
            ElementReader element(child, reading);
            element.allow("credit");
            question.groups.push_back({element.number("max", 1, 1000), element.place()});
            if (!child.attribute("max")) reading.error(child.line, "<group> needs the attribute max=\"…\": how many marks its credits bring at most.");
            element.finish();
            readCredits(question, child, static_cast<int>(question.groups.size()) - 1, reading);
        }
    }
}

void readLevels(Question& question, const XmlNode& node, Reading& reading) {
    ElementReader list(node, reading);
    for (const XmlNode* one : list.children("level")) {
        ElementReader element(*one, reading);
        Level level;
        level.place = element.place();
        level.id = element.id<RuleId>("id");
        level.title = element.text("title");
        level.from = element.number("from", 0, 1000);
        level.to = element.number("to", 0, 1000);
        for (const XmlNode* descriptor : element.children("descriptor")) level.descriptors.push_back(readNamedRule(*descriptor, reading));
        element.finish();
        question.levels.push_back(std::move(level));
    }
    list.finish();
}

}  // namespace

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
    question.wrongExtras = element.choice("marking", wrongExtrasNames, WrongExtras::ignored);
    for (const char* name : {"credit", "group", "levels"}) element.allow(name);
    readCredits(question, node, -1, reading);
    for (const XmlNode* levels : element.children("levels")) readLevels(question, *levels, reading);
    element.finish();
    return question;
}

}  // namespace carewright
