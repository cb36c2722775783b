#include <catch2/catch.hpp>

#include "engine/base/utf8.h"
#include "engine/marking/marking_json.h"

using namespace carewright;

namespace {

Marking sample() {
    Marking marking;
    marking.question = QuestionId("define");
    marking.marks = 2;
    marking.maxMarks = 6;
    marking.refer = true;
    marking.flags = {Flag::tooShort, Flag::copied};
    marking.copiedFrom = "What it is";
    marking.points.push_back({PointId("p"), true, 2, 0.875, {{0, 4}, {9, 12}}, "Credited for \"L\xc3\xa9\x61\"\n.", {RuleId("a"), RuleId("b")}});
    marking.points.push_back({PointId("q"), false, 0, 0.5, {}, "No words.", {}});
    marking.misconceptions.push_back({MisconceptionId("m"), true, 0.75, {{5, 8}}, "You wrote it.", {RuleId("c")}});
    marking.engineVersion = "1.2.3";
    marking.rubricHash = "abc";
    return marking;
}

std::string with(std::string_view from, std::string_view to) {
    std::string json = toJson(sample());
    const std::size_t at = json.find(from);
    REQUIRE(at != std::string::npos);
    return json.replace(at, from.size(), to);
}

std::string refusal(std::string_view json) {
    const auto marking = markingFromJson(json);
    REQUIRE_FALSE(marking.has_value());
    CHECK(marking.error().code == ErrorCode::invalidInput);
    return marking.error().message;
}

}  // namespace

TEST_CASE("a marking comes back whole from its JSON") {
    const auto again = markingFromJson(toJson(sample()));
    REQUIRE(again.has_value());
    CHECK(toJson(*again) == toJson(sample()));
    CHECK(again->flags == sample().flags);
    CHECK(again->copiedFrom == "What it is");
    CHECK(again->points[0].evidence == sample().points[0].evidence);
    CHECK(again->points[0].rules == sample().points[0].rules);
    CHECK(again->points[0].confidence == 0.875);
    CHECK(again->misconceptions[0].asserted);
    CHECK(again->rubricHash == "abc");
}

TEST_CASE("the line of the command line is one line and reads as a marking") {
    const std::string line = toJsonLine(sample(), "d001");
    CHECK(line.find('\n') == std::string::npos);
    CHECK(line.rfind("{\"id\":\"d001\",\"question\":\"define\",\"marks\":2,\"max_marks\":6,\"refer\":true,\"flags\":[\"too-short\",\"copied\"]", 0) == 0);
    CHECK(line.find("\"evidence\":[{\"start\":0,\"end\":4},{\"start\":9,\"end\":12}]") != std::string::npos);
    CHECK(markingFromJson(line).has_value());
}

TEST_CASE("broken bytes never reach the JSON") {
    Marking marking = sample();
    marking.points[0].why = "\xff\xc3";
    CHECK_FALSE(firstBadByte(toJsonLine(marking, "\xfe")).has_value());
    CHECK_FALSE(firstBadByte(toJson(marking)).has_value());
}

TEST_CASE("what is no marking is refused with the field that is wrong") {
    CHECK(refusal("").find("JSON") != std::string::npos);
    CHECK(refusal("{").find("JSON") != std::string::npos);
    CHECK_FALSE(refusal("[]").empty());
    CHECK_FALSE(refusal("null").empty());
    CHECK_FALSE(refusal(std::string(100000, '[')).empty());
    CHECK(refusal("{}").find("question") != std::string::npos);
    CHECK(refusal(with("\"marks\":2", "\"marks\":\"2\"")).find("marks") != std::string::npos);
    CHECK(refusal(with("\"marks\":2", "\"marks\":-2")).find("marks") != std::string::npos);
    CHECK(refusal(with("\"marks\":2", "\"marks\":99999999999")).find("marks") != std::string::npos);
    CHECK(refusal(with("\"refer\":true", "\"refer\":1")).find("refer") != std::string::npos);
    CHECK(refusal(with("\"confidence\":0.875", "\"confidence\":1.5")).find("confidence") != std::string::npos);
    CHECK(refusal(with("\"start\":0", "\"start\":4")).find("evidence") != std::string::npos);
    CHECK(refusal(with("\"start\":0", "\"start\":-1")).find("start") != std::string::npos);
    CHECK(refusal(with("\"awarded\":true", "\"awarded\":null")).find("awarded") != std::string::npos);
    CHECK(refusal(with("[\"a\",\"b\"]", "[1]")).find("rules") != std::string::npos);
    CHECK(refusal(with("\"too-short\"", "7")).find("flags") != std::string::npos);
}

TEST_CASE("fields and flags of a newer version are passed over") {
    CHECK(markingFromJson(with("\"refer\":true", "\"refer\":true,\"mood\":{\"x\":[1]}")).has_value());
    const auto marking = markingFromJson(with("\"too-short\"", "\"too-blue\""));
    REQUIRE(marking.has_value());
    CHECK(marking->flags == std::vector<Flag>{Flag::copied});
}

TEST_CASE("every flag has a name that gives the flag back") {
    for (const Flag flag : {Flag::nothingWritten, Flag::tooShort, Flag::tooLong, Flag::keywordList, Flag::questionRepeated, Flag::offSubject,
                            Flag::notEnglish, Flag::rightAndWrong, Flag::copied}) {
        REQUIRE(flagFromString(toString(flag)).has_value());
        CHECK(*flagFromString(toString(flag)) == flag);
    }
    CHECK_FALSE(flagFromString("").has_value());
    CHECK_FALSE(flagFromString("keyword list").has_value());
}
