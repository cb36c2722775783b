/// Progress as files to take along: CSV for a spreadsheet, PDF for the portfolio.
#pragma once

#include <string>
#include <vector>

#include "engine/attempt/progress.h"
#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/exchange/pdf_document.h"
#include "engine/recall/learner_days.h"

namespace carewright {

/// What the exports need besides the progress.
struct ProgressExport {
    const Progress& progress;
    const Course& course;
    const LearnerDays& days;
    std::string learner;        ///< the name as it shall stand there; may be empty
    Instant now;
};

/// One line per piece of evidence, newest first within its point: criterion, point, standing, mastery in percent, type,
/// reference, score in percent, date. RFC 4180 with a header; UTF-8; a cell that a spreadsheet would take for a formula
/// begins with an apostrophe.
[[nodiscard]] std::string progressCsv(const ProgressExport& what);

/// The evidence record for a portfolio: each criterion with its points, the evidence by type, reference and date, and a line
/// that says that nothing in it is an assessor's decision. At most ten lines of each point and type.
[[nodiscard]] Result<std::string> evidenceRecordPdf(const ProgressExport& what, const PdfFonts& fonts = {});

/// The criteria whose questions ask for a point, with "; " between them; empty where none does.
[[nodiscard]] std::string criteriaOf(const PointId& point, const Course& course);

/// All pieces of evidence for a point that came from the same question, item, story or card.
struct EvidenceLine {
    EvidenceSource source = EvidenceSource::written;
    std::string reference;      ///< for people: a question's words, an item's, a scenario's title, what a card asks
    double best = 0;            ///< 0 to 1
    Instant when;               ///< of the newest one that was so good
    int times = 0;
};

/// The newest first.
[[nodiscard]] std::vector<EvidenceLine> evidenceLines(const PointProgress& point, const Course& course);

}  // namespace carewright
