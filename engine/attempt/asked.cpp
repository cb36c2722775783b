#include "engine/attempt/asked.h"

#include <algorithm>

#include "engine/attempt/story_payload.h"
#include "engine/base/hash.h"
#include "engine/marking/credits.h"

namespace carewright {
namespace {

constexpr std::size_t hashed = 40;  ///< letters of a hash that takes the place of an id

QuestionId idOf(std::string_view kind, const std::string& text) {
    const std::string id = std::string(kind) + "." + text;
    if (isWellFormedId(id)) return QuestionId(id);
    // Two ids of 64 letters do not fit into one: then it is a name that nobody reads.
    return QuestionId(std::string(kind) + "." + sha256Hex(text).substr(0, hashed));
}

/// As the learner reads it: what is told, and who says what. Paragraphs that only some learners see are left out.
std::string situationOf(const Scenario& scenario, const Passage& passage) {
    std::string text;
    for (const StoryBlock& block : passage.blocks) {
        if (!block.when.empty()) continue;
        const ScenarioPerson* who = scenario.findPerson(block.who);
        text += (text.empty() ? "" : "\n\n") + (who ? who->name + ": “" + block.text + "”" : block.text);
    }
    return text;
}

/// A question that asks for some points only, as part of the answer to one of the course's.
Question partOf(const Course& course, const QuestionId& whole, const std::vector<PointId>& points) {
    Question asked;
    const Question* question = course.findQuestion(whole);
    if (question) {
        asked.command = question->command;
        asked.commandMeaning = question->commandMeaning;
        asked.criterion = question->criterion;
        asked.wrongExtras = question->wrongExtras;
    }
    const auto isAsked = [&](const PointId& point) { return std::ranges::find(points, point) != points.end(); };
    for (const PointId& point : points) {
        QuestionPoint credit;
        credit.point = point;
        if (question)
            if (const auto found = std::ranges::find(question->points, point, &QuestionPoint::point); found != question->points.end()) credit = *found;
        credit.group = -1;
        if (!isAsked(credit.dependsOn)) credit.dependsOn = {};
        asked.marks += credit.marks;
        asked.points.push_back(std::move(credit));
    }
    return asked;
}

struct StepPlace {
    const Scenario* scenario = nullptr;
    const Passage* passage = nullptr;
};

std::optional<StepPlace> findStep(const Course& course, const QuestionId& id) {
    constexpr std::string_view kind = "story.";
    if (!id.value.starts_with(kind)) return std::nullopt;
    const std::string_view rest = std::string_view(id.value).substr(kind.size());
    for (const Scenario& scenario : course.scenarios) {
        // A list of responses asks this for every line: a story whose name is not there is passed by, unless the id is a hash.
        const bool named = rest.starts_with(scenario.id.value);
        if (!named && rest.size() != hashed) continue;
        for (const Passage& passage : scenario.passages) {
            if (!passage.written) continue;
            const bool first = passage.id == scenario.start && id == storyStepId(scenario.id, {});
            if (first || id == storyStepId(scenario.id, passage.id)) return StepPlace{&scenario, &passage};
        }
    }
    return std::nullopt;
}

const Item* findItem(const Course& course, const QuestionId& id) {
    constexpr std::string_view kind = "item.";
    if (!id.value.starts_with(kind)) return nullptr;
    const std::string_view rest = std::string_view(id.value).substr(kind.size());
    const auto isIt = [&](const Item& item) { return item.kind == Item::Kind::written && (item.id.value == rest || (rest.size() == hashed && id == quizItemId(item.id))); };
    const auto found = std::ranges::find_if(course.items, isIt);
    return found == course.items.end() ? nullptr : &*found;
}

}  // namespace

QuestionId storyStepId(const ScenarioId& scenario, const PassageId& passage) {
    return idOf("story", passage.empty() ? scenario.value : scenario.value + "." + passage.value);
}

QuestionId quizItemId(const ItemId& item) { return idOf("item", item.value); }

std::optional<Question> findAsked(const Course& course, const QuestionId& id) {
    if (const Question* question = course.findQuestion(id)) return *question;
    if (const auto place = findStep(course, id)) {
        const WrittenStep& step = *place->passage->written;
        Question asked = partOf(course, step.question, step.points);
        asked.id = id;
        asked.text = step.prompt;
        asked.passage = situationOf(*place->scenario, *place->passage);
        asked.modelAnswer = step.modelAnswer;
        asked.place = step.place;
        return asked;
    }
    if (const Item* item = findItem(course, id)) {
        Question asked = partOf(course, item->question, item->points);
        asked.id = id;
        asked.text = item->stem;
        asked.modelAnswer = item->modelAnswer;
        asked.place = item->place;
        return asked;
    }
    return std::nullopt;
}

std::string promptOf(const Course& course, const QuestionId& id) {
    if (const Question* question = course.findQuestion(id)) return question->text;
    if (const auto place = findStep(course, id)) return place->passage->written->prompt;
    const Item* item = findItem(course, id);
    return item ? item->stem : id.value;
}

std::vector<QuestionId> askedFor(const Course& course, const CriterionId& criterion) {
    std::vector<QuestionId> ids;
    const auto isOf = [&](const QuestionId& whole) {
        const Question* question = course.findQuestion(whole);
        return question && question->criterion == criterion;
    };
    for (const Question& question : course.questions)
        if (question.criterion == criterion) ids.push_back(question.id);
    for (const Scenario& scenario : course.scenarios)
        for (const Passage& passage : scenario.passages) {
            if (!passage.written || !isOf(passage.written->question)) continue;
            if (passage.id == scenario.start) ids.push_back(storyStepId(scenario.id, {}));
            ids.push_back(storyStepId(scenario.id, passage.id));
        }
    for (const Item& item : course.items)
        if (item.kind == Item::Kind::written && isOf(item.question)) ids.push_back(quizItemId(item.id));
    return ids;
}

Marking narrowedTo(const Question& asked, Marking marking) {
    const auto isAsked = [&](const PointMarking& point) { return std::ranges::find(asked.points, point.id, &QuestionPoint::point) != asked.points.end(); };
    if (marking.maxMarks == asked.marks && std::ranges::all_of(marking.points, isAsked)) return marking;
    std::erase_if(marking.points, [&](const PointMarking& point) { return !isAsked(point); });
    marking.maxMarks = asked.marks;
    marking.level = {};
    giveMarks(asked, {}, marking);
    return marking;
}

std::vector<StoryText> storyTexts(std::span<const Step* const> branch) {
    std::vector<StoryText> texts;
    std::vector<std::vector<PassageId>> plays{{}};  ///< of each way, the passages of its turns
    PassageId here;
    for (const Step* step : branch) {
        switch (step->kind) {
            case StepKind::submitted: texts.push_back({step->id, here}); break;
            case StepKind::storyChosen:
                if (const auto move = storyChosenPayload(step->payload)) {
                    plays.back().push_back(here);
                    here = move->to;
                }
                break;
            case StepKind::storyWentOn:
                if (const auto move = storyWentOnPayload(step->payload)) {
                    plays.back().push_back(here);
                    here = move->to;
                }
                break;
            case StepKind::storyWentBack:
                if (const auto move = storyWentBackPayload(step->payload); move && move->turns < plays.back().size()) {
                    here = plays.back()[move->turns];
                    plays.back().resize(move->turns);
                }
                break;
            case StepKind::storyRestarted:
                if (const auto move = storyRestartedPayload(step->payload); move && move->play < plays.size() && move->turns < plays[move->play].size()) {
                    std::vector<PassageId> taken(plays[move->play].begin(), plays[move->play].begin() + static_cast<std::ptrdiff_t>(move->turns));
                    here = plays[move->play][move->turns];
                    plays.push_back(std::move(taken));
                }
                break;
            default: break;
        }
    }
    return texts;
}

}  // namespace carewright
