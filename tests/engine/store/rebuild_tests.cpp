/// The list of responses worked out anew, as the first opening of a store by a newer version does.
#include <catch2/catch.hpp>

#include "engine/store/act_table.h"
#include "engine/store/connection.h"
#include "engine/store/response_index.h"
#include "engine/store/schema.h"
#include "engine/store/step_table.h"
#include "engine/store/store_files.h"
#include "tests/engine/exchange/busy_centre.h"

using namespace carewright;
using namespace carewright::test;

namespace {

/// Everything that the file says of its tables and what orders them.
std::string schemaIn(Connection& connection) {
    return connection.text("SELECT group_concat(line, char(10)) FROM (SELECT type || ' ' || name || ' ' || ifnull(sql, '') AS line FROM sqlite_schema ORDER BY type, name)");
}

}  // namespace

TEST_CASE("The list worked out anew says the same, and what orders it is back, each statement as it was", "[acts][rebuild]") {
    BusyCentre centre;
    const std::filesystem::path folder = centre.store->folder();
    centre.store.reset();
    Connection connection(storeFile(folder), OpenMode::readWrite, std::chrono::seconds(5));
    const std::string schema = schemaIn(connection);
    const std::vector<std::string> before = ResponseIndex(connection).dump();
    REQUIRE(before.size() == 6);
    REQUIRE(schema.find("responses_to_decide") != std::string::npos);
    // Something went wrong with it: this is what working it out anew is for.
    connection.execute("UPDATE responses SET state = 0, decided_marks = NULL, work = 7");
    REQUIRE(ResponseIndex(connection).dump() != before);
    connection.execute("BEGIN IMMEDIATE");
    rebuildResponses(connection);
    connection.execute("COMMIT");
    CHECK(ResponseIndex(connection).dump() == before);
    CHECK(schemaIn(connection) == schema);
    CHECK(connection.text("PRAGMA integrity_check") == "ok");
}
