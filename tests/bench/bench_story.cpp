/// What a story of a thousand passages costs: its layout, its study, and a frame of its map.
///
/// A frame goes as far as ImGui's draw lists; the graphics card is not part of it. `over_50` is how many times a frame of
/// fifty passages such a frame costs.
#include <benchmark/benchmark.h>

#include <imgui.h>
#include <time.h>

#include <random>
#include <string>

#include "app/tutor/story_canvas.h"
#include "app/ui/story_model.h"
#include "engine/content/story_lab.h"
#include "engine/content/story_layout.h"
#include "tests/ui/text_stage.h"

namespace {

using namespace carewright;
using namespace carewright::ui;

double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

Scenario storyOf(int passages) {
    std::mt19937 random(1);
    Scenario out;
    out.id = ScenarioId("s");
    out.title = "A long story";
    out.start = PassageId("p0");
    for (int i = 0; i < passages; ++i) {
        Passage passage;
        passage.id = PassageId("p" + std::to_string(i));
        passage.title = "Passage number " + std::to_string(i) + " of the story";
        passage.group = "Part " + std::to_string(i * 8 / passages);
        passage.blocks.push_back({"Ana stands at the door in her coat and looks at the rain. She wants to go out.", {}, {}, {}});
        if (i + 12 >= passages) passage.ending = Passage::Ending::mixed;
        const int count = i + 12 >= passages ? 0 : 1 + static_cast<int>(random() % 3);
        for (int c = 0; c < count; ++c) {
            ScenarioChoice choice;
            choice.id = ChoiceId(passage.id.value + "-" + std::to_string(c));
            choice.text = "Ask her what she would like to do about it.";
            choice.outcomes.push_back({PassageId("p" + std::to_string(i + 1 + static_cast<int>(random() % 12))), 1, {}});
            passage.choices.push_back(std::move(choice));
        }
        out.passages.push_back(std::move(passage));
    }
    return out;
}

void layout(benchmark::State& state) {
    const Scenario scenario = storyOf(static_cast<int>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(layOutStory(scenario));
}
BENCHMARK(layout)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);

void study(benchmark::State& state) {
    const Scenario scenario = storyOf(static_cast<int>(state.range(0)));
    const StoryRules rules(scenario);
    for (auto _ : state) benchmark::DoNotOptimize(studyStory(rules));
}
BENCHMARK(study)->Arg(50)->Arg(1000)->Unit(benchmark::kMillisecond);

void thousandPlayers(benchmark::State& state) {
    const Scenario scenario = storyOf(1000);
    const StoryRules rules(scenario);
    for (auto _ : state) benchmark::DoNotOptimize(sendPlayers(rules, 1000, 1));
}
BENCHMARK(thousandPlayers)->Unit(benchmark::kMillisecond);

/// An edit: the story copied, and everything at once anew that follows from it.
void edit(benchmark::State& state) {
    const Scenario scenario = storyOf(1000);
    for (auto _ : state) benchmark::DoNotOptimize(StorySheet(scenario).places.size());
}
BENCHMARK(edit)->Unit(benchmark::kMillisecond);

/// The map in a window of 780 by 680 at a zoom: 0 shows everything, else so many steps nearer.
struct Map {
    Map(int passages, int nearer) : sheet(storyOf(passages)) {
        stage.frames(2);
        if (nearer > 0) {
            for (int i = 0; i < nearer; ++i) {
                ImGui::GetIO().MousePos = {400, 300};
                ImGui::GetIO().MouseWheel = 1;
                stage.frame();
            }
            ImGui::GetIO().MouseWheel = 0;
        }
        stage.frames(20);
    }
    StorySheet sheet;
    StoryCanvas canvas;
    TextStage stage{[this](Flow& flow) { (void)canvas.draw(flow.context, "map", {0, 0, 780, 680}, {sheet, nullptr, std::size_t{5}, nullptr, std::nullopt}); }};
};

double secondsPerFrame(Map& map, int frames) {
    const double start = now();
    map.stage.frames(frames);
    return (now() - start) / frames;
}

void frameOfMap(benchmark::State& state) {
    const double reference = [] {
        Map map(50, 0);
        return secondsPerFrame(map, 200);
    }();
    Map map(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    double seconds = 0;
    for (auto _ : state) {
        const double frame = secondsPerFrame(map, 1);
        state.SetIterationTime(frame);
        seconds += frame;
    }
    state.counters["over_50"] = seconds / static_cast<double>(state.iterations()) / reference;
    state.counters["of_a_60th"] = seconds / static_cast<double>(state.iterations()) * 60;
}
BENCHMARK(frameOfMap)->Args({50, 0})->Args({1000, 0})->Args({1000, 12})->Args({1000, 20})->UseManualTime()->Unit(benchmark::kMicrosecond);

}  // namespace
