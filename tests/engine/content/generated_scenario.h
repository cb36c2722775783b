/// Scenarios made by chance: playable, as tidy as the reader leaves them, and as tangled as a few passages can be.
#pragma once

#include <algorithm>
#include <random>
#include <string>

#include "engine/content/scenario.h"

namespace carewright::test {

class ScenarioMaker {
public:
    explicit ScenarioMaker(unsigned seed) : m_random(seed) {}

    /// With at most so many passages; `small` keeps the number of states low enough to go through them all one by one.
    Scenario make(int mostPassages = 7, bool small = true) {
        Scenario out;
        m_choices = 0;
        m_small = small;
        m_passages = number(2, mostPassages);
        m_variables = number(0, 2);
        out.id = ScenarioId("story");
        out.title = text();
        out.about = text();
        out.minutes = number(1, 30);
        out.start = passage(0);
        out.back = static_cast<Scenario::Back>(number(0, 2));
        for (int i = number(0, 2); i > 0; --i) out.people.push_back({PersonId("who" + std::to_string(i)), text(), chance() ? text() : "", chance() ? text() : "", text(), {}});
        for (int i = 0; i < m_variables; ++i) {
            ScenarioVariable variable;
            variable.id = VariableId("v" + std::to_string(i));
            variable.title = text();
            variable.about = chance() ? text() : "";
            variable.from = number(-2, 0);
            variable.to = number(1, 3);
            variable.start = number(variable.from, variable.to);
            variable.shown = chance();
            out.variables.push_back(std::move(variable));
        }
        for (int i = number(0, 2); i > 0; --i) out.groups.push_back({"group " + std::to_string(i), static_cast<PassageGroup::Colour>(number(0, 7)), {}});
        for (int i = 0; i < m_passages; ++i) out.passages.push_back(makePassage(i));
        return out;
    }

private:
    bool chance() { return number(0, 1) == 1; }
    int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    PassageId passage(int i) const { return PassageId("p" + std::to_string(i)); }
    PassageId anyPassage() { return passage(number(0, m_passages - 1)); }
    PointId anyPoint() { return PointId("point-" + std::to_string(number(0, 1))); }

    std::string text() {
        static constexpr const char* words[] = {"She", "waits", "“tea”", "& <so>", "it's", "don’t", "Léa", "…"};
        std::string out = words[number(0, 7)];
        for (int i = number(0, 6); i > 0; --i) out += std::string(" ") + words[number(0, 7)];
        return out;
    }

    Condition condition() {
        Condition out;
        out.negated = number(0, 3) == 0;
        out.kind = static_cast<Condition::Kind>(number(m_variables > 0 ? 0 : 1, 3));
        switch (out.kind) {
            case Condition::Kind::variable:
                out.variable = VariableId("v" + std::to_string(number(0, m_variables - 1)));
                if (chance()) out.atLeast = number(-2, 3);
                if (!out.atLeast || number(0, 3) == 0) out.atMost = number(-2, 3);
                break;
            case Condition::Kind::visited: out.passage = anyPassage(); break;
            case Condition::Kind::chosen: out.choice = ChoiceId("c" + std::to_string(number(0, std::max(0, m_choices)))); break;
            case Condition::Kind::earned: out.point = anyPoint(); break;
        }
        return out;
    }

    /// Lone conditions first, as the format keeps them.
    Conditions conditions(int likely) {
        Conditions out;
        if (number(0, likely) != 0) return out;
        out.push_back({condition()});
        if (number(0, 3) == 0) out.push_back({condition(), condition()});
        return out;
    }

    std::vector<Effect> effects() {
        std::vector<Effect> out;
        for (int i = m_variables > 0 ? number(0, 2) : 0; i > 0; --i) {
            Effect effect;
            effect.variable = VariableId("v" + std::to_string(number(0, m_variables - 1)));
            if (number(0, 3) == 0) {
                effect.set = number(-3, 4);
            } else {
                effect.by = number(-2, 2);
            }
            out.push_back(effect);
        }
        return out;
    }

    ScenarioChoice makeChoice() {
        ScenarioChoice out;
        out.id = ChoiceId("c" + std::to_string(m_choices++));
        out.text = text();
        out.when = conditions(1);
        out.effects = effects();
        out.outcomes.push_back({anyPassage(), 1, {}});
        if (number(0, 4) == 0) out.outcomes.push_back({anyPassage(), number(1, 3), {}});
        out.once = number(0, 3) == 0;
        if (chance()) out.points = {anyPoint()};
        if (number(0, 3) == 0) out.reveals = {MisconceptionId("anything")};
        out.meant = text();
        return out;
    }

    Passage makePassage(int at) {
        Passage out;
        out.id = passage(at);
        out.title = text();
        out.setting = chance() ? text() : "";
        out.group = chance() ? text() : "";
        if (chance()) out.x = number(-50, 50);
        if (chance()) out.y = number(-50, 50);
        out.effects = effects();
        for (int i = number(1, 3); i > 0; --i) out.blocks.push_back({text(), chance() ? PersonId("who1") : PersonId(), conditions(3), {}});
        if (number(0, 4) == 0 && at > 0) {
            out.ending = static_cast<Passage::Ending>(number(1, 3));
            out.debrief = text();
        } else if (number(0, 4) == 0) {
            out.written = makeWritten();
        } else {
            for (int i = number(number(0, 1), m_small ? 3 : 5); i > 0; --i) out.choices.push_back(makeChoice());
        }
        return out;
    }

    WrittenStep makeWritten() {
        WrittenStep out;
        out.prompt = text();
        out.question = QuestionId("q1");
        out.points = {PointId("point-0"), PointId("point-1")};
        out.modelAnswer = text();
        out.to = anyPassage();
        out.meant = text();
        for (int i = number(0, 2); i > 0; --i) out.branches.push_back({{anyPoint()}, conditions(2), effects(), anyPassage(), text(), {}});
        return out;
    }

    std::mt19937 m_random;
    int m_passages = 0, m_variables = 0, m_choices = 0;
    bool m_small = true;
};

}  // namespace carewright::test
