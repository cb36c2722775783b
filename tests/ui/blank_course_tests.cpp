// A tutor's Sunday afternoon in one sitting, by the screen alone: from a blank course to a learner who answers its question and
// plays its story.
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "app/ui/bench_model.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "tests/ui/story_hands.h"
#include "tests/ui/workshop_app.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

struct Afternoon : WorkshopApp {
    StoryHands story{app.get()};

    /// Opens the first of the outline's entries of a kind that the course got last.
    std::string newest(ElementKind kind) const { return idAt(edited(), kind, countOf(edited(), kind) - 1); }
    /// Refers to one of the course's elements from a field that holds one.
    void refer(const std::string& field, const std::string& id) {
        press("main/form/" + field);
        press("main/form/" + field + "-choices/" + id);
    }
    /// … from a field that holds any number of them.
    void referToo(const std::string& field, const std::string& id) {
        press("main/form/" + field + "/add");
        press("main/form/" + field + "-choices/" + id);
    }
    void pressAnywhere(const std::string& path) {
        INFO(path << "\n" << (app->has(path) ? std::string("is there, cannot be pressed") : app->record().describe()));
        REQUIRE(app->click(path));
        app->frames(2);
    }

    void makeCourse() {
        press("main/tabs/begin");
        fill("begin/course-title", "Safeguarding adults");
        fill("begin/topic", "What safeguarding is");
        fill("begin/question", "Define the term safeguarding.");
        press("main/begin/make");
        CHECK(edited().title == "Safeguarding adults");
        REQUIRE(edited().topics.size() == 1);
        press("outline/" + std::string(nameOf(ElementKind::head)));
        fill("form/checked", "2026-11-28");
        add("source");
        fill("form/title", "Care and support statutory guidance");
        fill("form/publisher", "Department of Health and Social Care");
        fill("form/date", "2025-07-31");
        add("criterion");
        fill("form/text", "Define the term safeguarding");
    }

    void writeWhatIsLearned() {
        const std::string source = newest(ElementKind::source);
        unfold("topic");
        press("outline/topics/what-safeguarding-is");
        fill("form/summary", "You can say what safeguarding is.");
        press("main/form/blocks-add");
        fill("form/blocks-1/text", "Safeguarding means protecting the right to live in safety.");
        add("term");
        fill("form/name", "Safeguarding");
        fill("form/meaning", "Protecting a person's right to live in **safety**.");
        referToo("sources", source);
        add("misconception");
        fill("form/title", "Only for children");
        fill("form/myth", "Safeguarding is only for children.");
        fill("form/why-wrong", "Adults can come to harm, too.");
        fill("form/fact", "It protects every adult who needs care and is at risk.");
        fill("form/shows-up-as", "Only children are safeguarded.");
        fill("form/correction", "Many people think of children first. In fact it is for adults as well.");
        referToo("sources", source);
        add("marking point");
        fill("form/title", "Says what safeguarding is");
        fill("form/examiner", "Says that people are kept safe from harm or abuse.");
        fill("form/learner", "You say that people are kept safe.");
        fill("form/not-enough", "Only says that it is a duty.");
        fill("form/earned", "You said that people are kept safe.");
        fill("form/hint", "What should nobody have to fear?");
        CHECK(edited().points[0].topic == edited().topics[0].id);
    }

    void writeTheQuestion() {
        const std::string point = newest(ElementKind::point);
        unfold("question");
        press("outline/questions/define-the-term-safeguarding");
        refer("criterion", newest(ElementKind::criterion));
        press("main/form/points-add");
        refer("points-1/point", point);
        fill("form/command", "Define");
        fill("form/command-meaning", "Say what the word means.");
        fill("form/guidance", "Begin with the word itself.");
        fill("form/model-answer", "Safeguarding means that people are kept safe.");
        REQUIRE(edited().questions[0].points.size() == 1);
        CHECK(edited().questions[0].criterion == edited().criteria[0].id);

        add("quiz item");
        fill("form/stem", "What does safeguarding protect?");
        fill("form/options-1/text", "The right to live in safety");
        fill("form/options-2/text", "The good name of the service");
        fill("form/options-2/feedback", "That is not what it is for.");
        fill("form/options-3/text", "Children and nobody else");
        fill("form/options-3/feedback", "It is for adults as well.");
        refer("options-3/reveals", newest(ElementKind::misconception));
        referToo("terms", newest(ElementKind::term));
        fill("form/reason", "Everybody may live without fear of harm.");
    }

