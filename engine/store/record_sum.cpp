#include "engine/store/record_sum.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/base/hash.h"
#include "engine/store/blob.h"

namespace carewright {

namespace {

struct Sum {
    std::int64_t rows = 0;
    std::vector<std::uint8_t> bytes = std::vector<std::uint8_t>(32, 0);
};

struct Summed {
    SummedTable table;
    std::string_view name;
    std::string_view rows;      ///< one text per row
};

// Texts as hex, so that the bar between the parts of a row is none of theirs.
constexpr auto tables = std::to_array<Summed>({
    {SummedTable::learners, "learners", "SELECT lower(hex(id)) || '|' || added_at FROM learners"},
    {SummedTable::entries, "entries", "SELECT lower(hex(l.id)) || '|' || lower(hex(e.key)) || '|' || e.set_at || '|' || lower(hex(e.value)) FROM learner_entries e JOIN learners l ON l.row = e.learner"},
    {SummedTable::erasures, "erasures", "SELECT lower(hex(l.id)) || '|' || e.erased_at FROM erasures e JOIN learners l ON l.row = e.learner"},
    {SummedTable::settings, "settings", "SELECT lower(hex(key)) || '|' || lower(hex(value)) FROM settings"},
    {SummedTable::extracts, "extracts", "SELECT lower(hex(a.id)) FROM extracts e JOIN acts a ON a.row = e.act"},
    {SummedTable::sealedKeys, "sealed-keys", "SELECT lower(hex(account)) || '|' || lower(hex(signing)) || '|' || lower(hex(sealed)) FROM sealed_keys"},
});

const Summed& entryOf(SummedTable table) { return *std::ranges::find(tables, table, &Summed::table); }

std::string hexOfText(std::string_view text) { return hexOfBytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}); }

void take(Sum& sum, const std::string& row) {
    const std::vector<std::uint8_t> digest = bytesOfHex(sha256Hex(row));
    unsigned carry = 0;
    for (std::size_t i = sum.bytes.size(); i-- > 0;) {
        carry += static_cast<unsigned>(sum.bytes[i]) + digest[i];
        sum.bytes[i] = static_cast<std::uint8_t>(carry);
        carry >>= 8;
    }
    ++sum.rows;
}

Sum counted(Connection& connection, const Summed& table) {
    Sum sum;
    Query query(connection, std::string(table.rows));
    Query::Run run(query);
    while (run.next()) take(sum, run.text(0));
    return sum;
}

std::optional<Sum> kept(Connection& connection, const Summed& table) {
    Query query(connection, "SELECT rows, sum FROM sums WHERE name = ?");
    Query::Run run(query);
    run.bind(table.name);
    if (!run.next()) return std::nullopt;
    return Sum{run.integer(0), run.blob(1)};
}

void keep(Connection& connection, const Summed& table, const Sum& sum) {
    Query query(connection, "INSERT INTO sums (name, rows, sum) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET rows = excluded.rows, sum = excluded.sum");
    Query::Run run(query);
    run.bind(table.name).bind(sum.rows).bindBlob(sum.bytes);
    run.finish();
}

}  // namespace

std::string_view toString(SummedTable table) { return entryOf(table).name; }

void renewSum(Connection& connection, SummedTable table) {
    const Summed& entry = entryOf(table);
    keep(connection, entry, counted(connection, entry));
}

void addToSum(Connection& connection, SummedTable table, const std::string& row) {
    const Summed& entry = entryOf(table);
    Sum sum = kept(connection, entry).value_or(Sum{});
    if (sum.bytes.size() != 32) return;  // damaged; the audit says so
    take(sum, row);
    keep(connection, entry, sum);
}

std::string learnerRowText(std::span<const std::uint8_t> id, std::int64_t addedAt) { return hexOfBytes(id) + "|" + std::to_string(addedAt); }

std::string entryRowText(std::span<const std::uint8_t> learner, std::string_view key, std::int64_t setAt, std::string_view value) {
    return hexOfBytes(learner) + "|" + hexOfText(key) + "|" + std::to_string(setAt) + "|" + hexOfText(value);
}

void fillSums(Connection& connection) {
    for (const Summed& table : tables)
        if (!kept(connection, table)) keep(connection, table, counted(connection, table));
}

bool sumHolds(Connection& connection, SummedTable table) {
    const Summed& entry = entryOf(table);
    const auto sum = kept(connection, entry);
    const Sum now = counted(connection, entry);
    return sum && sum->rows == now.rows && sum->bytes == now.bytes;
}

}  // namespace carewright
