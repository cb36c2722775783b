#include <catch2/catch.hpp>
#include <fstream>
#include <signal.h>
#include <sstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/atomic_file.h"
#include "tests/temporary_folder.h"

using namespace carewright;
using carewright::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::size_t entriesIn(const TemporaryFolder& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

std::string bytesOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("A file is written and replaced as a whole", "[base]") {
    const TemporaryFolder folder;
    REQUIRE(writeFileAtomically(folder.path() / "a.xml", "one").has_value());
    CHECK(bytesOf(folder.path() / "a.xml") == "one");
    REQUIRE(writeFileAtomically(folder.path() / "a.xml", "").has_value());
    CHECK(bytesOf(folder.path() / "a.xml").empty());
    CHECK(entriesIn(folder) == 1);
}

TEST_CASE("A pending file that is not committed leaves nothing behind", "[base]") {
    const TemporaryFolder folder;
    REQUIRE(writeFileAtomically(folder.path() / "a.xml", "old").has_value());
    {
        const Result<PendingFile> pending = PendingFile::write(folder.path() / "a.xml", "new");
        REQUIRE(pending.has_value());
        CHECK(bytesOf(folder.path() / "a.xml") == "old");
        CHECK(entriesIn(folder) == 2);
    }
    CHECK(entriesIn(folder) == 1);
    CHECK(bytesOf(folder.path() / "a.xml") == "old");
}

TEST_CASE("Permissions of the old file are kept and links are followed", "[base]") {
    const TemporaryFolder folder;
    REQUIRE(writeFileAtomically(folder.path() / "a.xml", "old").has_value());
    fs::permissions(folder.path() / "a.xml", fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("a.xml", folder.path() / "link.xml");
    REQUIRE(writeFileAtomically(folder.path() / "link.xml", "new").has_value());
    CHECK(fs::is_symlink(folder.path() / "link.xml"));
    CHECK(bytesOf(folder.path() / "a.xml") == "new");
    CHECK(fs::status(folder.path() / "a.xml").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("A folder that is not there or is a file says so", "[base]") {
    const TemporaryFolder folder;
    const Result<void> nowhere = writeFileAtomically(folder.path() / "none" / "a.xml", "x");
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(nowhere.error().code == ErrorCode::notFound);
    CHECK(nowhere.error().message.find("there is no folder") != std::string::npos);
    REQUIRE(writeFileAtomically(folder.path() / "a", "x").has_value());
    CHECK_FALSE(writeFileAtomically(folder.path() / "a" / "b", "x").has_value());
    CHECK_FALSE(writeFileAtomically(folder.path(), "x").has_value());
}

TEST_CASE("Running out of room leaves the old file and no remains", "[base]") {
    const TemporaryFolder folder;
    REQUIRE(writeFileAtomically(folder.path() / "a.xml", "old").has_value());
    // In a process of its own: a limit on the size of files stands in for the full disk.
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1000, 1000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const Result<void> done = writeFileAtomically(folder.path() / "a.xml", std::string(100000, 'x'));
        ::_exit(!done && done.error().code == ErrorCode::diskFull ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    CHECK(bytesOf(folder.path() / "a.xml") == "old");
    CHECK(entriesIn(folder) == 1);
}

TEST_CASE("A read-only folder says so", "[base]") {
    if (::geteuid() == 0) return;  // the administrator may write everywhere
    const TemporaryFolder folder;
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    const Result<void> done = writeFileAtomically(folder.path() / "a.xml", "x");
    fs::permissions(folder.path(), fs::perms::owner_all);
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().code == ErrorCode::permission);
}
