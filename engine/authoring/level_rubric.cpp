#include "engine/authoring/level_rubric.h"

#include <algorithm>
#include <set>

namespace carewright {
namespace {

struct Place {
    std::size_t question = 0, level = 0;
};

std::optional<Place> placeOf(const Course& course, std::string_view subject) {
    const std::size_t stroke = subject.find('/');
    if (stroke == std::string_view::npos) return std::nullopt;
    const auto question = std::ranges::find(course.questions, QuestionId(std::string(subject.substr(0, stroke))), &Question::id);
    if (question == course.questions.end()) return std::nullopt;
    const auto level = std::ranges::find(question->levels, RuleId(std::string(subject.substr(stroke + 1))), &Level::id);
    if (level == question->levels.end()) return std::nullopt;
    return Place{static_cast<std::size_t>(question - course.questions.begin()), static_cast<std::size_t>(level - question->levels.begin())};
}

}  // namespace

std::string levelSubject(const QuestionId& question, const RuleId& level) { return question.value + "/" + level.value; }

bool isLevelSubject(std::string_view subject) { return subject.find('/') != std::string_view::npos; }

QuestionId questionOfLevel(const Course& course, std::string_view subject) {
    const auto place = placeOf(course, subject);
    return place ? course.questions[place->question].id : QuestionId();
}

std::optional<Rubric> levelRubric(const Course& course, std::string_view subject) {
    const auto place = placeOf(course, subject);
    if (!place) return std::nullopt;
    Rubric rubric;
    rubric.point = PointId(std::string(subject));
    rubric.award = course.questions[place->question].levels[place->level].descriptors;
    return rubric;
}

std::string levelTitle(const Course& course, std::string_view subject) {
    const auto place = placeOf(course, subject);
    if (!place) return std::string(subject);
    const Level& level = course.questions[place->question].levels[place->level];
    return (level.title.empty() ? level.id.value : level.title) + " (" + std::to_string(level.from) + " to " + std::to_string(level.to) + " marks)";
}

Edit putLevelRubric(const Course& course, std::string_view subject, const Rubric& rubric, std::string description, std::string mergeKey) {
    const auto place = placeOf(course, subject);
    if (!place) return {};
    Question question = course.questions[place->question];
    std::set<std::string> taken;
    for (std::size_t i = 0; i < question.levels.size(); ++i) {
        if (i == place->level) continue;
        for (const Rule& descriptor : question.levels[i].descriptors) taken.insert(descriptor.id.value);
    }
    std::vector<Rule> descriptors = rubric.award;
    for (Rule& descriptor : descriptors) {
        const std::string stem = question.levels[place->level].id.value;
        for (int number = 1; descriptor.id.empty() || taken.contains(descriptor.id.value); ++number) descriptor.id = RuleId(stem + "-" + std::to_string(number));
        taken.insert(descriptor.id.value);
    }
    question.levels[place->level].descriptors = std::move(descriptors);
    return replaceElement(course, place->question, std::move(question), std::move(description), std::move(mergeKey));
}

}  // namespace carewright
