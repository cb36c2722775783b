// Courses compared without regard to where in which file things stand.
#include "engine/content/course_places.h"

#include "engine/content/course_lists.h"

namespace carewright {
namespace {

/// Sets the place of one element and of all that is in it.
struct Placer {
    SourcePlace to;

    template <class Item>
    void placeEach(std::vector<Item>& items) {
        for (Item& item : items) item.place = to;
    }

    /// The depth of rules is bounded by the reader; rules made in memory are as deep as their maker made them.
    void placeRules(std::vector<Rule>& rules) {
        for (Rule& rule : rules) {
            rule.place = to;
            placeRules(rule.parts);
            placeRules(rule.unless);
        }
    }

    void placeConditions(Conditions& conditions) {
        for (std::vector<Condition>& group : conditions) placeEach(group);
    }

    void placeIn(Item& item) {
        placeEach(item.options);
        placeEach(item.pairs);
        placeEach(item.categories);
        placeEach(item.cards);
        placeEach(item.pieces);
    }

    void placeIn(Passage& passage) {
        placeEach(passage.blocks);
        for (StoryBlock& block : passage.blocks) placeConditions(block.when);
        placeEach(passage.effects);
        placeEach(passage.choices);
        for (ScenarioChoice& choice : passage.choices) {
            placeConditions(choice.when);
            placeEach(choice.effects);
            placeEach(choice.outcomes);
        }
        if (!passage.written) return;
        passage.written->place = to;
        placeEach(passage.written->branches);
        for (WrittenBranch& branch : passage.written->branches) {
            placeConditions(branch.when);
            placeEach(branch.effects);
        }
    }

    void placeIn(Question& question) {
        placeEach(question.points);
        for (QuestionPoint& credit : question.points) credit.identify.place = credit.explain.place = to;
        placeEach(question.groups);
        placeEach(question.levels);
        for (Level& level : question.levels) placeRules(level.descriptors);
    }

    void placeIn(Topic& topic) { placeEach(topic.blocks); }
    void placeIn(Quiz& quiz) {
        placeEach(quiz.sections);
        for (QuizSection& section : quiz.sections) placeEach(section.pools);
    }
    void placeIn(Sample& sample) { placeEach(sample.judgements); }
    void placeIn(Scenario& scenario) {
        placeEach(scenario.people);
        placeEach(scenario.variables);
        placeEach(scenario.groups);
        placeEach(scenario.passages);
        for (Passage& passage : scenario.passages) placeIn(passage);
    }
    void placeIn(Concept& item) {
        placeEach(item.terms);
        placeEach(item.except);
    }
    void placeIn(Rubric& rubric) {
        placeRules(rubric.award);
        placeRules(rubric.reject);
        placeRules(rubric.refer);
    }
    template <class Flat>
    void placeIn(Flat&) {}     // nothing nested
};

template <class Element>
void placeList(std::vector<Element>& list, std::string_view name, const PlaceOf& placeOf) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        Placer placer{placeOf(name, i)};
        list[i].place = placer.to;
        placer.placeIn(list[i]);
    }
}

}  // namespace

Course withPlaces(Course course, const PlaceOf& placeOf) {
    eachList(course, [&](std::string_view name, auto& parts) { placeList(parts, name, placeOf); });
    course.subject.place = placeOf("subject", 0);
    course.place = {};
    course.weightsPlace = {};
    return course;
}

bool sameMeaning(const Course& a, const Course& b) {
    const auto bare = [](const Course& course) {
        Course out = withPlaces(course, [](std::string_view, std::size_t) { return SourcePlace{}; });
        out.files.clear();
        return out;
    };
    return bare(a) == bare(b);
}

}  // namespace carewright
