/// The course with nothing wrong, as text and as read.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "engine/content/course_reader.h"
#include "test_paths.h"
#include "tests/temporary_folder.h"

namespace carewright::test {

inline std::string sampleXml() {
    std::ifstream in(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/nothing-wrong/course.xml", std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// The sample with the first `from` replaced; throws where there is none, so that a test cannot pass by accident.
inline std::string sampleWith(const std::string& from, const std::string& to) {
    std::string xml = sampleXml();
    const std::size_t at = xml.find(from);
    if (at == std::string::npos) throw std::logic_error("the sample course has no " + from);
    return xml.replace(at, from.size(), to);
}

/// All problems as the lines people see.
inline std::string problemLines(const std::vector<Problem>& problems) {
    std::string out;
    for (const Problem& problem : problems) out += toString(problem) + "\n";
    return out;
}

}  // namespace carewright::test
