// How long the course takes to load, and to compile for marking: what a start of the program waits for.
#include <benchmark/benchmark.h>

#include "engine/content/course_reader.h"
#include "engine/marking/marker.h"
#include "test_paths.h"

namespace {

using namespace carewright;

void readWholeCourse(benchmark::State& state) {
    for (auto _ : state) {
        const auto read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
        if (!read.usable()) state.SkipWithError("the course has errors");
        benchmark::DoNotOptimize(read.course.topics.data());
    }
}
BENCHMARK(readWholeCourse)->Unit(benchmark::kMillisecond);

void compileMarker(benchmark::State& state) {
    const auto read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
    for (auto _ : state) {
        const auto marker = Marker::compile(read.course);
        if (!marker) state.SkipWithError("the rubric does not compile");
        benchmark::DoNotOptimize(&marker);
    }
}
BENCHMARK(compileMarker)->Unit(benchmark::kMillisecond);

}  // namespace
