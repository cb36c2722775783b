// A valid course damaged by chance: reading it never crashes, and never passes off what it lost.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "engine/content/course_writer.h"
#include "sample_course.h"

using namespace carewright;
using namespace carewright::test;

namespace {

std::string damaged(std::string xml, std::mt19937& random) {
    static constexpr std::string_view pieces[] = {"<", ">", "\"", "&", "</", "/>", "<!--", "-->", "<topic>", "</topic>", ";", "[", "(", "…", "*", "\xFF",
                                                  std::string_view("\0", 1), "<all>", "ref=\"who\"", "id=\"\"", "<![CDATA[", "&#x41;", "-1", "99999999999"};
    const auto at = [&] { return std::uniform_int_distribution<std::size_t>(0, xml.empty() ? 0 : xml.size() - 1)(random); };
    for (int count = std::uniform_int_distribution<int>(1, 6)(random); count > 0 && !xml.empty(); --count) {
        switch (std::uniform_int_distribution<int>(0, 4)(random)) {
            case 0: xml.erase(at(), std::uniform_int_distribution<std::size_t>(1, 40)(random)); break;
            case 1: xml.insert(at(), pieces[std::uniform_int_distribution<std::size_t>(0, std::size(pieces) - 1)(random)]); break;
            case 2: xml[at()] = static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random)); break;
            case 3: xml.insert(at(), xml.substr(at(), 200)); break;
            default: xml.resize(std::max<std::size_t>(at(), xml.size() / 2)); break;
        }
    }
    return xml;
}

}  // namespace

TEST_CASE("A damaged course is reported or reads as a whole course", "[content]") {
    const std::string whole = sampleXml();
    std::mt19937 random(20261121);
    int reported = 0, readable = 0;
    for (int i = 0; i < 3000; ++i) {
        const std::string xml = damaged(whole, random);
        const ReadCourse read = readCourseText(xml);
        for (const Problem& problem : read.problems) {
            REQUIRE_FALSE(problem.text.empty());
            REQUIRE(problem.place.line >= 0);
            REQUIRE(problem.place.line <= 1 + std::count(xml.begin(), xml.end(), '\n'));
        }
        REQUIRE(std::is_sorted(read.problems.begin(), read.problems.end(), [](const Problem& a, const Problem& b) { return a.place.line < b.place.line; }));
        if (!read.usable()) {
            ++reported;
            continue;
        }
        ++readable;
        const ReadCourse again = readCourseText(writeCourseText(read.course));
        INFO(xml);
        REQUIRE(again.usable());
        REQUIRE(sameMeaning(read.course, again.course));
    }
    // Both ends must be reached, or the damage proves nothing.
    CHECK(reported > 500);
    CHECK(readable > 50);
}

TEST_CASE("A course cut off anywhere is never usable", "[content]") {
    const std::string whole = sampleXml();
    for (std::size_t length = 0; length + 10 < whole.size(); length += 7) {
        INFO(length);
        REQUIRE_FALSE(readCourseText(std::string_view(whole).substr(0, length)).usable());
    }
}
