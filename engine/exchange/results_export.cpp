#include "engine/exchange/results_export.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <map>
#include <tuple>

#include "engine/attempt/asked.h"
#include "engine/base/moment_words.h"
#include "engine/base/utf8.h"
#include "engine/base/uuid.h"
#include "engine/base/whole_file.h"
#include "engine/exchange/csv_cell.h"
#include "engine/exchange/iso_time.h"
#include "engine/store/response_access.h"

namespace carewright {

namespace {

constexpr std::size_t pageSize = 500;
constexpr std::size_t longestCell = 32767;      ///< characters that a spreadsheet's cell holds

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }
std::string moment(const std::optional<Instant>& when) { return when ? isoTime(*when) : std::string(); }

const std::vector<std::string> headers{"learner",   "criterion", "question",   "handed_in",   "try",        "proposed_marks", "decided_marks",
                                       "max_marks", "assessor",  "decided_at", "released_at", "overridden", "appeal_open",    "access",
                                       "asked",     "criterion_title", "criterion_result", "handed_in_local", "decided_local", "released_local"};

/// The same for people who open a workbook.
const std::vector<std::string> headings{"Learner",         "Criterion",       "Question (short name)",  "Handed in (UTC)",        "Try",                 "Marks proposed",       "Marks decided",
                                        "Marks at most",   "Assessor",        "Decided (UTC)",          "Released (UTC)",         "Decided otherwise than proposed", "Second look asked for", "How it was written",
                                        "Question",        "Criterion in words", "Criterion is",        "Handed in (local time)", "Decided (local time)", "Released (local time)"};

/// How each learner's criteria stand, in words.
using CriteriaWords = std::map<std::pair<LearnerId, std::string>, std::string>;

CriteriaWords criteriaWords(const Results& results) {
    CriteriaWords words;
    for (const CriterionResult& one : results.criteria) words[{one.learner, one.criterion.value}] = one.met ? "met" : "not yet met";
    return words;
}

std::vector<std::string> cellsOf(const ResultRow& row, const CriteriaWords& criteria, const TimeZone& zone) {
    const auto wall = [&](const std::optional<Instant>& when) { return when ? wallTime(*when, zone) : std::string(); };
    const auto judged = criteria.find({row.learnerId, row.criterion});
    return {row.learner,  row.criterion,         row.question,           isoTime(row.submittedAt),    std::to_string(row.tryNumber), number(row.proposedMarks), number(row.decidedMarks),
            row.maxMarks > 0 ? std::to_string(row.maxMarks) : std::string(), row.assessor, moment(row.decidedAt), moment(row.releasedAt), row.overridden ? "yes" : "no", row.appeal ? "yes" : "no", row.access,
            row.asked, row.criterionTitle, judged == criteria.end() ? std::string() : judged->second, wall(row.submittedAt), wall(row.decidedAt), wall(row.releasedAt)};
}

/// A file of its own in the machine's temporary folder, gone at the end: the library writes to files only.
/// Far above what a store's results can fill.
constexpr std::uintmax_t largestWorkbook = std::uintmax_t{1} << 30;

class ScratchFile {
public:
    explicit ScratchFile(Instant now) {
        RandomUuidSource names;
        m_path = std::filesystem::temp_directory_path() / ("carewright-" + toString(names.next(now)) + ".xlsx");
    }
    ~ScratchFile() {
        std::error_code error;
        std::filesystem::remove(m_path, error);
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Text as text; a number as a number.
void put(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text, lxw_format* format = nullptr) {
    // Cut within a character it would be no text.
    const std::string cut = text.substr(0, characterStart(text, longestCell));
    worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cut.c_str(), format);
}
void put(lxw_worksheet* sheet, std::size_t row, std::size_t column, int value, lxw_format* format = nullptr) {
    worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), value, format);
}

void writeResponses(lxw_worksheet* sheet, const Results& results, lxw_format* bold) {
    for (std::size_t i = 0; i < headings.size(); ++i) put(sheet, 0, i, headings[i], bold);
    const CriteriaWords criteria = criteriaWords(results);
    std::size_t at = 1;
    for (const ResultRow& row : results.rows) {
        const std::vector<std::string> cells = cellsOf(row, criteria, results.zone);
        for (std::size_t i = 0; i < cells.size(); ++i) put(sheet, at, i, cells[i]);
        put(sheet, at, 4, row.tryNumber);
        if (row.proposedMarks) put(sheet, at, 5, *row.proposedMarks);
        if (row.decidedMarks) put(sheet, at, 6, *row.decidedMarks);
        if (row.maxMarks > 0) put(sheet, at, 7, row.maxMarks);
        ++at;
    }
    worksheet_freeze_panes(sheet, 1, 1);
    worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(headings.size() - 1), 18, nullptr);
}