    /// The rules of a point or a mistaken idea: one new idea with two wordings.
    void writeRubric(const std::string& subject, const std::string& idea, const std::string& ideaId, const std::string& wordings) {
        settleBench();
        if (app->model().bench->subject.id != subject) {
            pressAnywhere("rubric/other");
            settleBench();
            pressAnywhere("rubric/rule-column/choose/" + subject);
        }
        const auto go = [&](const std::string& path) {
            settleBench();
            pressAnywhere("rubric/rule-column/" + path);
            settleBench();
        };
        go("add-award");
        go("rules/strip/put-in/words");
        app->type(idea);
        go("rules/strip/put-in/as-idea");
        go("ideas/" + ideaId + "/add-term");
        app->type(wordings);
        app->key(ImGuiKey_Enter);
        settleBench();
        REQUIRE(edited().findConcept(ConceptId(ideaId)));
        CHECK(edited().findConcept(ConceptId(ideaId))->terms.size() == 3);     // what it is called, and the two
    }

    /// A story of twelve passages in which a number grows, a choice waits for it, and one may end well, so-so or badly.
    std::string writeTheStory() {
        story.write("story/stories/new-name", "A walk to the sea");
        story.press("story/stories/new");
        REQUIRE(story.scenario().passages.size() == 1);
        CHECK(story.scenario().title == "A walk to the sea");
        const std::string first = story.scenario().passages[0].id.value;
        story.press("story/page/story");
        story.write("story/form/whole/about", "Ana would like to go to the sea. What do you do?");
        story.press("story/page/numbers");
        story.press("story/form/numbers/add");
        const std::string trust = story.scenario().variables.at(0).id.value;
        story.write("story/form/numbers/" + trust + "/title", "Trust");
        story.press("story/page/people");
        story.press("story/form/people/add");
        const std::string ana = story.scenario().people.at(0).id.value;
        story.write("story/form/people/" + ana + "/name", "Ana Silva");

        // Eleven passages more, by N on the map; each title is typed where the keyboard then is.
        std::vector<std::string> ids{first};
        for (int i = 1; i < 12; ++i) {
            story.onMap();
            app->keyCode('N');
            app->frames(4);
            REQUIRE(story.scenario().passages.size() == static_cast<std::size_t>(i) + 1);
            ids.push_back(story.scenario().passages.back().id.value);
            const std::string title = "Moment " + std::to_string(i + 1);
            app->type(title);
            app->frames(2);
            CHECK(story.scenario().passages.back().title == title);
        }
        // Texts for all of them; the first one is said by Ana.
        for (std::size_t i = 0; i < ids.size(); ++i) {
            story.choose(ids[i]);
            story.press("story/form/" + ids[i] + (i == 0 ? "/blocks/add-said" : "/blocks/add-told"));
            story.write("story/form/" + ids[i] + "/blocks/1/text", i == 0 ? "I want to go to the sea." : "Ana walks on and looks at you.");
            CHECK_FALSE(story.passage(ids[i]).blocks.at(0).text.empty());
        }
        CHECK(story.passage(first).blocks[0].who == PersonId(ana));
        // The last three are endings.
        for (std::size_t i = 9; i < 12; ++i) {
            story.choose(ids[i]);
            story.press("story/form/" + ids[i] + "/ending/" + (i == 9 ? "good" : i == 10 ? "mixed" : "poor"));
            story.write("story/form/" + ids[i] + "/debrief", "She came as far as she could.");
        }
        // Ways on, drawn with the mouse.
        story.press("story/map/tidy");
        const std::vector<std::pair<int, int>> ways{{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 4}, {2, 5}, {3, 6}, {4, 7}, {5, 8}, {6, 9}, {7, 9}, {7, 10}, {8, 11}, {8, 10}};
        for (const auto& [from, to] : ways) story.draw(ids[static_cast<std::size_t>(from)], ids[static_cast<std::size_t>(to)], "Go from " + std::to_string(from + 1) + " to " + std::to_string(to + 1) + ".");
        story.press("story/map/tidy");

        // An effect on the first choice, and a condition that asks for what it does.
        story.choose(first);
        const std::string asked = "story/form/" + first + "/choices/" + story.passage(first).choices[0].id.value;
        story.press(asked + "/effects");
        story.press(asked + "/effects-list/add");
        REQUIRE(story.passage(first).choices[0].effects.size() == 1);
        CHECK(story.passage(first).choices[0].effects[0].by == 1);
        story.choose(ids[7]);
        const std::string guarded = "story/form/" + ids[7] + "/choices/" + story.passage(ids[7]).choices[0].id.value;
        story.press(guarded + "/when");
        story.press(guarded + "/when-list/add");
        REQUIRE(story.passage(ids[7]).choices[0].when.size() == 1);
        story.press(guarded + "/when-list/1/1/at-least/more");
        CHECK(story.passage(ids[7]).choices[0].when[0][0].atLeast == 6);
        return story.scenario().id.value;
    }

