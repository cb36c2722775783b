#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "app/cli/trial_report.h"

namespace carewright::cli {

namespace {

constexpr std::size_t nameWidth = 24;

std::string fixed(double value, int digits) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

std::string figure(const std::optional<double>& value) {
    return value ? fixed(*value, 2) : "-";
}

std::string interval(const std::optional<Interval>& value) {
    return value ? "[" + fixed(value->low, 2) + ", " + fixed(value->high, 2) + "]" : "";
}

std::string percent(double share) {
    return fixed(100 * share, 1) + " %";
}

std::string left(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string right(const std::string& text, std::size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

void writeRow(std::ostream& out, const std::string& name, const Agreement& agreement) {
    const Confusion& counts = agreement.counts;
    out << left(name, nameWidth) << right(std::to_string(counts.bothYes + counts.readerOnly), 8)
        << right(std::to_string(counts.agreed()), 9) << right(std::to_string(counts.readerOnly), 12)
        << right(std::to_string(counts.machineOnly), 12) << right(figure(agreement.precision), 7)
        << right(figure(agreement.recall), 8) << right(figure(agreement.f1), 6) << "  "
        << left(interval(agreement.f1Interval), 14) << right(figure(agreement.kappa), 5) << "  "
        << interval(agreement.kappaInterval) << '\n';
}

void writeTable(std::ostream& out, const std::string& title, const std::vector<SubjectAgreement>& rows,
                const Agreement& pooled) {
    out << '\n'
        << left(title, nameWidth)
        << " readers  matched  missed pos.  missed neg.  prec.  recall    F1  95 %          kappa  95 %\n";
    for (const auto& row : rows) writeRow(out, row.subject.id, row.agreement);
    writeRow(out, "all decisions pooled", pooled);
}

void writeQuestions(std::ostream& out, const Trial& trial) {
    if (trial.questions.empty()) return;
    out << '\n' << left("Total marks", nameWidth) << " responses  same total  mean difference  weighted kappa  95 %\n";
    for (const auto& question : trial.questions) {
        out << left(question.question.value, nameWidth) << right(std::to_string(question.responses), 10)
            << right(std::to_string(question.exact), 12)
            << right((question.meanDifference >= 0 ? "+" : "") + fixed(question.meanDifference, 2), 17)
            << right(figure(question.weightedKappa), 16) << "  " << interval(question.interval) << '\n';
    }
}

void writeCertainty(std::ostream& out, const Trial& trial) {
    std::size_t decisions = 0;
    for (const auto& bin : trial.calibration.bins) decisions += bin.count;
    out << "\nExpected calibration error " << fixed(trial.calibration.expectedError, 3) << " over " << decisions
        << " decisions: ten equal bins of confidence from 0.5 to 1, the gap between mean\n"
           "confidence and share right in each, weighted by how many decisions it holds.\n"
           "confidence   decisions  mean confidence  share right\n";
    for (const auto& bin : trial.calibration.bins) {
        if (bin.count == 0) continue;
        out << fixed(bin.low, 2) << " - " << fixed(bin.high, 2) << right(std::to_string(bin.count), 11)
            << right(fixed(bin.meanConfidence, 3), 17) << right(fixed(bin.shareRight, 3), 13) << '\n';
    }
    if (trial.responses == 0) return;
    out << "\nReferred to a person: " << trial.referred << " of " << trial.responses << " responses ("
        << percent(static_cast<double>(trial.referred) / static_cast<double>(trial.responses)) << ")";
    if (trial.unreferredAgreement) {
        out << "; on the others " << percent(*trial.unreferredAgreement) << " of decisions agree with the readers";
    }
    out << ".\n\nAgreement when the responses in which most is likely to be wrong are referred\n"
           "referred   agreement on the rest   refers above expected wrong\n";
    for (const auto& step : trial.curve) {
        out << right(fixed(100 * step.referred, 0) + " %", 8) << right(percent(step.agreement), 24)
            << right(fixed(step.threshold, 3), 26) << '\n';
    }
}

void writeRules(std::ostream& out, const Trial& trial) {
    const auto list = [&](const char* title, auto belongs) {
        bool any = false;
        for (const auto& use : trial.rules) {
            if (!belongs(use)) continue;
            if (!any) out << '\n' << title << '\n';
            any = true;
            out << "  " << use.subject.id << ": " << use.rule.value;
            if (use.held > 0) out << " (held " << use.held << " times, " << use.agreed << " with the readers)";
            out << '\n';
        }
    };
    list("Rules that never held:", [](const RuleUse& use) { return use.held == 0; });
    list("Rules that held mostly against the readers:",
         [](const RuleUse& use) { return use.held > 0 && 2 * use.agreed < use.held; });
}

void writeDisagreements(std::ostream& out, const Trial& trial) {
    out << "\nDisagreements: " << trial.disagreements.size() << '\n';
    for (const auto& one : trial.disagreements) {
        const bool point = one.subject.kind == TrialSubject::Kind::point;
        out << "  " << one.response << " (" << one.question.value << ") " << one.subject.id << ": the rubric "
            << (point ? (one.rubric ? "credits it, the readers don't" : "misses it, the readers credit it")
                      : (one.rubric ? "flags it, the readers don't" : "passes it over, the readers flag it"))
            << "; confidence " << fixed(one.confidence, 2) << (one.referred ? ", referred" : "");
        for (const auto& words : one.words) out << (&words == &one.words.front() ? "\n      words: " : " | ") << words;
        if (!one.why.empty()) out << "\n      " << one.why;
        out << '\n';
    }
}

}  // namespace

void writeText(const Trial& trial, const ReportOptions& options, std::ostream& out) {
    out << trial.responses << " responses\n";
    writeTable(out, "Marking points", trial.points, trial.allPoints);
    out << "macro-F1 " << figure(trial.macroF1) << ' ' << interval(trial.macroF1Interval) << '\n';
    writeTable(out, "Misconceptions", trial.misconceptions, trial.allMisconceptions);
    writeQuestions(out, trial);
    writeCertainty(out, trial);
    writeRules(out, trial);
    if (options.disagreements) writeDisagreements(out, trial);
}

void writeText(const TrialFindings& findings, const ReportOptions& options, std::ostream& out) {
    const auto name = [](const TermUse& use) { return (use.concept_.empty() ? std::string("(rule)") : use.concept_) + ": " + use.term; };
    std::size_t never = 0;
    for (const TermUse& use : findings.terms) never += use.found == 0 ? 1 : 0;
    out << "\nWordings: " << findings.terms.size() << ", of which " << never << " were never found" << (options.words || never == 0 ? "" : " (--words lists them)") << ".\n";
    if (options.words) {
        for (const TermUse& use : findings.terms) {
            if (use.found == 0) out << "  " << name(use) << '\n';
        }
    }
    bool any = false;
    for (const TermUse& use : findings.terms) {
        if (!use.misfires()) continue;
        if (!any) out << "\nWordings that mostly earned what the readers did not give:\n";
        any = true;
        out << "  " << name(use) << " (earned " << use.earned << " times, " << use.agreed << " with the readers)\n";
    }
    if (!findings.missing.empty()) {
        out << "\nWords frequent in what was missed that no concept knows (log-odds against responses without credit, in\n"
               "standard deviations):\n";
    }
    for (const MissingWords& one : findings.missing) {
        out << "  " << one.subject.id << ": ";
        for (const WordSuggestion& word : one.words) {
            out << (&word == &one.words.front() ? "" : "; ") << word.words << " (" << fixed(word.z, 1) << ", in " << word.missed << " missed, " << word.wrong << " others)";
        }
        out << '\n';
    }
}

void writeText(const RubricComparison& comparison, std::ostream& out) {
    out << "\nThis edit changes " << comparison.changes.size() << " of " << comparison.decisions
        << " decisions: " << comparison.better << " towards the readers, " << comparison.worse << " away from them.\n";
    for (const auto& change : comparison.changes) {
        out << "  " << change.response << " (" << change.question.value << ") " << change.subject.id << ": "
            << (change.before ? "yes before, no now" : "no before, yes now") << "; the readers say "
            << (change.readers ? "yes" : "no") << '\n';
    }
}

}  // namespace carewright::cli
