#include "app/desktop/bench_worker.h"

#include <algorithm>
#include <utility>

#include "engine/marking/bench.h"
#include "engine/marking/draft_course.h"
#include "engine/marking/trace.h"

namespace carewright {
namespace {

std::size_t questionNumber(const CompiledCourse& compiled, const QuestionId& id) {
    const auto& questions = compiled.course.questions;
    return static_cast<std::size_t>(std::ranges::find(questions, id, &Question::id) - questions.begin());
}

}  // namespace

BenchWorker::BenchWorker(Pass pass) : m_pass(pass), m_thread([this] { work(); }) {}

BenchWorker::~BenchWorker() {
    {
        const std::lock_guard lock(m_mutex);
        m_end = true;
        m_job.reset();
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void BenchWorker::give(BenchJob job) {
    {
        const std::lock_guard lock(m_mutex);
        m_job = std::move(job);
        m_busy = true;
        m_stop = true;
    }
    m_wake.notify_one();
}

std::optional<BenchOutcome> BenchWorker::take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_outcome, std::nullopt);
}

void BenchWorker::work() {
    for (;;) {
        BenchJob job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_end || m_job.has_value(); });
            if (m_end) return;
            job = std::move(*m_job);
            m_job.reset();
            m_stop = false;
        }
        std::optional<BenchOutcome> outcome = run(job);
        const std::lock_guard lock(m_mutex);
        if (outcome) m_outcome = std::move(outcome);
        m_busy = m_job.has_value();
    }
}

void BenchWorker::compile(Side& side, const std::shared_ptr<const Course>& course, const BenchJob& job) {
    const bool quick = m_pass == Pass::quick;
    if (side.course == course && (side.compiled || !side.problem.empty()) && (!quick || side.subject == job.subject)) return;
    side = {};
    side.course = course;
    side.subject = job.subject;
    Course source = quick ? courseBehind(*course, job.subject) : readyToMark(*course, false);
    if (!quick && job.weights) source.weights = *job.weights;
    auto compiled = CompiledCourse::compile(std::move(source));
    if (compiled) side.compiled = std::move(*compiled);
    else side.problem = compiled.error().message;
}

void BenchWorker::mark(Side& side, const BenchJob& job, bool findings) {
    if (!side.compiled || !job.responses || (side.marks && side.markedOn == job.responses && side.subject == job.subject)) return;
    side.marks.reset();
    auto marks = markBench(*side.compiled, job.subject, *job.responses, {findings, &m_stop});
    if (!marks) return;
    side.marks = std::make_shared<const BenchMarks>(std::move(*marks));
    side.markedOn = job.responses;
    side.subject = job.subject;
}

std::optional<BenchOutcome> BenchWorker::run(const BenchJob& job) {
    BenchOutcome out;
    out.number = job.number;
    compile(m_draft, job.draft, job);
    if (m_stop) return std::nullopt;
    out.problem = m_draft.problem;
    if (!m_draft.compiled) return out;
    const CompiledCourse& compiled = *m_draft.compiled;
    const std::uint32_t decidable = decidableOf(compiled, job.subject.id, job.subject.kind == TrialSubject::Kind::misconception);
    const std::size_t question = questionNumber(compiled, job.question);
    if (decidable != none && question < compiled.course.questions.size()) {
        MarkingDesk desk(compiled);
        out.trace = std::make_shared<const RubricTrace>(traceRubric(compiled, question, decidable, job.text, desk));
    }
    if (m_pass == Pass::thorough) out.hash = compiled.hash;
    // The quick pass gives the figures; what wordings did and what is missing can wait for the thorough one.
    mark(m_draft, job, m_pass == Pass::thorough);
    if (m_stop) return std::nullopt;
    out.now = job.responses ? m_draft.marks : nullptr;
    compile(m_saved, job.saved, job);
    mark(m_saved, job, false);
    if (m_stop) return std::nullopt;
    // What was never saved, or lies in a course that cannot be read as yet, is held against itself: nothing has changed.
    if (job.responses) out.saved = m_saved.marks ? m_saved.marks : m_draft.marks;
    if (job.past && decidable != none) {
        MarkingDesk desk(compiled);
        for (const PastAnswer& answer : *job.past) {
            if (m_stop) return std::nullopt;
            const std::size_t asked = questionNumber(compiled, answer.question);
            if (asked < compiled.course.questions.size()) judge(compiled, asked, answer.text, desk);
            out.past.push_back(asked < compiled.course.questions.size() && desk.judgements[decidable].holds ? 1 : 0);
        }
    }
    return out;
}

}  // namespace carewright
