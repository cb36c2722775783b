// Scenarios: whether each passage is whole, and whether every play of the story comes to an ending.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "engine/content/check_needs.h"
#include "engine/content/scenario_survey.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

/// Far over any story that a person can keep in mind; larger ones are not surveyed.
constexpr std::size_t mostPassages = 2000, mostChoices = 8000, mostPeople = 100, mostVariables = 100, mostGroups = 200;
/// The keys 1 to 9 take a choice; many more in one passage nobody weighs up.
constexpr std::size_t manyChoices = 9, mostChoicesOfPassage = 30, mostBranches = 30, mostOutcomes = 30;
/// For all scenarios of a course together, in the survey's own measure.
constexpr std::size_t mostSurveyWork = 60'000'000;

/// Checks one story by what stands in it.
class StoryTexts {
public:
    StoryTexts(const CheckContext& check, const Scenario& scenario) : m_check(check), m_scenario(scenario) {}

    /// False where it is so large that nothing more is looked at.
    bool see() {
        const std::string who = nameOfElement("scenario", m_scenario.id.value);
        const Needs needs(m_check, "scenario", m_scenario.id.value, m_scenario.place);
        needs.attribute("title", m_scenario.title.empty());
        needs.attribute("minutes", m_scenario.minutes < 1);
        needs.attribute("start", m_scenario.start.empty());
        needs.element("about", m_scenario.about.empty());
        if (m_scenario.passages.empty()) m_check.error(m_scenario.place, who + " holds no <passage>; add the first one and name it in start=\"…\".");
        if (!withinLimits(who)) return false;
        for (const ScenarioPerson& person : m_scenario.people) see(person);
        for (const ScenarioVariable& variable : m_scenario.variables) see(variable);
        seeGroups();
        for (const Passage& passage : m_scenario.passages) see(passage);
        const bool ends = std::any_of(m_scenario.passages.begin(), m_scenario.passages.end(), [](const Passage& passage) { return passage.ending != Passage::Ending::none; });
        if (!ends && !m_scenario.passages.empty()) m_check.error(m_scenario.place, who + " has no ending; give a passage ending=\"good\", \"mixed\" or \"poor\" and a <debrief>.");
        return m_whole;
    }

private:
    bool withinLimits(const std::string& who) {
        std::size_t choices = 0;
        for (const Passage& passage : m_scenario.passages) choices += passage.choices.size();
        const auto limit = [&](std::size_t number, std::size_t most, const std::string& what) {
            if (number <= most) return;
            m_check.error(m_scenario.place, who + " has " + std::to_string(number) + " " + what + ", and " + std::to_string(most) + " is the most; make several scenarios of it.");
            m_whole = false;
        };
        limit(m_scenario.passages.size(), mostPassages, "passages");
        limit(choices, mostChoices, "choices");
        limit(m_scenario.people.size(), mostPeople, "people");
        limit(m_scenario.variables.size(), mostVariables, "variables");
        limit(m_scenario.groups.size(), mostGroups, "groups");
        return m_whole;
    }

    void see(const ScenarioPerson& person) { Needs(m_check, "person", person.id.value, person.place).attribute("name", person.name.empty()); }

    void see(const ScenarioVariable& variable) {
        const std::string who = nameOfElement("variable", variable.id.value);
        Needs(m_check, "variable", variable.id.value, variable.place).attribute("title", variable.title.empty());
        const std::string range = "from " + std::to_string(variable.from) + " to " + std::to_string(variable.to);
        if (variable.from >= variable.to) {
            m_check.error(variable.place, who + " goes " + range + "; the first number must be the smaller.");
        } else if (variable.start < variable.from || variable.start > variable.to) {
            m_check.error(variable.place, who + " starts at " + std::to_string(variable.start) + ", outside its range " + range + "; start within it.");
        }
    }

