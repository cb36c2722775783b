// An assessor's queue over 100,000 attempts: opening it, paging down it, filtering it, deciding from it; and what that takes in memory.
#include <benchmark/benchmark.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "engine/exchange/eqa_pack.h"
#include "engine/exchange/results_export.h"
#include "engine/store/act_table.h"
#include "engine/store/connection.h"
#include "engine/store/response_index.h"
#include "engine/store/schema.h"
#include "engine/store/step_table.h"
#include "engine/store/store_files.h"
#include "tests/bench/generated_centre.h"

using namespace carewright;

namespace {

constexpr int attempts = 100000;

/// Made once, gone at the end.
class FullCentre {
public:
    explicit FullCentre(int decidedOneIn = 20) {
        std::string name = (std::filesystem::temp_directory_path() / "carewright-bench-XXXXXX").string();
        if (!::mkdtemp(name.data())) std::abort();
        folder = name;
        centre = std::make_unique<test::GeneratedCentre>(folder, attempts, 500, decidedOneIn);
        if (!centre->good) std::abort();
    }
    ~FullCentre() {
        centre.reset();
        std::error_code error;
        std::filesystem::remove_all(folder, error);
    }
    std::filesystem::path folder;
    std::unique_ptr<test::GeneratedCentre> centre;
};

FullCentre& full() {
    static FullCentre centre;
    return centre;
}

FullCentre& allDecided() {
    static FullCentre centre(1);
    return centre;
}

double residentKiB() {
    std::ifstream statm("/proc/self/statm");
    long pages = 0, resident = 0;
    statm >> pages >> resident;
    return static_cast<double>(resident) * 4;
}

/// The store opened once more, as it is at a start of the program.
Result<Store> openAgain(const FullCentre& where) {
    StoreOptions options;
    options.automaticBackups = false;
    options.checkAtOpen = false;
    return Store::open(where.folder, where.centre->clock, options);
}

/// What an assessor waits for at the desk's opening: the store is open, nothing of the queue was read before.
void openQueue(benchmark::State& state) {
    FullCentre& where = full();
    for (auto _ : state) {
        state.PauseTiming();
        auto store = openAgain(where);
        state.ResumeTiming();
        ActStore acts(*store);
        auto page = acts.queue({.undecided = true}, QueueSort::nextBest, {}, 50);
        auto count = acts.count({.undecided = true});
        if (!page || page->items.size() != 50 || !count || *count < attempts / 2) state.SkipWithError("no queue");
        benchmark::DoNotOptimize(page);
        state.PauseTiming();
        store = fail(ErrorCode::io, "");
        state.ResumeTiming();
    }
}
BENCHMARK(openQueue)->Unit(benchmark::kMillisecond);

/// One page, at the top, in the middle and at the end.
void page(benchmark::State& state) {
    ActStore acts(*full().centre->store);
    std::optional<QueueCursor> after;
    for (int i = 0; i < state.range(0); ++i) after = acts.queue({.undecided = true}, QueueSort::nextBest, after, 50)->next;
    for (auto _ : state) {
        auto page = acts.queue({.undecided = true}, QueueSort::nextBest, after, 50);
        if (!page || page->items.empty()) state.SkipWithError("no page");
        benchmark::DoNotOptimize(page);
    }
}
BENCHMARK(page)->Arg(0)->Arg(900)->Arg(1800)->Unit(benchmark::kMicrosecond);

/// All pages, one after the other: how much more memory the process holds at the end.
void scrollAll(benchmark::State& state) {
    ActStore acts(*full().centre->store);
    if (!acts.queue({.undecided = true}, QueueSort::nextBest, {}, 50)) state.SkipWithError("no page");
    const double before = residentKiB();
    std::size_t rows = 0;
    for (auto _ : state) {
        std::optional<QueueCursor> after;
        do {
            auto page = acts.queue({.undecided = true}, QueueSort::nextBest, after, 50);
            if (!page) return state.SkipWithError("no page");
            rows += page->items.size();
            after = page->next;
        } while (after);
    }
    state.counters["grown_KiB"] = residentKiB() - before;
    state.counters["rows"] = benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kAvgIterations);
}
BENCHMARK(scrollAll)->Unit(benchmark::kMillisecond);

/// A filter that no index answers.
void filter(benchmark::State& state) {
    ActStore acts(*full().centre->store);
    const QueueFilter hard{.questions = {QuestionId("q3")}, .point = PointId("positive-risk"), .pointLook = PointLook::proposed, .belowConfidence = 0.55, .undecided = true};
    for (auto _ : state) {
        auto page = acts.queue(hard, QueueSort::nextBest, {}, 50);
        auto count = acts.count(hard);
        if (!page || !count) state.SkipWithError("no page");
        benchmark::DoNotOptimize(count);
    }
}
BENCHMARK(filter)->Unit(benchmark::kMillisecond);

void sortByMarks(benchmark::State& state) {
    ActStore acts(*full().centre->store);
    for (auto _ : state) {
        auto page = acts.queue({}, QueueSort::lowest, {}, 50);
        if (!page) state.SkipWithError("no page");
        benchmark::DoNotOptimize(page);
    }
}
BENCHMARK(sortByMarks)->Unit(benchmark::kMillisecond);

