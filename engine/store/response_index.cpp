#include "engine/store/response_index.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "engine/attempt/asked.h"
#include "engine/attempt/chain.h"
#include "engine/attempt/mock_run.h"
#include "engine/attempt/quiz_run.h"
#include "engine/attempt/quiz_texts.h"
#include "engine/attempt/step_payload.h"
#include "engine/review/second_marking.h"
#include "engine/store/blob.h"

namespace carewright {

namespace {

constexpr std::string_view storyKind = "scenario";
constexpr std::int64_t certain = 1000000;   ///< of confidences, which are kept in millionths

std::int64_t number(Instant when) { return when.time_since_epoch().count(); }

template <class Id>
void bindId(Query::Run& run, const Id& id) {
    if (id.empty()) run.bindNull();
    else run.bindBlob(id.value.bytes);
}

/// The least sure of a marking's judgements.
std::int64_t leastSure(const Marking& marking) {
    double least = 1;
    for (const PointMarking& point : marking.points) least = std::min(least, point.confidence);
    for (const MisconceptionMarking& idea : marking.misconceptions) least = std::min(least, idea.confidence);
    return std::llround(least * static_cast<double>(certain));
}

std::string flagsOf(const Marking& marking) {
    std::string text = " ";
    for (const Flag flag : marking.flags) text += std::string(toString(flag)) + ' ';
    return text;
}

/// " +definition -legislation !no-structure ": awarded, not awarded, asserted.
std::string pointsOf(const Marking& marking) {
    std::string text = " ";
    for (const PointMarking& point : marking.points) text += (point.awarded ? '+' : '-') + point.id.value + ' ';
    for (const MisconceptionMarking& idea : marking.misconceptions)
        if (idea.asserted) text += '!' + idea.id.value + ' ';
    return text;
}

/// As pointsOf, with "~" before a point that was decided against the proposal.
std::string decidedPoints(const Decided& decided) {
    std::string text = " ";
    for (const PointDecision& point : decided.points) {
        text += (point.awarded ? '+' : '-') + point.point.value + ' ';
        if (point.overrides()) text += '~' + point.point.value + ' ';
    }
    for (const MisconceptionDecision& idea : decided.misconceptions) {
        if (idea.asserted) text += '!' + idea.misconception.value + ' ';
        if (idea.overrides()) text += '~' + idea.misconception.value + ' ';
    }
    return text;
}

}  // namespace

struct ResponseIndex::Row {
    std::int64_t attempt = 0, learner = 0;
    AttemptId id;
    StepId submission;
    QuestionId question;
    std::string exercise, course;
    int tryNumber = 1;
    bool latest = true;
    Instant submittedAt;
    StepId proposal;
    const Marking* marking = nullptr;
    ResponseGroups groups;
};

ResponseIndex::ResponseIndex(Connection& connection)
    : m_write(connection,
              "INSERT INTO responses (attempt, submission, question, learner, exercise, course, try_number, latest, submitted_at, proposal, marks, max_marks,"
              " refer, confidence, flags, points, evidence_group, spelling_group, work, state, lot, decided_points, appeal, contested, differs, overridden, sampled)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ' ', 0, 0, 0, 0, 0)"
              " ON CONFLICT (attempt, submission, question) DO UPDATE SET latest = excluded.latest, try_number = excluded.try_number, proposal = excluded.proposal,"
              " marks = excluded.marks, max_marks = excluded.max_marks, refer = excluded.refer, confidence = excluded.confidence, flags = excluded.flags,"
              " points = excluded.points, evidence_group = excluded.evidence_group, spelling_group = excluded.spelling_group, work = excluded.work,"
              " state = CASE WHEN state > 1 THEN state ELSE excluded.state END"),
      m_supersede(connection, "UPDATE responses SET latest = 0 WHERE attempt = ? AND submission <> ? AND latest = 1"),
      m_learnerOf(connection, "SELECT learner FROM attempts WHERE row = ?"),
      m_judge(connection,
              "UPDATE responses SET state = CASE WHEN ?4 = 1 AND marks IS NULL THEN 0 ELSE ?4 END, decision = ?5, decided_by = ?6, decided_at = ?7, decided_marks = ?8, decided_points = ?9, marked_second_by = ?10,"
              " released_at = ?11, appeal = ?12, contested = ?13, differs = ?14, overridden = ?15, sampled = ?16"
              " WHERE attempt = (SELECT row FROM attempts WHERE id = ?1) AND submission = ?2 AND question = ?3"),
      m_clear(connection, "DELETE FROM responses"),
      m_dump(connection,
             "SELECT lower(hex(a.id)) || ' ' || lower(hex(r.submission)) || ' ' || r.question || ' ' || lower(hex(l.id)) || ' ' || r.exercise || ' ' || r.course || ' ' ||"
             " r.try_number || ' ' || r.latest || ' ' || r.submitted_at || ' ' || quote(r.proposal) || ' ' || quote(r.marks) || ' ' || quote(r.max_marks) || ' ' || r.refer"
             " || ' ' || r.confidence || ' [' || r.flags || '] [' || r.points || '] ' || r.evidence_group || ' ' || r.spelling_group || ' ' || r.work || ' ' || r.state"
             " || ' ' || quote(r.decision) || ' ' || quote(r.decided_by) || ' ' || quote(r.decided_at) || ' ' || quote(r.decided_marks) || ' [' || r.decided_points || '] '"
             " || quote(r.marked_second_by) || ' ' || quote(r.released_at) || ' ' || r.appeal || r.contested || r.differs || r.overridden || r.sampled"
             " FROM responses r JOIN attempts a ON a.row = r.attempt JOIN learners l ON l.row = r.learner ORDER BY a.id, r.submission, r.question"),
      m_payload(connection, "SELECT s.payload, s.made_at, r.try_number, r.latest FROM steps s LEFT JOIN responses r ON r.attempt = s.attempt AND r.submission = s.id WHERE s.id = ?") {}

void ResponseIndex::write(const Row& row) {
    Query::Run run(m_write);
    run.bind(row.attempt).bindBlob(row.submission.value.bytes).bind(row.question.value).bind(row.learner).bind(row.exercise).bind(row.course);
    run.bind(static_cast<std::int64_t>(row.tryNumber)).bind(static_cast<std::int64_t>(row.latest)).bind(number(row.submittedAt));
    bindId(run, row.proposal);
    if (row.marking) {
        const std::int64_t confidence = leastSure(*row.marking);
        run.bind(static_cast<std::int64_t>(row.marking->marks)).bind(static_cast<std::int64_t>(row.marking->maxMarks));
        run.bind(static_cast<std::int64_t>(row.marking->refer)).bind(confidence).bind(flagsOf(*row.marking)).bind(pointsOf(*row.marking));
        run.bind(row.groups.evidence).bind(row.groups.spelling);
        // Referred first, then the least sure.
        run.bind((row.marking->refer ? 0 : certain * 2) + confidence).bind(std::int64_t{1});
    } else {
        run.bindNull().bindNull().bind(std::int64_t{0}).bind(certain).bind(" ").bind(" ");
        run.bind(row.groups.evidence).bind(row.groups.spelling).bind(certain * 4).bind(std::int64_t{0});
    }
    run.bind(static_cast<std::int64_t>(secondMarkingLot({row.id, row.submission, row.question})));
    run.finish();
}

void ResponseIndex::writeQuestion(std::int64_t attempt, std::int64_t learner, const AttemptState& state) {
    for (const Submission& submission : state.submissions) {
        Row row;
        row.attempt = attempt;
        row.learner = learner;
        row.id = state.attempt;
        row.submission = submission.step;
        row.question = QuestionId(state.exercise.ref);
        row.exercise = state.exercise.kind;
        row.course = state.exercise.course.value;
        row.tryNumber = submission.tryNumber;
        row.latest = &submission == &state.submissions.back();
        row.submittedAt = submission.when;
        row.marking = submission.marking();
        if (row.marking) row.proposal = submission.proposals.back().step;
        row.groups = groupsOf(submission.text, row.marking);
        write(row);
    }
}

void ResponseIndex::writeMock(StepTable& steps, std::int64_t attempt, std::int64_t learner, const AttemptId& id) {
    const std::vector<Step> all = steps.steps(id);
    const MockState mock = foldMock(all);
    if (mock.phase != MockPhase::handedIn) return;
    const auto handedIn = std::ranges::find(all, StepKind::mockHandedIn, &Step::kind);
    if (handedIn == all.end()) return;
    for (const MockAnswer& answer : mock.answers) {
        if (!answer.answered()) continue;
        Row row;
        row.attempt = attempt;
        row.learner = learner;
        row.id = id;
        row.submission = handedIn->id;
        row.question = answer.question;
        row.exercise = mock.attempt.exercise.kind;
        row.course = mock.attempt.exercise.course.value;
        row.submittedAt = handedIn->when;
        if (answer.marking) {
            row.marking = &*answer.marking;
            for (const Step& step : all) {
                if (step.kind != StepKind::mockMarked) continue;
                const auto marked = mockMarkedPayload(step.payload);
                if (marked && marked->question == answer.question) row.proposal = step.id;
            }
        }
        row.groups = groupsOf(answer.text, row.marking);
        write(row);
    }
}

void ResponseIndex::writeStory(StepTable& steps, std::int64_t attempt, std::int64_t learner, const AttemptId& id) {
    const std::vector<Step> all = steps.steps(id);
    const auto chains = branches(all);
    const std::vector<AttemptState> states = foldBranches(all);
    std::set<StepId> written;
    for (std::size_t branch = 0; branch < states.size(); ++branch) {
        const AttemptState& state = states[branch];
        std::map<QuestionId, std::vector<const Submission*>> at;
        for (const StoryText& text : storyTexts(chains[branch]))
            if (const Submission* submission = state.findSubmission(text.submission)) at[storyStepId(ScenarioId(state.exercise.ref), text.passage)].push_back(submission);
        for (const auto& [question, submissions] : at)
            for (std::size_t i = 0; i < submissions.size(); ++i) {
                // Branches share their beginning; the branch that the attempt shows comes first.
                if (!written.insert(submissions[i]->step).second) continue;
                Row row;
                row.attempt = attempt;
                row.learner = learner;
                row.id = id;
                row.submission = submissions[i]->step;
                row.question = question;
                row.exercise = state.exercise.kind;
                row.course = state.exercise.course.value;
                row.tryNumber = static_cast<int>(i) + 1;
                row.latest = branch == 0 && i + 1 == submissions.size();
                row.submittedAt = submissions[i]->when;
                row.marking = submissions[i]->marking();
                if (row.marking) row.proposal = submissions[i]->proposals.back().step;
                row.groups = groupsOf(submissions[i]->text, row.marking);
                write(row);
            }
    }
}

void ResponseIndex::writeQuiz(StepTable& steps, std::int64_t attempt, std::int64_t learner, const AttemptId& id) {
    const std::vector<Step> all = steps.steps(id);
    if (all.empty()) return;
    const AttemptState state = fold(all);
    std::set<std::pair<StepId, ItemId>> written;
    std::set<ItemId> shown;
    for (const std::vector<const Step*>& branch : branches(all))
        for (const QuizText& text : quizTexts(branch)) {
            // Branches share their beginning; the branch that the attempt shows comes first.
            if (!written.emplace(text.submission, text.item).second) continue;
            Row row;
            row.latest = shown.insert(text.item).second;
            row.attempt = attempt;
            row.learner = learner;
            row.id = id;
            row.submission = text.submission;
            row.question = quizItemId(text.item);
            row.exercise = state.exercise.kind;
            row.course = state.exercise.course.value;
            row.tryNumber = text.tryNumber;
            row.submittedAt = text.when;
            if (text.marking) {
                row.marking = &*text.marking;
                row.proposal = text.submission;
            }
            row.groups = groupsOf(text.text, row.marking);
            write(row);
        }
}

bool ResponseIndex::writeWhole(StepTable& steps, std::int64_t attempt, std::int64_t learner, const AttemptSummary& summary) {
    const std::string& kind = summary.exercise.kind;
    if (kind == "mock") writeMock(steps, attempt, learner, summary.id);
    else if (kind == storyKind) writeStory(steps, attempt, learner, summary.id);
    else if (kind == quizKind()) writeQuiz(steps, attempt, learner, summary.id);
    else return false;
    return true;
}

void ResponseIndex::take(StepTable& steps, const StepTable::Known& attempt, const Step& step) {
    const AttemptSummary& summary = attempt.summary;
    const auto learner = [&] {
        Query::Run run(m_learnerOf);
        run.bind(attempt.row);
        return run.next() ? run.integer(0) : 0;
    };
    const bool whole = step.kind == StepKind::mockHandedIn || step.kind == StepKind::mockMarked || step.kind == StepKind::quizHandedIn ||
                       (summary.exercise.kind == storyKind && (step.kind == StepKind::submitted || step.kind == StepKind::proposed));
    if (whole && writeWhole(steps, attempt.row, learner(), summary)) return;
    if (summary.exercise.kind != "question" || (step.kind != StepKind::submitted && step.kind != StepKind::proposed)) return;
    Row row;
    row.attempt = attempt.row;
    row.learner = learner();
    row.id = summary.id;
    row.question = QuestionId(summary.exercise.ref);
    row.exercise = summary.exercise.kind;
    row.course = summary.exercise.course.value;
    if (step.kind == StepKind::submitted) {
        const auto submitted = submittedPayload(step.payload);
        if (!submitted) return;
        row.submission = step.id;
        row.tryNumber = std::max(1, summary.tryNumber);
        row.submittedAt = step.when;
        row.groups = groupsOf(submitted->text, nullptr);
        {
            Query::Run run(m_supersede);
            run.bind(attempt.row).bindBlob(step.id.value.bytes);
            run.finish();
        }
        write(row);
        return;
    }
    const auto proposed = proposedPayload(step.payload);
    if (!proposed) return;
    std::string text;
    {
        Query::Run run(m_payload);
        run.bindBlob(proposed->submission.value.bytes);
        if (!run.next() || run.isNull(2)) return;
        const auto submitted = submittedPayload(run.text(0));
        if (!submitted) return;
        text = submitted->text;
        row.submittedAt = Instant(std::chrono::milliseconds(run.integer(1)));
        row.tryNumber = static_cast<int>(run.integer(2));
        row.latest = run.integer(3) != 0;
    }
    row.submission = proposed->submission;
    row.proposal = step.id;
    row.marking = &proposed->marking;
    row.groups = groupsOf(text, row.marking);
    write(row);
}

void ResponseIndex::refresh(StepTable& steps, const StepTable::Known& attempt) {
    std::int64_t learner = 0;
    {
        Query::Run run(m_learnerOf);
        run.bind(attempt.row);
        if (run.next()) learner = run.integer(0);
    }
    if (writeWhole(steps, attempt.row, learner, attempt.summary)) return;
    if (attempt.summary.exercise.kind != "question") return;
    // Every branch: where two machines went on from the same step, both hands may have handed something in.
    const std::vector<Step> all = steps.steps(attempt.summary.id);
    std::vector<AttemptState> branches = foldBranches(all);
    for (std::size_t i = branches.size(); i-- > 0;) {
        if (i > 0 && !branches[i].submissions.empty() && !branches.front().submissions.empty()) {
            // Only the branch that the attempt shows has the latest try.
            writeQuestion(attempt.row, learner, branches[i]);
            Query::Run run(m_supersede);
            run.bind(attempt.row).bindBlob(branches.front().submissions.back().step.value.bytes);
            run.finish();
        } else writeQuestion(attempt.row, learner, branches[i]);
    }
}

void ResponseIndex::judge(ActTable& acts, const ResponseRef& response, const Roster& roster) {
    const ResponseRecord record = recordOf(response, acts.on(response), roster);
    const Decision* standing = record.standing();
    const Decision* second = record.second();
    const Decision* released = record.released();
    std::int64_t state = 3;
    if (!standing) state = 1;
    else if (!standing->releasedAt) state = 2;
    Query::Run run(m_judge);
    run.bindBlob(response.attempt.value.bytes).bindBlob(response.submission.value.bytes).bind(response.question.value).bind(state);
    if (standing) {
        bindId(run, standing->act);
        bindId(run, standing->by);
        run.bind(number(standing->when)).bind(static_cast<std::int64_t>(standing->decided.marks)).bind(decidedPoints(standing->decided));
    } else run.bindNull().bindNull().bindNull().bindNull().bind(" ");
    if (second) bindId(run, second->by);
    else run.bindNull();
    if (released) run.bind(number(*released->releasedAt));
    else run.bindNull();
    const bool overridden = standing && std::ranges::any_of(standing->decided.points, &PointDecision::overrides);
    run.bind(static_cast<std::int64_t>(record.openAppeal() != nullptr)).bind(static_cast<std::int64_t>(record.contested));
    run.bind(static_cast<std::int64_t>(record.differsUnresolved())).bind(static_cast<std::int64_t>(overridden)).bind(static_cast<std::int64_t>(record.samples.size()));
    run.finish();
}

void ResponseIndex::rebuild(StepTable& steps, ActTable& acts, const Roster& roster, const UpgradeWatch& watch) {
    {
        Query::Run run(m_clear);
        run.finish();
    }
    const auto attempts = steps.allAttempts();
    const auto subjects = acts.subjects();
    UpgradeProgress far{0, attempts.size() + subjects.size()};
    const auto tell = [&] {
        constexpr std::size_t often = 256;
        if (watch && far.done % often == 0 && !watch(far)) throw SqlFailure(ErrorCode::locked, "stopped before it was done");
        ++far.done;
    };
    for (const AttemptId& id : attempts) {
        tell();
        if (const auto known = steps.find(id)) refresh(steps, *known);
    }
    for (const ResponseRef& response : subjects) {
        tell();
        judge(acts, response, roster);
    }
}

std::vector<std::string> ResponseIndex::dump() {
    std::vector<std::string> lines;
    Query::Run run(m_dump);
    while (run.next()) lines.push_back(run.text(0));
    return lines;
}

}  // namespace carewright
