// Any bytes as a response to a small fixed course: every marking keeps the promises of marking.h, comes back the same
// from its JSON, and is the same when marked twice, also without explanations.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "engine/marking/marker.h"
#include "engine/marking/marking_json.h"
#include "tests/engine/marking/marking_course.h"
#include "tests/fuzz/marking_invariants.h"

namespace {

using namespace carewright;

Marker makeMarker() {
    const ReadCourse read = readCourseText(test::markingCourseText);
    auto marker = Marker::compile(read.course);
    if (!read.usable() || !marker) {
        for (const Problem& problem : read.problems) std::cerr << toString(problem) << '\n';
        if (!marker) std::cerr << marker.error().message << '\n';
        std::abort();
    }
    return std::move(*marker);
}

const Marker marker = makeMarker();

void require(const std::string& broken) {
    if (broken.empty()) return;
    std::cerr << broken << '\n';
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto marking = marker.mark(QuestionId("one"), text, {.allPoints = true});
    if (!marking) std::abort();
    require(carewright::test::brokenInvariant(*marking, text));
    const std::string json = toJson(*marking);
    const auto again = markingFromJson(json);
    if (!again || toJson(*again) != json) require("the marking does not come back from its JSON");
    const auto twice = marker.mark(QuestionId("one"), text, {.allPoints = true});
    if (toJson(*twice) != json) require("marking twice gives two markings");
    auto bare = marker.mark(QuestionId("one"), text, {.allPoints = true, .explain = false});
    for (std::size_t i = 0; i < bare->points.size(); ++i) bare->points[i].why = twice->points[i].why;
    for (std::size_t i = 0; i < bare->misconceptions.size(); ++i) bare->misconceptions[i].why = twice->misconceptions[i].why;
    if (toJson(*bare) != json) require("marking without explanations gives another marking");
    return 0;
}
