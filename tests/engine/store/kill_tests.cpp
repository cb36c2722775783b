// A learner's program is killed with SIGKILL at random moments; what it was told is kept must be there afterwards.
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <random>
#include <string>
#include <utility>

#include "tests/engine/store/sample_store.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

constexpr int runs = 200;
constexpr auto keystroke = 90ms;    // some eleven characters a second: a fast typist

/// What the child reports, one fixed-size message each, so that a kill never leaves half of one (shorter than PIPE_BUF).
struct Message {
    enum class Kind : std::uint32_t { typed, submitted };
    Kind kind = Kind::typed;
    std::uint32_t tryNumber = 0;        ///< counted on over all attempts
    std::uint32_t letters = 0;          ///< length of the text at this moment
    std::int64_t at = 0;                ///< the child's simulated time
};

/// The text after so many keystrokes, the same in both processes.
std::string textOf(std::size_t letters) {
    static constexpr std::string_view words = "The person decides what matters to them, with “support” – and café visits. ";
    std::string text;
    while (text.size() < letters) text += words;
    while (letters > 0 && letters < text.size() && (static_cast<unsigned char>(text[letters]) & 0xC0) == 0x80) --letters;
    text.resize(letters);
    return text;
}

void report(int pipe, const Message& message) {
    if (::write(pipe, &message, sizeof message) != sizeof message) ::_exit(3);
}

/// Types, submits, tries again, until it is killed. Never returns to the test's own code.
[[noreturn]] void learn(const std::filesystem::path& folder, const LearnerId& learner, Instant from, std::uint64_t seed, int pipe) {
    FixedClock clock(from);
    SeededUuidSource ids(seed);
    auto store = Store::open(folder, clock, quiet());
    if (!store) ::_exit(4);
    auto sitting = Sitting::resumeOrStart(*store, clock, ids, learner, define());
    if (!sitting) ::_exit(5);
    if (sitting->state().phase == Phase::submitted && !sitting->retry(RetryFrom::nothing)) ::_exit(6);
    std::size_t letters = sitting->state().draft.size();
    std::mt19937_64 random(seed);
    for (;;) {
        const auto message = [&](Message::Kind kind) {
            return Message{kind, static_cast<std::uint32_t>(sitting->state().tryNumber), static_cast<std::uint32_t>(letters),
                           clock.now().time_since_epoch().count()};
        };
        clock.advance(keystroke);
        ++letters;
        // Said before it is typed: the promise is about what the learner did, not about what the program finished.
        report(pipe, message(Message::Kind::typed));
        if (!sitting->typed(textOf(letters))) ::_exit(7);
        if (random() % 40 != 0 || letters < 4) continue;
        const auto submitted = sitting->submit("Try " + std::to_string(sitting->state().tryNumber) + ". " + textOf(letters));
        if (!submitted) ::_exit(8);
        report(pipe, message(Message::Kind::submitted));
        if (!sitting->recordMarking(*submitted, sampleMarking())) ::_exit(9);
        if (!sitting->retry(RetryFrom::nothing)) ::_exit(10);
        letters = 0;
    }
}

struct Seen {
    std::vector<Message> typed;
    std::vector<Message> submitted;
};

/// Reads until the child has said `messages` things, kills it, and reads what was still under way.
Seen runAndKill(pid_t child, int pipe, std::size_t messages, std::size_t spin) {
    Seen seen;
    const auto take = [&] {
        Message message;
        if (::read(pipe, &message, sizeof message) != sizeof message) return false;
        (message.kind == Message::Kind::submitted ? seen.submitted : seen.typed).push_back(message);
        return true;
    };
    for (std::size_t i = 0; i < messages && take(); ++i) {
    }
    // A few turns more, so that the blow falls anywhere between two messages.
    std::atomic<std::size_t> turns = 0;
    while (turns < spin) ++turns;
    ::kill(child, SIGKILL);
    while (take()) {
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    INFO("the child ended by itself with status " << (WIFEXITED(status) ? WEXITSTATUS(status) : -1));
    CHECK(WIFSIGNALED(status));
    return seen;
}

}  // namespace

TEST_CASE("A killed program loses at most a second of typing and no submitted answer", "[store][kill]") {
    // Kept in memory where possible: SIGKILL leaves what the kernel has, and waiting for a disk would show nothing more.
    const std::filesystem::path memory = "/dev/shm";
    SampleStore sample(7, quiet(), ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path());
    std::mt19937_64 random(20261121);
    std::size_t submissions = 0;
    for (int run = 0; run < runs; ++run) {
        INFO("run " << run);
        sample.store.reset();
        std::array<int, 2> ends{};
        REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
        const std::uint64_t seed = random();
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::close(ends[0]);
            learn(sample.folder.path(), sample.learner, sample.clock.now(), seed, ends[1]);
        }
        ::close(ends[1]);
        const Seen seen = runAndKill(child, ends[0], random() % 60, random() % 100000);
        ::close(ends[0]);
        submissions += seen.submitted.size();

        if (!seen.typed.empty()) sample.clock.advance(Instant(std::chrono::milliseconds(seen.typed.back().at)) - sample.clock.now() + 1s);
        sample.open();
        const auto list = sample.store->attempts({});
        REQUIRE(list);
        if (list->empty()) {
            CHECK(seen.typed.empty());
            continue;
        }
        const auto state = sample.store->attempt(list->front().id);
        REQUIRE(state);
        CHECK(state->unreadable.empty());
        CHECK_FALSE(state->draftDamaged);
        REQUIRE(sample.store->verify(list->front().id)->whole());
        CHECK(list->front() == summarise(*state));

        for (const Message& message : seen.submitted) {
            const std::string text = "Try " + std::to_string(message.tryNumber) + ". " + textOf(message.letters);
            CHECK(std::ranges::count(state->submissions, text, &Submission::text) == 1);
        }
        if (!seen.typed.empty()) {
            // What had been typed a second before the last keystroke is there, in its try or handed in and gone on from.
            Message aSecondAgo;
            for (const Message& message : seen.typed)
                if (message.at <= seen.typed.back().at - 1000) aSecondAgo = message;
            const auto reached = std::pair(static_cast<std::uint32_t>(state->tryNumber), state->draft.size());
            CHECK(reached >= std::pair(aSecondAgo.tryNumber, textOf(aSecondAgo.letters).size()));
            if (state->phase == Phase::writing) CHECK(textOf(state->draft.size()) == state->draft);
        }
        // A new attempt now and then, so that the chains stay as short as in life.
        if (run % 10 == 9) {
            auto sitting = Sitting::resume(*sample.store, sample.clock, sample.ids, list->front().id);
            REQUIRE(sitting);
            REQUIRE(sitting->finish());
        }
    }
    CHECK(submissions > 20);
    CHECK(sample.store->verifyAll()->whole());
    std::size_t kept = 0;
    const auto all = sample.store->attempts({});
    for (const AttemptSummary& summary : *all) kept += static_cast<std::size_t>(summary.submissions);
    CHECK(kept >= submissions);
}
