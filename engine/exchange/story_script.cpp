#include "engine/exchange/story_script.h"

#include <algorithm>

#include "engine/content/scenario_survey.h"
#include "engine/content/story_layout.h"

namespace carewright {
namespace {

std::string titleOf(const Scenario& scenario, const VariableId& id) {
    const ScenarioVariable* variable = scenario.findVariable(id);
    return variable && !variable->title.empty() ? variable->title : id.value;
}

std::string quotedTitle(const Scenario& scenario, const PassageId& id) {
    const Passage* passage = scenario.findPassage(id);
    return "“" + (passage && !passage->title.empty() ? passage->title : id.value) + "”";
}

const ScenarioChoice* findChoice(const Scenario& scenario, const ChoiceId& id) {
    for (const Passage& passage : scenario.passages) {
        for (const ScenarioChoice& choice : passage.choices) {
            if (choice.id == id) return &choice;
        }
    }
    return nullptr;
}

std::string rangeWords(const Condition& condition) {
    if (condition.atLeast && condition.atMost && *condition.atLeast == *condition.atMost) return std::to_string(*condition.atLeast);
    if (condition.atLeast && condition.atMost) return "from " + std::to_string(*condition.atLeast) + " to " + std::to_string(*condition.atMost);
    if (condition.atLeast) return "at least " + std::to_string(*condition.atLeast);
    if (condition.atMost) return "at most " + std::to_string(*condition.atMost);
    return "anything";
}

std::string words(const Scenario& scenario, const Course& course, const Condition& condition) {
    switch (condition.kind) {
        case Condition::Kind::variable: return titleOf(scenario, condition.variable) + (condition.negated ? " is not " : " is ") + rangeWords(condition);
        case Condition::Kind::visited: return std::string(condition.negated ? "you were not at " : "you were at ") + quotedTitle(scenario, condition.passage);
        case Condition::Kind::chosen: {
            const ScenarioChoice* choice = findChoice(scenario, condition.choice);
            return std::string(condition.negated ? "you did not choose “" : "you chose “") + (choice ? choice->text : condition.choice.value) + "”";
        }
        case Condition::Kind::earned: {
            const MarkingPoint* point = course.findPoint(condition.point);
            return "“" + (point ? point->title : condition.point.value) + (condition.negated ? "” was not shown in writing" : "” was shown in writing");
        }
    }
    return {};
}

template <class Ids, class Find>
std::string titles(const Ids& ids, Find find) {
    std::string out;
    for (const auto& id : ids) {
        const auto* item = find(id);
        out += (out.empty() ? "" : "; ") + (item ? item->title : id.value);
    }
    return out;
}

class Script {
public:
    Script(const Course& course, const Scenario& scenario, PdfDocument& pdf) : m_course(course), m_scenario(scenario), m_pdf(pdf), m_order(readingOrder(scenario)) {
        m_number.resize(scenario.passages.size());
        for (std::size_t i = 0; i < m_order.size(); ++i) m_number[m_order[i]] = i + 1;
    }

    void write() {
        m_pdf.title(m_scenario.title);
        m_pdf.paragraph(m_scenario.about);
        if (!m_scenario.people.empty()) {
            m_pdf.heading("The people");
            for (const ScenarioPerson& person : m_scenario.people)
                m_pdf.paragraph(person.name + (person.role.empty() ? "" : ", " + person.role) + (person.about.empty() ? "." : ". " + person.about));
        }
        if (!m_scenario.variables.empty()) {
            m_pdf.heading("What the story keeps count of");
            for (const ScenarioVariable& variable : m_scenario.variables)
                m_pdf.paragraph(variable.title + ": from " + std::to_string(variable.from) + " to " + std::to_string(variable.to) + ", at the start " + std::to_string(variable.start) +
                                (variable.shown ? "" : " (not shown)") + (variable.about.empty() ? "." : ". " + variable.about));
        }
        for (const std::size_t p : m_order) write(m_scenario.passages[p], p);
    }

private:
    std::string where(const PassageId& id) const {
        for (std::size_t i = 0; i < m_scenario.passages.size(); ++i) {
            if (m_scenario.passages[i].id == id && !id.empty()) return std::to_string(m_number[i]) + " " + quotedTitle(m_scenario, id);
        }
        return id.empty() ? "nowhere yet" : "“" + id.value + "”, which is not there";
    }

    void under(const Conditions& when) {
        if (!when.empty()) m_pdf.small("Where " + conditionWords(m_scenario, m_course, when) + ":");
    }

