#include "engine/exchange/marked_table.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "engine/base/trimmed.h"
#include "engine/base/utf8.h"
#include "engine/content/suggestion.h"
#include "engine/exchange/csv_rows.h"
#include "engine/exchange/json_fields.h"
#include "engine/exchange/line_reader.h"

namespace carewright {
namespace {

class TableReader {
public:
    TableReader(std::string_view bytes, const TableLimits& limits) : m_bytes(bytes), m_limits(limits) {}

    MarkedTable read() {
        if (m_bytes.size() > m_limits.bytes) {
            problem(0, "This is larger than " + std::to_string(m_limits.bytes / (1024 * 1024)) + " MB; take fewer responses at a time.", ErrorCode::tooLarge);
            return std::move(m_table);
        }
        const std::string_view first = firstLine();
        if (first.starts_with('{')) readJson();
        else if (first.find('\t') != std::string_view::npos) readTabs();
        else if (first.find(',') != std::string_view::npos && looksLikeHeader(first)) readCsv();
        else readPlain();
        return std::move(m_table);
    }

private:
    std::string_view firstLine() const {
        std::string_view text = m_bytes;
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            const std::string_view line = trimmed(text.substr(0, end));
            if (!line.empty()) return line;
            if (end == std::string_view::npos) break;
            text.remove_prefix(end + 1);
        }
        return {};
    }