    void settleBench() {
        app->frames(3);
        while (app->model().bench->working || shown().checking) {
            std::this_thread::yield();
            app->frame();
        }
        app->frames(2);
    }

    std::filesystem::path folder() const { return data / "courses" / "safeguarding-adults"; }
};

}  // namespace

TEST_CASE("From a blank course to a marked answer and a played story in one sitting", "[workshop][story-editor]") {
    Afternoon at;
    at.makeCourse();
    at.writeWhatIsLearned();
    at.writeTheQuestion();
    CHECK(at.edited().terms[0].meaning.at(1).strong);
    const std::string point = at.newest(ElementKind::point), idea = at.newest(ElementKind::misconception);
    const QuestionId question = at.edited().questions[0].id;

    at.pressAnywhere("rail/rubric");
    at.writeRubric(point, "being kept safe", "being-kept-safe", "kept safe; live in safety");
    at.writeRubric(idea, "only for children", "only-for-children", "only children; for children only");

    at.pressAnywhere("rail/story");
    const ScenarioId walk(at.writeTheStory());
    at.story.settle();
    for (const StoryFinding& finding : at.story.story().study->findings) FAIL_CHECK(finding.text);
    CHECK(at.story.story().study->lab.survey.unreachable.empty());
    CHECK(at.story.story().study->lab.survey.stuck.empty());

    // All that was written in the story, back and forth again; the course beside it stays.
    const Course made = at.edited();
    at.story.onMap();
    int undone = 0;
    while (at.story.story().sheet && !at.story.story().undoes.empty()) {
        at.app->key(ImGuiKey_Z, HeadlessDriver::ctrl);
        at.app->frames(2);
        REQUIRE(++undone < 1000);
    }
    CHECK(undone > 40);
    CHECK(at.edited().scenarios.empty());
    CHECK(at.edited().rubrics.size() == 2);
    at.pressAnywhere("rail/workshop");
    for (int i = 0; i < undone; ++i) at.press("main/redo");
    CHECK(sameMeaning(at.edited(), made));

    // Checked clean, saved, and what is in the files is what was made.
    at.untilChecked();
    for (const PlacedProblem& one : at.shown().problems) FAIL_CHECK(nameOf(one.kind) << " " << one.index << ": " << one.text);
    at.press("main/save");
    CHECK_FALSE(at.shown().unsaved);
    const ReadCourse whole = readCourse(at.folder());
    CHECK(whole.problems.empty());
    CHECK(sameMeaning(whole.course, made));
    REQUIRE(whole.course.findScenario(walk));
    CHECK(whole.course.findScenario(walk)->passages.size() == 12);

    // The tutor leaves; a learner answers the question, and the new rubric marks it.
    at.pressAnywhere("rail/staff");
    at.pressAnywhere("staff/recovery-code/noted");
    at.pressAnywhere("staff/sign-out");
    CHECK_FALSE(at.app->has("rail/workshop"));
    at.pressAnywhere("rail/practise");
    at.pressAnywhere("practise/" + question.value + "/write");
    at.app->type("Safeguarding means that every person is kept safe from harm.");
    at.pressAnywhere("write/submit");
    const AttemptState* attempt = at.app->model().attemptAt(question);
    REQUIRE(attempt);
    REQUIRE(attempt->lastSubmission());
    REQUIRE(attempt->lastSubmission()->marking());
    CHECK(attempt->lastSubmission()->marking()->marks == 1);
    CHECK(at.app->says("1 of 1 mark"));
    // … and finds the mistaken idea where it is written.
    at.pressAnywhere("result/again");
    at.app->key(ImGuiKey_A, HeadlessDriver::ctrl);
    at.app->type("Safeguarding is for children only.");
    at.pressAnywhere("write/submit");
    CHECK(at.app->model().attemptAt(question)->lastSubmission()->marking()->marks == 0);
    CHECK(at.app->says("Many people think of children first."));

    // … and plays the story to an ending.
    at.pressAnywhere("rail/scenarios");
    at.pressAnywhere("scenarios/" + walk.value + "/open");
    at.pressAnywhere("scenario/begin");
    const auto ended = [&] {
        const auto& hand = at.app->model().scenario.inHand;
        REQUIRE(hand);
        return hand->rules->passageOf(hand->run.state).ending != Passage::Ending::none;
    };
    for (int turn = 0; turn < 12 && !ended(); ++turn) {
        at.app->keyCode('1');
        at.app->frames(3);
    }
    CHECK(ended());
    CHECK(at.app->says("She came as far as she could."));
}
