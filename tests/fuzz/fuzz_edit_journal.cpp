// Whatever the bytes of a recovery journal, reading it ends, and what fits of it can be undone to the start and done again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/authoring/edit_journal.h"
#include "engine/base/hash.h"
#include "engine/content/course_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace carewright;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (parseJournal(input).wholeBytes > size) std::abort();
    // Every line with the check that it should have, or nothing would ever get past it.
    std::string text;
    for (std::size_t at = 0; at < size;) {
        const std::string_view line = input.substr(at, input.find('\n', at) - at);
        text.append(sha256Hex(line).substr(0, 16)).append(" ").append(line).append("\n");
        at += line.size() + 1;
    }
    const JournalContent journal = parseJournal(text);
    Course course;
    course.id = CourseId("fuzzed");
    course.terms.resize(2);
    course.terms[0].id = TermId("first");
    course.terms[1].id = TermId("second");
    CourseDocument document(course);
    if (replay(document, journal) > journal.entries.size()) std::abort();
    const Course end = document.course();
    const std::size_t done = document.done();
    while (document.undo()) {}
    if (!sameMeaning(document.course(), course)) std::abort();
    while (document.done() < done && document.redo()) {}
    if (!sameMeaning(document.course(), end)) std::abort();
    return 0;
}
