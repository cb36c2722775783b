#include "engine/content/story_findings.h"

#include <array>
#include <utility>

#include "engine/content/course_check.h"

namespace carewright {
namespace {

constexpr const char* marker = "story";

/// Gives every part of the scenario a line of its own, so that a problem's line says which part it is about.
class Numbering {
public:
    explicit Numbering(Scenario& scenario) {
        number(scenario.place, {});
        for (std::size_t i = 0; i < scenario.people.size(); ++i) number(scenario.people[i].place, finding(StoryFinding::About::person, i));
        for (std::size_t i = 0; i < scenario.variables.size(); ++i) number(scenario.variables[i].place, finding(StoryFinding::About::variable, i));
        for (std::size_t i = 0; i < scenario.groups.size(); ++i) number(scenario.groups[i].place, finding(StoryFinding::About::group, i));
        for (std::size_t i = 0; i < scenario.passages.size(); ++i) number(scenario.passages[i], i);
    }

    [[nodiscard]] const StoryFinding* at(int line) const { return line > 0 && static_cast<std::size_t>(line) <= m_parts.size() ? &m_parts[static_cast<std::size_t>(line) - 1] : nullptr; }

private:
    static StoryFinding finding(StoryFinding::About about, std::size_t index, StoryFinding::Part part = StoryFinding::Part::whole, std::size_t number = 0) {
        StoryFinding out;
        out.about = about;
        out.index = index;
        out.part = part;
        out.number = number;
        return out;
    }

    void number(SourcePlace& place, const StoryFinding& part) {
        m_parts.push_back(part);
        place = {marker, static_cast<int>(m_parts.size())};
    }
    void same(SourcePlace& place) const { place = {marker, static_cast<int>(m_parts.size())}; }
    void same(Conditions& conditions) const {
        for (auto& group : conditions) {
            for (Condition& condition : group) same(condition.place);
        }
    }
    void same(std::vector<Effect>& effects) const {
        for (Effect& effect : effects) same(effect.place);
    }

    void number(Passage& passage, std::size_t p) {
        using Part = StoryFinding::Part;
        constexpr StoryFinding::About about = StoryFinding::About::passage;
        number(passage.place, finding(about, p));
        same(passage.effects);
        for (std::size_t i = 0; i < passage.blocks.size(); ++i) {
            number(passage.blocks[i].place, finding(about, p, Part::block, i));
            same(passage.blocks[i].when);
        }
        for (std::size_t i = 0; i < passage.choices.size(); ++i) {
            ScenarioChoice& choice = passage.choices[i];
            number(choice.place, finding(about, p, Part::choice, i));
            same(choice.when);
            same(choice.effects);
            for (Outcome& outcome : choice.outcomes) same(outcome.place);
        }
        if (!passage.written) return;
        number(passage.written->place, finding(about, p, Part::writing));
        for (std::size_t i = 0; i < passage.written->branches.size(); ++i) {
            WrittenBranch& branch = passage.written->branches[i];
            number(branch.place, finding(about, p, Part::branch, i));
            same(branch.when);
            same(branch.effects);
        }
    }

    std::vector<StoryFinding> m_parts;
};

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
}

/// `<group name="Morning">` as “The group “Morning””, `<effect>` as “An effect”, ` group="Evening"` as “ the group “Evening””.
std::string withoutMarkup(std::string text) {
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) {
        const std::size_t close = text.find('>', at), nameEnd = text.find_first_of(" >", at);
        if (close == std::string::npos || nameEnd == std::string::npos) break;
        const std::string name = text.substr(at + 1, nameEnd - at - 1);
        const std::size_t open = text.find('"', at), end = open < close ? text.find('"', open + 1) : std::string::npos;
        const bool vowel = !name.empty() && std::string_view("aeio").find(name.front()) != std::string_view::npos;
        const std::string words = end < close ? "The " + name + " “" + text.substr(open + 1, end - open - 1) + "”" : (vowel ? "An " : "A ") + name;
        text.replace(at, close + 1 - at, words);
        at += words.size();
    }
    for (std::size_t at = 0; (at = text.find("=\"", at)) != std::string::npos;) {
        const std::size_t end = text.find('"', at + 2), word = text.rfind(' ', at) + 1;
        if (end == std::string::npos) break;
        const std::string words = "the " + text.substr(word, at - word) + " “" + text.substr(at + 2, end - at - 2) + "”";
        text.replace(word, end + 1 - word, words);
        at = word + words.size();
    }
    return text;
}

