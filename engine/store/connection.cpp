#include "engine/store/connection.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <cerrno>

namespace carewright {

namespace {

/// The disk's own reason decides where SQLite only says that reading, writing or opening failed.
ErrorCode bySystemError(int systemError, ErrorCode otherwise) {
    switch (systemError) {
        case ENOSPC:
        case EDQUOT: return ErrorCode::diskFull;
        case EACCES:
        case EPERM:
        case EROFS: return ErrorCode::permission;
        default: return otherwise;
    }
}

ErrorCode codeOf(int sqliteCode, int systemError) {
    switch (sqliteCode & 0xFF) {
        case SQLITE_FULL: return ErrorCode::diskFull;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return ErrorCode::locked;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT: return ErrorCode::corrupt;
        case SQLITE_PERM:
        case SQLITE_READONLY:
        case SQLITE_AUTH: return ErrorCode::permission;
        case SQLITE_CANTOPEN: return bySystemError(systemError, ErrorCode::permission);
        case SQLITE_CONSTRAINT: return ErrorCode::conflict;
        case SQLITE_TOOBIG: return ErrorCode::tooLarge;
        case SQLITE_IOERR: return bySystemError(systemError, ErrorCode::io);
        default: return ErrorCode::io;
    }
}

[[noreturn]] void rethrow(const SQLite::Exception& exception, SQLite::Database* database) {
    const int systemError = database ? sqlite3_system_errno(database->getHandle()) : errno;
    throw SqlFailure(codeOf(exception.getErrorCode(), systemError), exception.what());
}

template <class Work>
auto translated(SQLite::Database* database, Work&& work) {
    try {
        return work();
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, database);
    }
}

int flagsOf(OpenMode mode) {
    return mode == OpenMode::readOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
}

}  // namespace

Connection::Connection(const std::filesystem::path& file, OpenMode mode, std::chrono::milliseconds busyTimeout) {
    errno = 0;
    m_database = translated(nullptr, [&] {
        return std::make_unique<SQLite::Database>(file.string(), flagsOf(mode), static_cast<int>(busyTimeout.count()));
    });
}

Connection::~Connection() = default;

void Connection::execute(const std::string& sql) {
    translated(m_database.get(), [&] { m_database->exec(sql); });
}

std::int64_t Connection::number(const std::string& sql) {
    Query query(*this, sql);
    Query::Run run(query);
    return run.next() ? run.integer(0) : 0;
}

std::string Connection::text(const std::string& sql) {
    Query query(*this, sql);
    Query::Run run(query);
    return run.next() ? run.text(0) : std::string();
}

Query::Query(Connection& connection, const std::string& sql) : m_database(connection.m_database.get()) {
    m_statement = translated(m_database, [&] { return std::make_unique<SQLite::Statement>(*m_database, sql); });
}

Query::Query(Query&&) noexcept = default;
Query::~Query() = default;

Query::Run::Run(Query& query) : m_query(query) {}

Query::Run::~Run() {
    m_query.m_statement->tryReset();
    m_query.m_statement->clearBindings();
}

Query::Run& Query::Run::bind(std::int64_t value) {
    translated(m_query.m_database, [&] { m_query.m_statement->bind(++m_bound, value); });
    return *this;
}

Query::Run& Query::Run::bind(std::string_view text) {
    translated(m_query.m_database, [&] { m_query.m_statement->bind(++m_bound, std::string(text)); });
    return *this;
}

Query::Run& Query::Run::bindBlob(std::span<const std::uint8_t> bytes) {
    translated(m_query.m_database, [&] {
        // A null pointer would bind NULL; an empty blob is something else.
        const void* data = bytes.empty() ? static_cast<const void*>("") : bytes.data();
        m_query.m_statement->bind(++m_bound, data, static_cast<int>(bytes.size()));
    });
    return *this;
}

Query::Run& Query::Run::bindNull() {
    translated(m_query.m_database, [&] { m_query.m_statement->bind(++m_bound); });
    return *this;
}

bool Query::Run::next() {
    return translated(m_query.m_database, [&] { return m_query.m_statement->executeStep(); });
}

int Query::Run::finish() {
    return translated(m_query.m_database, [&] { return m_query.m_statement->exec(); });
}

std::int64_t Query::Run::integer(int column) const { return m_query.m_statement->getColumn(column).getInt64(); }

std::string Query::Run::text(int column) const { return m_query.m_statement->getColumn(column).getString(); }

std::vector<std::uint8_t> Query::Run::blob(int column) const {
    const SQLite::Column value = m_query.m_statement->getColumn(column);
    const auto* bytes = static_cast<const std::uint8_t*>(value.getBlob());
    return {bytes, bytes + value.getBytes()};
}

bool Query::Run::isNull(int column) const { return m_query.m_statement->getColumn(column).isNull(); }

Writing::Writing(Connection& connection) : m_connection(connection) { connection.execute("BEGIN IMMEDIATE"); }

Writing::~Writing() {
    if (m_done) return;
    try {
        m_connection.execute("ROLLBACK");
    } catch (const SqlFailure&) {
        // SQLite has rolled back by itself, as it does when the disk is full.
    }
}

void Writing::commit() {
    m_connection.execute("COMMIT");
    m_done = true;
}

ReadTransaction::ReadTransaction(Connection& connection) : m_connection(connection) { connection.execute("BEGIN"); }

ReadTransaction::~ReadTransaction() {
    try {
        m_connection.execute("COMMIT");
    } catch (const SqlFailure&) {
        // Nothing was written; there is nothing to lose.
    }
}

Error storeError(ErrorCode code, std::string_view detail, const std::filesystem::path& folder) {
    const std::string place = "\"" + folder.string() + "\"";
    const std::string reason = " (" + std::string(detail) + ")";
    switch (code) {
        case ErrorCode::diskFull:
            return {code, "The disk is full: nothing more can be kept in " + place + ". What was kept before is safe. Free some space and try again.", {}};
        case ErrorCode::locked:
            return {code, "Another copy of Carewright is busy with the data in " + place + ". Nothing was lost; try again in a moment, or close the other copy.", {}};
        case ErrorCode::corrupt:
            return {code, "The data in " + place + " is damaged" + reason + ". Nothing has been deleted; a backup can be restored.", {}};
        case ErrorCode::permission:
            return {code, "Carewright may not write in " + place + reason + ". Make the folder writable, or choose another with --data.", {}};
        case ErrorCode::conflict:
            return {code, "This does not fit what is kept in " + place + reason + ". Nothing was changed.", {}};
        case ErrorCode::tooLarge:
            return {code, "This is too large to be kept" + reason + ". Nothing was changed.", {}};
        default:
            return {code, "The data in " + place + " could not be read or written" + reason + ".", {}};
    }
}

}  // namespace carewright