    void seeGroups() {
        std::unordered_set<std::string_view> used, named;
        for (const Passage& passage : m_scenario.passages) used.insert(passage.group);
        for (const PassageGroup& group : m_scenario.groups) {
            const std::string who = nameOfElement("group", group.name, "name");
            Needs(m_check, "group", {}, group.place).attribute("name", group.name.empty());
            if (group.name.empty()) continue;
            if (!named.insert(group.name).second) {
                m_check.error(group.place, who + " is there twice; keep one of them.");
            } else if (!used.contains(group.name)) {
                m_check.warning(group.place, who + " holds no passage; give a passage group=\"" + shortened(group.name, 64) + "\", or remove it.");
            }
        }
    }

    void see(const Passage& passage) {
        const std::string who = nameOfElement("passage", passage.id.value);
        if (passage.draft) {
            m_check.warning(passage.place, who + " is marked as a draft; finish it and remove draft=\"yes\".");
            return;
        }
        const Needs needs(m_check, "passage", passage.id.value, passage.place);
        needs.attribute("title", passage.title.empty());
        if (passage.blocks.empty()) m_check.error(passage.place, who + " has no text; add a <p> or a <say who=\"…\">.");
        for (const StoryBlock& block : passage.blocks) {
            Needs(m_check, block.who.empty() ? "p" : "say", {}, block.place).text(block.text.empty());
            see(block.when);
        }
        const bool ending = passage.ending != Passage::Ending::none;
        if (ending) {
            needs.element("debrief", passage.debrief.empty());
            if (!passage.choices.empty() || passage.written) {
                m_check.error(passage.place, who + " is an ending, but something leads on from it; remove ending=\"…\" or its choices.");
            }
        } else if (!passage.debrief.empty()) {
            m_check.warning(passage.place, who + " has a <debrief>, which only endings show; remove it or say which ending it is.");
        }
        if (passage.written && !passage.choices.empty()) m_check.error(passage.place, who + " has both choices and a <write>; give the written step a passage of its own.");
        if (passage.choices.size() > mostChoicesOfPassage) {
            m_check.error(passage.place, who + " has " + std::to_string(passage.choices.size()) + " choices, and " + std::to_string(mostChoicesOfPassage) + " is the most; part them between passages.");
            m_whole = false;
            return;
        }
        if (passage.choices.size() > manyChoices) {
            m_check.warning(passage.place, who + " has " + std::to_string(passage.choices.size()) + " choices; more than nine are hard to weigh up and have no key of their own.");
        }
        for (const ScenarioChoice& choice : passage.choices) see(choice);
        if (passage.written) see(*passage.written);
    }

    void see(const ScenarioChoice& choice) {
        const std::string who = nameOfElement("choice", choice.id.value);
        Needs(m_check, "choice", choice.id.value, choice.place).element("text", choice.text.empty());
        if (choice.outcomes.empty()) m_check.error(choice.place, who + " leads nowhere; say to which passage with to=\"…\".");
        if (choice.outcomes.size() > mostOutcomes) {
            m_check.error(choice.place, who + " has " + std::to_string(choice.outcomes.size()) + " outcomes, and " + std::to_string(mostOutcomes) + " is the most.");
            m_whole = false;
        }
        for (const Outcome& outcome : choice.outcomes) {
            if (outcome.to.empty()) m_check.error(outcome.place, "An <outcome> of " + who + " leads nowhere; say to which passage with to=\"…\".");
        }
        if (choice.meant.empty()) m_check.warning(choice.place, who + " has no <meant>; say what it means for the person, the debrief tells it.");
        see(choice.when);
    }

