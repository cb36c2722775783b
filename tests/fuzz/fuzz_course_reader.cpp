// Whatever the bytes, reading a course ends, reports or reads, and what was read can be written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carewright;
    const ReadCourse read = readCourseText({reinterpret_cast<const char*>(data), size});
    if (!read.usable()) return 0;
    const ReadCourse again = readCourseText(writeCourseText(read.course));
    if (!again.usable() || !sameMeaning(read.course, again.course)) std::abort();
    return 0;
}
