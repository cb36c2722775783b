#include "engine/exchange/response_reader.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/trimmed.h"
#include "engine/base/utf8.h"
#include "engine/exchange/csv_rows.h"
#include "engine/exchange/json_fields.h"
#include "engine/exchange/line_reader.h"

namespace carewright {

namespace {

constexpr std::array<std::string_view, 3> columnNames{"id", "question", "answer"};

/// Where the three columns stand in a row.
using Columns = std::array<std::size_t, 3>;

Result<Columns> readHeader(const std::vector<std::string>& names) {
    Columns columns{};
    for (std::size_t i = 0; i < columnNames.size(); ++i) {
        const auto isColumn = [&](const std::string& name) { return fold(name) == columnNames[i]; };
        const auto found = std::find_if(names.begin(), names.end(), isColumn);
        const std::string quoted = "\"" + std::string(columnNames[i]) + "\"";
        if (found == names.end()) {
            return fail(ErrorCode::invalidInput,
                        "the header row has no column " + quoted + "; it needs id, question and answer");
        }
        if (std::any_of(found + 1, names.end(), isColumn)) {
            return fail(ErrorCode::invalidInput, "the header row names the column " + quoted + " twice");
        }
        columns[i] = static_cast<std::size_t>(found - names.begin());
    }
    return columns;
}

bool isHeader(const std::string& line) {
    std::istringstream text(line);
    LineReader lines(text, line.size() + 1);
    CsvRows rows(lines, line.size() + 1);
    const auto row = rows.next();
    return row && row->fields && readHeader(*row->fields);
}

Result<Response> checked(Response response) {
    if (isBlank(response.id)) return fail(ErrorCode::invalidInput, "\"id\" is empty");
    if (isBlank(response.question.value)) return fail(ErrorCode::invalidInput, "\"question\" is empty");
    return response;
}

Result<Response> fromRow(const std::vector<std::string>& fields, const Columns& columns, std::size_t width) {
    if (fields.size() != width) {
        return fail(ErrorCode::invalidInput, "expected " + std::to_string(width) +
                                                 " fields as in the header row, found " +
                                                 std::to_string(fields.size()));
    }
    for (const auto& field : fields) {
        if (firstBadByte(field)) {
            return fail(ErrorCode::invalidInput, "not valid UTF-8; save the file as \"CSV UTF-8\"");
        }
    }
    return checked({fields[columns[0]], QuestionId(fields[columns[1]]), fields[columns[2]]});
}

}  // namespace

Result<Response> responseFromFields(const JsonFields& fields) {
    std::array<std::string, 3> texts;
    for (std::size_t i = 0; i < columnNames.size(); ++i) {
        const auto found = fields.find(columnNames[i]);
        const std::string quoted = "\"" + std::string(columnNames[i]) + "\"";
        if (found == fields.end()) return fail(ErrorCode::invalidInput, quoted + " is missing");
        if (found->second.kind != JsonField::Kind::text) {
            return fail(ErrorCode::invalidInput, quoted + " must be a text in quotation marks");
        }
        texts[i] = found->second.text;
    }
    return checked({std::move(texts[0]), QuestionId(std::move(texts[1])), std::move(texts[2])});
}

namespace {

/// The id of a record that may be wrong otherwise; empty where it has none that can be shown.
std::string idOf(const JsonFields& fields) {
    const auto found = fields.find(columnNames[0]);
    return found != fields.end() && found->second.kind == JsonField::Kind::text ? found->second.text : std::string();
}

std::string idOf(const std::vector<std::string>& fields, const Columns& columns) {
    return columns[0] < fields.size() && !firstBadByte(fields[columns[0]]) ? fields[columns[0]] : std::string();
}

}  // namespace

struct ResponseReader::Impl {
    Impl(std::istream& in, ResponseFormat format, const ResponseLimits& limits)
        : lines(in, limits.recordBytes),
          rows(lines, limits.recordBytes),
          format(format),
          recordBytes(limits.recordBytes) {}

    std::optional<ResponseItem> nextJson();
    std::optional<ResponseItem> nextCsv();
    void guess();

    LineReader lines;
    CsvRows rows;
    ResponseFormat format;
    std::size_t recordBytes;
    std::optional<Line> firstLine;   ///< read to guess the format, not yet used
    std::optional<Columns> columns;  ///< known once the header row has been read
    std::size_t width = 0;
    bool ended = false;
};

void ResponseReader::Impl::guess() {
    Line line;
    format = ResponseFormat::jsonLines;
    if (!lines.next(line)) return;
    // A header row is short; a long first line need not be tried as one.
    if (line.text.size() < 4096 && isHeader(line.text)) {
        format = ResponseFormat::csv;
        rows.unread(std::move(line));
    } else {
        firstLine = std::move(line);
    }
}

std::optional<ResponseItem> ResponseReader::Impl::nextJson() {
    Line line;
    for (;;) {
        if (firstLine) {
            line = std::move(*firstLine);
            firstLine.reset();
        } else if (!lines.next(line)) {
            return std::nullopt;
        }
        if (line.tooLong) {
            return ResponseItem{line.number,
                                fail(ErrorCode::tooLarge, "longer than " + std::to_string(recordBytes) + " bytes")};
        }
        if (!isBlank(line.text)) break;
    }
    const auto fields = readJsonFields(line.text);
    return ResponseItem{line.number, fields.and_then(responseFromFields), fields ? idOf(*fields) : std::string()};
}

std::optional<ResponseItem> ResponseReader::Impl::nextCsv() {
    if (!columns) {
        const auto header = rows.next();
        if (!header) return std::nullopt;
        const auto found = header->fields.and_then(readHeader);
        if (!found) {
            ended = true;
            return ResponseItem{header->line, tl::make_unexpected(found.error())};
        }
        columns = *found;
        width = header->fields->size();
    }
    const auto row = rows.next();
    if (!row) return std::nullopt;
    return ResponseItem{row->line,
                        row->fields.and_then([&](const auto& fields) { return fromRow(fields, *columns, width); }),
                        row->fields ? idOf(*row->fields, *columns) : std::string()};
}

ResponseReader::ResponseReader(std::istream& in, ResponseFormat format, const ResponseLimits& limits)
    : m_impl(std::make_unique<Impl>(in, format, limits)) {}
ResponseReader::~ResponseReader() = default;
ResponseReader::ResponseReader(ResponseReader&&) noexcept = default;
ResponseReader& ResponseReader::operator=(ResponseReader&&) noexcept = default;

std::optional<ResponseItem> ResponseReader::next() {
    if (m_impl->ended) return std::nullopt;
    if (m_impl->format == ResponseFormat::guess) m_impl->guess();
    return m_impl->format == ResponseFormat::csv ? m_impl->nextCsv() : m_impl->nextJson();
}

bool ResponseReader::failed() const {
    return m_impl->lines.failed();
}

bool ResponseReader::mustWait() const {
    return m_impl->rows.mustWait();
}

}  // namespace carewright
