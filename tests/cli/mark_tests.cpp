#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "test_paths.h"

using namespace carewright::tests;
using nlohmann::json;

namespace {

const std::string smallCourse = CAREWRIGHT_TEST_DATA_DIR "/small-course";

std::string responseLine(const std::string& id, const std::string& question, const std::string& answer) {
    return json{{"id", id}, {"question", question}, {"answer", answer}}.dump() + "\n";
}

}  // namespace

TEST_CASE("mark writes one line per response in the form of the contract") {
    const auto outcome = runCarewright({"mark", "--course", smallCourse},
                                       responseLine("d1", "define", "Each person decides what support they have."));
    CHECK(outcome.status == 0);
    CHECK(outcome.err.empty());
    const auto lines = linesOf(outcome.out);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].starts_with(R"({"id":"d1","question":"define","marks":2,"max_marks":2,"refer":)"));
    const auto marking = json::parse(lines[0]);
    CHECK(marking.at("flags").is_array());
    REQUIRE(marking.at("points").size() == 1);
    const auto& point = marking.at("points")[0];
    CHECK(point.at("id") == "choosing");
    CHECK(point.at("awarded") == true);
    CHECK(point.at("marks") == 2);
    CHECK(point.at("confidence").get<double>() >= 0.5);
    CHECK(point.at("confidence").get<double>() <= 1.0);
    REQUIRE_FALSE(point.at("evidence").empty());
    CHECK(point.at("evidence")[0].at("start").get<int>() < point.at("evidence")[0].at("end").get<int>());
    CHECK_FALSE(point.at("why").get<std::string>().empty());
}

TEST_CASE("mark judges only what the question asks unless told to judge all") {
    const auto input = responseLine("a", "define", "The support is planned with the person.");
    const auto asked = json::parse(runCarewright({"mark", "--course", smallCourse}, input).out);
    CHECK(asked.at("points").size() == 1);
    const auto all = json::parse(runCarewright({"mark", "--course", smallCourse, "--all-points"}, input).out);
    REQUIRE(all.at("points").size() == 2);
    CHECK(all.at("misconceptions").size() == 1);
    CHECK(all.at("points")[1].at("id") == "planning");
    CHECK(all.at("points")[1].at("awarded") == true);
    CHECK(all.at("points")[1].at("marks") == 0);
    CHECK(all.at("marks") == 0);
}

TEST_CASE("mark reports bad lines in their place and goes on") {
    const auto outcome =
        runCarewright({"mark", "--course", smallCourse, "-"},
                      responseLine("a", "define", "x") + "rubbish\n" + responseLine("b", "nope", "x") + "\n" +
                          "{\"id\":\"c\",\"question\":\"define\"}\n" + responseLine("d", "plan", ""));
    CHECK(outcome.status == 1);
    const auto lines = linesOf(outcome.out);
    REQUIRE(lines.size() == 5);
    CHECK(json::parse(lines[0]).at("id") == "a");
    CHECK(lines[1].starts_with("{\"line\":2,\"error\":\""));
    CHECK(json::parse(lines[2]) ==
          json{{"line", 3}, {"id", "b"}, {"error", "the course has no question \"nope\"; it has define, plan"}});
    CHECK(json::parse(lines[3]) == json{{"line", 5}, {"id", "c"}, {"error", "\"answer\" is missing"}});
    CHECK(json::parse(lines[4]).at("id") == "d");
}

TEST_CASE("mark names a response that cannot be marked by its id, in CSV too") {
    const auto outcome = runCarewright({"mark", "--course", smallCourse, "-"}, "id,question,answer\nr7,nope,x\nr8,define\n,define,x\n");
    const auto lines = linesOf(outcome.out);
    REQUIRE(lines.size() == 3);
    CHECK(json::parse(lines[0]).at("id") == "r7");
    CHECK(json::parse(lines[1]).at("id") == "r8");
    CHECK_FALSE(json::parse(lines[2]).contains("id"));
}

