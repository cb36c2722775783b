// How fast responses are marked against the whole course, and that nothing a person can type makes it slow.
//
// The floor is what no marker can do without: split the same responses into words, fold case, look each word up in one
// hash table. The counter `floors` says how many times the floor the marking takes. For hostile input the benchmarks of
// one name are its curve of growth: `ns_per_word` stays where it is as long as marking is linear, and `ratio` says how
// much longer an input of twice the size takes (2 is linear).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.h"
#include "engine/content/course_reader.h"
#include "engine/exchange/marked_reader.h"
#include "engine/marking/compiled_course.h"
#include "engine/marking/judge.h"
#include "engine/marking/marker.h"
#include "test_paths.h"

namespace {

using namespace carewright;

/// One hash table without tricks or slack: linear probing over a power of two, hashed while the word is folded.
class FloorTable {
public:
    static constexpr std::uint64_t seed = 1469598103934665603ull;
    static std::uint64_t step(std::uint64_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull; }

    void add(const std::string& word) {
        std::uint64_t hash = seed;
        for (const char c : word) hash = step(hash, c);
        std::size_t at = hash & (m_slots.size() - 1);
        while (!m_slots[at].empty() && m_slots[at] != word) at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = word;
    }
    [[nodiscard]] bool has(std::string_view word, std::uint64_t hash) const {
        std::size_t at = hash & (m_slots.size() - 1);
        while (!m_slots[at].empty() && m_slots[at] != word) at = (at + 1) & (m_slots.size() - 1);
        return !m_slots[at].empty();
    }

private:
    std::vector<std::string> m_slots = std::vector<std::string>(32768);
};

/// The shipped course and the marked responses, read once for the whole run.
struct Bench {
    Course course;
    std::vector<MarkedResponse> responses;
    std::unique_ptr<const CompiledCourse> compiled;
    std::unique_ptr<Marker> marker;
    FloorTable table;   ///< words of the responses

    Bench() {
        auto read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
        if (!read.usable()) throw std::runtime_error("the course has errors");
        course = std::move(read.course);
        std::ifstream in(CAREWRIGHT_TEST_DATA_DIR "/dev.jsonl");
        responses = readMarkedResponses(in).responses;
        auto made = Marker::compile(course);
        auto whole = CompiledCourse::compile(course);
        if (!made || !whole || responses.empty()) throw std::runtime_error("nothing to mark with");
        marker = std::make_unique<Marker>(std::move(*made));
        compiled = std::move(*whole);
        Words words;
        for (const MarkedResponse& response : responses) {
            splitWords(response.answer, words);
            for (std::size_t i = 0; i < words.size(); ++i) table.add(std::string(words.at(i)));
        }
    }

    /// About `count` words of ordinary answers.
    [[nodiscard]] std::string text(std::size_t count) const {
        std::string out;
        Words words;
        std::size_t have = 0;
        for (std::size_t i = 0; have < count; ++i) {
            const std::string& answer = responses[i % responses.size()].answer;
            splitWords(answer, words);
            if (have + words.size() > count) {
                out += answer.substr(0, words.words[count - have - 1].span.end);
                have = count;
            } else {
                out += answer + '\n';
                have += words.size();
            }
        }
        return out;
    }

    [[nodiscard]] std::size_t markAll(bool explain) const {
        std::size_t awarded = 0;
        for (const MarkedResponse& response : responses) {
            const auto marking = marker->mark(response.question, response.answer, {.allPoints = true, .explain = explain});
            if (marking) awarded += static_cast<std::size_t>(marking->marks);
        }
        return awarded;
    }
};

const Bench& bench() {
    static const Bench only;
    return only;
}

/// The fastest of some runs, in seconds of processor time: a busy machine must not make the program look slow.
template <class Work>
double fastest(int runs, Work work) {
    double best = 1e9;
    for (int i = 0; i < runs; ++i) {
        const std::clock_t start = std::clock();
        work();
        best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
}

/// The floor's tokeniser is as plain as can be: ASCII letters and digits, folded by adding 32, looked up one by one.
std::size_t floorPass() {
    std::size_t known = 0;
    std::array<char, 64> word{};
    for (const MarkedResponse& response : bench().responses) {
        std::size_t length = 0;
        std::uint64_t hash = FloorTable::seed;
        const auto finish = [&] {
            if (length > 0) known += bench().table.has(std::string_view(word.data(), length), hash) ? 1 : 0;
            length = 0;
            hash = FloorTable::seed;
        };
        for (const char c : response.answer) {
            const bool upper = c >= 'A' && c <= 'Z';
            if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
                const char folded = static_cast<char>(upper ? c + 32 : c);
                hash = FloorTable::step(hash, folded);
                if (length < word.size()) word[length++] = folded;
            } else {
                finish();
            }
        }
        finish();
    }
    return known;
}

void perSecond(benchmark::State& state) {
    state.counters["answers"] = benchmark::Counter(static_cast<double>(state.iterations() * static_cast<std::int64_t>(bench().responses.size())),
                                                   benchmark::Counter::kIsRate);
}

void floorOfWords(benchmark::State& state) {
    benchmark::DoNotOptimize(floorPass());
    for (auto _ : state) benchmark::DoNotOptimize(floorPass());
    perSecond(state);
}
BENCHMARK(floorOfWords)->Unit(benchmark::kMillisecond);

/// `range(0)`: with the sentences that explain each decision, or without.
void markEveryPoint(benchmark::State& state) {
    const bool explain = state.range(0) != 0;
    const double floor = fastest(15, [] { benchmark::DoNotOptimize(floorPass()); });
    double best = 1e9;
    for (auto _ : state) best = std::min(best, fastest(1, [&] { benchmark::DoNotOptimize(bench().markAll(explain)); }));
    perSecond(state);
    state.counters["floors"] = best / floor;
}
BENCHMARK(markEveryPoint)->ArgName("explain")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond);

