#include "engine/exchange/learner_record.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/attempt/access.h"
#include "engine/attempt/mock_run.h"
#include "engine/base/moment_words.h"
#include "engine/base/passphrase_check.h"
#include "engine/exchange/iso_time.h"
#include "engine/exchange/package.h"
#include "engine/exchange/package_lines.h"
#include "engine/store/one_learner.h"

namespace carewright {
namespace {

using Json = nlohmann::ordered_json;

Json stepJson(const Step& step) {
    Json json{{"id", toString(step.id)}, {"seq", step.seq}, {"when", isoTime(step.when)}, {"actor", toString(step.actor)}, {"kind", kindName(step)}};
    Json content = Json::parse(step.payload, nullptr, false);
    json["content"] = content.is_discarded() ? Json(step.payload) : std::move(content);
    json["previous_hash"] = step.previousHash;
    json["hash"] = step.hash;
    return json;
}

std::string proposedWords(const Marking& marking) {
    return "Proposed by the program: " + std::to_string(marking.marks) + " of " + std::to_string(marking.maxMarks) + " marks.";
}

std::string questionWords(const Course& course, const std::string& id) {
    const Question* question = course.findQuestion(QuestionId(id));
    return question ? question->text : id;
}

void addAnswers(PdfDocument& pdf, const AttemptState& attempt, const TimeZone& zone) {
    for (const Submission& submission : attempt.submissions) {
        pdf.small("Try " + std::to_string(submission.tryNumber) + ", handed in on " + momentWithZone(submission.when, zone));
        pdf.paragraph(submission.text);
        if (const Marking* marking = submission.marking()) pdf.small(proposedWords(*marking));
    }
    const bool unsent = !attempt.draft.empty() && (!attempt.lastSubmission() || attempt.lastSubmission()->text != attempt.draft);
    if (!unsent) return;
    pdf.small("Draft, not handed in:");
    pdf.paragraph(attempt.draft);
}

void addMock(PdfDocument& pdf, const MockState& mock, const Course& course) {
    for (const MockAnswer& answer : mock.answers) {
        pdf.small(questionWords(course, answer.question.value));
        pdf.paragraph(answer.text.empty() ? "(no answer)" : answer.text);
        if (answer.marking) pdf.small(proposedWords(*answer.marking));
    }
}

}  // namespace

Result<std::string> learnerRecordJson(Store& store, const LearnerId& id, Instant now) {
    const auto learner = findLearner(store, id);
    if (!learner) return tl::make_unexpected(learner.error());
    Json profile{{"id", toString(id)}, {"added", isoTime(learner->addedAt)}};
    Json entries = Json::object();
    std::vector<std::string> keys{"name"};
    for (const auto& [key, value] : learner->entries)
        if (key != passphraseEntry) keys.push_back(key);
    for (const std::string& key : keys) {
        const auto history = store.learnerHistory(id, key);
        if (!history) return tl::make_unexpected(history.error());
        for (const LearnerEntry& entry : *history) entries[key].push_back(Json{{"set", isoTime(entry.setAt)}, {"value", entry.value}});
    }
    profile["entries"] = std::move(entries);
    const auto summaries = allAttemptsOf(store, id);
    if (!summaries) return tl::make_unexpected(summaries.error());
    Json attempts = Json::array();
    for (const AttemptSummary& summary : *summaries) {
        const auto steps = store.steps(summary.id);
        if (!steps) return tl::make_unexpected(steps.error());
        Json list = Json::array();
        for (const Step& step : *steps) list.push_back(stepJson(step));
        Json access = Json::array();
        for (const AccessFrom& from : accessOf(*steps)) access.push_back(Json{{"from", isoTime(from.when)}, {"used", Json::parse(toJson(from.used))}});
        attempts.push_back(Json{{"id", toString(summary.id)},
                                {"exercise", summary.exercise.kind},
                                {"course", summary.exercise.course.value},
                                {"ref", summary.exercise.ref},
                                {"access", std::move(access)},
                                {"steps", std::move(list)}});
    }
    // What was released of decisions: what is still being decided is not the learner's to see yet.
    const auto decided = packageDecisions(store, id, now, Uuid(), "");
    if (!decided) return tl::make_unexpected(decided.error());
    Json acts = Json::array();
    for (const Act& act : decided->transfer.acts)
        if (!act.subject.empty() || act.kind == ActKind::criterionJudged) acts.push_back(Json::parse(jsonOf(act).json()));
    const Json all{{"format", "carewright learner record 1"}, {"made", isoTime(now)},        {"profile", std::move(profile)},
                   {"attempts", std::move(attempts)},         {"decisions", std::move(acts)}};
    return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<std::string> learnerRecordPdf(Store& store, const LearnerId& id, const Course& course, const TimeZone& zone, Instant now, const PdfFonts& fonts) {
    const auto learner = findLearner(store, id);
    if (!learner) return tl::make_unexpected(learner.error());
    const auto summaries = allAttemptsOf(store, id);
    if (!summaries) return tl::make_unexpected(summaries.error());
    PdfDocument pdf("Everything about me", "Everything Carewright keeps about " + learner->name + ", " + dayWords(now, zone), fonts);
    pdf.title("Everything Carewright keeps about me");
    pdf.paragraph("Name: " + learner->name + ". Profile since " + dayWords(learner->addedAt, zone) + ". Number: " + toString(id) + ".");
    pdf.paragraph("Keystrokes, hashes and earlier values of settings are in the JSON export, which holds all that is stored but the check of a passphrase.");
    pdf.heading("Settings");
    std::vector<std::vector<std::string>> settings;
    for (const auto& [key, value] : learner->entries)
        if (key != passphraseEntry) settings.push_back({key, value});
    const std::vector<std::string> header{"Setting", "Value"};
    const std::vector<float> parts{1, 2};
    if (settings.empty()) pdf.small("None were changed.");
    else pdf.table(header, parts, settings);
    pdf.heading("What I did");
    if (summaries->empty()) pdf.paragraph("Nothing yet.");
    for (const AttemptSummary& summary : *summaries) {
        const auto steps = store.steps(summary.id);
        if (!steps) return tl::make_unexpected(steps.error());
        const bool question = summary.exercise.kind == "question";
        pdf.heading(dayWords(summary.startedAt, zone) + "  " + summary.exercise.kind + ": " +
                    (question ? questionWords(course, summary.exercise.ref) : summary.exercise.ref));
        if (const std::string words = accessWords(accessOf(*steps)); !words.empty()) pdf.small("How it was done: " + words);
        if (summary.exercise.kind == "mock") addMock(pdf, foldMock(*steps), course);
        else if (const AttemptState attempt = fold(*steps); !attempt.submissions.empty() || !attempt.draft.empty()) addAnswers(pdf, attempt, zone);
        else pdf.small(std::to_string(steps->size()) + " steps, last on " + dayWords(summary.changedAt, zone) + ".");
    }
    return pdf.finish();
}

}  // namespace carewright
