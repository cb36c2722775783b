// What is held back from learners, and that everything else goes on.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <random>

#include "engine/content/course_check.h"
#include "engine/content/ready_parts.h"
#include "engine/marking/marker.h"
#include "generated_course.h"
#include "sample_course.h"
#include "tests/half_written_story.h"

using namespace carewright;
using namespace carewright::test;

namespace {

Course personalisation() {
    ReadCourse read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
    REQUIRE(read.usable());
    return std::move(read.course);
}

/// The names of what is held, one a line.
std::string names(const ReadyParts& ready) {
    std::string out;
    for (const HeldPart& part : ready.held) out += std::string(part.list) + " " + part.id + "\n";
    return out;
}

bool holds(const ReadyParts& ready, std::string_view list, std::string_view id) {
    return std::any_of(ready.held.begin(), ready.held.end(), [&](const HeldPart& part) { return part.list == list && part.id == id; });
}

const HeldPart& part(const ReadyParts& ready, std::string_view list) {
    const auto found = std::find_if(ready.held.begin(), ready.held.end(), [&](const HeldPart& one) { return one.list == list; });
    REQUIRE(found != ready.held.end());
    return *found;
}

std::size_t errorsBesidesHead(const Course& course) {
    std::size_t out = 0;
    for (const Problem& problem : checkCourse(course)) {
        const bool head = problem.text.starts_with("<course>") || problem.text.starts_with("checked=");
        if (problem.severity == Severity::error && !head) ++out;
    }
    return out;
}

template <class Part>
Part& byId(std::vector<Part>& parts, std::string_view id) {
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part& one) { return one.id.value == id; });
    REQUIRE(found != parts.end());
    return *found;
}

std::string hashOf(const Course& course) {
    const auto marker = Marker::compile(course);
    REQUIRE(marker);
    return marker->rubricHash();
}

}  // namespace

TEST_CASE("A course without errors is ready as it is", "[content][ready]") {
    const Course course = personalisation();
    const ReadyParts ready = readyParts(course);
    CHECK(ready.usable());
    CHECK(ready.held.empty());
    CHECK(ready.course == course);
}

TEST_CASE("A half-written story is held back, says why, and every question is marked as before", "[content][ready]") {
    const Course whole = personalisation();
    Course course = whole;
    course.scenarios.push_back(halfWrittenStory());
    const ReadyParts ready = readyParts(course);
    REQUIRE(ready.usable());
    CHECK(names(ready) == "scenario mrs-bello\n");
    CHECK(nameOfPart(ready.held.front()) == "the story “Mrs Bello's bath”");
    CHECK(ready.held.front().index == whole.scenarios.size());
    REQUIRE_FALSE(ready.held.front().why.empty());
    for (const std::string& why : ready.held.front().why) {
        INFO(why);
        CHECK(why.find_first_of("<>") == std::string::npos);
    }
    CHECK(sameMeaning(ready.course, whole));
    CHECK(hashOf(ready.course) == hashOf(whole));
}

