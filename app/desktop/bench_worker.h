/// Marks the bench in the background, so that a tutor types on while hundreds of responses are marked anew.
///
/// Two of these work side by side: one over the smallest course that the rubric needs (an answer in milliseconds), one
/// over the whole course with its weights. Each does the newest job only; what an edit has overtaken is given up.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/ui/bench_model.h"
#include "engine/content/course.h"
#include "engine/marking/bench_marks.h"
#include "engine/marking/rubric_trace.h"

namespace carewright {

struct CompiledCourse;

/// An answer from the store with what was once proposed for it.
struct PastAnswer {
    std::string learner, when;
    QuestionId question;                ///< that it answers, or is part of an answer to
    std::string text;
    bool awarded = false;               ///< a misconception: told of
    ui::PastPlace place = ui::PastPlace::practise;
    std::string where;                  ///< the same in words, with its name
};

struct BenchJob {
    std::uint64_t number = 0;
    std::shared_ptr<const Course> draft, saved;     ///< markingPartsOf them (draft_course.h)
    std::shared_ptr<const Weights> weights;         ///< of both; empty or null: none
    TrialSubject subject;
    std::shared_ptr<const std::vector<MarkedResponse>> responses;   ///< may be null
    QuestionId question;
    std::string text;                               ///< to trace
    std::shared_ptr<const std::vector<PastAnswer>> past;            ///< to be marked anew, for publishing; may be null
};

struct BenchOutcome {
    std::uint64_t number = 0;                       ///< of the job
    std::shared_ptr<const RubricTrace> trace;       ///< null: the question or the subject is not there
    std::shared_ptr<const BenchMarks> now, saved;   ///< null without responses; `saved` is as `now` where nothing is saved
    std::vector<char> past;                         ///< of job.past: awarded as the draft stands
    std::string hash;                               ///< of the whole draft; the thorough one only
    std::string problem;                            ///< why the draft can't be compiled; empty: it could
};

class BenchWorker {
public:
    enum class Pass { quick, thorough };

    explicit BenchWorker(Pass pass);
    /// Gives up what it is at and waits for it.
    ~BenchWorker();
    BenchWorker(const BenchWorker&) = delete;
    BenchWorker& operator=(const BenchWorker&) = delete;

    /// The job to do next; one that waits is forgotten.
    void give(BenchJob job);
    /// What was finished since the last call.
    [[nodiscard]] std::optional<BenchOutcome> take();
    /// True while a job waits or is being done.
    [[nodiscard]] bool busy() const { return m_busy.load(); }

private:
    /// A course as compiled, and how it did on the bench.
    struct Side {
        std::shared_ptr<const Course> course;
        std::unique_ptr<const CompiledCourse> compiled;
        std::string problem;
        std::shared_ptr<const BenchMarks> marks;
        std::shared_ptr<const std::vector<MarkedResponse>> markedOn;
        TrialSubject subject;
    };

    void work();
    [[nodiscard]] std::optional<BenchOutcome> run(const BenchJob& job);
    void compile(Side& side, const std::shared_ptr<const Course>& course, const BenchJob& job);
    void mark(Side& side, const BenchJob& job, bool findings);

    const Pass m_pass;
    Side m_draft, m_saved;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<BenchJob> m_job;
    std::optional<BenchOutcome> m_outcome;
    std::atomic<bool> m_stop = false, m_busy = false;
    bool m_end = false;
    std::thread m_thread;
};

}  // namespace carewright