    void see(const WrittenStep& step) {
        const Needs needs(m_check, "write", {}, step.place);
        needs.element("prompt", step.prompt.empty());
        needs.element("model-answer", step.modelAnswer.empty());
        needs.attribute("question", step.question.empty());
        needs.attribute("points", step.points.empty());
        needs.attribute("to", step.to.empty());
        if (step.meant.empty()) m_check.warning(step.place, "<write> has no <meant>; say what a text that earns no branch means for the person.");
        if (step.branches.empty()) {
            m_check.warning(step.place, "<write> has no <branch>, so what is written changes nothing; lead to another passage where the points are earned.");
        } else if (std::all_of(step.branches.begin(), step.branches.end(), [&](const WrittenBranch& branch) { return branch.to == step.to && branch.effects.empty(); })) {
            m_check.warning(step.place, "<write> leads to \"" + step.to.value + "\" whatever is written; let a branch lead elsewhere or change a variable.");
        }
        if (step.branches.size() > mostBranches) {
            m_check.error(step.place, "<write> has " + std::to_string(step.branches.size()) + " branches, and " + std::to_string(mostBranches) + " is the most.");
            m_whole = false;
        }
        for (const WrittenBranch& branch : step.branches) see(branch, step);
    }

    void see(const WrittenBranch& branch, const WrittenStep& step) {
        Needs(m_check, "branch", {}, branch.place).attribute("to", branch.to.empty());
        if (branch.points.empty() && branch.when.empty()) m_check.error(branch.place, "<branch> is always taken; say for which points=\"…\" or <when> it is.");
        if (branch.meant.empty()) m_check.warning(branch.place, "<branch> has no <meant>; say what it means for the person, the debrief tells it.");
        for (const PointId& point : branch.points) {
            if (std::find(step.points.begin(), step.points.end(), point) != step.points.end()) continue;
            m_check.error(branch.place, "<branch> asks for the point \"" + shortened(point.value, 64) + "\", which its <write> does not mark; add it to the points of the <write>.");
        }
        see(branch.when);
    }

    void see(const Conditions& conditions) {
        for (const auto& group : conditions) {
            for (const Condition& condition : group) {
                if (condition.atLeast && condition.atMost && *condition.atLeast > *condition.atMost) {
                    m_check.error(condition.place, "<when variable=\"" + condition.variable.value + "\"> asks for at least " + std::to_string(*condition.atLeast) + " and at most " +
                                                       std::to_string(*condition.atMost) + ", which no number is; exchange them.");
                }
            }
        }
    }

    const CheckContext& m_check;
    const Scenario& m_scenario;
    bool m_whole = true;
};

/// Tells what a survey found.
class SurveyReport {
public:
    SurveyReport(const CheckContext& check, const Scenario& scenario, const ScenarioSurvey& survey) : m_check(check), m_scenario(scenario), m_survey(survey) {}

    void tell() {
        for (const std::size_t p : m_survey.unreachable) {
            m_check.error(passage(p).place, name(p) + " can never be reached; let something lead to it, or remove it.");
        }
        for (const StoryMoment& moment : m_survey.stuck) {
            if (passage(moment.passage).draft) continue;    // told already, and not built yet
            const bool anything = !passage(moment.passage).choices.empty();
            m_check.error(passage(moment.passage).place,
                          anything ? name(moment.passage) + " leaves nothing to choose" + how(moment) + "; let one of its choices be open always."
                                   : name(moment.passage) + " is a dead end: nothing leads on from it; add a <choice>, or make it an ending.");
        }
        for (const StoryMoment& moment : m_survey.noEnding) {
            m_check.error(passage(moment.passage).place, name(moment.passage) + " leads round in a circle for ever: no ending can be reached from it" + how(moment) + "; add a way out.");
        }
        for (const auto& [p, c] : m_survey.neverOpen) {
            const ScenarioChoice& choice = passage(p).choices[c];
            if (!choice.outcomes.empty()) m_check.warning(choice.place, nameOfElement("choice", choice.id.value) + " is never open, whatever is chosen before; change its conditions, or remove it.");
        }
        for (const auto& [p, b] : m_survey.neverTaken) m_check.warning(passage(p).written->branches[b].place, "<branch> is never taken, whatever is written; change its conditions or its place among the branches.");
        for (const auto& [p, b] : m_survey.neverShown) m_check.warning(passage(p).blocks[b].place, "This text of " + name(p) + " is never shown, whatever is chosen before; change its conditions, or remove it.");
        for (const std::size_t v : m_survey.neverRead) {
            const ScenarioVariable& variable = m_scenario.variables[v];
            if (!variable.shown) m_check.warning(variable.place, nameOfElement("variable", variable.id.value) + " is not shown and no <when> asks for it, so it changes nothing; use it or remove it.");
        }
        for (const std::size_t v : m_survey.neverChanged) {
            m_check.warning(m_scenario.variables[v].place, nameOfElement("variable", m_scenario.variables[v].id.value) + " is changed by no <effect>; add one, or remove it.");
        }
        if (!m_survey.exact) {
            m_check.warning(m_scenario.place, nameOfElement("scenario", m_scenario.id.value) + " can come to more states than can be looked at one by one (" + std::to_string(m_survey.states) +
                                                  " were), so it may get stuck where this check does not see it; use fewer variables and conditions.");
        }
    }

private:
    const Passage& passage(std::size_t index) const { return m_scenario.passages[index]; }
    std::string name(std::size_t index) const { return nameOfElement("passage", passage(index).id.value); }

