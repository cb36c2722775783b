#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <utility>

#include "engine/exchange/marked_reader.h"
#include "engine/marking/marker.h"
#include "engine/marking/marking_json.h"
#include "tests/engine/marking/marking_course.h"
#include "tests/fuzz/marking_invariants.h"

using namespace carewright;

namespace {

Marker markerOf(const Course& course) {
    auto marker = Marker::compile(course);
    REQUIRE(marker.has_value());
    return std::move(*marker);
}

Marking mark(const Marker& marker, std::string_view text, bool allPoints = true) {
    auto marking = marker.mark(QuestionId("one"), text, {.allPoints = allPoints});
    REQUIRE(marking.has_value());
    return *marking;
}

const PointMarking& point(const Marking& marking, const char* id) {
    const auto it = std::find_if(marking.points.begin(), marking.points.end(), [&](const PointMarking& p) { return p.id.value == id; });
    REQUIRE(it != marking.points.end());
    return *it;
}

std::vector<std::string> devAnswers() {
    std::ifstream in(CAREWRIGHT_TEST_DATA_DIR "/dev.jsonl");
    std::vector<std::string> out;
    for (const MarkedResponse& response : readMarkedResponses(in).responses) out.push_back(response.answer);
    REQUIRE(out.size() > 100);
    return out;
}

}  // namespace

TEST_CASE("a point is awarded with the words that earn it and refused without them") {
    const Marker marker = markerOf(test::markingCourse());
    const std::string text = "The client decides. It rains.";
    const Marking marking = mark(marker, text);
    REQUIRE(point(marking, "p").awarded);
    const auto& evidence = point(marking, "p").evidence;
    REQUIRE_FALSE(evidence.empty());
    CHECK(text.substr(evidence.front().begin, evidence.back().end - evidence.front().begin) == "client decides");
    CHECK_FALSE(point(mark(marker, "It rains on the town today."), "p").awarded);
    CHECK(point(mark(marker, "It rains on the town today."), "p").evidence.empty());
}

TEST_CASE("a reject rule takes the point back") {
    const Marker marker = markerOf(test::markingCourse());
    CHECK(point(mark(marker, "The client decides."), "p").awarded);
    CHECK(point(mark(marker, "The client decides. Staff help."), "p").awarded);
    CHECK_FALSE(point(mark(marker, "The client decides. Staff help but clients cannot choose."), "p").awarded);
}

TEST_CASE("marks are capped and dependent points count only with what they hang on") {
    Course course = test::markingCourse();
    const Marker marker = markerOf(course);
    const std::string_view all = "The client decides. The person has a plan. The people choose, not the staff but instead of staff.";
    const Marking marking = mark(marker, all);
    CHECK(marking.maxMarks == 3);
    CHECK(marking.marks <= 3);
    CHECK(test::brokenInvariant(marking, all).empty());

    // q hangs on p: without p it may be awarded but adds nothing.
    const Marking without = mark(marker, "The person gets support.");
    REQUIRE(point(without, "q").awarded);
    REQUIRE_FALSE(point(without, "p").awarded);
    CHECK(point(without, "q").marks == 0);
    CHECK(without.marks == 0);

    course.questions[0].marks = 1;
    const Marking capped = mark(markerOf(course), "The client decides.");
    CHECK(point(capped, "p").awarded);
    CHECK(capped.marks == 1);
}

TEST_CASE("a rule that names a point is judged after that point") {
    const Marker marker = markerOf(test::markingCourse());
    CHECK(point(mark(marker, "The client decides. The person has a plan."), "r").awarded);
    CHECK_FALSE(point(mark(marker, "The person has a plan."), "r").awarded);
}

TEST_CASE("only the question's points are judged unless all are asked for") {
    Course course = test::markingCourse();
    course.questions[0].points.pop_back();
    const Marker marker = markerOf(course);
    CHECK(mark(marker, "The client decides.", false).points.size() == 2);
    CHECK(mark(marker, "The client decides.", true).points.size() == 3);
    CHECK(mark(marker, "The client decides.", false).misconceptions.size() == 1);
}

TEST_CASE("without explanations a marking says all but why") {
    const Marker marker = markerOf(test::markingCourse());
    for (const std::string& text : devAnswers()) {
        Marking full = mark(marker, text);
        const auto bare = marker.mark(QuestionId("one"), text, {.allPoints = true, .explain = false});
        for (PointMarking& point : full.points) REQUIRE(!std::exchange(point.why, {}).empty());
        for (MisconceptionMarking& idea : full.misconceptions) REQUIRE(!std::exchange(idea.why, {}).empty());
        REQUIRE(toJson(*bare) == toJson(full));
    }
}

TEST_CASE("an unknown question is refused by name") {
    const Marker marker = markerOf(test::markingCourse());
    const auto marking = marker.mark(QuestionId("nowhere"), "Text");
    REQUIRE_FALSE(marking.has_value());
    CHECK(marking.error().code == ErrorCode::notFound);
    CHECK(marking.error().message.find("nowhere") != std::string::npos);
}

TEST_CASE("every marking keeps its promises on ordinary broken and random text") {
    const Marker marker = markerOf(test::markingCourse());
    std::vector<std::string> texts = devAnswers();
    std::mt19937 random(7);
    const std::string_view pieces[] = {"client", "decides", "not", "staff", " ", ". ", ", but ", "\xe2\x80\x9c", "support", "\xff", "\xc3\xa9",
                                       "instead of", "people", "plan", "\n", "give", "some think", "cant", "website"};
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (unsigned n = random() % 30; n > 0; --n) text.append(pieces[random() % std::size(pieces)]).append(random() % 3 ? " " : "");
        texts.push_back(std::move(text));
    }
    for (const std::string& text : texts) {
        CAPTURE(text);
        REQUIRE(test::brokenInvariant(mark(marker, text), text) == "");
    }
}

TEST_CASE("a rubric that cannot be compiled is refused with its place") {
    Course course = test::markingCourse();
    course.rubrics[0].award[0].parts[0].ref = "nowhere";
    const auto marker = Marker::compile(course);
    REQUIRE_FALSE(marker.has_value());
    CHECK(marker.error().message.find("nowhere") != std::string::npos);
    CHECK(marker.error().place.line > 0);
}
