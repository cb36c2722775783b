#include <catch2/catch.hpp>

#include "engine/authoring/course_document.h"
#include "engine/authoring/find_text.h"
#include "engine/authoring/item_kind.h"
#include "engine/authoring/references.h"
#include "engine/authoring/rich_markup.h"
#include "engine/authoring/templates.h"
#include "engine/content/course_check.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "test_paths.h"

using namespace carewright;

namespace {

Course shipped() { return readCourse(std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation").course; }
Course sample() { return readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine").course; }

bool clean(const Course& course) {
    return !hasErrors(checkCourse(course));
}

}  // namespace

TEST_CASE("An id that is renamed everywhere leaves no trace and no error", "[authoring]") {
    const Course course = shipped();
    for (const ElementKind kind : {ElementKind::point, ElementKind::misconception, ElementKind::term, ElementKind::topic, ElementKind::question,
                                   ElementKind::concept_, ElementKind::item, ElementKind::law, ElementKind::source, ElementKind::criterion}) {
        INFO(nameOf(kind));
        // The one that most refer to.
        std::size_t index = 0, most = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(countOf(course, kind), 12); ++i) {
            const std::size_t count = referencesTo(course, kind, idOf(elementAt(course, kind, i))).size();
            if (count >= most) index = i, most = count;
        }
        const std::string before = idOf(elementAt(course, kind, index));
        const auto edit = renameId(course, kind, index, "quite-another-id");
        REQUIRE(edit);
        CourseDocument document(course);
        REQUIRE(document.apply(*edit));
        CHECK(referencesTo(document.course(), kind, before).empty());
        CHECK(referencesTo(document.course(), kind, "quite-another-id").size() == most);
        CHECK(clean(document.course()));
        document.undo();
        CHECK(document.course() == course);
    }
}

TEST_CASE("A rename is refused where the id is taken or no id", "[authoring]") {
    const Course course = sample();
    CHECK(renameId(course, ElementKind::term, 0, "Not An Id").error().code == ErrorCode::invalidInput);
    CHECK(renameId(course, ElementKind::question, 0, course.questions[0].id.value).error().code == ErrorCode::conflict);
    CHECK_FALSE(renameId(course, ElementKind::head, 0, "x"));
}

TEST_CASE("What a course refers to is known before it is deleted", "[authoring]") {
    const Course course = shipped();
    const auto found = referencesTo(course, ElementKind::point, "definition");
    const auto by = [&found](ElementKind kind) { return std::ranges::count(found, kind, &Reference::kind); };
    CHECK(by(ElementKind::rubric) == 1);
    CHECK(by(ElementKind::question) >= 1);
    CHECK(by(ElementKind::item) >= 3);
    CHECK(by(ElementKind::scenario) >= 0);
    CHECK(referencesTo(course, ElementKind::point, "no-such-point").empty());
}

TEST_CASE("Every template and every copy can be put in, and is read back as it was", "[authoring]") {
    for (const Course& course : {sample(), Course{}}) {
        for (std::size_t k = 0; k < elementKinds; ++k) {
            const auto kind = static_cast<ElementKind>(k);
            if (isSingle(kind)) continue;
            INFO(nameOf(kind));
            CourseDocument document(course);
            REQUIRE(document.apply(insertElement(0, newElement(document.course(), kind), "Added")));
            REQUIRE(document.apply(insertElement(1, duplicateOf(document.course(), kind, 0), "Doubled")));
            if (kind != ElementKind::rubric) CHECK(idOf(elementAt(document.course(), kind, 0)) != idOf(elementAt(document.course(), kind, 1)));
            const Course read = readCourseText(writeCourseText(document.course())).course;
            CHECK(countOf(read, kind) == countOf(document.course(), kind));
        }
    }
}

TEST_CASE("Half-written elements survive saving and reading", "[authoring]") {
    Course course = sample();
    Item item;
    item.id = ItemId("half");
    course.items.push_back(item);
    Question question;
    question.id = QuestionId("half");
    course.questions.push_back(question);
    Term term;
    term.id = TermId("half");
    course.terms.push_back(term);
    MarkingPoint point;
    point.id = PointId("half");
    point.hint = "Only a hint so far.";
    course.points.push_back(point);
    Topic topic;
    topic.id = TopicId("half");
    topic.title = "Half";
    course.topics.push_back(topic);
    Misconception idea;
    idea.id = MisconceptionId("half");
    course.misconceptions.push_back(idea);
    Law law;
    law.id = LawId("half");
    course.laws.push_back(law);
    Scenario story;
    story.id = ScenarioId("half");
    course.scenarios.push_back(story);
    Sample response;
    response.id = SampleId("half");
    course.samples.push_back(response);
    Quiz quiz;
    quiz.id = QuizId("half");
    course.quizzes.push_back(quiz);
    Mock mock;
    mock.id = MockId("half");
    course.mocks.push_back(mock);
    const ReadCourse read = readCourseText(writeCourseText(course));
    CHECK_FALSE(read.usable());
    for (std::size_t k = 0; k < elementKinds; ++k) {
        const auto kind = static_cast<ElementKind>(k);
        INFO(nameOf(kind));
        CHECK(countOf(read.course, kind) == countOf(course, kind));
    }
    CHECK(read.course.points.back().hint == "Only a hint so far.");
}

TEST_CASE("Rich text is typed with marks and read back the same", "[authoring]") {
    const Course course = shipped();
    const auto same = [](const RichText& text) { return fromMarkup(toMarkup(text)) == text; };
    for (const Term& term : course.terms) CHECK(same(term.meaning));
    for (const Topic& topic : course.topics)
        for (const Block& block : topic.blocks) {
            INFO(toMarkup(block.text));
            CHECK(same(block.text));
        }
    CHECK(fromMarkup("Care **starts** with the [person](person).") ==
          RichText{{"Care ", {}, false}, {"starts", {}, true}, {" with the ", {}, false}, {"person", TermId("person"), false}, {".", {}, false}});
    CHECK(plainText(fromMarkup("2 ** 3 [no link] [a](Not An Id) *x")) == "2 ** 3 [no link] [a](Not An Id) *x");
    CHECK(fromMarkup("  two\n words ") == RichText{{"two words", {}, false}});
    CHECK(fromMarkup("").empty());
}

TEST_CASE("Words are found and replaced in all texts as one step", "[authoring]") {
    CourseDocument document(sample());
    Term term = document.course().terms[0];
    term.name = "Carer, CARE and scare";
    REQUIRE(document.apply(replaceElement(document.course(), 0, term, "Renamed")));
    const auto inTerm = [&document](const FindOptions& options) {
        const auto found = findText(document.course(), "care", options);
        return std::ranges::count_if(found, [](const FoundText& one) { return one.place.kind == ElementKind::term && one.place.index == 0; });
    };
    const auto inMeaning = inTerm({}) - 3;
    CHECK(inTerm({.matchCase = false, .wholeWords = true}) - inMeaning <= 1);
    const Edit edit = replaceText(document.course(), "CARE", "support", {.matchCase = true, .wholeWords = true});
    REQUIRE(document.apply(edit));
    CHECK(document.course().terms[0].name == "Carer, support and scare");
    document.undo();
    CHECK(document.course().terms[0].name == "Carer, CARE and scare");
    CHECK(findText(document.course(), "", {}).empty());
    CHECK(replaceText(document.course(), "no such words at all", "x", {}).empty());
    // What replaces may hold what is replaced.
    REQUIRE(document.apply(replaceText(document.course(), "CARE", "CARE CARE", {.matchCase = true, .wholeWords = false})));
    CHECK(document.course().terms[0].name == "Carer, CARE CARE and scare");
}

TEST_CASE("Words are replaced in wordings that answers are marked by only where that is asked for, and place by place", "[authoring]") {
    CourseDocument document(sample());
    const auto idea = [&document]() -> const Concept& { return document.course().concepts[indexOf(document.course(), ElementKind::concept_, "who")]; };
    Concept changed = idea();
    changed.meaning = "the person who gets support, a person";
    REQUIRE(document.apply(replaceElement(document.course(), indexOf(document.course(), ElementKind::concept_, "who"), changed, "Changed")));
    const FindOptions whole{.matchCase = false, .wholeWords = true};
    const auto found = findText(document.course(), "person", whole);
    CHECK(std::ranges::count_if(found, [](const FoundText& one) { return one.place.kind == ElementKind::concept_ && !one.marks; }) == 2);
    CHECK(std::ranges::count(found, true, &FoundText::marks) == 2);

    REQUIRE(document.apply(replaceText(document.course(), "person", "human", whole)));
    CHECK(idea().meaning == "the human who gets support, a human");
    CHECK(idea().terms == changed.terms);
    CHECK(idea().except == changed.except);
    document.undo();

    REQUIRE(document.apply(replaceText(document.course(), "person", "human", whole, {.markingToo = true, .leaveOut = {}})));
    CHECK(idea().except[0].text == "human in charge");
    document.undo();

    ReplaceLimits limits;
    for (const FoundText& one : found)
        if (one.place.kind == ElementKind::concept_ && !one.marks && limits.leaveOut.empty()) limits.leaveOut.insert(one.place);
    REQUIRE(document.apply(replaceText(document.course(), "person", "human", whole, limits)));
    CHECK(idea().meaning == "the person who gets support, a human");
}

TEST_CASE("Whatever kind an item had, made one of another kind it holds nothing that this kind has not", "[authoring]") {
    const Course course = sample();
    for (std::size_t i = 0; i < course.items.size(); ++i) {
        for (int kind = 0; kind <= static_cast<int>(Item::Kind::written); ++kind) {
            INFO(course.items[i].id.value << " as kind " << kind);
            Course changed = course;
            setKind(changed.items[i], static_cast<Item::Kind>(kind));
            CHECK(std::ranges::none_of(checkCourse(changed), [](const Problem& one) { return one.text.find("which has no <") != std::string::npos; }));
            if (static_cast<Item::Kind>(kind) == course.items[i].kind) CHECK(changed.items[i] == course.items[i]);
        }
    }
}
