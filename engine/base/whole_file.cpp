#include "engine/base/whole_file.h"

#include <fstream>

namespace carewright {
namespace {

namespace fs = std::filesystem;

std::string inWords(std::uintmax_t bytes) {
    constexpr std::uintmax_t kilo = 1024;
    if (bytes >= kilo * kilo) return std::to_string(bytes / (kilo * kilo)) + " MB";
    return bytes >= kilo ? std::to_string(bytes / kilo) + " kB" : std::to_string(bytes) + " bytes";
}

}  // namespace

Result<std::string> readWholeFile(const fs::path& file, std::uintmax_t mostBytes) {
    const std::string name = "\"" + file.string() + "\"";
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::none && error == std::errc::permission_denied) return fail(ErrorCode::permission, name + " may not be read.");
    if (!fs::exists(status)) return fail(ErrorCode::notFound, "There is no file " + name + ".");
    if (!fs::is_regular_file(status)) return fail(ErrorCode::notFound, name + " is not a file that can be read.");
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail(ErrorCode::permission, name + " may not be read.");
    std::string bytes;
    constexpr std::size_t piece = std::size_t{1} << 16;
    while (in) {
        const std::size_t have = bytes.size();
        bytes.resize(have + piece);
        in.read(bytes.data() + have, static_cast<std::streamsize>(piece));
        bytes.resize(have + static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > mostBytes) return fail(ErrorCode::tooLarge, name + " is larger than " + inWords(mostBytes) + ", so it was not read.");
    }
    if (!in.eof()) return fail(ErrorCode::io, name + " could not be read to its end.");
    return bytes;
}

}  // namespace carewright
