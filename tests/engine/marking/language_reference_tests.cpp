// The tutors' reference: every example in it is run, and its readable page is kept in step.
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "engine/content/course_reader.h"
#include "engine/content/language_reference.h"
#include "engine/marking/marker.h"
#include "test_paths.h"

using namespace carewright;

namespace {

std::string fileText(const std::string& name) {
    std::ifstream in(std::string(CAREWRIGHT_CONTENT_DIR "/schema/") + name, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

LanguageReference reference() {
    const auto read = readLanguageReference(fileText("rubric-language.xml"));
    if (!read) FAIL(read.error().message << " (line " << read.error().place.line << ")");
    return *read;
}

/// Whether the response gets what the construct is for.
bool achieves(const Marker& marker, const LanguageConstruct& construct, const std::string& response) {
    const auto marking = marker.mark(QuestionId("q"), response);
    REQUIRE(marking.has_value());
    for (const PointMarking& point : marking->points) UNSCOPED_INFO(point.id.value << ": " << point.why);
    return construct.gets == LanguageConstruct::Gets::referral ? marking->refer : marking->marks == construct.marks;
}

}  // namespace

TEST_CASE("every example of the rubric language reference does what it says", "[reference]") {
    const LanguageReference all = reference();
    std::size_t examples = 0;
    for (const LanguageChapter& chapter : all.chapters) {
        for (const LanguageConstruct& construct : chapter.constructs) {
            CAPTURE(construct.id);
            const ReadCourse read = readCourseText(exampleCourse(all, construct));
            for (const Problem& problem : read.problems) {
                if (problem.severity == Severity::error) UNSCOPED_INFO(toString(problem));
            }
            REQUIRE(read.usable());
            const auto marker = Marker::compile(read.course);
            REQUIRE(marker.has_value());
            for (const std::string& response : construct.earns) {
                CAPTURE(response);
                CHECK(achieves(*marker, construct, response));
                ++examples;
            }
            for (const std::string& response : construct.fails) {
                CAPTURE(response);
                CHECK_FALSE(achieves(*marker, construct, response));
                ++examples;
            }
        }
    }
    CHECK(examples >= 90);
}

TEST_CASE("every rule relation and guard of the language is in the reference", "[reference]") {
    const std::string text = fileText("rubric-language.xml");
    for (const char* element : {"<concept ", "<words>", "<all", "<any>", "<at-least ", "<in-order>", "<near ", "<point ", "<example-given>", "<unless>",
                                "<note>", "<reject ", "<refer ", "<group ", "<identify ", "<explain ", "<levels>", "<mishearing ", "<except>",
                                "<include-concept ", "kind=\"gives\"", "kind=\"instead-of\"", "kind=\"from-to\"", "kind=\"not-but\"",
                                "kind=\"so-that\"", "kind=\"because\"", "kind=\"does\"", "within=", "polarity=", "voice=", "mood=", "time=",
                                "cancels=", "depends-on=", "marking=\"list\""}) {
        CAPTURE(element);
        CHECK(text.find(element) != std::string::npos);
    }
}

TEST_CASE("the readable page of the reference is made from it", "[reference]") {
    const std::string made = markdownOf(reference());
    if (made != fileText("RUBRICS.md")) std::ofstream("RUBRICS.md", std::ios::binary) << made;
    INFO("The page as it should be has been written as RUBRICS.md to the folder the tests run in; copy it to content/schema.");
    CHECK(made == fileText("RUBRICS.md"));
}

TEST_CASE("a reference with something missing is refused with its line", "[reference]") {
    const auto read = readLanguageReference("<rubric-language>\n<chapter title=\"A\">\n<construct id=\"x\"/></chapter></rubric-language>");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().place.line == 3);
    CHECK_FALSE(readLanguageReference("<rubric-language>").has_value());
    CHECK_FALSE(readLanguageReference("").has_value());
}