/// Splitting, resolving, clauses and hits: what every rule and weight rests on.
void readEveryResponse(benchmark::State& state) {
    MarkingDesk desk(*bench().compiled);
    for (auto _ : state) {
        for (const MarkedResponse& response : bench().responses) desk.reading.read(response.answer);
        benchmark::DoNotOptimize(desk.reading.hits().data());
    }
    perSecond(state);
}
BENCHMARK(readEveryResponse)->Unit(benchmark::kMillisecond);

/// Marking while somebody types: an answer of so many words is marked again after each key, without explanations, which
/// nobody reads while typing.
void markWhileTyping(benchmark::State& state) {
    const std::string text = bench().text(static_cast<std::size_t>(state.range(0)));
    std::size_t typed = 0;
    for (auto _ : state) {
        const std::string_view now = std::string_view(text).substr(0, text.size() - typed++ % 8);
        benchmark::DoNotOptimize(bench().marker->mark(bench().course.questions[0].id, now, {.explain = false}));
    }
}
BENCHMARK(markWhileTyping)->Arg(90)->Arg(500)->Arg(5000)->Unit(benchmark::kMicrosecond);

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

/// Each makes an input of about `size` words (a word stands for ten bytes where there is but one) that is meant to hurt.
std::string manyWords(std::size_t size) { return bench().text(size); }
std::string oneSentence(std::size_t size) {
    std::string text = bench().text(size);
    for (char& c : text) {
        if (c == '.' || c == '!' || c == '?' || c == '\n') c = ' ';
    }
    return text;
}
std::string oneWord(std::size_t size) { return std::string(size * 10, 'x'); }
/// Misspellings, no two alike. Up to what a desk remembers they are worked out once and then looked up; past that (100,000
/// here) each is worked out every time, which is where the step in this curve comes from.
std::string differentWords(std::size_t size) {
    std::string out;
    for (std::size_t i = 0; i < size; ++i) out += "chooze" + std::to_string(i * 2654435761u % 1000003) + ' ';
    return out;
}
std::string oneCue(std::size_t size) { return repeated("not ", size); }
std::string oneConcept(std::size_t size) { return repeated("person choose because so ", size / 4); }
std::string deepQuotes(std::size_t size) { return repeated("\xe2\x80\x9c", size) + " choice " + repeated("\xe2\x80\x9d", size); }
/// The words of the course's wordings, each wording backwards: every anchor stands, and hardly any wording is whole.
std::string nearMisses(std::size_t size) {
    std::string out;
    Words words;
    for (std::size_t have = 0; have < size;) {
        for (const Concept& concept_ : bench().course.concepts) {
            for (const TermText& term : concept_.terms) {
                splitWords(term.text, words);
                for (std::size_t i = words.size(); i-- > 0 && have < size; ++have) out.append(words.at(i)) += ' ';
            }
        }
    }
    return out;
}
std::string bareMarks(std::size_t size) { return repeated("'\"(-.,\xff", size); }

void staysLinear(benchmark::State& state, std::string (*make)(std::size_t)) {
    const auto size = static_cast<std::size_t>(state.range(0));
    const std::string once = make(size);
    const std::string twice = make(size * 2);
    const QuestionId& question = bench().course.questions[0].id;
    const auto mark = [&](const std::string& text) {
        return fastest(1, [&] { benchmark::DoNotOptimize(bench().marker->mark(question, text, {.allPoints = true})); });
    };
    double one = 1e9;
    double two = 1e9;
    for (auto _ : state) {
        one = std::min(one, mark(once));
        two = std::min(two, mark(twice));
        state.SetIterationTime(std::max(one, 1e-9));
    }
    state.counters["ratio"] = two / std::max(one, 1e-6);
    state.counters["ms"] = one * 1000;
    state.counters["ns_per_word"] = one * 1e9 / static_cast<double>(size);
}
void curve(benchmark::internal::Benchmark* benchmark) {
    benchmark->RangeMultiplier(10)->Range(1000, 100000)->UseManualTime()->Iterations(3);
}
BENCHMARK_CAPTURE(staysLinear, many_words, manyWords)->Apply(curve);
BENCHMARK_CAPTURE(staysLinear, one_sentence, oneSentence)->Apply(curve);
BENCHMARK_CAPTURE(staysLinear, one_word, oneWord)->Apply(curve);
BENCHMARK_CAPTURE(staysLinear, different_words, differentWords)->Apply(curve);
BENCHMARK_CAPTURE(staysLinear, one_cue, oneCue)->Apply(curve);
BENCHMARK_CAPTURE(staysLinear, one_concept, oneConcept)->Apply(curve);
BENCHMARK_CAPTURE(staysLinear, near_misses, nearMisses)->Apply(curve);
BENCHMARK_CAPTURE(staysLinear, deep_quotes, deepQuotes)->Apply(curve);
BENCHMARK_CAPTURE(staysLinear, bare_marks, bareMarks)->Apply(curve);

}  // namespace
