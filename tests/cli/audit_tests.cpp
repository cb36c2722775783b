#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "engine/exchange/package.h"
#include "engine/store/sitting.h"
#include "tests/cli/program.h"

using namespace carewright;
using namespace carewright::tests;

namespace {

const Instant start{std::chrono::milliseconds(1795262400000)};

/// A store with one answer in it; its package.
std::string fillStore(const std::filesystem::path& folder) {
    FixedClock clock(start);
    SeededUuidSource ids(1);
    StoreOptions options;
    options.automaticBackups = false;
    auto store = Store::open(folder, clock, options);
    REQUIRE(store);
    const LearnerId learner(ids.next(start));
    REQUIRE(store->addLearner(learner, "Amina"));
    auto sitting = Sitting::start(*store, clock, ids, learner, questionExercise(CourseId("personalisation"), QuestionId("define")));
    REQUIRE(sitting);
    REQUIRE(sitting->submit("The person decides."));
    const auto package = packageAttempts(*store, learner, start, ids.next(start));
    REQUIRE(package);
    return writePackage(*package, nullptr);
}

void flip(const std::filesystem::path& file, const std::string& words) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    in.close();
    const std::size_t at = bytes.find(words);
    REQUIRE(at != std::string::npos);
    bytes[at] ^= 1;
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST_CASE("audit of a whole store and package says so") {
    const ScratchFolder folder;
    const std::string package = folder.write("work.carewright", fillStore(folder.path()));
    const auto store = runCarewright({"audit", folder.path().string()});
    CHECK(store.status == 0);
    CHECK(store.out.find("1 attempt of 2 steps, 0 acts, 0 accounts. Everything is as it was written.") != std::string::npos);
    const auto file = runCarewright({"audit", package});
    CHECK(file.status == 0);
    CHECK(file.out.find("Package (attempts): 1 learner, 2 steps, 0 acts; not signed.") != std::string::npos);
}

TEST_CASE("audit names the first broken row") {
    const ScratchFolder folder;
    const std::string package = folder.write("work.carewright", fillStore(folder.path()));
    flip(folder.path() / "carewright.sqlite", "The person decides.");
    const auto store = runCarewright({"audit", folder.path().string()});
    CHECK(store.status == 1);
    CHECK(linesOf(store.out).front().find("Step 2 (submitted) was changed after it was written.") != std::string::npos);
    flip(folder.path() / "work.carewright", "Amina");
    const auto file = runCarewright({"audit", package});
    CHECK(file.status == 1);
    CHECK(file.out.starts_with("broken: The package is refused: its content was changed after it was made."));
}

TEST_CASE("audit of nothing could not be done") {
    const ScratchFolder folder;
    CHECK(runCarewright({"audit", folder.path().string()}).status == 2);
    CHECK(runCarewright({"audit", (folder.path() / "none").string()}).status == 2);
    CHECK(runCarewright({"audit", folder.write("words.txt", "Only words.")}).status == 2);
    CHECK(runCarewright({"audit"}).status == 2);
}
