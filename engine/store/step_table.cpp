#include "engine/store/step_table.h"

#include <algorithm>
#include <tuple>

#include "engine/attempt/recall_run.h"
#include "engine/store/blob.h"

namespace carewright {

namespace {

constexpr std::string_view summaryColumns =
    "SELECT a.id, l.id, s.exercise, s.course, s.ref, s.started_at, s.changed_at, s.phase, s.try_number, s.submissions,"
    " s.last_submission, s.marks, s.max_marks, s.refer, s.best_marks, s.last_seq, s.last_hash, s.attempt"
    " FROM summaries s JOIN attempts a ON a.row = s.attempt JOIN learners l ON l.row = s.learner ";

/// Empty parameters do not restrict. `fixed` are the conditions that an index answers.
std::string listSql(std::string_view fixed) {
    return std::string(summaryColumns) + "WHERE " + std::string(fixed) +
           " ORDER BY s.changed_at DESC, a.id DESC LIMIT ?5 OFFSET ?6";
}

constexpr std::string_view anyLearner =
    "(?1 = x'' OR l.id = ?1) AND (?2 = '' OR s.course = ?2) AND (?3 = '' OR s.exercise = ?3) AND (?4 = '' OR s.ref = ?4)";
constexpr std::string_view oneLearner =
    "s.learner = (SELECT row FROM learners WHERE id = ?1) AND (?2 = '' OR s.course = ?2) AND (?3 = '' OR s.exercise = ?3)"
    " AND (?4 = '' OR s.ref = ?4)";
constexpr std::string_view oneExercise =
    "s.learner = (SELECT row FROM learners WHERE id = ?1) AND s.course = ?2 AND (?3 = '' OR s.exercise = ?3) AND s.ref = ?4";

Instant instant(std::int64_t ms) { return Instant(std::chrono::milliseconds(ms)); }
std::int64_t number(Instant when) { return when.time_since_epoch().count(); }

Phase phaseOf(std::string_view name) {
    for (const Phase phase : {Phase::writing, Phase::submitted, Phase::finished})
        if (toString(phase) == name) return phase;
    return Phase::empty;
}

AttemptSummary readSummary(const Query::Run& row) {
    AttemptSummary summary;
    summary.id = AttemptId(uuidOfBytes(row.blob(0)));
    summary.learner = LearnerId(uuidOfBytes(row.blob(1)));
    summary.exercise = Exercise{row.text(2), CourseId(row.text(3)), row.text(4)};
    summary.startedAt = instant(row.integer(5));
    summary.changedAt = instant(row.integer(6));
    summary.phase = phaseOf(row.text(7));
    summary.tryNumber = static_cast<int>(row.integer(8));
    summary.submissions = static_cast<int>(row.integer(9));
    if (!row.isNull(10)) summary.lastSubmission = StepId(uuidOfBytes(row.blob(10)));
    if (!row.isNull(11))
        summary.marks = ProposedMarks{static_cast<int>(row.integer(11)), static_cast<int>(row.integer(12)), row.integer(13) != 0};
    summary.bestMarks = static_cast<int>(row.integer(14));
    summary.lastSeq = row.integer(15);
    summary.lastHash = hexOfBytes(row.blob(16));
    return summary;
}

/// A step from the columns id, learner, seq, made_at, actor, kind, payload, previous_hash, hash.
Step readStep(const Query::Run& row, const AttemptId& attempt, const LearnerId& learner) {
    Step step;
    step.id = StepId(uuidOfBytes(row.blob(0)));
    step.attempt = attempt;
    step.learner = learner;
    step.seq = row.integer(2);
    step.when = instant(row.integer(3));
    step.actor = parseActor(row.text(4));
    step.kind = stepKindFromString(row.text(5));
    if (step.kind == StepKind::unknown) step.foreignKind = row.text(5);
    step.payload = row.text(6);
    step.previousHash = hexOfBytes(row.blob(7));
    step.hash = hexOfBytes(row.blob(8));
    return step;
}

void bindQuery(Query::Run& run, const AttemptQuery& query) {
    if (query.learner.empty()) run.bindBlob({});
    else run.bindBlob(query.learner.value.bytes);
    run.bind(query.course.value).bind(query.exercise).bind(query.ref);
}

}  // namespace

StepTable::StepTable(Connection& connection)
    : m_learnerRow(connection, "SELECT row FROM learners WHERE id = ?"),
      m_find(connection, std::string(summaryColumns) + "WHERE a.id = ?"),
      m_addAttempt(connection, "INSERT INTO attempts (id, learner) VALUES (?, ?) RETURNING row"),
      m_hashOf(connection, "SELECT hash FROM steps WHERE id = ?"),
      m_addStep(connection,
                "INSERT INTO steps (id, attempt, seq, made_at, actor, kind, payload, previous_hash, hash)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_writeSummary(connection,
                     "INSERT OR REPLACE INTO summaries (attempt, learner, exercise, course, ref, started_at, changed_at, phase,"
                     " try_number, submissions, last_submission, marks, max_marks, refer, best_marks, last_seq, last_hash,"
                     " stored_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_steps(connection,
              "SELECT s.id, l.id, s.seq, s.made_at, s.actor, s.kind, s.payload, s.previous_hash, s.hash FROM attempts a"
              " JOIN steps s ON s.attempt = a.row JOIN learners l ON l.row = a.learner WHERE a.id = ? ORDER BY s.seq, s.row"),
      m_attemptsFound(connection, "SELECT s.attempt, a.id, l.id FROM summaries s JOIN attempts a ON a.row = s.attempt JOIN learners l ON l.row = s.learner WHERE " +
                                      std::string(oneLearner) + " ORDER BY s.attempt"),
      m_attemptsOfAll(connection, "SELECT s.attempt, a.id, l.id FROM summaries s JOIN attempts a ON a.row = s.attempt JOIN learners l ON l.row = s.learner WHERE " +
                                      std::string(anyLearner) + " ORDER BY s.attempt"),
      m_withoutTyping(connection,
                      "SELECT id, NULL, seq, made_at, actor, kind, payload, previous_hash, hash FROM steps INDEXED BY steps_told WHERE attempt = ?"
                      " AND kind NOT IN ('draft', 'mock-draft', 'mock-timed', 'mock-went', 'item-visited', 'quiz-timed')"
                      " ORDER BY seq, row"),
      m_recall(connection,
               "SELECT st.id, st.made_at, st.kind, st.payload FROM summaries s JOIN steps st ON st.attempt = s.attempt"
               " WHERE s.learner = (SELECT row FROM learners WHERE id = ?) AND s.course = ? AND s.ref = ? AND s.exercise = ?"),
      m_allAttempts(connection, "SELECT id FROM attempts ORDER BY row"),
      m_list(connection, listSql(anyLearner)),
      m_listOfLearner(connection, listSql(oneLearner)),
      m_listOfExercise(connection, listSql(oneExercise)),
      m_count(connection, "SELECT count(*) FROM summaries s JOIN learners l ON l.row = s.learner WHERE " + std::string(anyLearner)),
      m_lastStored(connection, "SELECT max(stored_at) FROM summaries") {}

std::optional<std::int64_t> StepTable::learnerRow(const LearnerId& learner) {
    Query::Run run(m_learnerRow);
    run.bindBlob(learner.value.bytes);
    if (!run.next()) return std::nullopt;
    return run.integer(0);
}

std::optional<StepTable::Known> StepTable::find(const AttemptId& attempt) {
    Query::Run run(m_find);
    run.bindBlob(attempt.value.bytes);
    if (!run.next()) return std::nullopt;
    return Known{run.integer(17), readSummary(run)};
}

std::int64_t StepTable::addAttempt(const AttemptId& attempt, std::int64_t learnerRow) {
    Query::Run run(m_addAttempt);
    run.bindBlob(attempt.value.bytes).bind(learnerRow);
    const std::int64_t row = run.next() ? run.integer(0) : 0;
    while (run.next()) {
    }
    return row;
}

std::optional<std::string> StepTable::hashOf(const StepId& step) {
    Query::Run run(m_hashOf);
    run.bindBlob(step.value.bytes);
    if (!run.next()) return std::nullopt;
    return hexOfBytes(run.blob(0));
}

void StepTable::addStep(std::int64_t attemptRow, const Step& step) {
    Query::Run run(m_addStep);
    run.bindBlob(step.id.value.bytes)
        .bind(attemptRow)
        .bind(step.seq)
        .bind(number(step.when))
        .bind(toString(step.actor))
        .bind(kindName(step))
        .bind(step.payload)
        .bindBlob(bytesOfHex(step.previousHash))
        .bindBlob(bytesOfHex(step.hash));
    run.finish();
}

void StepTable::writeSummary(std::int64_t attemptRow, std::int64_t learnerRow, const AttemptSummary& summary, Instant storedAt) {
    Query::Run run(m_writeSummary);
    run.bind(attemptRow)
        .bind(learnerRow)
        .bind(summary.exercise.kind)
        .bind(summary.exercise.course.value)
        .bind(summary.exercise.ref)
        .bind(number(summary.startedAt))
        .bind(number(summary.changedAt))
        .bind(toString(summary.phase))
        .bind(static_cast<std::int64_t>(summary.tryNumber))
        .bind(static_cast<std::int64_t>(summary.submissions));
    if (summary.lastSubmission.empty()) run.bindNull();
    else run.bindBlob(summary.lastSubmission.value.bytes);
    if (summary.marks)
        run.bind(static_cast<std::int64_t>(summary.marks->marks))
            .bind(static_cast<std::int64_t>(summary.marks->maxMarks))
            .bind(static_cast<std::int64_t>(summary.marks->refer));
    else run.bindNull().bindNull().bindNull();
    run.bind(static_cast<std::int64_t>(summary.bestMarks))
        .bind(summary.lastSeq)
        .bindBlob(bytesOfHex(summary.lastHash))
        .bind(number(storedAt));
    run.finish();
}

std::vector<Step> StepTable::steps(const AttemptId& attempt) {
    std::vector<Step> steps;
    Query::Run run(m_steps);
    run.bindBlob(attempt.value.bytes);
    while (run.next()) steps.push_back(readStep(run, attempt, LearnerId(uuidOfBytes(run.blob(1)))));
    return steps;
}

std::vector<Step> StepTable::stepsWithoutTyping(const AttemptQuery& query) {
    struct Found {
        std::int64_t row = 0;
        AttemptId attempt;
        LearnerId learner;
    };
    std::vector<Found> found;
    {
        Query::Run run(query.learner.empty() ? m_attemptsOfAll : m_attemptsFound);
        bindQuery(run, query);
        while (run.next()) found.push_back({run.integer(0), AttemptId(uuidOfBytes(run.blob(1))), LearnerId(uuidOfBytes(run.blob(2)))});
    }
    // Attempt by attempt the index gives the order; one statement for all would sort them, content and all.
    std::vector<Step> steps;
    for (const Found& one : found) {
        Query::Run run(m_withoutTyping);
        run.bind(one.row);
        while (run.next()) steps.push_back(readStep(run, one.attempt, one.learner));
    }
    return steps;
}

std::vector<RecallEvent> StepTable::recallEvents(const LearnerId& learner, const Exercise& exercise) {
    std::vector<RecallEvent> events;
    Query::Run run(m_recall);
    run.bindBlob(learner.value.bytes).bind(exercise.course.value).bind(exercise.ref).bind(exercise.kind);
    Step step;
    while (run.next()) {
        step.id = StepId(uuidOfBytes(run.blob(0)));
        step.when = instant(run.integer(1));
        step.kind = stepKindFromString(run.text(2));
        step.payload = run.text(3);
        if (auto event = recallEvent(step)) events.push_back(std::move(*event));
    }
    // Evenings follow one another, so this is the order already unless two computers were at work at once.
    const auto order = [](const RecallEvent& a, const RecallEvent& b) { return std::tie(a.when, a.step) < std::tie(b.when, b.step); };
    if (!std::ranges::is_sorted(events, order)) std::ranges::sort(events, order);
    return events;
}

std::vector<AttemptId> StepTable::allAttempts() {
    std::vector<AttemptId> attempts;
    Query::Run run(m_allAttempts);
    while (run.next()) attempts.emplace_back(uuidOfBytes(run.blob(0)));
    return attempts;
}

std::vector<AttemptSummary> StepTable::list(const AttemptQuery& query) {
    // The same conditions in three forms, so that each is answered by the index that fits it.
    const bool exercise = !query.learner.empty() && !query.course.empty() && !query.ref.empty();
    Query& statement = exercise ? m_listOfExercise : query.learner.empty() ? m_list : m_listOfLearner;
    Query::Run run(statement);
    bindQuery(run, query);
    run.bind(static_cast<std::int64_t>(query.limit)).bind(static_cast<std::int64_t>(query.offset));
    std::vector<AttemptSummary> found;
    while (run.next()) found.push_back(readSummary(run));
    return found;
}

std::size_t StepTable::count(const AttemptQuery& query) {
    Query::Run run(m_count);
    bindQuery(run, query);
    return run.next() ? static_cast<std::size_t>(run.integer(0)) : 0;
}

std::optional<Instant> StepTable::lastStored() {
    Query::Run run(m_lastStored);
    if (!run.next() || run.isNull(0)) return std::nullopt;
    return instant(run.integer(0));
}

}  // namespace carewright
