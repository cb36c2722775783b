#include "engine/authoring/story_edits.h"

#include <algorithm>
#include <functional>

#include "engine/authoring/id_words.h"
#include "engine/content/inline_text.h"

namespace carewright {
namespace {

std::string quoted(const Passage& passage) { return "“" + (passage.title.empty() ? passage.id.value : passage.title) + "”"; }

std::vector<std::string> passageIds(const Scenario& scenario) {
    std::vector<std::string> out;
    for (const Passage& passage : scenario.passages) out.push_back(passage.id.value);
    return out;
}

std::vector<std::string> choiceIds(const Scenario& scenario) {
    std::vector<std::string> out;
    for (const Passage& passage : scenario.passages) {
        for (const ScenarioChoice& choice : passage.choices) out.push_back(choice.id.value);
    }
    return out;
}

void eachConditions(Scenario& scenario, const std::function<void(Conditions&)>& use) {
    for (Passage& passage : scenario.passages) {
        for (StoryBlock& block : passage.blocks) use(block.when);
        for (ScenarioChoice& choice : passage.choices) use(choice.when);
        if (!passage.written) continue;
        for (WrittenBranch& branch : passage.written->branches) use(branch.when);
    }
}

void eachEffects(Scenario& scenario, const std::function<void(std::vector<Effect>&)>& use) {
    for (Passage& passage : scenario.passages) {
        use(passage.effects);
        for (ScenarioChoice& choice : passage.choices) use(choice.effects);
        if (!passage.written) continue;
        for (WrittenBranch& branch : passage.written->branches) use(branch.effects);
    }
}

void removeConditions(Scenario& scenario, const std::function<bool(const Condition&)>& gone) {
    eachConditions(scenario, [&](Conditions& conditions) {
        for (auto& group : conditions) std::erase_if(group, gone);
        std::erase_if(conditions, [](const auto& group) { return group.empty(); });
    });
}

/// Every way on, so that it can be changed.
void eachWay(Scenario& scenario, const std::function<void(PassageId&)>& use) {
    for (Passage& passage : scenario.passages) {
        for (ScenarioChoice& choice : passage.choices) {
            for (Outcome& outcome : choice.outcomes) use(outcome.to);
        }
        if (!passage.written) continue;
        for (WrittenBranch& branch : passage.written->branches) use(branch.to);
        use(passage.written->to);
    }
}

void tidy(std::string& text) { text = paragraphs(text); }
void tidyLine(std::string& text) { text = singleSpaced(text); }

}  // namespace

std::string freshId(std::string_view words, std::string_view otherwise, const std::vector<std::string>& taken) {
    std::string base = idFromTitle(words);
    if (base.empty()) base = otherwise;
    return freeId(base, [&](const std::string& id) { return std::find(taken.begin(), taken.end(), id) != taken.end(); });
}

std::string storyFile(std::string_view id) { return "scenarios/" + std::string(id) + ".xml"; }

Scenario blankScenario(const ScenarioId& id, std::string title) {
    Scenario out;
    out.id = id;
    out.title = std::move(title);
    out.minutes = 10;
    addPassage(out, "The beginning", {0, passageHeight / 2});
    return out;
}

void keepPlaces(Scenario& scenario) {
    const std::vector<MapPlace> places = placesOf(scenario);
    for (std::size_t i = 0; i < places.size(); ++i) {
        scenario.passages[i].x = places[i].x;
        scenario.passages[i].y = places[i].y;
    }
}

std::size_t addPassage(Scenario& scenario, std::string_view title, MapPlace wanted) {
    keepPlaces(scenario);
    std::vector<MapPlace> taken;
    for (const Passage& passage : scenario.passages) taken.push_back({*passage.x, *passage.y});
    const MapPlace place = freePlace(taken, wanted);
    Passage passage;
    passage.id = PassageId(freshId(title, "passage", passageIds(scenario)));
    passage.title = title;
    passage.x = place.x;
    passage.y = place.y;
    if (scenario.passages.empty()) scenario.start = passage.id;
    scenario.passages.push_back(std::move(passage));
    return scenario.passages.size() - 1;
}

std::optional<std::size_t> connect(Scenario& scenario, std::size_t from, std::size_t to) {
    Passage& passage = scenario.passages[from];
    if (passage.written) return std::nullopt;
    ScenarioChoice choice;
    choice.id = ChoiceId(freshId(passage.id.value + " " + scenario.passages[to].id.value, "choice", choiceIds(scenario)));
    choice.outcomes.push_back({scenario.passages[to].id, 1, {}});
    passage.ending = Passage::Ending::none;
    passage.choices.push_back(std::move(choice));
    return passage.choices.size() - 1;
}

WayOn leadOn(Scenario& scenario, std::size_t from, std::size_t to) {
    Passage& passage = scenario.passages[from];
    if (!passage.written) return {connect(scenario, from, to), std::nullopt};
    if (passage.written->to.empty()) {
        passage.written->to = scenario.passages[to].id;
        return {};
    }
    WrittenBranch branch;
    branch.to = scenario.passages[to].id;
    passage.written->branches.push_back(std::move(branch));
    return {std::nullopt, passage.written->branches.size() - 1};
}

std::size_t duplicatePassage(Scenario& scenario, std::size_t passage) {
    Passage copy = scenario.passages[passage];
    const std::size_t added = addPassage(scenario, copy.title, {scenario.passages[passage].x.value_or(0) + passageWidth + passageGap, scenario.passages[passage].y.value_or(0)});
    Passage& made = scenario.passages[added];
    copy.id = made.id;
    copy.x = made.x;
    copy.y = made.y;
    copy.place = {};
    made = std::move(copy);
    std::vector<std::string> taken = choiceIds(scenario);
    for (ScenarioChoice& choice : made.choices) {
        choice.id = ChoiceId(freshId(choice.id.value, "choice", taken));
        taken.push_back(choice.id.value);
    }
    return added;
}

std::vector<std::string> referencesTo(const Scenario& scenario, const PassageId& id) {
    std::vector<std::string> out;
    for (const Passage& passage : scenario.passages) {
        if (passage.id == id) continue;
        const auto asks = [&](const Conditions& conditions) {
            return std::any_of(conditions.begin(), conditions.end(), [&](const auto& group) { return std::any_of(group.begin(), group.end(), [&](const Condition& one) { return one.passage == id; }); });
        };
        for (const ScenarioChoice& choice : passage.choices) {
            const bool leads = std::any_of(choice.outcomes.begin(), choice.outcomes.end(), [&](const Outcome& outcome) { return outcome.to == id; });
            const std::string name = choice.text.empty() ? "A choice" : "“" + choice.text + "”";
            if (leads) out.push_back(name + " in " + quoted(passage) + " leads here.");
            if (asks(choice.when)) out.push_back(name + " in " + quoted(passage) + " asks whether the learner was here.");
        }
        for (const StoryBlock& block : passage.blocks) {
            if (asks(block.when)) out.push_back("A text of " + quoted(passage) + " asks whether the learner was here.");
        }
        if (!passage.written) continue;
        const bool leads = passage.written->to == id || std::any_of(passage.written->branches.begin(), passage.written->branches.end(), [&](const WrittenBranch& branch) { return branch.to == id; });
        if (leads) out.push_back("The written step of " + quoted(passage) + " leads here.");
    }
    return out;
}

void removePassage(Scenario& scenario, std::size_t index) {
    const PassageId id = scenario.passages[index].id;
    std::vector<ChoiceId> choices;
    for (const ScenarioChoice& choice : scenario.passages[index].choices) choices.push_back(choice.id);
    scenario.passages.erase(scenario.passages.begin() + static_cast<std::ptrdiff_t>(index));
    for (Passage& passage : scenario.passages) {
        for (ScenarioChoice& choice : passage.choices) std::erase_if(choice.outcomes, [&](const Outcome& outcome) { return outcome.to == id; });
        if (!passage.written) continue;
        std::erase_if(passage.written->branches, [&](const WrittenBranch& branch) { return branch.to == id; });
        if (passage.written->to == id) passage.written->to = {};
    }
    removeConditions(scenario, [&](const Condition& condition) {
        return (condition.kind == Condition::Kind::visited && condition.passage == id) ||
               (condition.kind == Condition::Kind::chosen && std::find(choices.begin(), choices.end(), condition.choice) != choices.end());
    });
    if (scenario.start == id) scenario.start = scenario.passages.empty() ? PassageId() : scenario.passages.front().id;
}

void removeChoice(Scenario& scenario, std::size_t passage, std::size_t choice) {
    std::vector<ScenarioChoice>& choices = scenario.passages[passage].choices;
    const ChoiceId id = choices[choice].id;
    choices.erase(choices.begin() + static_cast<std::ptrdiff_t>(choice));
    removeConditions(scenario, [&](const Condition& condition) { return condition.kind == Condition::Kind::chosen && condition.choice == id; });
}

void removeVariable(Scenario& scenario, std::size_t variable) {
    const VariableId id = scenario.variables[variable].id;
    scenario.variables.erase(scenario.variables.begin() + static_cast<std::ptrdiff_t>(variable));
    removeConditions(scenario, [&](const Condition& condition) { return condition.kind == Condition::Kind::variable && condition.variable == id; });
    eachEffects(scenario, [&](std::vector<Effect>& effects) { std::erase_if(effects, [&](const Effect& effect) { return effect.variable == id; }); });
}

void removePerson(Scenario& scenario, std::size_t person) {
    const PersonId id = scenario.people[person].id;
    scenario.people.erase(scenario.people.begin() + static_cast<std::ptrdiff_t>(person));
    for (Passage& passage : scenario.passages) {
        for (StoryBlock& block : passage.blocks) {
            if (block.who == id) block.who = {};
        }
    }
}

bool renamePassage(Scenario& scenario, std::size_t index, const PassageId& id) {
    const PassageId old = scenario.passages[index].id;
    if (old == id) return true;
    if (!isWellFormedId(id.value) || scenario.findPassage(id)) return false;
    eachWay(scenario, [&](PassageId& to) { to = to == old ? id : to; });
    eachConditions(scenario, [&](Conditions& conditions) {
        for (auto& group : conditions) {
            for (Condition& condition : group) {
                if (condition.passage == old) condition.passage = id;
            }
        }
    });
    if (scenario.start == old) scenario.start = id;
    scenario.passages[index].id = id;
    return true;
}

void renameGroup(Scenario& scenario, std::string_view from, const std::string& to) {
    if (from.empty() || from == to) return;
    const std::string old(from);
    for (Passage& passage : scenario.passages) {
        if (passage.group == old) passage.group = to;
    }
    const bool known = to.empty() || std::any_of(scenario.groups.begin(), scenario.groups.end(), [&](const PassageGroup& group) { return group.name == to; });
    if (known) std::erase_if(scenario.groups, [&](const PassageGroup& group) { return group.name == old; });
    for (PassageGroup& group : scenario.groups) {
        if (group.name == old) group.name = to;
    }
}

void colourGroup(Scenario& scenario, const std::string& group, PassageGroup::Colour colour) {
    for (PassageGroup& known : scenario.groups) {
        if (known.name != group) continue;
        known.colour = colour;
        return;
    }
    scenario.groups.push_back({group, colour, {}});
}

void tidyTexts(Scenario& scenario) {
    tidyLine(scenario.title);
    tidy(scenario.about);
    for (ScenarioPerson& person : scenario.people) {
        for (std::string* line : {&person.name, &person.role, &person.portrait}) tidyLine(*line);
        tidy(person.about);
    }
    for (ScenarioVariable& variable : scenario.variables) {
        tidyLine(variable.title);
        tidy(variable.about);
    }
    for (PassageGroup& group : scenario.groups) tidyLine(group.name);
    for (Passage& passage : scenario.passages) {
        for (std::string* line : {&passage.title, &passage.setting, &passage.group}) tidyLine(*line);
        tidy(passage.debrief);
        for (StoryBlock& block : passage.blocks) tidy(block.text);
        for (ScenarioChoice& choice : passage.choices) {
            tidy(choice.text);
            tidy(choice.meant);
        }
        if (!passage.written) continue;
        for (std::string* text : {&passage.written->prompt, &passage.written->modelAnswer, &passage.written->meant}) tidy(*text);
        for (WrittenBranch& branch : passage.written->branches) tidy(branch.meant);
    }
    std::erase_if(scenario.groups, [&](const PassageGroup& group) {
        return std::none_of(scenario.passages.begin(), scenario.passages.end(), [&](const Passage& passage) { return passage.group == group.name; });
    });
    eachConditions(scenario, [](Conditions& conditions) { std::erase_if(conditions, [](const auto& group) { return group.empty(); }); });
}

}  // namespace carewright
