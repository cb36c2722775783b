#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <utility>

#include "engine/content/course_reader.h"
#include "engine/exchange/marked_reader.h"
#include "engine/marking/marker.h"
#include "engine/marking/marking_json.h"
#include "tests/engine/marking/marking_course.h"
#include "tests/fuzz/marking_invariants.h"
#include "test_paths.h"

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

TEST_CASE("a missed point says that it is not said yet, and never that a right word is missing") {
    const Marker marker = markerOf(test::markingCourse());
    CHECK(point(mark(marker, "It rains on the town today."), "p").why.starts_with("The answer does not say this yet."));
}

TEST_CASE("where a missed point is near, the reason quotes the words that come nearest") {
    const ReadCourse read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
    REQUIRE(read.usable());
    const Marker marker = markerOf(read.course);
    std::size_t quoted = 0;
    for (const std::string& answer : devAnswers()) {
        const auto marking = marker.mark(read.course.questions[0].id, answer, {.allPoints = true});
        REQUIRE(marking.has_value());
        for (const PointMarking& missed : marking->points) {
            constexpr std::string_view opening = "Nearest to it: “", closing = "”. That does not say it clearly enough yet.";
            if (!missed.why.starts_with(opening)) continue;
            CHECK_FALSE(missed.awarded);
            const std::string quote = missed.why.substr(opening.size(), missed.why.find(closing) - opening.size());
            CHECK(answer.find(quote.substr(0, quote.find(" … "))) != std::string::npos);
            ++quoted;
        }
    }
    CHECK(quoted > 0);
}

TEST_CASE("a reject rule may cancel a paired point or nothing") {
    Course course = test::markingCourse();
    Rule& reject = course.rubrics[0].reject[0];
    reject.note = "Staff do not choose.";
    const std::string text = "The client decides on the plan. Staff do not choose.";
    CHECK_FALSE(point(mark(markerOf(course), text), "p").awarded);
    REQUIRE(point(mark(markerOf(course), text), "q").awarded);
    reject.cancels = Cancels::pair;
    reject.pair = PointId("q");
    const Marking paired = mark(markerOf(course), text);
    CHECK(point(paired, "p").awarded);
    CHECK_FALSE(point(paired, "q").awarded);
    CHECK(point(paired, "q").why == "Staff do not choose.");
    reject.cancels = Cancels::nothing;
    const Marking noted = mark(markerOf(course), text);
    CHECK(point(noted, "p").awarded);
    CHECK(point(noted, "q").awarded);
    CHECK(point(noted, "p").why.find("Noted: Staff do not choose.") != std::string::npos);
}

TEST_CASE("words copied from the question or its guidance earn nothing") {
    Course course = test::markingCourse();
    course.questions[0].guidance = "Say how each client decides on the support they get every day.";
    const Marker marker = markerOf(course);
    CHECK_FALSE(point(mark(marker, "I say how each client decides on the support they get."), "p").awarded);
    CHECK(point(mark(marker, "Here the client decides on their own support."), "p").awarded);
}

TEST_CASE("a question with levels is marked by best fit") {
    Course course = test::markingCourse();
    Rule descriptor;
    descriptor.id = RuleId("says-q");
    descriptor.note = "says how";
    Rule part;
    part.kind = Rule::Kind::point;
    part.ref = "q";
    descriptor.parts = {part};
    course.questions[0].levels.resize(2);
    course.questions[0].levels[0] = {RuleId("low"), "Basic", 1, 1, {descriptor}, {}};
    part.ref = "p";
    descriptor.parts = {part};
    descriptor.id = RuleId("says-p");
    descriptor.note = "says who decides";
    course.questions[0].levels[1] = {RuleId("high"), "Sound", 2, 3, {descriptor}, {}};
    const Marker marker = markerOf(course);
    const Marking low = mark(marker, "The client has a plan.");
    CHECK(low.marks == 1);
    CHECK(low.level.id.value == "low");
    CHECK(low.level.why == "Best fit: Basic. It does: says how.");
    const Marking high = mark(marker, "The client decides on the plan.");
    CHECK(high.marks == 3);
    CHECK(high.level.id.value == "high");
    CHECK(mark(marker, "It rains on the town today.").marks == 0);
    CHECK(mark(marker, "It rains on the town today.").level.id.empty());
    const auto again = markingFromJson(toJson(high));
    REQUIRE(again.has_value());
    CHECK(again->level.id == high.level.id);
    CHECK(again->level.why == high.level.why);
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