TEST_CASE("mark gives the same output in the same order on any number of threads") {
    std::string input;
    for (int i = 0; i < 700; ++i) {
        input += i % 97 == 5 ? "bad\n"
                             : responseLine("r" + std::to_string(i), i % 2 ? "define" : "plan",
                                            "Person " + std::to_string(i) + " chooses. Support is planned. " +
                                                std::string(static_cast<std::size_t>(i % 13) * 300, 'x'));
    }
    const auto alone = runCarewright({"mark", "--course", smallCourse, "--jobs", "1"}, input);
    CHECK(linesOf(alone.out).size() == 700);
    for (const auto* jobs : {"2", "7"}) {
        const auto together = runCarewright({"mark", "--course", smallCourse, "--jobs", jobs}, input);
        CHECK(together.status == 1);
        CHECK(together.out == alone.out);
    }
}

TEST_CASE("mark reads CSV from a file and from the standard input") {
    const std::string csv = "id,question,answer\r\na,define,\"People choose, every day.\"\r\n";
    const ScratchFolder folder;
    const auto file = folder.write("answers.csv", csv);
    const auto fromFile = runCarewright({"mark", "--course", smallCourse, file});
    CHECK(fromFile.status == 0);
    CHECK(json::parse(fromFile.out).at("id") == "a");
    CHECK(runCarewright({"mark", "--course", smallCourse}, csv).out == fromFile.out);
}

TEST_CASE("mark keeps offsets on the bytes of the answer as typed") {
    const std::string answer = "Léa’s view – each person decides.";
    const auto marking =
        json::parse(runCarewright({"mark", "--course", smallCourse}, responseLine("a", "define", answer)).out);
    REQUIRE_FALSE(marking.at("points")[0].at("evidence").empty());
    for (const auto& span : marking.at("points")[0].at("evidence")) {
        const auto start = span.at("start").get<std::size_t>(), end = span.at("end").get<std::size_t>();
        REQUIRE(end <= answer.size());
        // A span cut inside a character would not be valid UTF-8 and could not be written as JSON.
        CHECK_NOTHROW(json(answer.substr(start, end - start)).dump());
    }
}

TEST_CASE("mark says why nothing could be done") {
    const ScratchFolder folder;
    const auto file = folder.write("answers.jsonl", responseLine("a", "define", "x"));
    for (const auto& arguments : std::vector<std::vector<std::string>>{
             {"mark"},
             {"mark", "--course", (folder.path() / "none").string(), file},
             {"mark", "--course", smallCourse, (folder.path() / "none.jsonl").string()},
             {"mark", "--course", smallCourse, folder.path().string()},
             {"mark", "--course", smallCourse, "--jobs", "0", file},
             {"mark", "--course", smallCourse, "--wrong", file},
             {"nonsense"},
             {}}) {
        const auto outcome = runCarewright(arguments);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK_FALSE(outcome.err.empty());
    }
}

TEST_CASE("mark refuses a course that has errors") {
    const ScratchFolder folder;
    folder.write("course.xml", "<course id=\"broken\"><question id=\"define\"></course>");
    const auto outcome = runCarewright({"mark", "--course", folder.path().string()}, responseLine("a", "define", "x"));
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("course.xml:") != std::string::npos);
}

TEST_CASE("mark says so when its output cannot be written") {
    const ScratchFolder folder;
    std::string input;
    for (int i = 0; i < 200; ++i) input += responseLine("a", "define", "People choose.");
    const auto file = folder.write("answers.jsonl", input);
    const std::string command = std::string("'") + CAREWRIGHT_CLI + "' mark --course '" + smallCourse + "' '" + file +
                                "' >/dev/full 2>'" + (folder.path() / "err").string() + "'";
    CHECK(std::system(command.c_str()) != 0);
    CHECK(std::filesystem::file_size(folder.path() / "err") > 0);
}

TEST_CASE("The version and the help are there") {
    CHECK(runCarewright({"--version"}).out.starts_with("carewright "));
    for (const auto* command : {"mark", "check", "trial"}) {
        const auto outcome = runCarewright({command, "--help"});
        CHECK(outcome.status == 0);
        CHECK(outcome.out.find("Exit status") != std::string::npos);
    }
}
