#include "engine/exchange/csv_rows.h"

#include <csv.h>

#include <utility>

namespace carewright {

/// libcsv's state, and what its callbacks have collected of the current line's rows.
struct CsvRows::Parser {
    Parser() { start(); }
    ~Parser() { csv_free(&state); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    void start() {
        csv_init(&state, CSV_STRICT | CSV_STRICT_FINI);
        fields.clear();
        rows.clear();
    }
    void restart() {
        csv_free(&state);
        start();
    }

    static void onField(void* text, std::size_t length, void* self) {
        static_cast<Parser*>(self)->fields.emplace_back(static_cast<const char*>(text), length);
    }
    static void onRow(int, void* self) {
        auto& parser = *static_cast<Parser*>(self);
        parser.rows.push_back(std::exchange(parser.fields, {}));
    }

    /// False where the text breaks the rules of quoting.
    bool parse(const std::string& text) {
        return csv_parse(&state, text.data(), text.size(), onField, onRow, this) == text.size();
    }
    bool finish() { return csv_fini(&state, onField, onRow, this) == 0; }

    csv_parser state{};
    std::vector<std::string> fields;
    std::vector<std::vector<std::string>> rows;
};

CsvRows::CsvRows(LineReader& lines, std::size_t recordBytes)
    : m_lines(lines), m_recordBytes(recordBytes), m_parser(std::make_unique<Parser>()) {}

CsvRows::~CsvRows() = default;

std::optional<CsvRow> CsvRows::next() {
    Line line;
    while (m_rows.empty()) {
        if (nextLine(line)) {
            feed(std::move(line));
        } else if (!m_open.empty()) {
            finish();
        } else {
            return std::nullopt;
        }
    }
    CsvRow row = std::move(m_rows.front());
    m_rows.pop_front();
    return row;
}

bool CsvRows::nextLine(Line& line) {
    if (m_waiting.empty()) return m_lines.next(line);
    line = std::move(m_waiting.front());
    m_waiting.pop_front();
    return true;
}

void CsvRows::feed(Line line) {
    m_openBytes += line.text.size();
    m_open.push_back(std::move(line));
    const Line& current = m_open.back();
    if (current.tooLong || m_openBytes > m_recordBytes) {
        return abandon("a record longer than " + std::to_string(m_recordBytes) + " bytes");
    }
    if (!m_parser->parse(current.text)) return abandon("a quotation mark stands where CSV allows none");

    const bool rowOpen = !current.text.ends_with('\n') || m_parser->state.quoted != 0;
    const int began = m_open.front().number;
    for (auto& fields : m_parser->rows) m_rows.push_back({began, std::move(fields)});
    m_parser->rows.clear();
    if (rowOpen) return;
    m_open.clear();
    m_openBytes = 0;
}

void CsvRows::finish() {
    if (!m_parser->finish()) return abandon("a quoted field is never closed");
    for (auto& fields : m_parser->rows) m_rows.push_back({m_open.front().number, std::move(fields)});
    m_parser->restart();
    m_open.clear();
    m_openBytes = 0;
}

void CsvRows::abandon(std::string why) {
    m_rows.push_back({m_open.front().number, fail(ErrorCode::invalidInput, std::move(why))});
    m_open.pop_front();
    m_waiting.insert(m_waiting.begin(), std::make_move_iterator(m_open.begin()), std::make_move_iterator(m_open.end()));
    m_open.clear();
    m_openBytes = 0;
    m_parser->restart();
}

}  // namespace carewright