/// What an assessor's desk adds where second marking is on: what is drawn and waits, and how many one decided. With every one of
/// 100,000 answers decided and nothing released, seen by somebody else and by whoever decided it all.
void openWithSecondMarking(benchmark::State& state) {
    FullCentre& where = allDecided();
    ActStore acts(*where.centre->store);
    SecondMarkingRule rule;
    rule.percent = 10;
    const AccountId me = where.centre->assessor->id(), other(where.centre->ids.next(where.centre->clock.now()));
    for (auto _ : state) {
        const auto waiting = acts.toMarkSecond(CourseId("personalisation"), rule, state.range(0) == 0 ? other : me, 1000);
        const auto mine = acts.count({.state = ResponseState::decided, .decidedBy = other, .allTries = true}, 1000);
        if (!waiting || waiting->empty() != (state.range(0) == 1) || !mine || *mine != 0) state.SkipWithError("not as drawn");
    }
}
BENCHMARK(openWithSecondMarking)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

/// From key to disk: read the response, decide, sign, check, keep.
void decideOne(benchmark::State& state) {
    test::GeneratedCentre& centre = *full().centre;
    ActStore acts(*centre.store);
    for (auto _ : state) {
        const auto page = acts.queue({.undecided = true}, QueueSort::nextBest, {}, 1);
        const ResponseRef response = page->items.front().response;
        const auto detail = acts.response(response);
        const HashedProposal& proposal = *detail->proposal();
        Decided decided;
        decided.submissionHash = detail->submissionHash;
        decided.proposal = proposal.proposal.step;
        decided.proposalHash = proposal.hash;
        for (const PointMarking& point : proposal.proposal.marking.points) decided.points.push_back({point.id, point.awarded, point.marks, point.awarded, {}, {}});
        decided.marks = proposal.proposal.marking.marks;
        decided.maxMarks = proposal.proposal.marking.maxMarks;
        if (!centre.assessor->act(ActKind::decided, response, decided)) state.SkipWithError("not decided");
    }
}
BENCHMARK(decideOne)->Unit(benchmark::kMillisecond);

/// The whole of the desk's opening where everything is decided: the page, the counts, what is drawn and waits.
void openDecided(benchmark::State& state) {
    FullCentre& where = allDecided();
    SecondMarkingRule rule;
    rule.percent = 10;
    const AccountId other(where.centre->ids.next(where.centre->clock.now()));
    for (auto _ : state) {
        state.PauseTiming();
        auto store = openAgain(where);
        state.ResumeTiming();
        ActStore acts(*store);
        const auto page = acts.queue({.undecided = true}, QueueSort::nextBest, {}, 50);
        const auto decided = acts.queue({.state = ResponseState::decided}, QueueSort::nextBest, {}, 50);
        const auto count = acts.count({.state = ResponseState::decided}, 1000), mine = acts.count({.state = ResponseState::decided, .decidedBy = other, .allTries = true}, 1000);
        const auto waiting = acts.toMarkSecond(CourseId("personalisation"), rule, other, 1000);
        if (!page || !decided || decided->items.size() != 50 || !count || !mine || !waiting || waiting->empty()) state.SkipWithError("not as decided");
        state.PauseTiming();
        store = fail(ErrorCode::io, "");
        state.ResumeTiming();
    }
}
BENCHMARK(openDecided)->Unit(benchmark::kMillisecond);

/// Works out the list of responses anew from steps and acts, as the first opening of a store by a newer version does.
void rebuildList(benchmark::State& state) {
    FullCentre& where = state.range(0) == 0 ? full() : allDecided();
    for (auto _ : state) {
        Connection connection(storeFile(where.folder), OpenMode::readWrite, std::chrono::seconds(5));
        Writing writing(connection);
        rebuildResponses(connection);
        writing.commit();
    }
}
BENCHMARK(rebuildList)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->Iterations(1);

/// The gradebook and the results of 100,000 decided responses; the bytes they come to.
void resultsFile(benchmark::State& state) {
    FullCentre& where = allDecided();
    Course course;
    course.id = CourseId("personalisation");
    for (auto _ : state) {
        const auto results = resultsOf(*where.centre->store, course, {}, false);
        const auto file = !results ? Result<std::string>(tl::make_unexpected(results.error())) : state.range(0) == 0 ? Result<std::string>(resultsCsv(*results)) : resultsXlsx(*results, course, where.centre->clock.now());
        if (!file || results->rows.size() != attempts) return state.SkipWithError("no results");
        state.counters["bytes"] = static_cast<double>(file->size());
    }
}
BENCHMARK(resultsFile)->ArgName("xlsx")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->Iterations(1);

/// An EQA pack of that many decided responses.
void eqaSample(benchmark::State& state) {
    FullCentre& where = allDecided();
    ActStore acts(*where.centre->store);
    Course course;
    course.id = CourseId("personalisation");
    EqaPackRequest sample;
    sample.now = where.centre->clock.now();
    std::optional<QueueCursor> after;
    while (sample.responses.size() < static_cast<std::size_t>(state.range(0))) {
        const auto page = acts.queue({.state = ResponseState::decided}, QueueSort::oldest, after, 500);
        if (!page || page->items.empty()) return state.SkipWithError("no sample");
        for (const ReviewItem& one : page->items)
            if (sample.responses.size() < static_cast<std::size_t>(state.range(0))) sample.responses.push_back(one.response);
        after = page->next;
    }
    for (auto _ : state) {
        const auto pack = eqaPack(*where.centre->store, course, {}, sample);
        if (!pack) return state.SkipWithError(pack.error().message.c_str());
        state.counters["bytes"] = static_cast<double>(pack->bytes.size());
    }
}
BENCHMARK(eqaSample)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
