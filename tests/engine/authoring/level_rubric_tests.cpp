#include "engine/authoring/level_rubric.h"

#include <catch2/catch.hpp>

#include "engine/authoring/course_document.h"
#include "engine/authoring/credit_groups.h"
#include "engine/authoring/rubric_editing.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "tests/engine/marking/marking_course.h"

namespace carewright {

TEST_CASE("The descriptors of a level are edited as a rubric and read back", "[authoring][rubric]") {
    Course course = test::markingCourse();
    Level low, high;
    low.id = RuleId("basic");
    low.title = "Basic";
    low.from = low.to = 1;
    high.id = RuleId("sound");
    high.title = "Sound";
    high.from = 2;
    high.to = 3;
    course.questions.front().levels = {low, high};
    const std::string subject = levelSubject(QuestionId("one"), RuleId("sound"));
    CHECK(isLevelSubject(subject));
    CHECK(!isLevelSubject("one"));
    CHECK(levelTitle(course, subject) == "Sound (2 to 3 marks)");
    CHECK(questionOfLevel(course, subject) == QuestionId("one"));
    CHECK(!levelRubric(course, "one/none"));
    CHECK(!levelRubric(course, "none/sound"));
    CHECK(putLevelRubric(course, "one/none", {}, "x").empty());

    CourseDocument document(course);
    for (const RuleId& level : {RuleId("basic"), RuleId("sound")}) {
        const std::string each = levelSubject(QuestionId("one"), level);
        Rubric rubric = *levelRubric(document.course(), each);
        const auto award = addNamedRule(rubric, RulePath::Use::award);
        REQUIRE(award);
        REQUIRE(insertPart(rubric, *award, false, 0, conceptRule(ConceptId("choose"))));
        REQUIRE(document.apply(putLevelRubric(document.course(), each, rubric, "Added a descriptor")));
    }
    const std::vector<Level>& levels = document.course().questions.front().levels;
    REQUIRE(levels[0].descriptors.size() == 1);
    REQUIRE(levels[1].descriptors.size() == 1);
    CHECK(levels[0].descriptors[0].id != levels[1].descriptors[0].id);     // one is named in markings: no other may be called so
    CHECK(levels[1].descriptors[0].parts[0].ref == "choose");
    const ReadCourse read = readCourseText(writeCourseText(document.course()));
    CHECK(sameMeaning(read.course, document.course()));
    while (document.undo()) {}
    CHECK(sameMeaning(document.course(), course));
}

TEST_CASE("Credits go into groups and out of them, and the course is read back as it was written", "[authoring]") {
    Course course = test::markingCourse();
    Question& question = course.questions.front();
    const auto ids = [&] {
        std::string out;
        for (const QuestionPoint& credit : question.points) out += credit.point.value + std::to_string(credit.group) + " ";
        return out;
    };
    CHECK(ids() == "p-1 q-1 r-1 ");
    setCreditGroup(question, 0, 0);
    CHECK(ids() == "p0 q-1 r-1 ");
    setCreditGroup(question, 2, 0);
    CHECK(ids() == "p0 r0 q-1 ");
    question.groups[0].max = 2;
    CHECK(sameMeaning(readCourseText(writeCourseText(course)).course, course));
    setCreditGroup(question, 2, 1);
    CHECK(ids() == "p0 r0 q1 ");
    CHECK(question.groups.size() == 2);
    setCreditGroup(question, 0, -1);
    setCreditGroup(question, 1, -1);
    // A group without credits is gone, the other one is the first now.
    CHECK(ids() == "p-1 r-1 q0 ");
    CHECK(question.groups.size() == 1);
    const Question before = question;
    setCreditGroup(question, 9, 0);
    setCreditGroup(question, 0, 5);
    setCreditGroup(question, 0, -2);
    CHECK(question == before);
    question.points.pop_back();
    tidyCreditGroups(question);
    CHECK(question.groups.empty());
}

}  // namespace carewright
