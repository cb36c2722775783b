// Scenarios: people, variables, passages, choices and written steps.
#include "engine/content/inline_text.h"
#include "engine/content/item_readers.h"

namespace carewright {
namespace {

constexpr int smallest = -1000, largest = 1000;

/// A whole number that may be missing.
std::optional<int> maybeNumber(ElementReader& element, const XmlNode& node, std::string_view name) {
    if (!node.attribute(name)) return std::nullopt;
    return element.number(name, smallest, largest);
}

Condition readWhen(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Condition condition;
    condition.place = element.place();
    condition.negated = element.choice("not", yesNoNames, false);
    condition.variable = element.id<VariableId>("variable");
    condition.atLeast = maybeNumber(element, node, "at-least");
    condition.atMost = maybeNumber(element, node, "at-most");
    condition.passage = element.id<PassageId>("visited");
    condition.choice = element.id<ChoiceId>("chosen");
    condition.point = element.id<PointId>("earned");
    element.finish();
    const int named = !condition.variable.empty() + !condition.passage.empty() + !condition.choice.empty() + !condition.point.empty();
    if (named != 1) {
        reading.error(node.line, "<when> asks for exactly one thing: variable=\"…\" (with at-least or at-most), visited=\"passage\", "
                                 "chosen=\"choice\" or earned=\"point\".");
    }
    if (!condition.passage.empty()) condition.kind = Condition::Kind::visited;
    if (!condition.choice.empty()) condition.kind = Condition::Kind::chosen;
    if (!condition.point.empty()) condition.kind = Condition::Kind::earned;
    const bool bounded = condition.atLeast || condition.atMost;
    if (condition.kind == Condition::Kind::variable && named == 1 && !bounded) {
        reading.error(node.line, "<when variable=\"" + condition.variable.value + "\"> needs at-least=\"…\", at-most=\"…\" or both.");
    }
    return condition;
}

/// `<when>` children each form a group of their own, `<either>` makes one group of those inside it.
Conditions readConditions(ElementReader& element, Reading& reading) {
    Conditions out;
    for (const XmlNode* node : element.children("when")) out.push_back({readWhen(*node, reading)});
    for (const XmlNode* node : element.children("either")) {
        ElementReader inner(*node, reading);
        std::vector<Condition> group;
        for (const XmlNode* when : inner.children("when")) group.push_back(readWhen(*when, reading));
        inner.finish();
        if (group.empty()) reading.error(node->line, "<either> holds no <when>; add those of which one must hold.");
        out.push_back(std::move(group));
    }
    return out;
}

std::vector<Effect> readEffects(ElementReader& element, Reading& reading) {
    std::vector<Effect> out;
    for (const XmlNode* node : element.children("effect")) {
        ElementReader inner(*node, reading);
        Effect effect;
        effect.place = inner.place();
        effect.variable = inner.id<VariableId>("variable");
        effect.set = maybeNumber(inner, *node, "set");
        effect.by = maybeNumber(inner, *node, "by").value_or(0);
        inner.finish();
        if (effect.set.has_value() == (node->attribute("by") != nullptr)) {
            reading.error(node->line, "<effect> needs either by=\"…\" (how much more or less) or set=\"…\" (the new value).");
        }
        out.push_back(std::move(effect));
    }
    return out;
}

ScenarioChoice readChoice(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    ScenarioChoice choice;
    choice.place = element.place();
    choice.id = element.id<ChoiceId>("id");
    choice.once = element.choice("once", yesNoNames, false);
    choice.points = element.ids<PointId>("points");
    choice.reveals = element.ids<MisconceptionId>("reveals");
    choice.text = element.child("text");
    choice.when = readConditions(element, reading);
    choice.effects = readEffects(element, reading);
    choice.meant = element.child("meant");
    if (auto to = element.id<PassageId>("to"); !to.empty()) choice.outcomes.push_back({std::move(to), 1, choice.place});
    for (const XmlNode* child : element.children("outcome")) {
        ElementReader inner(*child, reading);
        Outcome outcome;
        outcome.place = inner.place();
        outcome.to = inner.id<PassageId>("to");
        outcome.weight = inner.number("weight", 1, 1000);
        if (!child->attribute("weight")) outcome.weight = 1;
        inner.finish();
        choice.outcomes.push_back(std::move(outcome));
    }
    element.finish();
    return choice;
}

WrittenStep readWritten(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    WrittenStep step;
    step.place = element.place();
    step.question = element.id<QuestionId>("question");
    step.points = element.ids<PointId>("points");
    step.to = element.id<PassageId>("to");
    step.prompt = element.child("prompt");
    step.modelAnswer = element.child("model-answer");
    step.meant = element.child("meant");
    for (const XmlNode* child : element.children("branch")) {
        ElementReader inner(*child, reading);
        WrittenBranch branch;
        branch.place = inner.place();
        branch.points = inner.ids<PointId>("points");
        branch.to = inner.id<PassageId>("to");
        branch.when = readConditions(inner, reading);
        branch.effects = readEffects(inner, reading);
        branch.meant = inner.child("meant");
        inner.finish();
        step.branches.push_back(std::move(branch));
    }
    element.finish();
    return step;
}

/// `<p>` and `<say>`, and those in an `<if>` with its conditions.
void readBlocks(const XmlNode& node, ElementReader& element, Reading& reading, std::vector<StoryBlock>& blocks, const Conditions& when) {
    for (const char* name : {"p", "say"}) element.allow(name);
    for (const XmlNode& child : node.children) {
        if (child.name == "p" || child.name == "say") {
            ElementReader inner(child, reading);
            StoryBlock block;
            block.place = inner.place();
            if (child.name == "say") {
                block.who = inner.id<PersonId>("who");
                if (block.who.empty()) reading.error(child.line, "<say> needs the attribute who=\"…\" with the id of a <person>.");
            }
            inner.finishText();
            block.text = readText(child, reading);
            block.when = when;
            blocks.push_back(std::move(block));
        } else if (child.name == "if" && when.empty()) {
            ElementReader inner(child, reading);
            const Conditions conditions = readConditions(inner, reading);
            if (conditions.empty()) reading.error(child.line, "<if> needs a <when>, and then the <p> and <say> that depend on it.");
            readBlocks(child, inner, reading, blocks, conditions);
            inner.finish();
        }
    }
}

Passage readPassage(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Passage passage;
    passage.place = element.place();
    passage.id = element.id<PassageId>("id");
    passage.title = element.text("title");
    passage.setting = element.text("setting");
    passage.group = element.text("group");
    passage.ending = element.choice("ending", endingNames, Passage::Ending::none);
    passage.draft = element.choice("draft", yesNoNames, false);
    if (node.attribute("x")) passage.x = element.number("x", -100000, 100000);
    if (node.attribute("y")) passage.y = element.number("y", -100000, 100000);
    passage.effects = readEffects(element, reading);
    element.allow("if");
    readBlocks(node, element, reading, passage.blocks, {});
    for (const XmlNode* child : element.children("choice")) passage.choices.push_back(readChoice(*child, reading));
    const auto written = element.children("write");
    if (!written.empty()) passage.written = readWritten(*written.front(), reading);
    if (written.size() > 1) reading.error(written[1]->line, "<passage> has a second <write>; give it a passage of its own.");
    passage.debrief = element.child("debrief");
    element.finish();
    return passage;
}

}  // namespace

Scenario readScenario(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Scenario scenario;
    scenario.place = element.place();
    scenario.id = element.id<ScenarioId>("id");
    scenario.title = element.text("title");
    scenario.minutes = element.number("minutes", 1, 600);
    scenario.start = element.id<PassageId>("start");
    scenario.back = element.choice("back", backNames, Scenario::Back::step);
    scenario.about = element.child("about");
    for (const XmlNode* child : element.children("person")) {
        ElementReader inner(*child, reading);
        ScenarioPerson person;
        person.place = inner.place();
        person.id = inner.id<PersonId>("id");
        person.name = inner.text("name");
        person.role = inner.text("role");
        person.portrait = inner.text("portrait");
        person.about = inner.child("about");
        inner.finish();
        scenario.people.push_back(std::move(person));
    }
    for (const XmlNode* child : element.children("variable")) {
        ElementReader inner(*child, reading);
        ScenarioVariable variable;
        variable.place = inner.place();
        variable.id = inner.id<VariableId>("id");
        variable.title = inner.text("title");
        variable.from = maybeNumber(inner, *child, "from").value_or(0);
        variable.to = maybeNumber(inner, *child, "to").value_or(10);
        variable.start = maybeNumber(inner, *child, "start").value_or(5);
        variable.shown = inner.choice("shown", yesNoNames, true);
        variable.about = inner.child("about");
        inner.finish();
        scenario.variables.push_back(std::move(variable));
    }
    for (const XmlNode* child : element.children("group")) {
        ElementReader inner(*child, reading);
        PassageGroup group;
        group.place = inner.place();
        group.name = inner.text("name");
        group.colour = inner.choice("colour", groupColourNames, PassageGroup::Colour::teal);
        inner.finish();
        scenario.groups.push_back(std::move(group));
    }
    for (const XmlNode* child : element.children("passage")) scenario.passages.push_back(readPassage(*child, reading));
    element.finish();
    return scenario;
}

}  // namespace carewright
