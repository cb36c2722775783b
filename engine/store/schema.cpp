#include "engine/store/schema.h"

#include <string>
#include <utility>
#include <vector>

#include "engine/review/roster.h"
#include "engine/store/act_table.h"
#include "engine/store/migrations.h"
#include "engine/store/record_sum.h"
#include "engine/store/response_index.h"
#include "engine/store/step_table.h"

namespace carewright {

std::int64_t knownSchemaVersion() { return static_cast<std::int64_t>(migrations().size()); }

std::int64_t schemaVersion(Connection& connection) { return connection.number("PRAGMA user_version"); }

bool isOurs(Connection& connection) {
    // In this order: another copy may be making the store between the two readings, and it writes tables and id at once.
    const bool empty = connection.number("SELECT count(*) FROM sqlite_schema") == 0;
    const std::int64_t id = connection.number("PRAGMA application_id");
    return id == applicationId || (empty && id == 0);
}

namespace {

/// Drops what orders a table besides its own keys, and gives the statements that make it again.
std::vector<std::string> takeIndexesOff(Connection& connection, const std::string& table) {
    std::vector<std::pair<std::string, std::string>> found;
    {
        Query query(connection, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rowid");
        Query::Run run(query);
        run.bind(table);
        while (run.next()) found.emplace_back(run.text(0), run.text(1));
    }
    std::vector<std::string> statements;
    for (auto& [name, sql] : found) {
        connection.execute("DROP INDEX \"" + name + "\"");
        statements.push_back(std::move(sql));
    }
    return statements;
}

}  // namespace

void rebuildResponses(Connection& connection, const UpgradeWatch& watch) {
    // Filled first and put in order once, they cost a fraction of what keeping them in order row by row does.
    const std::vector<std::string> indexes = takeIndexesOff(connection, "responses");
    StepTable steps(connection);
    ActTable acts(connection);
    ResponseIndex(connection).rebuild(steps, acts, Roster(acts.aboutAccounts(), std::nullopt), watch);
    for (const std::string& sql : indexes) connection.execute(sql);
}

void migrate(Connection& connection, const UpgradeWatch& watch) {
    if (schemaVersion(connection) >= knownSchemaVersion()) return;
    Writing writing(connection);
    // Another copy may have done it while this one waited for the right to write.
    const std::int64_t version = schemaVersion(connection);
    for (std::int64_t next = version; next < knownSchemaVersion(); ++next)
        connection.execute(std::string(migrations()[static_cast<std::size_t>(next)].sql));
    // What the new tables derive from the old rows.
    if (version < knownSchemaVersion()) {
        fillSums(connection);
        rebuildResponses(connection, watch);
    }
    connection.execute("PRAGMA application_id = " + std::to_string(applicationId));
    if (version < knownSchemaVersion())
        connection.execute("PRAGMA user_version = " + std::to_string(knownSchemaVersion()));
    writing.commit();
}

}  // namespace carewright
