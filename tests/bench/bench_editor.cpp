/// What the answer editor costs: a frame at rest, a keystroke in the middle of a long answer, a large paste.
///
/// Figures that hold on any machine are ratios taken in one run: the counter `over_100_words` is how many times a frame
/// of 100 words such a frame costs. Drawing goes as far as ImGui's draw lists; the graphics card is not part of it.
#include <benchmark/benchmark.h>

#include <time.h>

#include <algorithm>
#include <string>

#include "app/ui/spelling.h"
#include "app/ui/text_editor.h"
#include "tests/ui/text_stage.h"

namespace {

using namespace carewright::ui;

/// Processor time of this thread in seconds: what others do on the machine does not count.
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::string answer(int words) {
    static constexpr const char* const phrase[] = {"personalisation", "means", "that", "people", "choose", "the",
                                                   "support", "they", "want,", "and", "staff", "listen."};
    std::string text;
    for (int i = 0; i < words; ++i) {
        text += phrase[i % 12];
        text += i % 96 == 95 ? '\n' : ' ';
    }
    return text;
}

/// An editor in sight, with the keyboard and the caret in the middle of its text.
struct Desk {
    explicit Desk(int words, Spelling* spelling = nullptr) {
        options.label = "Your answer";
        options.height = 500;
        options.spelling = spelling;
        editor.setText(answer(words));
        editor.select(editor.text().size() / 2, editor.text().size() / 2);
        stage.focus.giveByMouse("answer");
        stage.frames(200);      // until everything has been laid out and checked
    }

    TextEditor editor;
    TextEditorOptions options;
    TextStage stage{[this](Flow& flow) { editor.draw(flow, "answer", options); }};
};

double secondsPerFrame(Desk& desk, int frames) {
    const auto start = now();
    desk.stage.frames(frames);
    return (now() - start) / frames;
}

double shortFrame() {
    Desk desk(100);
    return secondsPerFrame(desk, 2000);
}

void frameAtRest(benchmark::State& state) {
    const double reference = shortFrame();
    Desk desk(static_cast<int>(state.range(0)));
    double seconds = 0;
    for (auto _ : state) {
        const double frame = secondsPerFrame(desk, 1);
        state.SetIterationTime(frame);
        seconds += frame;
    }
    state.counters["over_100_words"] = seconds / static_cast<double>(state.iterations()) / reference;
}
BENCHMARK(frameAtRest)->Arg(100)->Arg(1000)->Arg(5000)->Arg(15000)->UseManualTime()->Unit(benchmark::kMicrosecond);

/// One letter typed and drawn; every tenth keystroke is a space. Spelling is checked where a dictionary is installed.
void keystroke(benchmark::State& state) {
    const double reference = shortFrame();
    Spelling spelling;
    spelling.waitUntilRead();
    Desk desk(static_cast<int>(state.range(0)), &spelling);
    double seconds = 0, slowest = 0;
    int count = 0;
    for (auto _ : state) {
        const char letter[] = {++count % 10 == 0 ? ' ' : static_cast<char>('a' + count % 26), '\0'};
        const auto start = now();
        desk.stage.type(letter);
        const double taken = now() - start;
        state.SetIterationTime(taken);
        seconds += taken;
        slowest = std::max(slowest, taken);
        if (count % 2000 == 0) {
            state.PauseTiming();
            desk.editor.setText(answer(static_cast<int>(state.range(0))));
            desk.editor.select(desk.editor.text().size() / 2, desk.editor.text().size() / 2);
            desk.stage.frames(20);
            state.ResumeTiming();
        }
    }
    state.counters["over_100_words"] = seconds / static_cast<double>(state.iterations()) / reference;
    state.counters["slowest_us"] = slowest * 1e6;
}
BENCHMARK(keystroke)->Arg(100)->Arg(5000)->UseManualTime()->Unit(benchmark::kMicrosecond);

/// The same in one paragraph of 5,000 words without a line break.
void keystrokeInOneParagraph(benchmark::State& state) {
    Desk desk(0);
    std::string text = answer(5000);
    for (char& c : text) c = c == '\n' ? ' ' : c;
    desk.editor.setText(text);
    desk.editor.select(text.size() / 2, text.size() / 2);
    desk.stage.frames(20);
    for (auto _ : state) {
        const auto start = now();
        desk.stage.type("x");
        state.SetIterationTime(now() - start);
        desk.stage.key(ImGuiKey_Backspace);
    }
}
BENCHMARK(keystrokeInOneParagraph)->UseManualTime()->Unit(benchmark::kMicrosecond);

/// 5,000 words arrive at once: cleaned, wrapped and drawn.
void paste(benchmark::State& state) {
    const std::string text = answer(5000);
    Desk desk(0);
    for (auto _ : state) {
        const auto start = now();
        desk.editor.setText(text);
        desk.stage.frame();
        state.SetIterationTime(now() - start);
    }
}
BENCHMARK(paste)->UseManualTime()->Unit(benchmark::kMicrosecond);

}  // namespace
