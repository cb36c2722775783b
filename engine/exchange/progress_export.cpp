#include "engine/exchange/progress_export.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "engine/content/inline_text.h"
#include "engine/exchange/csv_cell.h"
#include "engine/recall/deck.h"

namespace carewright {
namespace {

constexpr int mostOfOneType = 10;

std::string percent(double share) { return std::to_string(std::lround(100 * share)); }

std::string titleOf(const PointId& id, const Course& course) {
    const MarkingPoint* point = course.findPoint(id);
    return point ? point->title : id.value;
}

std::string outcomeWords(const EvidenceLine& line) {
    const std::string outcome = line.best >= 0.99 ? "shown" : line.best <= 0.01 ? "not yet" : percent(line.best) + " %";
    return line.times > 1 ? outcome + ", best of " + std::to_string(line.times) : outcome;
}

/// What evidence came from, for people.
class References {
public:
    explicit References(const Course& course) : m_course(course) {
        std::vector<PointId> points;
        for (const MarkingPoint& point : course.points) points.push_back(point.id);
        for (const Card& card : makeDeck(course, points)) m_cards.emplace(card.id.value, singleSpaced(card.front));
    }

    [[nodiscard]] std::string of(const PointEvidence& piece) const {
        if (const Question* question = m_course.findQuestion(QuestionId(piece.ref))) return question->text;
        if (const Item* item = m_course.findItem(ItemId(piece.ref))) return item->stem;
        if (const Scenario* scenario = m_course.findScenario(ScenarioId(piece.ref))) return scenario->title;
        if (const Sample* sample = m_course.findSample(SampleId(piece.ref)))
            if (const Question* question = m_course.findQuestion(sample->question)) return "A response to: " + question->text;
        if (piece.source != EvidenceSource::recallCard) return piece.ref;
        // A card whose term, law or sentence the course has no more.
        const auto card = m_cards.find(piece.ref);
        return card == m_cards.end() ? "A card that the course has no longer" : card->second;
    }

private:
    const Course& m_course;
    std::map<std::string, std::string> m_cards;
};

std::vector<EvidenceLine> linesOf(const PointProgress& point, const References& references) {
    std::vector<EvidenceLine> lines;
    std::map<std::pair<EvidenceSource, std::string>, std::size_t> known;
    for (const PointEvidence& piece : point.evidence) {
        const auto [at, first] = known.emplace(std::pair(piece.source, piece.ref), lines.size());
        if (first) lines.push_back({piece.source, references.of(piece), piece.score, piece.when, 0});
        EvidenceLine& line = lines[at->second];
        ++line.times;
        if (piece.score > line.best || (piece.score == line.best && piece.when > line.when)) {
            line.best = piece.score;
            line.when = piece.when;
        }
    }
    std::ranges::stable_sort(lines, std::ranges::greater{}, &EvidenceLine::when);
    return lines;
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

std::vector<EvidenceLine> evidenceLines(const PointProgress& point, const Course& course) { return linesOf(point, References(course)); }

std::string progressCsv(const ProgressExport& what) {
    std::string csv = "criterion,point,standing,mastery_percent,type,reference,score_percent,date\r\n";
    const References references(what.course);
    for (const PointProgress& point : what.progress.points) {
        const std::string lead = csvCell(criteriaOf(point.point, what.course)) + "," + csvCell(titleOf(point.point, what.course)) + "," +
                                 csvCell(toString(point.standing)) + "," + percent(point.mastery) + ",";
        for (const PointEvidence& piece : point.evidence)
            csv += lead + csvCell(toString(piece.source)) + "," + csvCell(references.of(piece)) + "," + percent(piece.score) + "," +
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
    const std::vector<float> parts{1.6f, 4.8f, 1.4f, 1.2f};
    const References references(what.course);
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
        const std::vector<EvidenceLine> lines = linesOf(point, references);
        for (const EvidenceLine& line : lines)
            if (++listed[line.source] <= mostOfOneType)
                rows.push_back({std::string(toString(line.source)), line.reference, outcomeWords(line), toString(what.days.dayOf(line.when))});
        pdf.table(header, parts, rows);
        if (rows.size() < lines.size()) pdf.small("And " + std::to_string(lines.size() - rows.size()) + " earlier ones; the CSV export lists all of them.");
    }
    return pdf.finish();
}

}  // namespace carewright