    /// A response may hold commas, too; a header row is short names, several of them.
    static bool looksLikeHeader(std::string_view line) {
        if (line.size() > 4096) return false;
        std::size_t names = 0;
        for (std::size_t begin = 0; begin <= line.size();) {
            const std::size_t end = std::min(line.find(',', begin), line.size());
            const std::string_view name = trimmed(line.substr(begin, end - begin));
            if (name.size() > 60 || std::ranges::count(name, ' ') > 4) return false;
            ++names;
            begin = end + 1;
        }
        static constexpr std::string_view known[] = {"id", "answer", "response", "question", "text", "awarded", "mark", "credit"};
        const std::string folded = fold(line);
        return names > 1 && std::ranges::any_of(known, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
    }

    void problem(int line, std::string message, ErrorCode code = ErrorCode::invalidInput) {
        if (m_table.problems.size() > m_limits.problems) return;
        if (m_table.problems.size() == m_limits.problems) message = "There are more problems than are listed here.";
        m_table.problems.push_back({code, std::move(message), {{}, line}});
    }

    /// False once there is no room for more.
    bool add(int line, std::vector<std::string> cells) {
        if (m_table.rows.size() >= m_limits.rows) {
            problem(line, "Only the first " + std::to_string(m_limits.rows) + " responses are read.", ErrorCode::tooLarge);
            return false;
        }
        for (const std::string& cell : cells) {
            if (firstBadByte(cell)) {
                problem(line, "This row is not valid UTF-8; save the file as \"CSV UTF-8\".");
                return true;
            }
        }
        m_table.rows.push_back({line, std::move(cells)});
        return true;
    }

    bool setColumns(int line, std::vector<std::string> names) {
        if (names.size() > m_limits.columns) {
            problem(line, "There are more than " + std::to_string(m_limits.columns) + " columns.", ErrorCode::tooLarge);
            return false;
        }
        for (const std::string& name : names) {
            if (firstBadByte(name)) {
                problem(line, "The header row is not valid UTF-8; save the file as \"CSV UTF-8\".");
                return false;
            }
        }
        m_table.columns = std::move(names);
        return true;
    }

    void readCsv() {
        std::istringstream text{std::string(m_bytes)};
        LineReader lines(text, m_limits.recordBytes);
        CsvRows rows(lines, m_limits.recordBytes);
        while (const auto row = rows.next()) {
            if (!row->fields) {
                problem(row->line, row->fields.error().message);
                continue;
            }
            if (m_table.columns.empty()) {
                if (!setColumns(row->line, *row->fields)) return;
                continue;
            }
            if (row->fields->size() != m_table.columns.size()) {
                problem(row->line, "This row has " + std::to_string(row->fields->size()) + " values; the header row names " + std::to_string(m_table.columns.size()) + ".");
                continue;
            }
            if (!add(row->line, *row->fields)) return;
        }
    }

    /// Calls `take` with every line that has something on it, until it says false.
    template <typename Take>
    void eachLine(const Take& take) {
        std::istringstream text{std::string(m_bytes)};
        LineReader lines(text, m_limits.recordBytes);
        Line line;
        while (lines.next(line)) {
            if (line.tooLong) {
                problem(line.number, "This line is longer than " + std::to_string(m_limits.recordBytes / 1024) + " kB.", ErrorCode::tooLarge);
            } else if (!trimmed(line.text).empty() && !take(line)) {
                return;
            }
        }
    }

    void readTabs() {
        eachLine([&](const Line& line) {
            std::vector<std::string> cells;
            std::string_view rest = line.text;
            while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r')) rest.remove_suffix(1);
            for (;;) {
                const std::size_t end = rest.find('\t');
                cells.emplace_back(trimmed(rest.substr(0, end)));
                if (end == std::string_view::npos || cells.size() > m_limits.columns) break;
                rest.remove_prefix(end + 1);
            }
            if (m_table.columns.empty()) {
                return setColumns(line.number, std::move(cells));
            }
            if (cells.size() > m_table.columns.size()) {
                problem(line.number, "This row has more values than the header row names.");
                return true;
            }
            cells.resize(m_table.columns.size());
            return add(line.number, std::move(cells));
        });
    }

    void readPlain() {
        m_table.columns = {"credited", "answer"};
        eachLine([&](const Line& line) {
            std::string_view answer = trimmed(line.text);
            const bool credited = answer.front() == '+';
            if (credited || answer.starts_with("- ")) answer = trimmed(answer.substr(1));
            return add(line.number, {credited ? "yes" : "no", std::string(answer)});
        });
    }

    static std::string textOf(const JsonField& field) {
        switch (field.kind) {
            case JsonField::Kind::text: return field.text;
            case JsonField::Kind::truth: return field.truth ? "yes" : "no";
            case JsonField::Kind::texts: {
                std::string out;
                for (const std::string& one : field.texts) out += (out.empty() ? "" : "; ") + one;
                return out;
            }
            case JsonField::Kind::other: break;
        }
        return {};
    }

    void readJson() {
        eachLine([&](const Line& line) {
            const auto fields = readJsonFields(line.text);
            if (!fields) {
                problem(line.number, fields.error().message);
                return true;
            }
            std::vector<std::string> cells(m_table.columns.size());
            for (const auto& [name, field] : *fields) {
                const auto column = std::ranges::find(m_table.columns, name);
                if (column != m_table.columns.end()) {
                    cells[static_cast<std::size_t>(column - m_table.columns.begin())] = textOf(field);
                } else if (m_table.columns.size() < m_limits.columns) {
                    m_table.columns.push_back(name);
                    cells.push_back(textOf(field));
                }
            }
            return add(line.number, std::move(cells));
        });
        for (MarkedTable::Row& row : m_table.rows) row.cells.resize(m_table.columns.size());
    }

    std::string_view m_bytes;
    TableLimits m_limits;
    MarkedTable m_table;
};

std::optional<bool> yesOrNo(std::string_view cell) {
    static constexpr std::string_view yes[] = {"1", "yes", "y", "true", "x", "✓", "credited", "awarded", "earned", "+"};
    static constexpr std::string_view no[] = {"", "0", "no", "n", "false", "-", "–", "not", "none", "not yet"};
    const std::string folded = fold(trimmed(cell));
    if (std::ranges::find(yes, folded) != std::end(yes)) return true;
    if (std::ranges::find(no, folded) != std::end(no)) return false;
    // Marks: any number over nought counts. Read alike in every locale.
    double number = 0;
    const char* const end = folded.data() + folded.size();
    const auto read = std::from_chars(folded.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || !(number >= 0 && number < 1e6)) return std::nullopt;
    return number > 0;
}

std::vector<std::string> listIn(std::string_view cell) {
    std::vector<std::string> out;
    std::string one;
    for (const char c : cell) {
        if (c == ' ' || c == ',' || c == ';' || c == '|' || c == '\n' || c == '\t' || c == '[' || c == ']' || c == '"') {
            if (!one.empty()) out.push_back(std::move(one));
            one.clear();
        } else {
            one.push_back(c);
        }
    }
    if (!one.empty()) out.push_back(std::move(one));
    return out;
}

bool has(std::string_view name, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

/// True where nearly all that stands in the column is a yes, a no or a mark: not in a column of names.
bool decides(const MarkedTable& table, std::size_t column) {
    std::size_t filled = 0, decided = 0;
    for (const MarkedTable::Row& row : table.rows) {
        if (trimmed(row.cells[column]).empty()) continue;
        ++filled;
        if (yesOrNo(row.cells[column])) ++decided;
    }
    return filled > 0 && decided * 5 >= filled * 4;
}

}  // namespace

MarkedTable readMarkedTable(std::string_view bytes, const TableLimits& limits) { return TableReader(bytes, limits).read(); }

std::vector<ColumnUse> guessColumns(const MarkedTable& table, const Course& course, const TrialSubject& inHand) {
    using Role = ColumnUse::Role;
    std::vector<ColumnUse> uses(table.columns.size());
    const auto taken = [&](Role role) { return std::ranges::any_of(uses, [&](const ColumnUse& use) { return use.role == role; }); };
    const ColumnUse decision{Role::subject, inHand};
    const auto decided = [&] { return std::ranges::find(uses, decision) != uses.end(); };
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const std::string name = fold(trimmed(table.columns[i]));
        if (course.findPoint(PointId(name))) setColumnUse(uses, i, {Role::subject, {TrialSubject::Kind::point, name}});
        else if (course.findMisconception(MisconceptionId(name))) setColumnUse(uses, i, {Role::subject, {TrialSubject::Kind::misconception, name}});
        else if (!taken(Role::misconceptions) && has(name, {"misconception"})) uses[i].role = Role::misconceptions;
        else if (!inHand.id.empty() && has(name, {"award", "earned", "mark", "credit", "score", "grade", "right", "points"}) && !decided() && decides(table, i)) uses[i] = decision;
        else if (!taken(Role::awarded) && has(name, {"awarded", "points", "credit"}) && !decides(table, i)) uses[i].role = Role::awarded;
        else if (!taken(Role::answer) && has(name, {"answer", "response", "text", "wrote"})) uses[i].role = Role::answer;
        else if (!taken(Role::question) && has(name, {"question", "item", "task"})) uses[i].role = Role::question;
        else if (!taken(Role::id) && (name == "id" || has(name, {"learner", "name", "number", "no."}))) uses[i].role = Role::id;
    }
    if (taken(Role::answer)) return uses;
    // Responses are what is longest.
    std::size_t best = table.columns.size();
    double longest = 20;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        if (uses[i].role != Role::ignored || table.rows.empty()) continue;
        double bytes = 0;
        for (const MarkedTable::Row& row : table.rows) bytes += static_cast<double>(row.cells[i].size());
        if (bytes / static_cast<double>(table.rows.size()) <= longest) continue;
        longest = bytes / static_cast<double>(table.rows.size());
        best = i;
    }
    if (best < uses.size()) uses[best].role = Role::answer;
    return uses;
}

