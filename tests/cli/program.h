/// Runs the command line as people do, and says what came of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace carewright::tests {

struct Outcome {
    int status = -1;  ///< exit status; -1 where a signal ended it
    std::string out, err;
};

/// Runs `carewright` with these arguments and this on its standard input.
Outcome runCarewright(const std::vector<std::string>& arguments, const std::string& input = {});

/// A folder of its own for one test, gone with it.
class ScratchFolder {
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// Writes a file into it and returns where that is.
    std::string write(const std::string& name, const std::string& content) const;

private:
    std::filesystem::path m_path;
};

std::vector<std::string> linesOf(const std::string& text);

}  // namespace carewright::tests
