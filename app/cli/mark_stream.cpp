#include "app/cli/mark_stream.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "engine/base/utf8.h"
#include "engine/marking/marking_json.h"

namespace carewright::cli {

namespace {

/// Enough work that handing it over costs nothing, little enough that it fits many times into memory.
constexpr std::size_t batchItems = 64;
constexpr std::size_t batchBytes = 256 * 1024;

struct Batch {
    std::vector<ResponseItem> items;
    std::string lines;  ///< the finished output
    std::size_t marked = 0, bad = 0;
    bool done = false;
};

std::string shortened(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most) return std::string(text);
    std::size_t end = 0;
    for (std::size_t next = nextCharacter(text, 0); next <= most; next = nextCharacter(text, end)) end = next;
    return std::string(text.substr(0, end)) + "…";
}

std::string unknownQuestion(const QuestionId& question, const Course& course) {
    std::string message = "the course has no question \"" + shortened(question.value) + "\"; it has";
    for (const auto& known : course.questions)
        message += (known.id == course.questions.front().id ? " " : ", ") + known.id.value;
    return message;
}

/// Names the response where its id could be read, so that it can be found in files where lines say little.
std::string errorLine(const ResponseItem& item, const std::string& message) {
    nlohmann::ordered_json json{{"line", item.line}};
    if (!item.id.empty()) json["id"] = shortened(item.id);
    json["error"] = message;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// Everything a thread needs to turn records into lines; shared and never changed.
struct Work {
    const Course& course;
    const Marker& marker;
    const MarkOptions& options;

    void run(Batch& batch) const {
        for (const auto& item : batch.items) {
            if (!item.response) {
                addError(batch, item, item.response.error().message);
                continue;
            }
            const auto marking = marker.mark(item.response->question, item.response->answer, options);
            if (!marking) {
                addError(batch, item,
                         marking.error().code == ErrorCode::notFound ? unknownQuestion(item.response->question, course)
                                                                     : marking.error().message);
                continue;
            }
            batch.lines += toJsonLine(*marking, item.response->id);
            batch.lines += '\n';
            ++batch.marked;
        }
        batch.items.clear();
    }

    static void addError(Batch& batch, const ResponseItem& item, const std::string& message) {
        batch.lines += errorLine(item, message) + '\n';
        ++batch.bad;
    }
};

/// Threads that take batches from a queue until told that no more will come.
class Crew {
public:
    Crew(const Work& work, unsigned size) : m_work(work) {
        for (unsigned i = 0; i < size; ++i) m_threads.emplace_back([this] { takeBatches(); });
    }
    ~Crew() {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_added.notify_all();
        for (auto& thread : m_threads) thread.join();
    }
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    void add(Batch& batch) {
        {
            const std::lock_guard lock(m_mutex);
            m_queue.push_back(&batch);
        }
        m_added.notify_one();
    }

    void waitFor(const Batch& batch) {
        std::unique_lock lock(m_mutex);
        m_finished.wait(lock, [&] { return batch.done; });
    }

private:
    void takeBatches() {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_added.wait(lock, [this] { return m_closed || !m_queue.empty(); });
            if (m_queue.empty()) return;
            Batch& batch = *m_queue.front();
            m_queue.pop_front();
            lock.unlock();
            m_work.run(batch);
            lock.lock();
            batch.done = true;
            m_finished.notify_all();
        }
    }

    const Work& m_work;
    std::mutex m_mutex;
    std::condition_variable m_added, m_finished;
    std::deque<Batch*> m_queue;
    bool m_closed = false;
    std::vector<std::thread> m_threads;
};

/// Fills `batch` with what can be had without waiting, at least one record; false at the end.
bool readBatch(ResponseReader& reader, Batch& batch) {
    std::size_t bytes = 0;
    while (batch.items.size() < batchItems && bytes < batchBytes) {
        auto item = reader.next();
        if (!item) break;
        if (item->response) bytes += item->response->answer.size();
        batch.items.push_back(std::move(*item));
        if (reader.mustWait()) break;
    }
    return !batch.items.empty();
}

void write(const Batch& batch, StreamCounts& counts, std::ostream& out) {
    out.write(batch.lines.data(), static_cast<std::streamsize>(batch.lines.size()));
    counts.marked += batch.marked;
    counts.bad += batch.bad;
}

StreamCounts markAlone(ResponseReader& reader, const Work& work, std::ostream& out) {
    StreamCounts counts;
    for (Batch batch; out && readBatch(reader, batch); batch = {}) {
        work.run(batch);
        write(batch, counts, out);
        if (reader.mustWait()) out.flush();
    }
    return counts;
}

StreamCounts markTogether(ResponseReader& reader, const Work& work, unsigned jobs, std::ostream& out) {
    StreamCounts counts;
    std::deque<std::unique_ptr<Batch>> underWay;  // declared before the crew, which is gone before it
    Crew crew(work, jobs);
    const auto writeFirst = [&] {
        crew.waitFor(*underWay.front());
        write(*underWay.front(), counts, out);
        underWay.pop_front();
    };
    const std::size_t most = 4 * std::size_t{jobs};
    for (;;) {
        auto batch = std::make_unique<Batch>();
        if (!out || !readBatch(reader, *batch)) break;
        crew.add(*batch);
        underWay.push_back(std::move(batch));
        const bool waits = reader.mustWait();
        while (underWay.size() >= most || (waits && !underWay.empty())) writeFirst();
        if (waits) out.flush();
    }
    while (!underWay.empty()) writeFirst();
    return counts;
}

}  // namespace

StreamCounts markStream(ResponseReader& reader, const Course& course, const Marker& marker, const MarkOptions& options,
                        unsigned jobs, std::ostream& out) {
    const Work work{course, marker, options};
    StreamCounts counts = jobs <= 1 ? markAlone(reader, work, out) : markTogether(reader, work, jobs, out);
    out.flush();
    counts.written = out.good();
    return counts;
}

}  // namespace carewright::cli
