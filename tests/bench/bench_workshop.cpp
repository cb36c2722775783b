/// What a frame of the workshop costs while a course of 5,000 quiz items is edited: the whole app without a window, typed into.
///
/// A frame goes as far as ImGui's draw lists. `longest_ms` is the longest of all frames, in processor time of the thread that
/// draws (other work on the machine does not count): the pause that an edit could be felt as. A sixtieth of a second is 16.7.
#include <benchmark/benchmark.h>

#include <time.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "app/ui/staff_actions.h"
#include "app/ui/staff_model.h"
#include "app/ui/workshop_actions.h"
#include "app/ui/workshop_model.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "test_paths.h"
#include "tests/ui/headless_driver.h"

namespace {

using namespace carewright;
using namespace carewright::ui;
namespace fs = std::filesystem;

double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

/// The app with a tutor at the form of a quiz item, in a course of so many.
struct Workshop {
    TemporaryFolder folder;
    std::unique_ptr<HeadlessDriver> app;
    double longest = 0, sum = 0;
    std::size_t frames = 0;

    explicit Workshop(std::size_t items) {
        Course course = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation").course;
        const std::vector<Item> own = course.items;
        for (std::size_t i = 0; course.items.size() < items; ++i) {
            Item item = own[i % own.size()];
            item.id = ItemId(item.id.value + "-" + std::to_string(i));
            course.items.push_back(std::move(item));
        }
        (void)writeCourse(course, folder.path() / "course");
        app = std::make_unique<HeadlessDriver>(HeadlessDriver::Options{folder.path() / "data", folder.path() / "course", 1280, 800, {}});
        app->workspace().apply({boxed<StaffRequest>(OpenAccount{"Dawn Tutor", "a calm sentence to remember", {StaffRole::tutor}})});
        app->workspace().apply({GoTo{{Room::workshop, {}, {}}}});
        frame(3);
    }

    [[nodiscard]] const Course& course() const { return app->model().workshop->document->course(); }

    void frame(int count = 1) {
        for (int i = 0; i < count; ++i) {
            const double begin = now();
            app->frame();
            const double took = now() - begin;
            longest = std::max(longest, took);
            sum += took;
            ++frames;
        }
    }

    /// Forgets the frames so far.
    void begin() {
        longest = sum = 0;
        frames = 0;
    }

    void tell(benchmark::State& state) const {
        state.counters["longest_ms"] = longest;
        state.counters["mean_ms"] = sum / static_cast<double>(std::max<std::size_t>(1, frames));
    }
};

/// Letters typed into the stem of one item, each with the frames that follow; the checks run all the while.
void typing(benchmark::State& state) {
    Workshop at(static_cast<std::size_t>(state.range(0)));
    const bool unfolded = state.range(1) == 1;
    (void)at.app->click("workshop/outline/filter");
    at.app->type(at.course().items[40].id.value);
    at.frame(3);
    if (!at.app->click("workshop/outline/quiz items/" + at.course().items[40].id.value)) return state.SkipWithError("no such item");
    (void)at.app->click("workshop/outline/filter");
    at.app->key(ImGuiKey_A, HeadlessDriver::ctrl);
    at.app->key(ImGuiKey_Delete);
    at.frame(3);
    if (!unfolded && !at.app->click("workshop/outline/quiz item")) return state.SkipWithError("the outline does not fold");
    if (!at.app->click("workshop/main/form/stem")) return state.SkipWithError("no form");
    at.begin();
    for (auto _ : state) {
        for (int i = 0; i < 5; ++i) {
            const double begin = now();
            at.app->type(std::string(1, static_cast<char>('a' + i)));   // types and draws
            at.longest = std::max(at.longest, now() - begin);
            at.frame(4);
        }
    }
    if (at.app->model().workshop->document->done() == 0) state.SkipWithError("nothing was edited");
    at.tell(state);
}
BENCHMARK(typing)->Args({100, 0})->Args({5000, 0})->Args({5000, 1})->ArgNames({"items", "unfolded"})->Unit(benchmark::kMillisecond)->Iterations(20);

/// Going into the workshop: what other programs changed is looked for.
void arriving(benchmark::State& state) {
    Workshop at(static_cast<std::size_t>(state.range(0)));
    at.begin();
    for (auto _ : state) {
        at.app->workspace().apply({GoTo{{Room::home, {}, {}}}});
        at.app->frame();
        const double begin = now();
        at.app->workspace().apply({GoTo{{Room::workshop, {}, {}}}});
        at.app->frame();
        at.longest = std::max(at.longest, now() - begin);
    }
    state.counters["longest_ms"] = at.longest;
}
BENCHMARK(arriving)->Arg(5000)->ArgName("items")->Unit(benchmark::kMillisecond)->Iterations(10);

/// The longest frame while an edit is saved, and how long the whole takes; by the clock on the wall, because waiting for a disk
/// takes no processor time, and by that of the processor, because other work on the machine does not count.
void saving(benchmark::State& state) {
    Workshop at(static_cast<std::size_t>(state.range(0)));
    const auto wall = [] { return std::chrono::steady_clock::now(); };
    double longest = 0, whole = 0, sync = 0, busy = 0;
    int number = 0;
    const auto timed = [&](auto&& what) {
        const auto begin = wall();
        const double busyFrom = now();
        what();
        busy = std::max(busy, now() - busyFrom);
        return std::chrono::duration<double, std::milli>(wall() - begin).count();
    };
    for (auto _ : state) {
        Element element = elementAt(at.course(), ElementKind::item, 40);
        std::get<Item>(element).stem = "Another question, number " + std::to_string(++number) + "?";
        at.app->workspace().apply({boxed<WorkshopRequest>(MakeEdit{replaceElement(at.course(), 40, std::move(element), "Changed it")})});
        at.app->frame();
        // A second later the journal goes to the disk.
        at.app->clock().advance(std::chrono::milliseconds(1100));
        sync = std::max(sync, timed([&] { at.app->frame(); }));
        const auto begin = wall();
        longest = std::max(longest, timed([&] {
                               at.app->workspace().apply({boxed<WorkshopRequest>(SaveCourse{})});
                               at.app->frame();
                           }));
        while (at.app->model().workshop->unsaved) {
            longest = std::max(longest, timed([&] { at.app->frame(); }));
            std::this_thread::sleep_for(std::chrono::milliseconds(4));
        }
        for (int i = 0; i < 10; ++i) longest = std::max(longest, timed([&] { at.app->frame(); }));
        whole = std::max(whole, std::chrono::duration<double, std::milli>(wall() - begin).count());
    }
    state.counters["longest_ms"] = longest;
    state.counters["busy_ms"] = busy;
    state.counters["sync_ms"] = sync;
    state.counters["whole_ms"] = whole;
}
BENCHMARK(saving)->Arg(100)->Arg(5000)->ArgName("items")->Unit(benchmark::kMillisecond)->Iterations(10);

}  // namespace
