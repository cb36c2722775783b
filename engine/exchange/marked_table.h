/// Marked responses from whatever table a tutor has: CSV or JSON lines with any column names, or lines that were pasted.
///
///     const MarkedTable table = readMarkedTable(bytes);
///     std::vector<ColumnUse> uses = guessColumns(table, course);       // what a person can then correct
///     const MarkedResponses marked = toMarkedResponses(table, uses, course, {.question = QuestionId("define")});
///
/// Nothing in the text is trusted: sizes are bounded, broken rows are told with their line and left out, ids that the
/// course does not know are told and left out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/exchange/marked_reader.h"
#include "engine/marking/trial.h"

namespace carewright {

struct MarkedTable {
    struct Row {
        int line = 0;                       ///< where it begins, from 1
        std::vector<std::string> cells;     ///< as many as columns
    };

    std::vector<std::string> columns;
    std::vector<Row> rows;
    std::vector<Error> problems;            ///< rows that could not be read, with place.line
};

struct TableLimits {
    std::size_t bytes = 64 * 1024 * 1024;
    std::size_t rows = 20000;
    std::size_t columns = 200;
    std::size_t recordBytes = 1024 * 1024;
    std::size_t problems = 200;
};

/// Reads JSON lines (a first line that begins with `{`; the fields are the columns), CSV with a header row, values parted
/// by tabs, or plain lines: one response each, "+" before one that earns the point in hand and "-" (or nothing) before one
/// that does not; these get the columns "credited" and "answer".
[[nodiscard]] MarkedTable readMarkedTable(std::string_view bytes, const TableLimits& limits = {});

/// What a column holds.
struct ColumnUse {
    enum class Role {
        ignored,
        id,
        answer,
        question,
        awarded,        ///< a list of point ids, parted by spaces, commas or semicolons
        misconceptions, ///< the same of misconceptions
        subject,        ///< yes or no for one point or misconception
    };
    Role role = Role::ignored;
    TrialSubject subject;

    friend bool operator==(const ColumnUse&, const ColumnUse&) = default;
};

/// By the columns' names, and by what stands in them; one for each column.
[[nodiscard]] std::vector<ColumnUse> guessColumns(const MarkedTable& table, const Course& course, const TrialSubject& inHand = {});

/// Says what a column holds. Nothing is held by two columns: where another one was said to hold the same, it holds nothing now.
void setColumnUse(std::vector<ColumnUse>& uses, std::size_t column, ColumnUse use);

struct MarkedTableDefaults {
    QuestionId question;            ///< of rows that name none
};

/// Why the table can't be taken over with these uses, as a sentence; empty where it can.
[[nodiscard]] std::string whyNotTake(const MarkedTable& table, const std::vector<ColumnUse>& uses);

/// Rows as marked responses, and what is wrong with the others. Rows without a response are passed over.
[[nodiscard]] MarkedResponses toMarkedResponses(const MarkedTable& table, const std::vector<ColumnUse>& uses, const Course& course,
                                                const MarkedTableDefaults& defaults);

}  // namespace carewright
