#include "engine/store/schema.h"

#include <string>

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

void migrate(Connection& connection) {
    if (schemaVersion(connection) >= knownSchemaVersion()) return;
    Writing writing(connection);
    // Another copy may have done it while this one waited for the right to write.
    const std::int64_t version = schemaVersion(connection);
    for (std::int64_t next = version; next < knownSchemaVersion(); ++next)
        connection.execute(std::string(migrations()[static_cast<std::size_t>(next)].sql));
    // What the new tables derive from the old rows.
    if (version < knownSchemaVersion()) {
        fillSums(connection);
        StepTable steps(connection);
        ActTable acts(connection);
        ResponseIndex(connection).rebuild(steps, acts, Roster(acts.aboutAccounts(), std::nullopt));
    }
    connection.execute("PRAGMA application_id = " + std::to_string(applicationId));
    if (version < knownSchemaVersion())
        connection.execute("PRAGMA user_version = " + std::to_string(knownSchemaVersion()));
    writing.commit();
}

}  // namespace carewright