void setColumnUse(std::vector<ColumnUse>& uses, std::size_t column, ColumnUse use) {
    const auto same = [&](const ColumnUse& one) { return one.role == use.role && (use.role != ColumnUse::Role::subject || one.subject == use.subject); };
    for (ColumnUse& one : uses)
        if (use.role != ColumnUse::Role::ignored && same(one)) one = {};
    uses[column] = std::move(use);
}

std::string whyNotTake(const MarkedTable& table, const std::vector<ColumnUse>& uses) {
    const auto count = [&](ColumnUse::Role role) { return std::ranges::count(uses, role, &ColumnUse::role); };
    if (table.rows.empty()) return "There is no response in it.";
    if (count(ColumnUse::Role::answer) == 0) return "Say which column holds the responses.";
    for (const auto role : {ColumnUse::Role::answer, ColumnUse::Role::id, ColumnUse::Role::question, ColumnUse::Role::awarded}) {
        if (count(role) > 1) return "Two columns are said to hold the same thing; choose one of them.";
    }
    if (count(ColumnUse::Role::awarded) + count(ColumnUse::Role::subject) + count(ColumnUse::Role::misconceptions) == 0) {
        return "Say which column holds what people decided: a list of points, or yes and no for one of them.";
    }
    return {};
}

MarkedResponses toMarkedResponses(const MarkedTable& table, const std::vector<ColumnUse>& uses, const Course& course, const MarkedTableDefaults& defaults) {
    MarkedResponses out;
    std::set<std::string> ids;
    for (const MarkedTable::Row& row : table.rows) {
        MarkedResponse response;
        response.question = defaults.question;
        std::string wrong, questionFrom;
        for (std::size_t i = 0; i < uses.size() && i < row.cells.size() && wrong.empty(); ++i) {
            const std::string& cell = row.cells[i];
            const auto from = [&] { return "In the column “" + shortened(table.columns[i], 40) + "”: "; };   // only where something is wrong
            switch (uses[i].role) {
                case ColumnUse::Role::ignored: break;
                case ColumnUse::Role::id: response.id = shortened(trimmed(cell), 80); break;
                case ColumnUse::Role::answer: response.answer = cell; break;
                case ColumnUse::Role::question:
                    if (trimmed(cell).empty()) break;
                    response.question = QuestionId(std::string(trimmed(cell)));
                    questionFrom = from();
                    break;
                case ColumnUse::Role::awarded:
                    for (std::string& id : listIn(cell)) {
                        if (course.findPoint(PointId(id))) response.awarded.emplace_back(std::move(id));
                        else wrong = from() + "there is no marking point \"" + shortened(id) + "\" in the course.";
                    }
                    break;
                case ColumnUse::Role::misconceptions:
                    for (std::string& id : listIn(cell)) {
                        if (course.findMisconception(MisconceptionId(id))) response.misconceptions.emplace_back(std::move(id));
                        else wrong = from() + "there is no misconception \"" + shortened(id) + "\" in the course.";
                    }
                    break;
                case ColumnUse::Role::subject: {
                    const auto said = yesOrNo(cell);
                    if (!said) wrong = from() + "\"" + shortened(cell, 40) + "\" is neither yes nor no.";
                    if (!said || !*said) break;
                    if (uses[i].subject.kind == TrialSubject::Kind::point) response.awarded.emplace_back(uses[i].subject.id);
                    else response.misconceptions.emplace_back(uses[i].subject.id);
                    break;
                }
            }
        }
        if (wrong.empty() && !course.findQuestion(response.question)) {
            wrong = response.question.empty() ? std::string("The row names no question; choose one for all of them.")
                                              : (questionFrom.empty() ? "There" : questionFrom + "there") + " is no question \"" + shortened(response.question.value) + "\" in the course.";
        }
        if (!wrong.empty()) {
            out.problems.push_back({ErrorCode::invalidInput, std::move(wrong), {{}, row.line}});
            continue;
        }
        if (trimmed(response.answer).empty()) continue;
        if (response.id.empty()) response.id = "line " + std::to_string(row.line);
        std::string id = response.id;
        for (int number = 2; !ids.insert(id).second; ++number) id = response.id + " (" + std::to_string(number) + ")";
        response.id = std::move(id);
        out.responses.push_back(std::move(response));
    }
    return out;
}

}  // namespace carewright
