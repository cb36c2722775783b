#include <catch2/catch.hpp>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/whole_file.h"
#include "tests/temporary_folder.h"

using namespace carewright;
using carewright::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

ErrorCode errorOf(const fs::path& file, std::uintmax_t most) {
    const auto bytes = readWholeFile(file, most);
    REQUIRE_FALSE(bytes.has_value());
    CHECK(bytes.error().message.find(file.string()) != std::string::npos);
    return bytes.error().code;
}

}  // namespace

TEST_CASE("a file is read whole with every byte of it") {
    const TemporaryFolder folder;
    std::string bytes(200000, 'a');
    bytes[0] = '\0';
    bytes[70000] = '\n';
    bytes.back() = '\xff';
    CHECK(readWholeFile(folder.put("long", bytes), bytes.size()).value() == bytes);
    CHECK(readWholeFile(folder.put("empty", ""), 0).value().empty());
}

TEST_CASE("no more is read of a file than was agreed") {
    const TemporaryFolder folder;
    CHECK(errorOf(folder.put("one-too-many", std::string(65537, 'x')), 65536) == ErrorCode::tooLarge);
    // A file without an end of its own, whatever its size says.
    std::error_code error;
    fs::create_symlink("/dev/zero", folder.path() / "endless", error);
    REQUIRE_FALSE(error);
    CHECK(errorOf(folder.path() / "endless", 1000) == ErrorCode::notFound);
}

TEST_CASE("what is no file is told from what may not be read") {
    const TemporaryFolder folder;
    CHECK(errorOf(folder.path() / "none", 10) == ErrorCode::notFound);
    CHECK(errorOf(folder.path(), 10) == ErrorCode::notFound);
    const fs::path pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(errorOf(pipe, 10) == ErrorCode::notFound);
    if (::geteuid() == 0) return;   // root may read everything
    const fs::path secret = folder.put("secret", "x");
    fs::permissions(secret, fs::perms::none);
    CHECK(errorOf(secret, 10) == ErrorCode::permission);
}
