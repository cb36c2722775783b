#include <catch2/catch.hpp>
#include <string>

#include "tests/cli/program.h"
#include "test_paths.h"

using namespace carewright::tests;

TEST_CASE("check of a whole course prints no problem and a summary") {
    const auto outcome = runCarewright({"check", CAREWRIGHT_TEST_DATA_DIR "/small-course"});
    CHECK(outcome.status == 0);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("0 errors, 0 warnings") != std::string::npos);
    CHECK(outcome.err.find("2 questions") != std::string::npos);
}

TEST_CASE("The course of the product has no errors") {
    const auto outcome = runCarewright({"check", CAREWRIGHT_CONTENT_DIR "/personalisation"});
    CHECK(outcome.status == 0);
    CHECK(outcome.err.find("8 questions, 8 marking points, 6 misconceptions") != std::string::npos);
}

TEST_CASE("check prints each problem with file line and severity") {
    const ScratchFolder folder;
    folder.write("course.xml",
                 "<?xml version=\"1.0\"?>\n<course id=\"x\" nation=\"England\" checked=\"2026-11-21\" "
                 "language=\"en-GB\">\n<title>T</title><about>A</about>\n<tpoic id=\"a\"/>\n</course>\n");
    const auto outcome = runCarewright({"check", folder.path().string()});
    CHECK(outcome.status == 1);
    CHECK(outcome.out.find("course.xml:4: error: ") != std::string::npos);
}

TEST_CASE("check of no course at all could not be done") {
    const ScratchFolder folder;
    CHECK(runCarewright({"check", folder.path().string()}).status == 2);
    CHECK(runCarewright({"check", (folder.path() / "none").string()}).status == 2);
    CHECK(runCarewright({"check"}).status == 2);
}