    /// " where trust is 2 (for instance by way of "ask", "rain")".
    std::string how(const StoryMoment& moment) const {
        constexpr std::size_t mostTold = 6;
        std::string out;
        for (std::size_t i = 0; i < moment.values.size() && i < mostTold; ++i) {
            out += (i == 0 ? " where " : " and ") + shortened(m_scenario.variables[moment.values[i].first].id.value, 64) + " is " + std::to_string(moment.values[i].second);
        }
        const std::size_t moves = moment.path.moves.size();
        for (std::size_t i = moves > mostTold ? moves - mostTold : 0; i < moves; ++i) {
            const StoryMove& move = moment.path.moves[i];
            const std::string step = move.choice ? passage(move.passage).choices[*move.choice].id.value : passage(move.passage).id.value;
            out += (i == 0 || i + mostTold == moves ? std::string(moves > mostTold ? " (for instance by … " : " (for instance by ") : std::string(", ")) + "\"" + shortened(step, 64) + "\"";
        }
        return moves > 0 ? out + ")" : out;
    }

    const CheckContext& m_check;
    const Scenario& m_scenario;
    const ScenarioSurvey& m_survey;
};

/// Whether every way on is there and leads to a passage that exists; if not, that is told already, and a survey would
/// tell its consequences as if they were mistakes of their own.
bool leadsSomewhere(const StoryRules& rules) {
    const auto exists = [&](const PassageId& id) { return rules.passageIndex(id) != StoryRules::nowhere; };
    return rules.playable() && std::all_of(rules.scenario().passages.begin(), rules.scenario().passages.end(), [&](const Passage& passage) {
        const bool choices = std::all_of(passage.choices.begin(), passage.choices.end(), [&](const ScenarioChoice& choice) {
            return !choice.outcomes.empty() && std::all_of(choice.outcomes.begin(), choice.outcomes.end(), [&](const Outcome& outcome) { return exists(outcome.to); });
        });
        if (!choices || !passage.written) return choices;
        return !passage.written->points.empty() && exists(passage.written->to) && std::all_of(passage.written->branches.begin(), passage.written->branches.end(), [&](const WrittenBranch& branch) { return exists(branch.to); });
    });
}

}  // namespace

void checkScenarios(const CheckContext& check) {
    std::size_t work = mostSurveyWork;
    for (const Scenario& scenario : check.course.scenarios) {
        if (!StoryTexts(check, scenario).see()) continue;
        const StoryRules rules(scenario);
        if (!leadsSomewhere(rules)) continue;
        SurveyLimits limits;
        limits.work = std::min(limits.work, work);
        const ScenarioSurvey survey = surveyScenario(rules, limits);
        work -= std::min(work, survey.work);
        SurveyReport(check, scenario, survey).tell();
    }
}

}  // namespace carewright