void writeGradebook(lxw_worksheet* sheet, const Results& results, const Course& course, lxw_format* bold, lxw_format* italic) {
    std::vector<std::pair<LearnerId, std::string>> learners;
    struct Best {
        int marks = 0;
        bool released = false;
    };
    std::map<std::pair<LearnerId, std::string>, Best> best;
    for (const ResultRow& row : results.rows) {
        if (std::ranges::find(learners, row.learnerId, &std::pair<LearnerId, std::string>::first) == learners.end()) learners.emplace_back(row.learnerId, row.learner);
        if (!row.decidedMarks) continue;
        const auto [at, fresh] = best.try_emplace({row.learnerId, row.question}, Best{*row.decidedMarks, row.releasedAt.has_value()});
        if (fresh || *row.decidedMarks < at->second.marks) continue;
        const bool released = row.releasedAt.has_value() || (at->second.released && *row.decidedMarks == at->second.marks);
        at->second = {*row.decidedMarks, released};
    }
    put(sheet, 0, 0, "Learner", bold);
    for (std::size_t i = 0; i < course.questions.size(); ++i)
        put(sheet, 0, i + 1, course.questions[i].text + " (of " + std::to_string(course.questions[i].marks) + ")", bold);
    const std::size_t firstCriterion = course.questions.size() + 1;
    for (std::size_t i = 0; i < course.criteria.size(); ++i) put(sheet, 0, firstCriterion + i, "Criterion " + course.criteria[i].id.value + ": " + course.criteria[i].text, bold);
    std::size_t at = 1;
    for (const auto& [id, name] : learners) {
        put(sheet, at, 0, name);
        for (std::size_t i = 0; i < course.questions.size(); ++i)
            if (const auto found = best.find({id, course.questions[i].id.value}); found != best.end()) put(sheet, at, i + 1, found->second.marks, found->second.released ? nullptr : italic);
        for (std::size_t i = 0; i < course.criteria.size(); ++i) {
            const auto isIt = [&, &learner = id](const CriterionResult& one) { return one.learner == learner && one.criterion == course.criteria[i].id; };
            const auto judged = std::ranges::find_if(results.criteria, isIt);
            if (judged != results.criteria.end()) put(sheet, at, firstCriterion + i, judged->met ? "met" : "not yet met");
        }
        ++at;
    }
    worksheet_freeze_panes(sheet, 1, 1);
    worksheet_set_column(sheet, 0, 0, 28, nullptr);
    if (firstCriterion + course.criteria.size() > 1) worksheet_set_column(sheet, 1, static_cast<lxw_col_t>(firstCriterion + course.criteria.size() - 1), 22, nullptr);
    put(sheet, at + 1, 0, "Marks in italics are decided and not released yet.", italic);
}

void writeCriteria(lxw_worksheet* sheet, const Results& results, lxw_format* bold) {
    const std::array names{"Learner", "Criterion", "Result", "Valid", "Authentic", "Current", "Sufficient", "Reliable", "Assessor", "When (UTC)", "Reference", "Note"};
    for (std::size_t i = 0; i < names.size(); ++i) put(sheet, 0, i, names[i], bold);
    std::size_t at = 1;
    for (const CriterionResult& one : results.criteria) {
        const auto row = std::ranges::find(results.rows, one.learner, &ResultRow::learnerId);
        // What was not said is not denied: "not yet met" needs no word on authenticity, and a "no" there would accuse somebody.
        const auto yes = [](bool value) { return std::string(value ? "yes" : ""); };
        const EvidenceRecord& record = one.evidence;
        const std::array<std::string, 12> cells{row == results.rows.end() ? toString(one.learner) : row->learner, one.criterion.value, one.met ? "met" : "not yet met",
                                                yes(record.valid), yes(record.authentic), yes(record.current), yes(record.sufficient), yes(record.reliable), one.assessor,
                                                isoTime(one.when), one.reference, one.note};
        for (std::size_t i = 0; i < cells.size(); ++i) put(sheet, at, i, cells[i]);
        ++at;
    }
    worksheet_freeze_panes(sheet, 1, 0);
}

Result<std::vector<CriterionResult>> criteriaJudged(Store& store, const Course& course, const Roster& roster) {
    auto acts = ActStore(store).ofKind(ActKind::criterionJudged);
    if (!acts) return tl::make_unexpected(std::move(acts.error()));
    std::map<std::pair<LearnerId, CriterionId>, CriterionResult> newest;
    for (const Act& act : *acts) {      // in order of time
        const auto judged = criterionJudgedPayload(act.payload);
        if (!judged || judged->course != course.id || !roster.whyNotCounted(act).empty()) continue;
        newest[{judged->learner, judged->criterion}] = {judged->learner, judged->criterion, judged->met, judged->evidence, roster.nameOf(AccountId(act.author.id)), judged->note, judged->reference, act.when};
    }
    std::vector<CriterionResult> results;
    for (auto& [key, result] : newest) results.push_back(std::move(result));
    return results;
}

