#include <nlohmann/json.hpp>
#include <string>

#include "app/cli/trial_report.h"

namespace carewright::cli {

namespace {

using Json = nlohmann::ordered_json;

Json figure(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json interval(const std::optional<Interval>& value) {
    return value ? Json::array({value->low, value->high}) : Json(nullptr);
}

Json agreementJson(const Agreement& agreement) {
    const Confusion& counts = agreement.counts;
    return {{"matched", counts.agreed()},
            {"missed_positive", counts.readerOnly},
            {"missed_negative", counts.machineOnly},
            {"both_yes", counts.bothYes},
            {"both_no", counts.bothNo},
            {"precision", figure(agreement.precision)},
            {"recall", figure(agreement.recall)},
            {"f1", figure(agreement.f1)},
            {"f1_interval", interval(agreement.f1Interval)},
            {"kappa", figure(agreement.kappa)},
            {"kappa_interval", interval(agreement.kappaInterval)}};
}

Json subjects(const std::vector<SubjectAgreement>& rows) {
    Json list = Json::array();
    for (const auto& row : rows) {
        Json entry{{"id", row.subject.id}};
        entry.update(agreementJson(row.agreement));
        list.push_back(std::move(entry));
    }
    return list;
}

const char* kindOf(const TrialSubject& subject) {
    return subject.kind == TrialSubject::Kind::point ? "point" : "misconception";
}

Json questions(const Trial& trial) {
    Json list = Json::array();
    for (const auto& question : trial.questions) {
        list.push_back({{"id", question.question.value},
                        {"responses", question.responses},
                        {"same_total", question.exact},
                        {"mean_difference", question.meanDifference},
                        {"weighted_kappa", figure(question.weightedKappa)},
                        {"weighted_kappa_interval", interval(question.interval)}});
    }
    return list;
}

Json calibration(const Calibration& result) {
    Json bins = Json::array();
    for (const auto& bin : result.bins) {
        bins.push_back({{"low", bin.low},
                        {"high", bin.high},
                        {"decisions", bin.count},
                        {"mean_confidence", bin.meanConfidence},
                        {"share_right", bin.shareRight}});
    }
    return {{"expected_error", result.expectedError}, {"bins", std::move(bins)}};
}

Json referral(const Trial& trial) {
    Json curve = Json::array();
    for (const auto& step : trial.curve) {
        curve.push_back(
            {{"referred", step.referred}, {"agreement", step.agreement}, {"above_expected_wrong", step.threshold}});
    }
    const Json rate = trial.responses == 0
                          ? Json(nullptr)
                          : Json(static_cast<double>(trial.referred) / static_cast<double>(trial.responses));
    return {{"referred", trial.referred},
            {"rate", rate},
            {"agreement_on_the_rest", figure(trial.unreferredAgreement)},
            {"curve", std::move(curve)}};
}

Json rules(const Trial& trial) {
    Json list = Json::array();
    for (const auto& use : trial.rules) {
        list.push_back(
            {{"subject", use.subject.id}, {"rule", use.rule.value}, {"held", use.held}, {"agreed", use.agreed}});
    }
    return list;
}

Json disagreements(const Trial& trial) {
    Json list = Json::array();
    for (const auto& one : trial.disagreements) {
        list.push_back({{"id", one.response},
                        {"question", one.question.value},
                        {"kind", kindOf(one.subject)},
                        {"subject", one.subject.id},
                        {"rubric", one.rubric},
                        {"readers", !one.rubric},
                        {"confidence", one.confidence},
                        {"referred", one.referred},
                        {"words", one.words},
                        {"why", one.why}});
    }
    return list;
}

// Evidence that ends inside a character must not break the whole report.
std::string dumped(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string toJson(const Trial& trial, const ReportOptions& options) {
    Json json{{"responses", trial.responses},
              {"points", subjects(trial.points)},
              {"points_pooled", agreementJson(trial.allPoints)},
              {"macro_f1", figure(trial.macroF1)},
              {"macro_f1_interval", interval(trial.macroF1Interval)},
              {"misconceptions", subjects(trial.misconceptions)},
              {"misconceptions_pooled", agreementJson(trial.allMisconceptions)},
              {"questions", questions(trial)},
              {"calibration", calibration(trial.calibration)},
              {"referral", referral(trial)},
              {"rules", rules(trial)}};
    if (options.disagreements) json["disagreements"] = disagreements(trial);
    return dumped(json);
}

std::string toJson(const TrialFindings& findings) {
    Json never = Json::array(), misfiring = Json::array(), missing = Json::array();
    for (const TermUse& use : findings.terms) {
        const Json concept_ = use.concept_.empty() ? Json(nullptr) : Json(use.concept_);
        if (use.found == 0) never.push_back({{"concept", concept_}, {"term", use.term}});
        if (use.misfires()) misfiring.push_back({{"concept", concept_}, {"term", use.term}, {"earned", use.earned}, {"agreed", use.agreed}});
    }
    for (const MissingWords& one : findings.missing) {
        Json words = Json::array();
        for (const WordSuggestion& word : one.words) words.push_back({{"words", word.words}, {"z", word.z}, {"missed", word.missed}, {"others", word.wrong}});
        missing.push_back({{"kind", kindOf(one.subject)}, {"subject", one.subject.id}, {"words", std::move(words)}});
    }
    return dumped({{"terms", findings.terms.size()}, {"never_found", std::move(never)}, {"mostly_wrong", std::move(misfiring)}, {"missing_words", std::move(missing)}});
}

std::string toJson(const RubricComparison& comparison) {
    Json changes = Json::array();
    for (const auto& change : comparison.changes) {
        changes.push_back({{"id", change.response},
                           {"question", change.question.value},
                           {"kind", kindOf(change.subject)},
                           {"subject", change.subject.id},
                           {"before", change.before},
                           {"now", !change.before},
                           {"readers", change.readers}});
    }
    return dumped({{"decisions", comparison.decisions},
                   {"changed", comparison.changes.size()},
                   {"towards_readers", comparison.better},
                   {"away_from_readers", comparison.worse},
                   {"changes", std::move(changes)}});
}

}  // namespace carewright::cli
