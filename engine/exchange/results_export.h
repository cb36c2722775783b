/// Results as files: a gradebook for a spreadsheet, and a feedback sheet for each learner.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/time_zone.h"
#include "engine/content/course.h"
#include "engine/exchange/pdf_document.h"
#include "engine/store/act_store.h"

namespace carewright {

/// One response as it stands.
struct ResultRow {
    std::string learner;                    ///< name, or number where it is hidden
    LearnerId learnerId;
    std::string criterion, question;        ///< ids
    std::string criterionTitle, asked;      ///< what they say
    Instant submittedAt;
    int tryNumber = 1;
    std::optional<int> proposedMarks, decidedMarks;
    int maxMarks = 0;
    std::string assessor;
    std::optional<Instant> decidedAt, releasedAt;
    bool overridden = false, appeal = false;
    std::string access;                     ///< how the learner worked, in words (attempt/access.h); empty where it was not recorded
};

/// A criterion as it was last judged for a learner.
struct CriterionResult {
    LearnerId learner;
    CriterionId criterion;
    bool met = false;
    EvidenceRecord evidence;
    std::string assessor, note, reference;
    Instant when;
};

/// Everything for the exports of one course.
struct Results {
    std::vector<ResultRow> rows;            ///< newest tries, by learner, then question, then time
    std::vector<CriterionResult> criteria;  ///< newest judgement of each learner and criterion
    TimeZone zone;                          ///< of the local times in the files
};

/// The newest try of each attempt at the course's questions, whether decided or not. `filter` narrows it down further.
[[nodiscard]] Result<Results> resultsOf(Store& store, const Course& course, QueueFilter filter = {}, bool hideLearners = false, const TimeZone& zone = {});

/// One line per response. RFC 4180, UTF-8; what a spreadsheet would take for a formula is defused (csv_cell.h). Columns: learner,
/// criterion, question, handed_in, try, proposed_marks, decided_marks, max_marks, assessor, decided_at, released_at, overridden,
/// appeal_open, access; then, for people, asked, criterion_title, criterion_result ("met" or "not yet met"), and the three moments
/// on the clock of the wall. Later columns come after these.
[[nodiscard]] std::string resultsCsv(const Results& results);

/// A workbook: "Gradebook" (learner by question, the best decided marks, in italics while they are not released, and how each
/// criterion stands), "Responses" (the lines of the CSV under headings in words) and "Criteria". All texts are written as texts, never as formulas. io where it could not be made.
[[nodiscard]] Result<std::string> resultsXlsx(const Results& results, const Course& course, Instant now);

/// For one learner: each released decision with the response, what was earned, what is still missing and the assessor's reasons
/// and feedback; what the program proposed stands apart. Moments are local, with their zone. Nothing that was not released is in it. notFound where there is no such
/// learner.
[[nodiscard]] Result<std::string> feedbackSheetPdf(Store& store, const LearnerId& learner, const Course& course, const TimeZone& zone, Instant now,
                                                   const PdfFonts& fonts = {});

}  // namespace carewright
