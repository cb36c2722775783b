#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/exchange/audit.h"
#include "engine/store/store_files.h"
#include "engine/store/wal_check.h"
#include "tests/engine/store/sample_centre.h"

using namespace carewright;
using namespace carewright::test;

namespace {

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("The audit finds damage in what was written last and has not reached the store's own file", "[exchange][audit]") {
    SampleCentre centre;
    for (int i = 0; i < 4; ++i) (void)centre.respond("Answer " + std::to_string(i));
    // As another program would see it while the app is open.
    const std::filesystem::path from = storeFile(centre.store->folder()), folder = centre.store->folder() / "log-copy", to = storeFile(folder);
    std::filesystem::create_directory(folder);
    std::filesystem::copy_file(from, to);
    const std::string log = bytesOf(from.string() + "-wal");
    REQUIRE(log.size() > 32 + 3 * (24 + 4096));
    CHECK(damagedFrames(log).empty());
    const auto auditOf = [&](const std::string& bytes) {
        std::ofstream(to.string() + "-wal", std::ios::binary | std::ios::trunc) << bytes;
        return auditPath(folder, centre.clock);
    };
    const auto whole = auditOf(log);
    REQUIRE(whole);
    CHECK(whole->whole());
    // A frame in the middle: in its page, in its head, in its sum; and the head of the log.
    const std::size_t second = 32 + 24 + 4096;
    for (const std::size_t at : {second + 24 + 100, second + 2, second + 17, std::size_t{9}}) {
        std::string damaged = log;
        damaged[at] = static_cast<char>(damaged[at] ^ 4);
        const auto report = auditOf(damaged);
        REQUIRE(report);
        CHECK_FALSE(report->whole());
        CHECK(report->problems.front().find("write-ahead log") != std::string::npos);
    }
    // What a power cut leaves of an unfinished write is no damage.
    CHECK(damagedFrames(log.substr(0, log.size() - 100)).empty());
    CHECK(damagedFrames({}).empty());
}
