#include "engine/store/store_upgrade.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <vector>

#include "engine/store/backup.h"
#include "engine/store/connection.h"
#include "engine/store/schema.h"
#include "engine/store/store_files.h"
#include "tests/engine/exchange/busy_centre.h"

using namespace carewright;
using namespace carewright::test;

namespace {

/// Makes the store what the version before the last migration would have left.
void makeOlder(const std::filesystem::path& folder) {
    Connection connection(storeFile(folder), OpenMode::readWrite, std::chrono::seconds(5));
    connection.execute("DROP INDEX responses_with_appeal");
    connection.execute("DROP INDEX responses_that_differ");
    connection.execute("DELETE FROM responses");
    connection.execute("PRAGMA user_version = " + std::to_string(knownSchemaVersion() - 1));
}

std::int64_t listed(const std::filesystem::path& folder) {
    Connection connection(storeFile(folder), OpenMode::readOnly, std::chrono::seconds(5));
    return connection.number("SELECT count(*) FROM responses");
}

}  // namespace

TEST_CASE("An older store is brought up to date in sight of who waits", "[store][upgrade]") {
    BusyCentre centre;
    const std::filesystem::path folder = centre.folder.path();
    const std::int64_t before = listed(folder);
    REQUIRE(before > 0);
    CHECK_FALSE(needsUpgrade(folder));
    centre.store.reset();
    makeOlder(folder);
    REQUIRE(needsUpgrade(folder));
    std::vector<UpgradeProgress> told;
    REQUIRE(upgradeStore(folder, centre.clock, [&](UpgradeProgress far) {
        told.push_back(far);
        return true;
    }));
    REQUIRE_FALSE(told.empty());
    CHECK(told.front().total >= static_cast<std::size_t>(before));
    for (const UpgradeProgress& far : told) CHECK(far.done <= far.total);
    CHECK_FALSE(needsUpgrade(folder));
    CHECK(listed(folder) == before);
    // What was there before is beside it.
    CHECK_FALSE(listBackups(folder).empty());
}

TEST_CASE("An upgrade that is stopped leaves the store as it was, and can be had again", "[store][upgrade]") {
    BusyCentre centre;
    const std::filesystem::path folder = centre.folder.path();
    const std::int64_t before = listed(folder);
    centre.store.reset();
    makeOlder(folder);
    CHECK_FALSE(upgradeStore(folder, centre.clock, [](UpgradeProgress) { return false; }));
    CHECK(needsUpgrade(folder));
    CHECK(listed(folder) == 0);
    auto store = Store::open(folder, centre.clock);
    REQUIRE(store);
    CHECK_FALSE(needsUpgrade(folder));
    CHECK(listed(folder) == before);
    CHECK(must(ActStore(*store).audit()).whole());
}

TEST_CASE("Nothing is brought up to date where there is no older store", "[store][upgrade]") {
    const TemporaryFolder folder;
    CHECK_FALSE(needsUpgrade(folder.path()));
    std::ofstream(storeFile(folder.path())) << "something else";
    CHECK_FALSE(needsUpgrade(folder.path()));
}
