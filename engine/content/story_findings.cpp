#include "engine/content/story_findings.h"

#include <utility>

#include "engine/content/course_check.h"
#include "engine/content/plain_finding.h"

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
        out.back().text = plainFinding(std::move(problem.text), small, {.scenario = &scenario});
    }
    return out;
}

}  // namespace carewright
