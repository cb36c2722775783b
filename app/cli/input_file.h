/// The file, or the standard input, that a command reads.
#pragma once

#include <fstream>
#include <istream>
#include <string>

namespace carewright::cli {

/// Opens a file for reading; "-" stands for the standard input.
class InputFile {
public:
    explicit InputFile(const std::string& path);

    /// False where there is no such file, it is a folder, or it may not be read.
    [[nodiscard]] bool opened() const { return m_stream != nullptr; }

    /// Precondition: opened().
    [[nodiscard]] std::istream& stream() { return *m_stream; }

private:
    std::ifstream m_file;
    std::istream* m_stream = nullptr;
};

}  // namespace carewright::cli
