#include <catch2/catch.hpp>
#include <chrono>
#include <sys/stat.h>

#include "engine/base/utf8.h"
#include "sample_course.h"
#include "test_paths.h"

using namespace carewright;
using namespace carewright::test;
namespace fs = std::filesystem;

TEST_CASE("The sample course is read whole", "[content]") {
    const ReadCourse read = readCourseText(sampleXml());
    INFO(problemLines(read.problems));
    REQUIRE(read.problems.empty());
    const Course& course = read.course;
    CHECK(course.id == CourseId("small"));
    CHECK(course.nation == "England");
    CHECK(course.checkedOn == "2026-11-21");
    CHECK(course.unitTitle == "A unit");
    CHECK(course.unitCode == "K/601/9493");
    CHECK(course.unitAlso == "HSC AS 15");
    CHECK(course.unitLevel == 3);
    REQUIRE(course.topics.size() == 1);
    REQUIRE(course.topics[0].blocks.size() == 7);
    CHECK(course.topics[0].blocks[4].rows[0].right == RichText{{"My day.", {}, false}});
    CHECK(course.topics[0].blocks[5].entryKind == Block::EntryKind::element);
    CHECK(course.topics[0].blocks[5].points == std::vector<PointId>{PointId("say-it")});
    CHECK(course.terms[0].also == std::vector<std::string>{"service user", "resident"});
    CHECK(course.questions[0].modelAnswer == "Support starts with the person.\n\nThey decide.");
    CHECK(course.questions[0].points[1].marks == 1);
    CHECK(course.questions[0].points[1].dependsOn == PointId("say-it"));
    CHECK(course.questions[0].place.line == 47);
    CHECK(course.files == std::vector<std::string>{"course.xml"});
}

TEST_CASE("White space between inline elements is kept once", "[content]") {
    const Course course = readCourseText(sampleXml()).course;
    const RichText expected{{"Support is built around ", {}, false}, {"the person", TermId("person"), false}, {" ", {}, false}, {"first", {}, true}, {".", {}, false}};
    CHECK(course.topics[0].blocks[0].text == expected);
    CHECK(plainText(course.topics[0].blocks[0].text) == "Support is built around the person first.");
}

TEST_CASE("Terms keep the line they stand on", "[content]") {
    const Concept who = readCourseText(sampleXml()).course.concepts[0];
    REQUIRE(who.terms.size() == 5);
    CHECK(who.terms[2].text == "service user");
    CHECK(who.terms[2].place.line == 60);
    CHECK(who.terms[3].place.line == 61);
    CHECK(who.except[0].text == "person in charge");
}

TEST_CASE("Rules inherit within and polarity and voice from the rule around them", "[content]") {
    const ReadCourse read = readCourseText(sampleWith("<at-least n=\"1\">", "<at-least n=\"1\" within=\"neighbours\" polarity=\"denied\" voice=\"others\">"));
    const Rule& rule = read.course.rubrics[1].award[0];
    CHECK(rule.kind == Rule::Kind::all);
    CHECK(rule.id == RuleId("shows"));
    CHECK(rule.within == Within::response);
    REQUIRE(rule.parts.size() == 2);
    const Rule& inner = rule.parts[0].parts[1];
    CHECK(inner.within == Within::neighbours);
    CHECK(inner.polarity == Polarity::denied);
    CHECK(inner.voice == Voice::others);
    CHECK(rule.parts[1].polarity == Polarity::affirmed);
    CHECK(read.course.rubrics[0].award[0].parts[1].parts[1].text == "in charge; call the shots");
    CHECK(read.course.rubrics[0].award[0].unless[0].polarity == Polarity::denied);
}

TEST_CASE("The longest way in ends with a problem and not with a crash", "[content]") {
    for (const char* piece : {"<a>", "<course>", "<", "&", "<!--", "<![CDATA[", "<a b='", "</a>", "<?xml ", "<a b=\"1\" ", "]]>", "<course id='x'/>", "\xFF"}) {
        std::string xml;
        while (xml.size() < 300000) xml += piece;
        INFO(piece);
        CHECK_FALSE(readCourseText(xml).usable());
    }
}

TEST_CASE("A course with very many problems lists the first and says how many more", "[content]") {
    std::string xml = "<course id=\"x\" nation=\"England\" checked=\"2026-11-21\"><title>T</title>";
    for (int i = 0; i < 3000; ++i) xml += "<p/>\n";
    ReadLimits limits;
    limits.problems = 20;
    const ReadCourse read = readCourseText(xml + "</course>", limits);
    REQUIRE(read.problems.size() == 21);
    CHECK(read.problems.back().text.find("more problems are not listed") != std::string::npos);
    CHECK(read.problems.back().severity == Severity::error);
    CHECK_FALSE(read.usable());
}

TEST_CASE("Warnings crowding the list out do not hide an error", "[content]") {
    std::string xml = "<course id=\"x\" nation=\"England\" checked=\"2026-11-21\"><title>T</title>";
    for (int i = 0; i < 100; ++i) xml += "<term id=\"t" + std::to_string(i) + "\" name=\"t\">m</term>\n";
    ReadLimits limits;
    limits.problems = 5;
    CHECK_FALSE(readCourseText(xml + "<law/></course>", limits).usable());
}

