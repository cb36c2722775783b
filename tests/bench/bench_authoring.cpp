/// What a course of 5,000 quiz items costs its author: opening it, a keystroke, an undo, saving one change.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include "engine/authoring/course_document.h"
#include "engine/authoring/course_folder.h"
#include "engine/authoring/edit_journal.h"
#include "engine/content/course_check.h"
#include "engine/content/course_reader.h"
#include "engine/content/course_writer.h"
#include "test_paths.h"
#include "tests/engine/content/sample_course.h"

namespace {

using namespace carewright;

Course largeCourse() {
    Course course = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation").course;
    const std::vector<Item> items = course.items;
    for (std::size_t i = 0; course.items.size() < 5000; ++i) {
        Item item = items[i % items.size()];
        item.id = ItemId(item.id.value + "-" + std::to_string(i));
        course.items.push_back(std::move(item));
    }
    return course;
}

/// The large course in a folder of its own.
struct OnDisk {
    test::TemporaryFolder folder;
    std::filesystem::path course = folder.path() / "course", versions = folder.path() / "versions";
    bool written = writeCourse(largeCourse(), course).has_value();
};

Edit typed(const Course& course, std::size_t n) {
    Item item = course.items[4000];
    item.stem += static_cast<char>('a' + n % 26);
    if (item.stem.size() > 400) item.stem.resize(40);
    return replaceElement(course, 4000, item, "Changed the stem", "item/stem");
}

void openFolder(benchmark::State& state) {
    const OnDisk disk;
    for (auto _ : state) {
        auto folder = CourseFolder::open(disk.course);
        if (!folder) return state.SkipWithError("the course did not open");
        CourseDocument document(folder->base());
        benchmark::DoNotOptimize(&document);
    }
}
BENCHMARK(openFolder)->Unit(benchmark::kMillisecond);

/// The edit and its line in the journal.
void keystroke(benchmark::State& state) {
    const OnDisk disk;
    CourseDocument document(largeCourse());
    auto journal = EditJournal::begin(disk.folder.path() / "course.journal", document.course());
    if (!journal) return state.SkipWithError("no journal");
    bool kept = true;
    document.listen([&](const DocumentEvent& event) { kept = kept && journal->record(event).has_value(); });
    std::size_t n = 0;
    for (auto _ : state)
        if (!document.apply(typed(document.course(), n++))) state.SkipWithError("the edit did not fit");
    if (!kept) state.SkipWithError("the journal was not written");
}
BENCHMARK(keystroke)->Unit(benchmark::kMicrosecond);

void undoAndRedo(benchmark::State& state) {
    CourseDocument document(largeCourse());
    if (!document.apply(moveElement(document.course(), ElementKind::item, 0, 4999, "Moved"))) return state.SkipWithError("the edit did not fit");
    for (auto _ : state)
        if (!document.undo() || !document.redo()) state.SkipWithError("nothing to undo");
}
BENCHMARK(undoAndRedo)->Unit(benchmark::kMicrosecond);

void saveOneChange(benchmark::State& state) {
    const OnDisk disk;
    auto folder = CourseFolder::open(disk.course);
    if (!folder) return state.SkipWithError("the course did not open");
    CourseDocument document(folder->base());
    std::size_t n = 0;
    for (auto _ : state)
        if (!document.apply(typed(document.course(), n++)) || !folder->save(document.course(), disk.versions, Instant{})) state.SkipWithError("not saved");
}
BENCHMARK(saveOneChange)->Unit(benchmark::kMillisecond);

/// In the background in the app: how old the list of problems may be.
void checkAll(benchmark::State& state) {
    const Course course = largeCourse();
    for (auto _ : state) benchmark::DoNotOptimize(checkCourse(course));
}
BENCHMARK(checkAll)->Unit(benchmark::kMillisecond);

}  // namespace