TEST_CASE("What an error holds back is the part and whatever cannot do without it", "[content][ready]") {
    Course course = personalisation();

    SECTION("an item: its quizzes do without") {
        Item& item = course.items.front();
        const ItemId id = item.id;
        item.stem.clear();
        const ReadyParts ready = readyParts(course);
        CHECK(names(ready) == "item " + id.value + "\n");
        CHECK(ready.course.quizzes.size() == course.quizzes.size());
        for (const Quiz& quiz : ready.course.quizzes)
            for (const QuizSection& section : quiz.sections)
                for (const QuizPool& pool : section.pools) {
                    CHECK(std::find(pool.items.begin(), pool.items.end(), id) == pool.items.end());
                    CHECK(static_cast<std::size_t>(pool.draw) <= pool.items.size());
                }
    }
    SECTION("all items of a quiz: that quiz waits, and names them") {
        Quiz alone = course.quizzes.front();
        alone.id = QuizId("alone");
        alone.sections.resize(1);
        alone.sections.front().pools.resize(1);
        alone.sections.front().pools.front().items = {course.items.front().id};
        alone.sections.front().pools.front().draw = 0;
        course.quizzes.push_back(alone);
        course.items.front().stem.clear();
        const ReadyParts ready = readyParts(course);
        CHECK(holds(ready, "quiz", "alone"));
        CHECK(part(ready, "quiz").why.empty());
        CHECK(part(ready, "quiz").needs == std::vector<std::string>{"a quiz item without a title"});
    }
    SECTION("a question: mocks and samples that ask it") {
        byId(course.questions, "define").modelAnswer.clear();
        const ReadyParts ready = readyParts(course);
        CHECK(holds(ready, "question", "define"));
        CHECK_FALSE(holds(ready, "question", "risk"));
        for (const Mock& mock : course.mocks)
            CHECK(holds(ready, "mock", mock.id.value) == (std::find(mock.questions.begin(), mock.questions.end(), QuestionId("define")) != mock.questions.end()));
        for (const Sample& sample : course.samples) CHECK(holds(ready, "sample", sample.id.value) == (sample.question == QuestionId("define")));
        const auto marker = Marker::compile(ready.course);
        REQUIRE(marker);
        CHECK(marker->mark(QuestionId("risk"), "He may take risks."));
        CHECK_FALSE(marker->mark(QuestionId("define"), "Anything."));
    }
    SECTION("a rule of a rubric: its point and the questions that credit it") {
        const auto rubric = std::find_if(course.rubrics.begin(), course.rubrics.end(), [](const Rubric& one) { return one.point == PointId("positive-risk"); });
        REQUIRE(rubric != course.rubrics.end());
        rubric->award.front() = Rule{};
        rubric->award.front().id = RuleId("unfinished");
        const ReadyParts ready = readyParts(course);
        CHECK(holds(ready, "rubric", "positive-risk"));
        CHECK(holds(ready, "point", "positive-risk"));
        for (const Question& question : course.questions) {
            const bool asks = std::any_of(question.points.begin(), question.points.end(), [](const QuestionPoint& credit) { return credit.point == PointId("positive-risk"); });
            CHECK(holds(ready, "question", question.id.value) == asks);
        }
    }
    SECTION("a concept: every rubric that uses it, none that doesn't") {
        Concept unused;
        unused.id = ConceptId("half-done");
        course.concepts.push_back(unused);
        CHECK(names(readyParts(course)) == "concept half-done\n");
    }
    SECTION("a topic keeps its place, so that what leads to it still does") {
        const TopicId id = course.topics.front().id;
        course.topics.front().summary.clear();
        const ReadyParts ready = readyParts(course);
        CHECK(names(ready) == "topic " + id.value + "\n");
        REQUIRE(ready.course.findTopic(id));
        CHECK(ready.course.findTopic(id)->summary == "This topic is still being written.");
        CHECK(ready.course.points.size() == course.points.size());
    }
    SECTION("a word explained: texts stay, without the link") {
        const TermId id = course.terms.front().id;
        course.terms.front().meaning.clear();
        const ReadyParts ready = readyParts(course);
        CHECK(names(ready) == "term " + id.value + "\n");
        CHECK(ready.course.topics.size() == course.topics.size());
        for (std::size_t i = 0; i < course.topics.size(); ++i)
            for (std::size_t b = 0; b < course.topics[i].blocks.size(); ++b) CHECK(plainText(ready.course.topics[i].blocks[b].text) == plainText(course.topics[i].blocks[b].text));
    }
    SECTION("a criterion: the questions that assess it") {
        course.criteria.front().text.clear();
        const ReadyParts ready = readyParts(course);
        for (const Question& question : course.questions) CHECK(holds(ready, "question", question.id.value) == (question.criterion == course.criteria.front().id));
    }
    SECTION("the words of the subject: every question") {
        course.subject.required.push_back(ConceptId("nobody-knows"));
        const ReadyParts ready = readyParts(course);
        CHECK(holds(ready, "subject", ""));
        CHECK(ready.course.questions.empty());
        CHECK(ready.course.topics.size() == course.topics.size());
    }
    SECTION("the head holds nothing back") {
        course.checkedOn.clear();
        const ReadyParts ready = readyParts(course);
        CHECK(ready.usable());
        CHECK(ready.held.empty());
    }
    SECTION("without an id nothing can be kept") {
        course.id = {};
        CHECK_FALSE(readyParts(course).usable());
    }
    const ReadyParts ready = readyParts(course);
    if (ready.usable()) CHECK(errorsBesidesHead(ready.course) == 0);
}