    void write(const Passage& passage, std::size_t p) {
        m_pdf.heading(std::to_string(m_number[p]) + "  " + (passage.title.empty() ? passage.id.value : passage.title));
        std::string line = passage.setting;
        if (!passage.group.empty()) line += (line.empty() ? "" : "   ·   ") + passage.group;
        if (passage.draft) line += (line.empty() ? "" : "   ·   ") + std::string("not built yet");
        if (!line.empty()) m_pdf.small(line);
        if (!passage.effects.empty()) m_pdf.small("On coming here: " + effectWords(m_scenario, passage.effects) + ".");
        for (const StoryBlock& block : passage.blocks) {
            under(block.when);
            const ScenarioPerson* person = m_scenario.findPerson(block.who);
            m_pdf.paragraph(block.who.empty() ? block.text : (person ? person->name : block.who.value) + ": “" + block.text + "”");
        }
        for (std::size_t i = 0; i < passage.choices.size(); ++i) write(passage.choices[i], i);
        if (passage.written) write(*passage.written);
        if (passage.ending == Passage::Ending::none) return;
        constexpr const char* endings[] = {"", "A good ending.", "A mixed ending.", "A hard ending."};
        m_pdf.paragraph(std::string(endings[static_cast<std::size_t>(passage.ending)]) + " " + passage.debrief);
    }

    void note(const std::string& what, const std::string& words) {
        if (!words.empty()) m_pdf.small("      " + what + words);
    }

    void write(const ScenarioChoice& choice, std::size_t i) {
        std::string to;
        for (const Outcome& outcome : choice.outcomes) to += (to.empty() ? "" : " or ") + where(outcome.to);
        if (choice.outcomes.size() > 1) to += ", by chance";
        m_pdf.paragraph(std::string(1, static_cast<char>('a' + i % 26)) + ")  " + choice.text + "   → " + (to.empty() ? "nowhere yet" : to));
        note("only where ", conditionWords(m_scenario, m_course, choice.when));
        if (choice.once) note("only ", "once");
        note("", effectWords(m_scenario, choice.effects));
        note("Shows: ", titles(choice.points, [this](const PointId& id) { return m_course.findPoint(id); }));
        note("Reveals: ", titles(choice.reveals, [this](const MisconceptionId& id) { return m_course.findMisconception(id); }));
        note("What it meant: ", choice.meant);
    }

    void write(const WrittenStep& step) {
        m_pdf.paragraph("To write: " + step.prompt);
        note("Marked for: ", titles(step.points, [this](const PointId& id) { return m_course.findPoint(id); }));
        for (const WrittenBranch& branch : step.branches) {
            std::string when = titles(branch.points, [this](const PointId& id) { return m_course.findPoint(id); });
            const std::string more = conditionWords(m_scenario, m_course, branch.when);
            if (!more.empty()) when += (when.empty() ? "" : ", and where ") + more;
            note("Earns " + when + " → ", where(branch.to));
            note("", effectWords(m_scenario, branch.effects));
            note("What it meant: ", branch.meant);
        }
        note("Otherwise → ", where(step.to));
        note("What it meant: ", step.meant);
        note("A model answer: ", step.modelAnswer);
    }

    const Course& m_course;
    const Scenario& m_scenario;
    PdfDocument& m_pdf;
    std::vector<std::size_t> m_order, m_number;
};

}  // namespace

std::string conditionWords(const Scenario& scenario, const Course& course, const Conditions& conditions) {
    std::string out;
    for (const auto& group : conditions) {
        std::string one;
        for (const Condition& condition : group) one += (one.empty() ? "" : " or ") + words(scenario, course, condition);
        if (group.size() > 1 && conditions.size() > 1) one = "(" + one + ")";
        out += (out.empty() ? "" : ", and ") + one;
    }
    return out;
}

std::string effectWords(const Scenario& scenario, const std::vector<Effect>& effects) {
    std::string out;
    for (const Effect& effect : effects) {
        out += (out.empty() ? "" : ", ") + titleOf(scenario, effect.variable);
        if (effect.set) out += " becomes " + std::to_string(*effect.set);
        else out += (effect.by < 0 ? " −" : " +") + std::to_string(effect.by < 0 ? -static_cast<long long>(effect.by) : effect.by);
    }
    return out;
}

std::vector<std::size_t> readingOrder(const Scenario& scenario) {
    const auto links = storyLinks(scenario);
    std::vector<bool> seen(links.size());
    std::vector<std::size_t> out;
    const auto from = [&](std::size_t root) {
        std::vector<std::size_t> open{root};
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (seen[at]) continue;
            seen[at] = true;
            out.push_back(at);
            for (std::size_t i = links[at].size(); i-- > 0;) open.push_back(links[at][i]);
        }
    };
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (scenario.passages[i].id == scenario.start) from(i);
    }
    for (std::size_t i = 0; i < links.size(); ++i) from(i);
    return out;
}

Result<std::string> storyScriptPdf(const Course& course, const Scenario& scenario, const PdfFonts& fonts) {
    PdfDocument pdf(scenario.title, scenario.title, fonts);
    Script(course, scenario, pdf).write();
    return pdf.finish();
}

}  // namespace carewright
