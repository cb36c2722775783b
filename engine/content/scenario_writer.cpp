// The counterpart of scenario_reader.cpp.
#include <algorithm>

#include "engine/content/element_names.h"
#include "engine/content/item_writers.h"

namespace carewright {
namespace {

std::string maybe(const std::optional<int>& number) { return number ? std::to_string(*number) : std::string(); }

void writeWhen(XmlText& xml, const Condition& condition) {
    xml.empty("when", {{"not", condition.negated ? "yes" : ""}, {"variable", condition.variable.value}, {"at-least", maybe(condition.atLeast)},
                       {"at-most", maybe(condition.atMost)}, {"visited", condition.passage.value}, {"chosen", condition.choice.value},
                       {"earned", condition.point.value}});
}

void writeConditions(XmlText& xml, const Conditions& conditions) {
    for (const std::vector<Condition>& group : conditions) {
        if (group.size() == 1) {
            writeWhen(xml, group.front());
            continue;
        }
        xml.open("either");
        for (const Condition& condition : group) writeWhen(xml, condition);
        xml.close("either");
    }
}

void writeEffects(XmlText& xml, const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
        xml.empty("effect", {{"variable", effect.variable.value}, {"by", effect.set ? "" : std::to_string(effect.by)}, {"set", maybe(effect.set)}});
    }
}

/// Groups as the reader made them: alone or in `<either>`, wherever they stand in the vector; the order of a lone group
/// and one in `<either>` is not kept by the format, so lone ones come first.
Conditions inFileOrder(const Conditions& conditions) {
    Conditions out;
    for (const auto& group : conditions) {
        if (group.size() == 1) out.push_back(group);
    }
    for (const auto& group : conditions) {
        if (group.size() != 1) out.push_back(group);
    }
    return out;
}

/// The same conditions, wherever they were written.
bool sameConditions(const Conditions& a, const Conditions& b) {
    const auto same = [](Condition left, Condition right) {
        left.place = right.place = {};
        return left == right;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const auto& left, const auto& right) {
        return std::equal(left.begin(), left.end(), right.begin(), right.end(), same);
    });
}

void writeBlock(XmlText& xml, const StoryBlock& block) {
    block.who.empty() ? xml.text("p", {}, block.text) : xml.text("say", {{"who", block.who.value}}, block.text);
}

void writeBlocks(XmlText& xml, const std::vector<StoryBlock>& blocks) {
    for (std::size_t i = 0; i < blocks.size();) {
        std::size_t end = i + 1;
        while (end < blocks.size() && sameConditions(blocks[i].when, blocks[end].when)) ++end;
        if (!blocks[i].when.empty()) {
            xml.open("if");
            writeConditions(xml, inFileOrder(blocks[i].when));
        }
        for (std::size_t b = i; b < end; ++b) writeBlock(xml, blocks[b]);
        if (!blocks[i].when.empty()) xml.close("if");
        i = end;
    }
}

void writeChoice(XmlText& xml, const ScenarioChoice& choice) {
    const bool plain = choice.outcomes.size() == 1 && choice.outcomes.front().weight == 1;
    xml.open("choice", {{"id", choice.id.value}, {"to", plain ? choice.outcomes.front().to.value : ""}, {"once", choice.once ? "yes" : ""},
                        {"points", joinIds(choice.points)}, {"reveals", joinIds(choice.reveals)}});
    xml.text("text", {}, choice.text);
    writeConditions(xml, inFileOrder(choice.when));
    writeEffects(xml, choice.effects);
    if (!plain) {
        for (const Outcome& outcome : choice.outcomes) xml.empty("outcome", {{"to", outcome.to.value}, {"weight", std::to_string(outcome.weight)}});
    }
    xml.text("meant", {}, choice.meant);
    xml.close("choice");
}

void writeWritten(XmlText& xml, const WrittenStep& step) {
    xml.open("write", {{"question", step.question.value}, {"points", joinIds(step.points)}, {"to", step.to.value}});
    xml.text("prompt", {}, step.prompt);
    xml.text("model-answer", {}, step.modelAnswer);
    for (const WrittenBranch& branch : step.branches) {
        xml.open("branch", {{"points", joinIds(branch.points)}, {"to", branch.to.value}});
        writeConditions(xml, inFileOrder(branch.when));
        writeEffects(xml, branch.effects);
        xml.text("meant", {}, branch.meant);
        xml.close("branch");
    }
    xml.text("meant", {}, step.meant);
    xml.close("write");
}

}  // namespace

void writeItem(XmlText& xml, const Scenario& scenario) {
    xml.open("scenario", {{"id", scenario.id.value}, {"title", scenario.title}, {"start", scenario.start.value},
                          {"minutes", scenario.minutes > 0 ? std::to_string(scenario.minutes) : ""},
                          {"back", std::string(nameOf(backNames, scenario.back))}});
    xml.text("about", {}, scenario.about);
    for (const ScenarioPerson& person : scenario.people) {
        xml.open("person", {{"id", person.id.value}, {"name", person.name}, {"role", person.role}, {"portrait", person.portrait}});
        xml.text("about", {}, person.about);
        xml.close("person");
    }
    for (const ScenarioVariable& variable : scenario.variables) {
        xml.open("variable", {{"id", variable.id.value}, {"title", variable.title}, {"from", std::to_string(variable.from)},
                              {"to", std::to_string(variable.to)}, {"start", std::to_string(variable.start)}, {"shown", variable.shown ? "" : "no"}});
        xml.text("about", {}, variable.about);
        xml.close("variable");
    }
    for (const PassageGroup& group : scenario.groups) xml.empty("group", {{"name", group.name}, {"colour", std::string(nameOf(groupColourNames, group.colour))}});
    for (const Passage& passage : scenario.passages) {
        xml.blankLine();
        xml.open("passage", {{"id", passage.id.value}, {"title", passage.title}, {"setting", passage.setting}, {"group", passage.group},
                             {"ending", std::string(nameOf(endingNames, passage.ending))}, {"draft", passage.draft ? "yes" : ""},
                             {"x", maybe(passage.x)}, {"y", maybe(passage.y)}});
        writeEffects(xml, passage.effects);
        writeBlocks(xml, passage.blocks);
        for (const ScenarioChoice& choice : passage.choices) writeChoice(xml, choice);
        if (passage.written) writeWritten(xml, *passage.written);
        xml.text("debrief", {}, passage.debrief);
        xml.close("passage");
    }
    xml.close("scenario");
}

}  // namespace carewright