TEST_CASE("Errors of the XML hold back the element they stand in; a file that cannot be read, the whole course", "[content][ready]") {
    const std::string item = "<item id=\"made-up\" kind=\"single\" colour=\"red\"><stem>Which?</stem><option id=\"a\" right=\"yes\"><text>A</text></option><option id=\"b\"><text>B</text></option></item>\n</course>";
    const ReadyParts ready = readyParts(readCourseText(sampleWith("</course>", item)));
    REQUIRE(ready.usable());
    CHECK(names(ready) == "item made-up\n");
    CHECK_FALSE(readyParts(readCourseText(sampleWith("</course>", "<stray>"))).usable());
    CHECK_FALSE(readyParts(readCourseText(sampleWith("</course>", "<scenery id=\"x\"/></course>"))).usable());
}

TEST_CASE("Whatever is damaged, what is ready has no errors and can be marked", "[content][ready]") {
    const Course whole = personalisation();
    std::mt19937 random(20261128);
    const auto below = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
    const std::vector<std::function<void(Course&)>> harms = {
        [&](Course& c) { c.topics[below(c.topics.size())].minutes = 0; },
        [&](Course& c) { c.points[below(c.points.size())].hint.clear(); },
        [&](Course& c) { c.points.erase(c.points.begin() + static_cast<std::ptrdiff_t>(below(c.points.size()))); },
        [&](Course& c) { c.questions[below(c.questions.size())].marks = 50; },
        [&](Course& c) { c.questions.erase(c.questions.begin() + static_cast<std::ptrdiff_t>(below(c.questions.size()))); },
        [&](Course& c) { c.items[below(c.items.size())].options.clear(); },
        [&](Course& c) { c.concepts[below(c.concepts.size())].terms.clear(); },
        [&](Course& c) { c.concepts.erase(c.concepts.begin() + static_cast<std::ptrdiff_t>(below(c.concepts.size()))); },
        [&](Course& c) { c.rubrics[below(c.rubrics.size())].award.clear(); },
        [&](Course& c) { c.misconceptions.erase(c.misconceptions.begin() + static_cast<std::ptrdiff_t>(below(c.misconceptions.size()))); },
        [&](Course& c) { c.terms[below(c.terms.size())].id = TermId("Not An Id"); },
        [&](Course& c) { c.scenarios[below(c.scenarios.size())].passages.pop_back(); },
        [&](Course& c) { c.criteria[below(c.criteria.size())].id = {}; },
        [&](Course& c) { c.sources[below(c.sources.size())].title.clear(); },
    };
    std::size_t parts = 0;
    for (int i = 0; i < 40; ++i) {
        Course course = whole;
        for (std::size_t n = 1 + below(4); n > 0; --n) harms[below(harms.size())](course);
        const ReadyParts ready = readyParts(course);
        REQUIRE(ready.usable());
        REQUIRE(errorsBesidesHead(ready.course) == 0);
        REQUIRE(Marker::compile(ready.course));
        parts += ready.held.size();
        for (const HeldPart& held : ready.held) REQUIRE((!held.why.empty() || !held.needs.empty()));
    }
    CHECK(parts > 100);
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const ReadyParts ready = readyParts(CourseMaker(seed).make());
        if (ready.usable()) REQUIRE(errorsBesidesHead(ready.course) == 0);
    }
}

TEST_CASE("For its author, a preview shows what is held back where that can be shown or played", "[content][ready]") {
    Course course = personalisation();
    course.scenarios.push_back(halfWrittenStory());
    course.questions.front().modelAnswer.clear();
    const ReadyParts ready = readyParts(course);
    const ReadyParts preview = previewParts(course, ready);
    CHECK(preview.held == ready.held);
    CHECK(preview.course.findScenario(ScenarioId("mrs-bello")));
    CHECK(preview.course.findQuestion(course.questions.front().id));
    course.scenarios.back().start = PassageId("nowhere");
    CHECK_FALSE(previewParts(course, readyParts(course)).course.findScenario(ScenarioId("mrs-bello")));
}
