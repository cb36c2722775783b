#include "engine/authoring/worked_examples.h"

#include <catch2/catch.hpp>

#include <set>

#include "engine/authoring/course_document.h"
#include "engine/content/course_check.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "test_paths.h"
#include "tests/engine/content/sample_course.h"
#include "tests/engine/marking/marking_course.h"

namespace carewright {
namespace {

std::size_t errorsOf(const Course& course) {
    std::size_t errors = 0;
    for (const Problem& problem : checkCourse(course)) {
        if (problem.severity != Severity::error) continue;
        UNSCOPED_INFO(problem.text);
        ++errors;
    }
    return errors;
}

}  // namespace

TEST_CASE("The worked examples are a course without a fault, with one of each kind", "[authoring][examples]") {
    const ReadCourse read = readCourseText(std::string(workedExamplesXml()));
    for (const Problem& problem : read.problems) FAIL_CHECK(toString(problem));
    const Course& course = read.course;
    std::set<Item::Kind> kinds;
    for (const Item& item : course.items) kinds.insert(item.kind);
    CHECK(kinds.size() == 8);
    for (const ElementKind kind : {ElementKind::topic, ElementKind::term, ElementKind::law, ElementKind::misconception, ElementKind::point, ElementKind::question,
                                   ElementKind::item, ElementKind::concept_, ElementKind::scenario}) {
        INFO(nameOf(kind));
        CHECK_FALSE(examplesOf(course, kind).empty());
    }
    CHECK(examplesOf(course, ElementKind::head).empty());
    CHECK(examplesOf(course, ElementKind::rubric).empty());
}

TEST_CASE("Every example is copied whole into any course, twice, and undone", "[authoring][examples]") {
    const Course examples = *readWorkedExamples();
    for (const bool product : {false, true}) {
        Course course = product ? readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation").course : test::markingCourse();
        course.weights = {};
        course.weightsFile.clear();
        const std::size_t before = errorsOf(course);
        CourseDocument document(course);
        for (int round = 0; round < 2; ++round) {
            for (std::size_t kind = 0; kind < elementKinds; ++kind) {
                for (const std::size_t index : examplesOf(examples, static_cast<ElementKind>(kind)))
                    REQUIRE(document.apply(copyExample(document.course(), examples, static_cast<ElementKind>(kind), index)));
            }
        }
        CHECK(errorsOf(document.course()) == before);
        CHECK(document.course().items.size() == course.items.size() + 16);
        CHECK(document.course().rubrics.size() == course.rubrics.size() + 4);
        // Saved as an editor saves it, into the course's own files.
        test::TemporaryFolder folder;
        REQUIRE(writeCourse(document.course(), folder.path() / "course"));
        INFO((product ? "personalisation" : "the marking course"));
        CHECK(sameMeaning(readCourse(folder.path() / "course").course, document.course()));
        while (document.undo()) {}
        CHECK(sameMeaning(document.course(), course));
    }
}

TEST_CASE("An empty course takes examples, too, and names nothing that it lacks", "[authoring][examples]") {
    const Course examples = *readWorkedExamples();
    for (std::size_t kind = 0; kind < elementKinds; ++kind) {
        for (const std::size_t index : examplesOf(examples, static_cast<ElementKind>(kind))) {
            CourseDocument document{Course{}};
            REQUIRE(document.apply(copyExample(document.course(), examples, static_cast<ElementKind>(kind), index)));
            for (const Problem& problem : checkCourse(document.course())) {
                INFO(problem.text);
                CHECK(problem.text.find("there is no") == std::string::npos);
            }
        }
    }
}

}  // namespace carewright