const MarkingPoint* pointOf(const Course& course, const PointId& id) { return course.findPoint(id); }

void addFeedback(PdfDocument& pdf, const ResponseDetail& detail, const std::string& access, const ResponseRecord& record, const Course& course, const Roster& roster, const TimeZone& zone) {
    const Decision& released = *record.released();
    pdf.heading(promptOf(course, detail.response.question));
    pdf.small("Handed in on " + momentWithZone(detail.submittedAt, zone) + ", try " + std::to_string(detail.tryNumber));
    pdf.paragraph(detail.text);
    if (!access.empty()) pdf.small("How it was written: " + access);
    pdf.paragraph("Decided by " + roster.nameOf(released.by) + " on " + momentWithZone(released.when, zone) + ": " + std::to_string(released.decided.marks) + " of " +
                  std::to_string(released.decided.maxMarks) + " marks.");
    std::vector<std::vector<std::string>> rows;
    for (const PointDecision& point : released.decided.points) {
        const MarkingPoint* known = pointOf(course, point.point);
        std::string words = known ? (point.awarded ? known->earned : known->hint) : "";
        if (!point.reason.empty()) words += (words.empty() ? "" : " ") + std::string("Assessor: ") + point.reason;
        rows.push_back({known ? known->title : point.point.value, point.awarded ? "shown" : "not yet", words});
    }
    if (!rows.empty()) pdf.table(std::vector<std::string>{"Point", "", "What it says"}, std::vector<float>{2.4f, 1, 5}, rows);
    if (!record.releasedFeedback.empty()) pdf.paragraph("From your assessor: " + record.releasedFeedback);
    for (const Annotation& one : record.annotations) {
        if (one.when > *released.releasedAt) continue;
        const std::size_t begin = std::min<std::size_t>(one.what.span.begin, detail.text.size());
        pdf.small("At \"" + detail.text.substr(begin, one.what.span.end - one.what.span.begin) + "\": " + (one.what.note.empty() ? one.what.shorthand : one.what.note));
    }
    if (released.decided.proposedMarks)
        pdf.small("The program had proposed " + std::to_string(*released.decided.proposedMarks) + " marks. A proposal is not a decision.");
}

}  // namespace

Result<Results> resultsOf(Store& store, const Course& course, QueueFilter filter, bool hideLearners, const TimeZone& zone) {
    ActStore acts(store);
    auto roster = acts.roster();
    if (!roster) return tl::make_unexpected(std::move(roster.error()));
    const auto learners = store.learners();
    if (!learners) return tl::make_unexpected(learners.error());
    std::map<LearnerId, std::string> names;
    for (const Learner& learner : *learners) names[learner.id] = hideLearners ? "Learner " + std::to_string(names.size() + 1) : learner.name;
    filter.course = course.id;
    Results results;
    results.zone = zone;
    std::map<QuestionId, std::pair<std::string, std::string>> said;     // what was asked and the criterion's words, once for each question
    const auto wordsOf = [&](const QuestionId& id, const CriterionId& criterion) -> const std::pair<std::string, std::string>& {
        const auto [at, fresh] = said.try_emplace(id);
        if (fresh) {
            const auto known = std::ranges::find(course.criteria, criterion, &Criterion::id);
            at->second = {promptOf(course, id), known == course.criteria.end() ? std::string() : known->text};
        }
        return at->second;
    };
    std::optional<QueueCursor> after;
    AccessReader access(store);
    do {
        auto page = acts.queue(filter, QueueSort::oldest, after, pageSize);
        if (!page) return tl::make_unexpected(std::move(page.error()));
        for (const ReviewItem& item : page->items) {
            const auto question = findAsked(course, item.response.question);
            const auto name = names.find(item.learner);
            ResultRow& row = results.rows.emplace_back();
            row.learner = name == names.end() ? "erased" : name->second;
            row.learnerId = item.learner;
            row.criterion = question ? question->criterion.value : "";
            row.question = item.response.question.value;
            std::tie(row.asked, row.criterionTitle) = wordsOf(item.response.question, question ? question->criterion : CriterionId{});
            row.submittedAt = item.submittedAt;
            row.tryNumber = item.tryNumber;
            if (item.proposed) row.proposedMarks = item.proposed->marks;
            row.decidedMarks = item.decidedMarks;
            row.maxMarks = question ? question->marks : item.proposed ? item.proposed->maxMarks : 0;
            if (!item.decidedBy.empty()) row.assessor = roster->nameOf(item.decidedBy);
            row.decidedAt = item.decidedAt;
            row.releasedAt = item.releasedAt;
            row.overridden = item.overridden;
            row.appeal = item.appeal;
            auto words = access.wordsAt(item.response);
            if (!words) return tl::make_unexpected(std::move(words.error()));
            row.access = std::move(*words);
        }
        after = page->next;
    } while (after);
    std::ranges::stable_sort(results.rows, {}, [](const ResultRow& row) { return std::tie(row.learner, row.learnerId, row.question, row.submittedAt); });
    auto criteria = criteriaJudged(store, course, *roster);
    if (!criteria) return tl::make_unexpected(std::move(criteria.error()));
    results.criteria = std::move(*criteria);
    return results;
}

