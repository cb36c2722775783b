#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "test_paths.h"

using namespace carewright::tests;
using nlohmann::json;

namespace {

const std::string smallCourse = CAREWRIGHT_TEST_DATA_DIR "/small-course";

std::string markedLine(const std::string& id, const std::string& answer, const std::vector<std::string>& awarded) {
    return json{{"id", id},
                {"question", "define"},
                {"answer", answer},
                {"awarded", awarded},
                {"misconceptions", json::array()}}
               .dump() +
           "\n";
}

/// The rubric gets three of these right and misses one that the readers credit.
std::string markedFile() {
    return markedLine("a", "Each person decides for themselves.", {"choosing"}) +
           markedLine("b", "The resident chooses.", {"choosing"}) + markedLine("c", "It rained all day.", {}) +
           markedLine("d", "They get their own way about it.", {"choosing"});
}

}  // namespace

TEST_CASE("trial counts where rubric and readers agree") {
    const ScratchFolder folder;
    const auto file = folder.write("marked.jsonl", markedFile());
    const auto outcome =
        runCarewright({"trial", "--course", smallCourse, "--marked", file, "--json", "--disagreements"});
    CHECK(outcome.status == 0);
    const auto report = json::parse(outcome.out).at("trial");
    CHECK(report.at("responses") == 4);
    const auto& point = report.at("points")[0];
    CHECK(point.at("id") == "choosing");
    CHECK(point.at("matched") == 3);
    CHECK(point.at("missed_positive") == 1);
    CHECK(point.at("missed_negative") == 0);
    CHECK(point.at("precision") == 1.0);
    CHECK(point.at("recall").get<double>() == Approx(2.0 / 3));
    REQUIRE(report.at("disagreements").size() == 1);
    CHECK(report.at("disagreements")[0].at("id") == "d");
    CHECK(report.at("disagreements")[0].at("readers") == true);
}

TEST_CASE("trial writes tables for people") {
    const ScratchFolder folder;
    const auto file = folder.write("marked.jsonl", markedFile());
    const auto outcome = runCarewright({"trial", "--course", smallCourse, "--marked", file, "--disagreements"});
    CHECK(outcome.status == 0);
    for (const auto* part : {"4 responses", "Marking points", "macro-F1", "Misconceptions",
                             "Expected calibration error", "Referred to a person", "Disagreements: 1"}) {
        CHECK(outcome.out.find(part) != std::string::npos);
    }
}

TEST_CASE("trial tells which wordings never fire, which misfire and which words are missing") {
    std::string lines = markedFile();
    for (int i = 0; i < 4; ++i) {
        lines += markedLine("steer-" + std::to_string(i), "They steer the day.", {"choosing"});
        lines += markedLine("sleep-" + std::to_string(i), "They sleep all day.", {});
        lines += markedLine("wrong-" + std::to_string(i), "The resident chooses.", {});
    }
    const ScratchFolder folder;
    const auto file = folder.write("marked.jsonl", lines);
    const auto outcome = runCarewright({"trial", "--course", smallCourse, "--marked", file, "--json"});
    CHECK(outcome.status == 0);
    const auto found = json::parse(outcome.out).at("findings");
    CHECK(found.at("terms") > 0);
    REQUIRE(found.at("missing_words").size() == 1);
    CHECK(found.at("missing_words")[0].at("subject") == "choosing");
    CHECK(found.at("missing_words")[0].at("words")[0].at("words").get<std::string>().find("steer") != std::string::npos);
    REQUIRE(!found.at("mostly_wrong").empty());
    CHECK(found.at("mostly_wrong")[0].at("earned").get<int>() > 2 * found.at("mostly_wrong")[0].at("agreed").get<int>());
    const auto text = runCarewright({"trial", "--course", smallCourse, "--marked", file, "--words"});
    CHECK(text.out.find("mostly earned what the readers did not give") != std::string::npos);
    CHECK(text.out.find("never found") != std::string::npos);
}

TEST_CASE("trial thresholds decide the exit status") {
    const ScratchFolder folder;
    const auto file = folder.write("marked.jsonl", markedFile());
    CHECK(runCarewright({"trial", "--course", smallCourse, "--marked", file, "--min-macro-f1", "0.7"}).status == 0);
    const auto missed = runCarewright({"trial", "--course", smallCourse, "--marked", file, "--min-macro-f1", "0.9"});
    CHECK(missed.status == 1);
    CHECK(missed.err.find("macro-F1 of the points is 0.800, under 0.900") != std::string::npos);
    // Nobody asserts a misconception here, so there is no figure, and no figure is not enough.
    CHECK(runCarewright({"trial", "--course", smallCourse, "--marked", file, "--min-misconception-f1", "0.1"}).status ==
          1);
}

TEST_CASE("trial shows what an edit of the rubric changes") {
    const ScratchFolder folder;
    const auto file = folder.write("marked.jsonl", markedFile());
    std::ifstream in(smallCourse + "/course.xml");
    std::string xml((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const std::string terms = "choose; decide";
    REQUIRE(xml.find(terms) != std::string::npos);
    folder.write("before/course.xml", xml.replace(xml.find(terms), terms.size(), "choose"));
    const auto outcome = runCarewright(
        {"trial", "--course", smallCourse, "--marked", file, "--compare", (folder.path() / "before").string()});
    CHECK(outcome.out.find("This edit changes 1 of 12 decisions: 1 towards the readers, 0 away from them.") !=
          std::string::npos);
}

TEST_CASE("trial leaves out what the course does not know and says so") {
    const ScratchFolder folder;
    const auto file =
        folder.write("marked.jsonl", markedFile() + markedLine("e", "x", {"no-such-point"}) + "rubbish\n");
    const auto outcome = runCarewright({"trial", "--course", smallCourse, "--marked", file, "--json"});
    CHECK(outcome.status == 1);
    CHECK(outcome.err.find("marking point no-such-point") != std::string::npos);
    CHECK(outcome.err.find("marked.jsonl:6: error: not valid JSON") != std::string::npos);
    CHECK(json::parse(outcome.out).at("trial").at("responses") == 4);
}

TEST_CASE("trial says why nothing could be done") {
    const ScratchFolder folder;
    const auto empty = folder.write("empty.jsonl", "");
    CHECK(runCarewright({"trial", "--course", smallCourse, "--marked", empty}).status == 2);
    CHECK(runCarewright({"trial", "--course", smallCourse, "--marked", "/nowhere.jsonl"}).status == 2);
    CHECK(runCarewright({"trial", "--course", smallCourse}).status == 2);
}
