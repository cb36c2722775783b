/// A trial written out, for people and for programs.
#pragma once

#include <ostream>
#include <string>

#include "engine/marking/trial.h"
#include "engine/marking/trial_findings.h"

namespace carewright::cli {

/// What a report shows beside the figures.
struct ReportOptions {
    bool disagreements = false;
    bool words = false;         ///< every wording that was never found, not only how many there are
};

/// Tables for people, at most 120 columns wide (lists of disagreements may be wider).
void writeText(const Trial& trial, const ReportOptions& options, std::ostream& out);

/// One JSON object; figures that mean nothing are null.
[[nodiscard]] std::string toJson(const Trial& trial, const ReportOptions& options);

/// Wordings never found, wordings that mostly earn what no reader gave, words that no concept knows.
void writeText(const TrialFindings& findings, const ReportOptions& options, std::ostream& out);
[[nodiscard]] std::string toJson(const TrialFindings& findings);

/// "This edit changes 7 of 42 decisions …" and the list of them.
void writeText(const RubricComparison& comparison, std::ostream& out);
[[nodiscard]] std::string toJson(const RubricComparison& comparison);

}  // namespace carewright::cli