std::string resultsCsv(const Results& results) {
    std::string csv;
    const auto addLine = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) csv += (i > 0 ? "," : "") + csvCell(cells[i]);
        csv += "\r\n";
    };
    addLine(headers);
    const CriteriaWords criteria = criteriaWords(results);
    for (const ResultRow& row : results.rows) addLine(cellsOf(row, criteria, results.zone));
    return csv;
}

Result<std::string> resultsXlsx(const Results& results, const Course& course, Instant now) {
    const ScratchFile scratch(now);
    lxw_workbook* workbook = workbook_new(scratch.path().c_str());
    if (!workbook) return fail(ErrorCode::io, "The workbook could not be made.");
    lxw_format* bold = workbook_add_format(workbook);
    format_set_bold(bold);
    format_set_text_wrap(bold);
    lxw_format* italic = workbook_add_format(workbook);
    format_set_italic(italic);
    writeGradebook(workbook_add_worksheet(workbook, "Gradebook"), results, course, bold, italic);
    writeResponses(workbook_add_worksheet(workbook, "Responses"), results, bold);
    writeCriteria(workbook_add_worksheet(workbook, "Criteria"), results, bold);
    if (const lxw_error error = workbook_close(workbook); error != LXW_NO_ERROR)
        return fail(ErrorCode::io, "The workbook could not be made (" + std::string(lxw_strerror(error)) + ").");
    auto bytes = readWholeFile(scratch.path(), largestWorkbook);
    if (bytes && bytes->empty()) return fail(ErrorCode::io, "The workbook could not be read back.");
    return bytes;
}

Result<std::string> feedbackSheetPdf(Store& store, const LearnerId& id, const Course& course, const TimeZone& zone, Instant now, const PdfFonts& fonts) {
    ActStore acts(store);
    const auto learners = store.learners();
    if (!learners) return tl::make_unexpected(learners.error());
    const auto learner = std::ranges::find(*learners, id, &Learner::id);
    if (learner == learners->end()) return fail(ErrorCode::notFound, "There is no such learner.");
    auto roster = acts.roster();
    if (!roster) return tl::make_unexpected(std::move(roster.error()));
    PdfDocument pdf("Feedback", "Feedback for " + learner->name + ", " + dayWords(now, zone), fonts);
    pdf.title("Feedback for " + learner->name);
    pdf.paragraph(course.title + ". State of " + momentWithZone(now, zone) + ".");
    pdf.paragraph("You can ask for a second look at any decision: open it in Carewright and say why.");
    auto criteria = criteriaJudged(store, course, *roster);
    if (!criteria) return tl::make_unexpected(std::move(criteria.error()));
    for (const CriterionResult& one : *criteria)
        if (one.learner == id)
            pdf.paragraph("Criterion " + one.criterion.value + ": " + (one.met ? "met" : "not yet met") + " (" + one.assessor + ", " + dayWords(one.when, zone) + ")." +
                          (one.note.empty() ? "" : " " + one.note));
    QueueFilter filter;
    filter.learner = id;
    filter.course = course.id;
    filter.allTries = true;
    bool any = false;
    std::optional<QueueCursor> after;
    AccessReader access(store);
    do {
        auto page = acts.queue(filter, QueueSort::oldest, after, pageSize);
        if (!page) return tl::make_unexpected(std::move(page.error()));
        for (const ReviewItem& item : page->items) {
            if (!item.releasedAt) continue;
            const auto record = acts.record(item.response);
            if (!record) return tl::make_unexpected(record.error());
            const auto detail = acts.response(item.response);
            if (!detail) return tl::make_unexpected(detail.error());
            if (!record->released()) continue;
            const auto words = access.wordsAt(item.response);
            if (!words) return tl::make_unexpected(words.error());
            addFeedback(pdf, *detail, *words, *record, course, *roster, zone);
            any = true;
        }
        after = page->next;
    } while (after);
    if (!any) pdf.paragraph("Nothing has been released to you yet.");
    return pdf.finish();
}

}  // namespace carewright
