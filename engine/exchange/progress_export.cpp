#include "engine/exchange/progress_export.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "engine/exchange/csv_cell.h"

namespace carewright {
namespace {

constexpr int mostOfOneType = 10;

std::string percent(double share) { return std::to_string(std::lround(100 * share)); }

std::string titleOf(const PointId& id, const Course& course) {
    const MarkingPoint* point = course.findPoint(id);
    return point ? point->title : id.value;
}

std::string scoreWords(const PointEvidence& piece) {
    if (piece.score >= 0.99) return "shown";
    if (piece.score <= 0.01) return "not yet";
    return percent(piece.score) + " %";
}

}  // namespace

std::string criteriaOf(const PointId& point, const Course& course) {
    std::vector<std::string> ids;
    for (const Question& question : course.questions) {
        const bool asks = std::ranges::any_of(question.points, [&](const QuestionPoint& one) { return one.point == point; });
        if (asks && std::ranges::find(ids, question.criterion.value) == ids.end()) ids.push_back(question.criterion.value);
    }
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : "; ") + id;
    return out;
}

std::string referenceOf(const PointEvidence& piece, const Course& course) {
    if (const Question* question = course.findQuestion(QuestionId(piece.ref))) return question->text;
    if (const Item* item = course.findItem(ItemId(piece.ref))) return item->stem;
    if (const Scenario* scenario = course.findScenario(ScenarioId(piece.ref))) return scenario->title;
    if (const Sample* sample = course.findSample(SampleId(piece.ref)))
        if (const Question* question = course.findQuestion(sample->question)) return "A response to: " + question->text;
    return piece.source == EvidenceSource::recallCard ? "Card " + piece.ref : piece.ref;
}

std::string progressCsv(const ProgressExport& what) {
    std::string csv = "criterion,point,standing,mastery_percent,type,reference,score_percent,date\r\n";
    for (const PointProgress& point : what.progress.points) {
        const std::string lead = csvCell(criteriaOf(point.point, what.course)) + "," + csvCell(titleOf(point.point, what.course)) + "," +
                                 csvCell(toString(point.standing)) + "," + percent(point.mastery) + ",";
        for (const PointEvidence& piece : point.evidence)
            csv += lead + csvCell(toString(piece.source)) + "," + csvCell(referenceOf(piece, what.course)) + "," + percent(piece.score) + "," +
                   toString(what.days.dayOf(piece.when)) + "\r\n";
        if (point.evidence.empty()) csv += lead + ",,,\r\n";
    }
    return csv;
}

Result<std::string> evidenceRecordPdf(const ProgressExport& what, const PdfFonts& fonts) {
    const std::string on = toString(what.days.dayOf(what.now));
    PdfDocument pdf("Evidence record", "Made with Carewright on " + on + (what.learner.empty() ? "" : " for " + what.learner), fonts);
    pdf.title("Evidence record");
    if (!what.learner.empty()) pdf.paragraph("Learner: " + what.learner);
    std::string unit = what.course.title;
    if (!what.course.unitTitle.empty()) unit += ". Unit: " + what.course.unitTitle + (what.course.unitCode.empty() ? "" : " (" + what.course.unitCode + ")");
    pdf.paragraph(unit);
    pdf.paragraph("State of " + on + ". Days of learning: " + std::to_string(what.progress.days.size()) + ".");
    pdf.paragraph("This record lists what the learner did with Carewright. Marks in it are proposed by a program. Whether a criterion is met "
                  "is decided by the assessor alone.");
    const std::vector<std::string> header{"Type", "Reference", "Outcome", "Date"};
    const std::vector<float> parts{1.6f, 5, 1.1f, 1.2f};
    for (const PointProgress& point : what.progress.points) {
        const std::string criteria = criteriaOf(point.point, what.course);
        pdf.heading((criteria.empty() ? "" : criteria + "  ") + titleOf(point.point, what.course));
        pdf.paragraph("Standing: " + std::string(toString(point.standing)) + ", mastery " + percent(point.mastery) + " %.");
        if (point.evidence.empty()) {
            pdf.small("No evidence yet.");
            continue;
        }
        std::vector<std::vector<std::string>> rows;
        std::map<EvidenceSource, int> listed;
        for (const PointEvidence& piece : point.evidence)
            if (++listed[piece.source] <= mostOfOneType)
                rows.push_back({std::string(toString(piece.source)), referenceOf(piece, what.course), scoreWords(piece), toString(what.days.dayOf(piece.when))});
        pdf.table(header, parts, rows);
        if (rows.size() < point.evidence.size())
            pdf.small("And " + std::to_string(point.evidence.size() - rows.size()) + " earlier pieces; the CSV export lists all of them.");
    }
    return pdf.finish();
}

}  // namespace carewright
