// How long it takes to keep a step, to open a full store, and to list what is in it.
#include <benchmark/benchmark.h>
#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>

#include "engine/store/sitting.h"
#include "engine/store/store.h"

using namespace carewright;

namespace {

constexpr int fullStore = 10000;

/// A folder with a store and one learner; removed at the end.
struct Bench {
    Bench() {
        std::string name = (std::filesystem::temp_directory_path() / "carewright-bench-XXXXXX").string();
        if (::mkdtemp(name.data())) folder = name;
        options.automaticBackups = false;
        open();
        if (store && !store->addLearner(learner, "Amina")) store.reset();
    }
    ~Bench() {
        store.reset();
        std::error_code error;
        std::filesystem::remove_all(folder, error);
    }
    void open() {
        store.reset();
        auto opened = Store::open(folder, clock, options);
        if (opened) store = std::make_unique<Store>(std::move(*opened));
    }

    /// Attempts with five steps each, written a hundred at a time.
    bool fill(int attempts) {
        std::vector<Step> steps;
        for (int i = 0; i < attempts; ++i) {
            clock.advance(std::chrono::seconds(60));
            AttemptState state;
            const auto stamp = [&] { return StepStamp{StepId(ids.next(clock.now())), clock.now(), learnerActor(learner)}; };
            const auto take = [&](const Step& step) {
                apply(state, step);
                steps.push_back(step);
            };
            take(*start(AttemptId(ids.next(clock.now())), learner,
                        questionExercise(CourseId("personalisation"), QuestionId("q" + std::to_string(i % 8))), stamp()));
            const std::string text = "Personalisation means the person decides what their support looks like. " + std::to_string(i);
            for (const std::size_t length : {20, 40, 60}) take(**writeDraft(state, text.substr(0, length), stamp()));
            take(**submit(state, text, stamp()));
            if (steps.size() < 500 && i + 1 < attempts) continue;
            if (!store->append(steps)) return false;
            steps.clear();
        }
        return true;
    }

    std::filesystem::path folder;
    FixedClock clock{Instant(std::chrono::milliseconds(1795262400000))};
    SeededUuidSource ids{1};
    LearnerId learner{ids.next(clock.now())};
    StoreOptions options;
    std::unique_ptr<Store> store;
};

/// One draft step, on the disk when it returns: what the learner's typing costs once a second.
void appendDraft(benchmark::State& state) {
    Bench bench;
    auto sitting = Sitting::start(*bench.store, bench.clock, bench.ids, bench.learner,
                                  questionExercise(CourseId("personalisation"), QuestionId("define")));
    std::string text;
    for (auto _ : state) {
        if (text.size() > 30000) text.clear();
        text += "another word ";
        bench.clock.advance(std::chrono::seconds(1));
        if (!sitting->typed(text) || !sitting->flush()) state.SkipWithError("not kept");
    }
}
BENCHMARK(appendDraft)->Unit(benchmark::kMicrosecond);

void openFullStore(benchmark::State& state) {
    Bench bench;
    if (!bench.fill(fullStore)) return state.SkipWithError("not filled");
    bench.options.checkAtOpen = state.range(0) != 0;
    for (auto _ : state) bench.open();
    if (!bench.store) state.SkipWithError("not opened");
}
BENCHMARK(openFullStore)->ArgName("check")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond);

/// What Home and Practise ask: the newest attempts of a learner, and all at one question.
void listAttempts(benchmark::State& state) {
    Bench bench;
    if (!bench.fill(fullStore)) return state.SkipWithError("not filled");
    AttemptQuery query;
    query.learner = bench.learner;
    query.limit = 20;
    if (state.range(0) != 0) {
        query.course = CourseId("personalisation");
        query.ref = "q3";
    }
    for (auto _ : state) benchmark::DoNotOptimize(bench.store->attempts(query));
}
BENCHMARK(listAttempts)->ArgName("question")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

}  // namespace