/// The words of the file format put as the form says them.
std::string inWords(std::string text, const Scenario& scenario) {
    const auto named = [&](const char* element, const char* what, const std::string& id, const std::string& title) {
        if (!id.empty()) replaceAll(text, "<" + std::string(element) + " id=\"" + id + "\">", std::string(what) + " “" + (title.empty() ? id : title) + "”");
    };
    if (text.find("<passage id=") != std::string::npos) {
        for (const Passage& passage : scenario.passages) named("passage", "The passage", passage.id.value, passage.title);
    }
    if (text.find("<choice id=") != std::string::npos) {
        for (const Passage& passage : scenario.passages) {
            for (const ScenarioChoice& choice : passage.choices) named("choice", "The choice", choice.id.value, choice.text);
        }
    }
    for (const ScenarioVariable& variable : scenario.variables) named("variable", "The variable", variable.id.value, variable.title);
    for (const ScenarioPerson& person : scenario.people) named("person", "The person", person.id.value, person.name);
    named("scenario", "The story", scenario.id.value, scenario.title);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 40> words{{
        {"needs the attribute title=\"…\"", "needs a title"}, {"needs the attribute name=\"…\"", "needs a name"}, {"needs the attribute minutes=\"…\"", "needs the minutes it takes"},
        {"needs the attribute start=\"…\"", "needs a passage to start with"}, {"needs the attribute question=\"…\"", "needs the question that it is marked by"},
        {"needs the attribute points=\"…\"", "needs the points that it is marked for"}, {"needs the attribute to=\"…\"", "needs a passage that it leads to"}, {"needs the attribute id=\"…\"", "needs an id"},
        {"needs a <about> with text in it", "needs a line on what it is about"}, {"needs a <text> with text in it", "has no words yet"}, {"needs a <debrief> with text in it", "needs what it came to for the person"},
        {"needs a <prompt> with text in it", "needs what the learner is asked to write"}, {"needs a <model-answer> with text in it", "needs a model answer"},
        {"; add a <p> or a <say who=\"…\">", "; add what is told or said"}, {"has no <meant>; say what it means for the person", "does not say what it meant for the person"},
        {"; say to which passage with to=\"…\"", "; say to which passage"}, {"; add a <choice>, or make it an ending", "; add a choice, or make it an ending"},
        {"; remove ending=\"…\" or its choices", "; let it be no ending, or remove its choices"}, {" and remove draft=\"yes\"", " and tick that it is built"}, {"; give a passage ending=\"good\", \"mixed\" or \"poor\" and a <debrief>", "; let a passage be one and say what it came to"},
        {"; add the first one and name it in start=\"…\"", "; add the first one"}, {"a <say who=\"…\">", "a line somebody says"}, {"has both choices and a <write>", "has both choices and a written step"}, {"a <debrief>", "what it came to"}, {"<debrief>", "what it came to"},
        {"no <when> asks for it", "no condition asks for it"}, {"by no <effect>", "by nothing"}, {"<when variable=", "The condition on "}, {"a <when>", "a condition"}, {"<when>", "condition"}, {"An <outcome>", "An outcome"}, {"<outcome>", "outcome"},
        {"<write>", "The written step"}, {"no <branch>", "no branch"}, {"<branch>", "The branch"}, {"<meant>", "what it meant"}, {"<p>", "The paragraph"}, {"<say>", "What is said"}, {"; write it, or remove the element", "; write it, or remove it"}, {"is marked as a draft", "is not built yet"},
    }};
    for (const auto& [from, to] : words) replaceAll(text, from, to);
    return withoutMarkup(std::move(text));
}

}  // namespace

std::vector<StoryFinding> checkStory(const Course& course, const Scenario& scenario) {
    Course small;
    small.id = course.id;
    small.nation = course.nation;
    small.points = course.points;
    small.misconceptions = course.misconceptions;
    small.questions = course.questions;
    for (auto& item : small.points) item.place = {};
    for (auto& item : small.misconceptions) item.place = {};
    for (auto& item : small.questions) item.place = {};
    small.scenarios.push_back(scenario);
    const Numbering numbering(small.scenarios.front());
    std::vector<StoryFinding> out;
    for (Problem& problem : checkCourse(small)) {
        const StoryFinding* part = problem.place.file == marker ? numbering.at(problem.place.line) : nullptr;
        if (!part) continue;
        out.push_back(*part);
        out.back().severity = problem.severity;
        out.back().text = inWords(std::move(problem.text), scenario);
    }
    return out;
}

}  // namespace carewright
