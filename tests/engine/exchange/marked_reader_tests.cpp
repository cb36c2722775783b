#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "engine/exchange/marked_reader.h"
#include "test_paths.h"

using namespace carewright;

namespace {
MarkedResponses read(const std::string& text) {
    std::istringstream in(text);
    return readMarkedResponses(in);
}
}  // namespace

TEST_CASE("Marked responses carry what the readers decided") {
    const auto marked = read(
        R"({"id":"a","question":"define","answer":"x","awarded":["definition","own-outcomes"],"misconceptions":["no-structure"],"off_topic":true,"votes":{"definition":3}})");
    REQUIRE(marked.problems.empty());
    REQUIRE(marked.responses.size() == 1);
    const auto& response = marked.responses.front();
    CHECK(response.id == "a");
    CHECK(response.question == QuestionId("define"));
    CHECK(response.awarded == std::vector{PointId("definition"), PointId("own-outcomes")});
    CHECK(response.misconceptions == std::vector{MisconceptionId("no-structure")});
    CHECK(response.offTopic);
}

TEST_CASE("Marks that are missing or ill-typed are problems with their line") {
    const auto marked = read(
        "{\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\"}\n\n"
        "{\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\",\"awarded\":\"definition\"}\n"
        "{\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\",\"awarded\":[1]}\n"
        "{\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\",\"awarded\":[],\"off_topic\":\"no\"}\n"
        "{\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\",\"awarded\":[[\"nested\"]]}\n"
        "{\"id\":\"b\",\"question\":\"q\",\"answer\":\"x\",\"awarded\":[]}\n");
    REQUIRE(marked.problems.size() == 5);
    CHECK(marked.problems[0].place.line == 1);
    CHECK(marked.problems[0].message == "\"awarded\" is missing");
    CHECK(marked.problems[1].place.line == 3);
    CHECK(marked.problems[1].message == "\"awarded\" must be a list of ids in quotation marks");
    CHECK(marked.problems[2].place.line == 4);
    CHECK(marked.problems[3].message == "\"off_topic\" must be true or false");
    CHECK(marked.problems[4].place.line == 6);
    REQUIRE(marked.responses.size() == 1);
    CHECK(marked.responses.front().id == "b");
}

TEST_CASE("The marked responses in the tree are all whole") {
    std::ifstream in(CAREWRIGHT_TEST_DATA_DIR "/dev.jsonl");
    const auto marked = readMarkedResponses(in);
    CHECK(marked.problems.empty());
    CHECK(marked.responses.size() == 456);
}
