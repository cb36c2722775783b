// sameMeaning: two courses compared without regard to where in which file things stand.
#include "engine/content/course.h"

namespace carewright {
namespace {

template <class Item>
void forget(std::vector<Item>& items) {
    for (Item& item : items) item.place = {};
}

/// The depth of rules is bounded by the reader; rules made in memory are as deep as their maker made them.
void forgetRules(std::vector<Rule>& rules) {
    for (Rule& rule : rules) {
        rule.place = {};
        forgetRules(rule.parts);
        forgetRules(rule.unless);
    }
}

void forgetConditions(Conditions& conditions) {
    for (std::vector<Condition>& group : conditions) forget(group);
}

void forgetItem(Item& item) {
    forget(item.options);
    forget(item.pairs);
    forget(item.categories);
    forget(item.cards);
    forget(item.pieces);
}

void forgetPassage(Passage& passage) {
    forget(passage.blocks);
    for (StoryBlock& block : passage.blocks) forgetConditions(block.when);
    forget(passage.effects);
    forget(passage.choices);
    for (ScenarioChoice& choice : passage.choices) {
        forgetConditions(choice.when);
        forget(choice.effects);
        forget(choice.outcomes);
    }
    if (!passage.written) return;
    passage.written->place = {};
    forget(passage.written->branches);
    for (WrittenBranch& branch : passage.written->branches) {
        forgetConditions(branch.when);
        forget(branch.effects);
    }
}

void forgetExercises(Course& course) {
    forget(course.items);
    for (Item& item : course.items) forgetItem(item);
    forget(course.quizzes);
    for (Quiz& quiz : course.quizzes) {
        forget(quiz.sections);
        for (QuizSection& section : quiz.sections) forget(section.pools);
    }
    forget(course.mocks);
    forget(course.samples);
    for (Sample& sample : course.samples) forget(sample.judgements);
    forget(course.scenarios);
    for (Scenario& scenario : course.scenarios) {
        forget(scenario.people);
        forget(scenario.variables);
        forget(scenario.passages);
        for (Passage& passage : scenario.passages) forgetPassage(passage);
    }
}

void forgetIn(Question& question) {
    forget(question.points);
    for (QuestionPoint& credit : question.points) credit.identify.place = credit.explain.place = {};
    forget(question.groups);
    forget(question.levels);
    for (Level& level : question.levels) forgetRules(level.descriptors);
}

Course withoutPlaces(Course course) {
    forget(course.criteria);
    forget(course.sources);
    forget(course.topics);
    for (Topic& topic : course.topics) forget(topic.blocks);
    forget(course.terms);
    forget(course.laws);
    forget(course.misconceptions);
    forget(course.points);
    forget(course.questions);
    for (Question& question : course.questions) forgetIn(question);
    forgetExercises(course);
    forget(course.mishearings);
    forget(course.concepts);
    for (Concept& item : course.concepts) {
        forget(item.terms);
        forget(item.except);
    }
    forget(course.rubrics);
    for (Rubric& rubric : course.rubrics) {
        forgetRules(rubric.award);
        forgetRules(rubric.reject);
        forgetRules(rubric.refer);
    }
    course.subject.place = {};
    course.place = {};
    course.weightsPlace = {};
    course.files.clear();
    return course;
}

}  // namespace

bool sameMeaning(const Course& a, const Course& b) { return withoutPlaces(a) == withoutPlaces(b); }

}  // namespace carewright
