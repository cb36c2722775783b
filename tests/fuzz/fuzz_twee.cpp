// Whatever the bytes, reading a Twine story ends, and what it makes is a scenario that can be written, read and checked.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/content/course_check.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "engine/content/story_layout.h"
#include "engine/exchange/twee_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carewright;
    TweeLimits limits;
    limits.passages = 100;
    const auto story = readTwee({reinterpret_cast<const char*>(data), size}, limits);
    if (!story) return 0;
    const Scenario& scenario = story->scenario;
    if (scenario.passages.empty() || !scenario.findPassage(scenario.start)) std::abort();
    if (placesOf(scenario).size() != scenario.passages.size()) std::abort();
    Course course;
    course.id = CourseId("fuzzed");
    course.scenarios.push_back(scenario);
    const ReadCourse again = readCourseText(writeCourseText(course));
    if (again.course.scenarios.size() != 1 || again.course.scenarios.front().passages.size() != scenario.passages.size()) std::abort();
    return 0;
}
