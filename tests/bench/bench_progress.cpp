// What opening progress costs a learner who came every day for three years: the first time after the app began, and again.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>

#include "app/desktop/workspace.h"
#include "engine/content/course_reader.h"
#include "tests/bench/generated_history.h"
#include "test_paths.h"

using namespace carewright;

namespace {

const Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(19);

/// A store with three years in it, made once and gone at the end.
class ThreeYears {
public:
    ThreeYears() {
        std::string name = (std::filesystem::temp_directory_path() / "carewright-bench-XXXXXX").string();
        if (!::mkdtemp(name.data())) std::abort();
        folder = name;
        const ReadCourse read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
        SeededUuidSource ids(1);
        const LearnerId learner(ids.next(now));
        StoreOptions options;
        options.automaticBackups = false;
        FixedClock clock(now);
        auto store = Store::open(folder, clock, options);
        if (!store || !store->addLearner(learner, "Amina")) std::abort();
        steps = test::GeneratedHistory(read.course, learner, 1).days(3 * 365, now);
        if (!store->append(steps)) std::abort();
    }
    ~ThreeYears() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    std::filesystem::path folder;
    std::vector<Step> steps;
};

Workspace::Options optionsFor(const ThreeYears& years) {
    StoreOptions store;
    store.automaticBackups = false;
    return {years.folder, CAREWRIGHT_CONTENT_DIR "/personalisation", store};
}

void openProgressFirst(benchmark::State& bench) {
    const ThreeYears years;
    FixedClock clock(now);
    SeededUuidSource ids(2);
    std::size_t pieces = 0;
    for (auto _ : bench) {
        bench.PauseTiming();
        Workspace workspace(optionsFor(years), clock, ids);
        bench.ResumeTiming();
        workspace.apply({ui::GoTo{{ui::Room::progress, {}, {}}}});
        pieces = 0;
        for (const PointProgress& point : workspace.model().progress.progress.points) pieces += point.evidence.size();
        bench.PauseTiming();
        if (pieces == 0) bench.SkipWithError("no evidence was found");
        workspace.flush();
        bench.ResumeTiming();
    }
    bench.counters["steps"] = static_cast<double>(years.steps.size());
    bench.counters["evidence"] = static_cast<double>(pieces);
}
BENCHMARK(openProgressFirst)->Unit(benchmark::kMillisecond);

void openProgressAgain(benchmark::State& bench) {
    const ThreeYears years;
    FixedClock clock(now);
    SeededUuidSource ids(2);
    Workspace workspace(optionsFor(years), clock, ids);
    workspace.apply({ui::GoTo{{ui::Room::progress, {}, {}}}});
    for (auto _ : bench) {
        bench.PauseTiming();
        workspace.apply({ui::GoTo{{ui::Room::home, {}, {}}}});
        bench.ResumeTiming();
        workspace.apply({ui::GoTo{{ui::Room::progress, {}, {}}}});
    }
}
BENCHMARK(openProgressAgain)->Unit(benchmark::kMillisecond);

}  // namespace
