/// SQLite as this room uses it. Only connection.cpp knows the library; inside the room a failure travels as the exception
/// SqlFailure, and the room's public functions turn it into an Error.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace carewright {

/// What SQLite reported, sorted by what a person can do about it.
class SqlFailure final : public std::runtime_error {
public:
    SqlFailure(ErrorCode code, const std::string& detail) : std::runtime_error(detail), m_code(code) {}
    [[nodiscard]] ErrorCode code() const { return m_code; }

private:
    ErrorCode m_code;
};

enum class OpenMode { readOnly, readWrite };

/// One open database file. Throws SqlFailure.
class Connection {
public:
    Connection(const std::filesystem::path& file, OpenMode mode, std::chrono::milliseconds busyTimeout);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Runs statements without parameters, rows passed over.
    void execute(const std::string& sql);

    /// The first column of the first row: 0 or "" where there is none.
    [[nodiscard]] std::int64_t number(const std::string& sql);
    [[nodiscard]] std::string text(const std::string& sql);

private:
    friend class Query;
    std::unique_ptr<SQLite::Database> m_database;
};

/// A statement prepared once and run often. Parameters count from 1, columns from 0. Throws SqlFailure.
class Query {
public:
    Query(Connection& connection, const std::string& sql);
    Query(Query&&) noexcept;
    ~Query();

    /// One run: bind, then next() until false. Its end lets go of the rows, so that nothing blocks other copies.
    class Run {
    public:
        explicit Run(Query& query);
        ~Run();
        Run(const Run&) = delete;
        Run& operator=(const Run&) = delete;

        Run& bind(std::int64_t value);
        Run& bind(std::string_view text);
        Run& bindBlob(std::span<const std::uint8_t> bytes);
        Run& bindNull();

        [[nodiscard]] bool next();
        /// Runs a statement that gives no rows; how many rows it changed.
        int finish();

        [[nodiscard]] std::int64_t integer(int column) const;
        [[nodiscard]] std::string text(int column) const;
        [[nodiscard]] std::vector<std::uint8_t> blob(int column) const;
        [[nodiscard]] bool isNull(int column) const;

    private:
        Query& m_query;
        int m_bound = 0;
    };

private:
    std::unique_ptr<SQLite::Statement> m_statement;
    SQLite::Database* m_database;
};

/// Everything up to commit() or nothing. Takes the right to write at once, so that what is read inside stays true.
class Writing {
public:
    explicit Writing(Connection& connection);
    ~Writing();
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;
    void commit();

private:
    Connection& m_connection;
    bool m_done = false;
};

/// Everything read between construction and end is of one moment.
class ReadTransaction {
public:
    explicit ReadTransaction(Connection& connection);
    ~ReadTransaction();
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

private:
    Connection& m_connection;
};

/// The sentence for a person, for a failure with the store in `folder`.
[[nodiscard]] Error storeError(ErrorCode code, std::string_view detail, const std::filesystem::path& folder);

/// Runs `work`, which gives a Result, and turns what it throws into an Error.
template <class Work>
auto guarded(const std::filesystem::path& folder, Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const SqlFailure& failure) {
        return tl::make_unexpected(storeError(failure.code(), failure.what(), folder));
    } catch (const std::exception& failure) {
        return tl::make_unexpected(storeError(ErrorCode::io, failure.what(), folder));
    }
}

}  // namespace carewright
