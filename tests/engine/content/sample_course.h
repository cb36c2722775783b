/// The course with nothing wrong, as text and as read.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>

#include "engine/content/course_reader.h"
#include "test_paths.h"

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

/// A folder of its own, gone at the end of the test.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::random_device random;
        m_path = std::filesystem::temp_directory_path() / ("carewright-test-" + std::to_string(random()) + std::to_string(random()));
        std::filesystem::create_directories(m_path);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, ignored);
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    void put(const std::string& file, const std::string& text) const {
        std::filesystem::create_directories((m_path / file).parent_path());
        std::ofstream(m_path / file, std::ios::binary) << text;
    }

private:
    std::filesystem::path m_path;
};

}  // namespace carewright::test
