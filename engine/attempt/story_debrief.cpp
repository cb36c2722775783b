#include "engine/attempt/story_debrief.h"

#include <algorithm>

namespace carewright {
namespace {

template <class IdType>
void addEach(std::vector<IdType>& out, const std::vector<IdType>& ids) {
    for (const IdType& id : ids) {
        if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
}

StoryAlternative alternative(const StoryRules& rules, std::size_t passage, std::size_t choice) {
    const ScenarioChoice& what = rules.scenario().passages[passage].choices[choice];
    StoryAlternative out{what.text, {}, what.meant, {}};
    for (const StoryRules::Way& way : rules.ways(passage, choice)) {
        if (std::find(out.leadsTo.begin(), out.leadsTo.end(), way.to) == out.leadsTo.end()) out.leadsTo.push_back(way.to);
    }
    return out;
}

void lookAtChoice(const StoryRules& rules, const StoryTurn& turn, StoryLesson& lesson) {
    const Passage& passage = rules.scenario().passages[turn.passage];
    const ScenarioChoice& choice = passage.choices[*turn.choice];
    lesson.did = choice.text;
    lesson.meant = choice.meant;
    lesson.byChance = rules.ways(turn.passage, *turn.choice).size() > 1;
    lesson.shown = choice.points;
    lesson.revealed = choice.reveals;
    for (const std::size_t open : rules.openChoices(turn.before)) {
        if (open != *turn.choice) lesson.others.push_back(alternative(rules, turn.passage, open));
    }
}

void lookAtText(const StoryRules& rules, const StoryTurn& turn, StoryLesson& lesson) {
    const WrittenStep& step = *rules.scenario().passages[turn.passage].written;
    lesson.did = turn.text;
    lesson.written = true;
    lesson.meant = turn.branch ? step.branches[*turn.branch].meant : step.meant;
    lesson.shown = turn.earned;
    for (const PointId& point : step.points) {
        if (std::find(turn.earned.begin(), turn.earned.end(), point) == turn.earned.end()) lesson.missed.push_back(point);
    }
    if (turn.marking) {
        for (const MisconceptionMarking& idea : turn.marking->misconceptions) {
            if (idea.asserted) lesson.revealed.push_back(idea.id);
        }
    }
    for (std::size_t i = 0; i < step.branches.size(); ++i) {
        const WrittenBranch& branch = step.branches[i];
        // Only what a better text could have brought about: conditions of the story itself were not the text's to change.
        if (turn.branch == i || !rules.holds(turn.before, branch.when)) continue;
        lesson.others.push_back({{}, branch.points, branch.meant, {rules.passageIndex(branch.to)}});
    }
    if (turn.branch) lesson.others.push_back({{}, {}, step.meant, {rules.passageIndex(step.to)}});
}

}  // namespace

StoryDebrief debriefOf(const StoryRules& rules, const ScenarioRun& run, std::size_t play) {
    StoryDebrief out;
    if (!run.begun || play >= run.plays.size()) return out;
    out.valuesAtStart = rules.begin().values;
    for (const StoryTurn& turn : run.plays[play].turns) {
        StoryLesson& lesson = out.lessons.emplace_back();
        lesson.passage = turn.passage;
        lesson.values = turn.after.values;
        lesson.next = turn.after.passage;
        turn.choice ? lookAtChoice(rules, turn, lesson) : lookAtText(rules, turn, lesson);
        addEach(out.shown, lesson.shown);
        addEach(out.revealed, lesson.revealed);
        if (rules.passageOf(turn.after).ending != Passage::Ending::none) out.ending = turn.after.passage;
    }
    return out;
}

}  // namespace carewright
