#include <catch2/catch.hpp>
#include <string>

#include "tests/cli/program.h"
#include "test_paths.h"

using namespace carewright::tests;

TEST_CASE("story lab tells of every scenario of the course") {
    const auto outcome = runCarewright({"story", "lab", "--course", CAREWRIGHT_TEST_DATA_DIR "/small_story"});
    CHECK(outcome.status == 0);
    CHECK(outcome.out.find("walk: ") != std::string::npos);
    CHECK(outcome.out.find("ways to an ending: ") != std::string::npos);
    CHECK(outcome.out.find("1000 random players:") != std::string::npos);
    CHECK(runCarewright({"story", "lab", "--course", CAREWRIGHT_TEST_DATA_DIR "/small_story"}).out == outcome.out);
    CHECK(runCarewright({"story", "lab", "--course", CAREWRIGHT_TEST_DATA_DIR "/small_story", "--scenario", "nobody"}).status == 2);
    CHECK(runCarewright({"story", "lab", "--course", "/none"}).status == 2);
}

TEST_CASE("story lab says by its exit status that a story gets stuck") {
    CHECK(runCarewright({"story", "lab", "--course", CAREWRIGHT_TEST_DATA_DIR "/broken_courses/story-dead-end"}).status == 1);
}

TEST_CASE("story map and script write their files") {
    const ScratchFolder folder;
    const auto file = [&](const char* name) { return (folder.path() / name).string(); };
    for (const char* name : {"map.svg", "map.pdf"}) {
        CHECK(runCarewright({"story", "map", "--course", CAREWRIGHT_TEST_DATA_DIR "/small_story", "--scenario", "walk", "--out", file(name)}).status == 0);
        CHECK(std::filesystem::file_size(file(name)) > 1000);
    }
    CHECK(runCarewright({"story", "map", "--course", CAREWRIGHT_TEST_DATA_DIR "/small_story", "--scenario", "walk", "--out", file("map.txt")}).status == 2);
    CHECK(runCarewright({"story", "script", "--course", CAREWRIGHT_TEST_DATA_DIR "/small_story", "--scenario", "walk", "--out", file("script.pdf")}).status == 0);
    CHECK(std::filesystem::file_size(file("script.pdf")) > 1000);
}

TEST_CASE("story import writes a part of a course and lists what is missing") {
    const auto outcome = runCarewright({"story", "import", CAREWRIGHT_TEST_DATA_DIR "/twee/harlowe.twee"});
    CHECK(outcome.status == 0);
    CHECK(outcome.out.find("<scenario id=\"tea-with-mrs-okafor\"") != std::string::npos);
    CHECK(outcome.err.find("harlowe.twee:33: Kitchen: ") != std::string::npos);
    CHECK(runCarewright({"story", "import", CAREWRIGHT_TEST_DATA_DIR "/small_story/course.xml"}).status == 2);
    CHECK(runCarewright({"story", "import", "/none"}).status == 2);
}