TEST_CASE("Files over the size limit are refused unread", "[content]") {
    const TemporaryFolder folder;
    folder.put("course.xml", sampleWith("  <topic", "  <include file=\"big.xml\"/>\n  <topic"));
    folder.put("big.xml", "<part>" + std::string(20000, ' ') + "</part>");
    ReadLimits limits;
    limits.fileBytes = 10000;
    const ReadCourse read = readCourse(folder.path(), limits);
    REQUIRE(read.problems.size() == 1);
    CHECK(toString(read.problems[0]) == "course.xml:9: error: \"big.xml\" is larger than 10000 bytes; split it into several files.");
    limits.fileBytes = 30000;
    limits.courseBytes = 20000;
    CHECK_FALSE(readCourse(folder.path(), limits).usable());
    limits.courseBytes = 100000;
    CHECK(readCourse(folder.path(), limits).usable());
    CHECK_FALSE(readCourseText(std::string(20, ' '), {.fileBytes = 10}).usable());
}

TEST_CASE("More files than the limit are refused", "[content]") {
    const TemporaryFolder folder;
    std::string includes;
    for (int i = 0; i < 12; ++i) {
        const std::string name = "p" + std::to_string(i) + ".xml";
        includes += "  <include file=\"" + name + "\"/>\n";
        folder.put(name, "<part/>");
    }
    folder.put("course.xml", sampleWith("  <topic", includes + "  <topic"));
    CHECK(readCourse(folder.path()).usable());
    ReadLimits limits;
    limits.files = 10;
    const ReadCourse read = readCourse(folder.path(), limits);
    CHECK(read.course.files.size() == 10);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].text == "The course has more than 10 files; join some of them.");
}

TEST_CASE("Links that leave the folder are refused and links inside it are followed", "[content]") {
    const TemporaryFolder outside, folder;
    outside.put("secret.xml", "<part/>");
    folder.put("course.xml", sampleWith("  <topic", "  <include file=\"out.xml\"/>\n  <include file=\"dir/secret.xml\"/>\n  <include file=\"in.xml\"/>\n  <include file=\"real.xml\"/>\n  <topic"));
    folder.put("real.xml", "<part/>");
    fs::create_symlink(outside.path() / "secret.xml", folder.path() / "out.xml");
    fs::create_directory_symlink(outside.path(), folder.path() / "dir");
    fs::create_symlink("real.xml", folder.path() / "in.xml");
    CHECK(problemLines(readCourse(folder.path()).problems) ==
          "course.xml:9: error: \"out.xml\" leads out of the course folder; copy the file into it.\n"
          "course.xml:10: error: \"dir/secret.xml\" leads out of the course folder; copy the file into it.\n"
          "course.xml:12: error: \"real.xml\" is included a second time; remove this <include>.\n");
}

TEST_CASE("A link that leads to itself and a pipe end as problems", "[content]") {
    const TemporaryFolder folder;
    folder.put("course.xml", sampleWith("  <topic", "  <include file=\"loop.xml\"/>\n  <include file=\"pipe.xml\"/>\n  <topic"));
    fs::create_symlink("loop.xml", folder.path() / "loop.xml");
    REQUIRE(::mkfifo((folder.path() / "pipe.xml").c_str(), 0600) == 0);
    const ReadCourse read = readCourse(folder.path());
    REQUIRE(read.problems.size() == 2);
    CHECK(read.problems[1].text == "\"pipe.xml\" is no ordinary file.");
}

TEST_CASE("A folder that is not there is a problem", "[content]") {
    const ReadCourse read = readCourse("/nowhere/at/all");
    REQUIRE(read.problems.size() == 1);
    CHECK_FALSE(read.usable());
}

TEST_CASE("Hostile courses are judged in bounded time", "[content]") {
    const auto begin = std::chrono::steady_clock::now();
    std::string chain = "<course id=\"x\" nation=\"England\" checked=\"2026-11-21\"><title>T</title>";
    for (int i = 0; i < 40000; ++i) {
        chain += "<concept id=\"c" + std::to_string(i) + "\" meaning=\"m\"><include-concept ref=\"c" + std::to_string(i + 1) + "\"/></concept>";
    }
    CHECK_FALSE(readCourseText(chain + "</course>").usable());
    std::string brackets = "<course id=\"x\" nation=\"England\" checked=\"2026-11-21\"><title>T</title><concept id=\"c\" meaning=\"m\"><terms>";
    for (int i = 0; i < 200000; ++i) brackets += "[\"(";
    CHECK_FALSE(readCourseText(brackets + "</terms></concept></course>").usable());
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}

TEST_CASE("The shipped course is usable", "[content]") {
    const ReadCourse read = readCourse(fs::path(CAREWRIGHT_CONTENT_DIR) / "personalisation");
    INFO(problemLines(read.problems));
    CHECK(read.course.questions.size() >= 8);
    CHECK(read.usable());
}

TEST_CASE("Long wrong texts are quoted up to a whole character", "[content]") {
    std::string term;
    while (term.size() < 300) term += "x\u2026 ";
    for (const Problem& problem : readCourseText(sampleWith("in charge;", term + ";")).problems) {
        INFO(problem.text);
        CHECK_FALSE(firstBadByte(problem.text).has_value());
    }
}
