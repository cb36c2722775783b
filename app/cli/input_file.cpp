#include "app/cli/input_file.h"

#include <filesystem>
#include <iostream>

namespace carewright::cli {

InputFile::InputFile(const std::string& path) {
    if (path == "-") {
        m_stream = &std::cin;
        return;
    }
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return;
    m_file.open(path, std::ios::binary);
    if (m_file) m_stream = &m_file;
}

}  // namespace carewright::cli
