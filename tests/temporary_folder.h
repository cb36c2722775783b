/// A folder of a test's own.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace carewright::test {

/// A new empty folder, gone with all that is in it at the end of the test.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const std::filesystem::path& below = std::filesystem::temp_directory_path()) {
        std::random_device random;
        m_path = below / ("carewright-test-" + std::to_string(random()) + std::to_string(random()));
        std::filesystem::create_directories(m_path);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, std::filesystem::perm_options::add, ignored);
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// Writes a file below the folder, and the folders that it lies in; its path.
    std::filesystem::path put(const std::string& file, const std::string& bytes) const {
        std::filesystem::create_directories((m_path / file).parent_path());
        std::ofstream(m_path / file, std::ios::binary) << bytes;
        return m_path / file;
    }

private:
    std::filesystem::path m_path;
};

}  // namespace carewright::test
