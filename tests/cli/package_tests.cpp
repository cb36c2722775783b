#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "engine/exchange/package.h"
#include "engine/store/sitting.h"
#include "tests/cli/program.h"
#include "test_paths.h"

using namespace carewright;
using namespace carewright::tests;

namespace {

const Instant start{std::chrono::milliseconds(1795262400000)};
const std::string passphrase = "four quiet herons";

Store openAt(const std::filesystem::path& folder, const Clock& clock) {
    StoreOptions options;
    options.automaticBackups = false;
    auto store = Store::open(folder, clock, options);
    REQUIRE(store);
    return std::move(*store);
}

/// A learner's laptop with one answer in it.
void fillLaptop(const std::filesystem::path& folder) {
    FixedClock clock(start);
    SeededUuidSource ids(1);
    Store store = openAt(folder, clock);
    const LearnerId learner(ids.next(start));
    REQUIRE(store.addLearner(learner, "Amina"));
    auto sitting = Sitting::start(store, clock, ids, learner, questionExercise(CourseId("personalisation"), QuestionId("define")));
    REQUIRE(sitting);
    REQUIRE(sitting->submit("The person decides."));
}

/// A centre whose founder has these roles.
void foundCentre(const std::filesystem::path& folder, const std::set<StaffRole>& roles) {
    FixedClock clock(start);
    SeededUuidSource ids(2);
    Store store = openAt(folder, clock);
    REQUIRE(StaffSession::open(store, clock, ids, {"Asha", roles, passphrase, cheapPassphrase}));
}

std::string bytesOf(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("package carries a learner's work to the centre once") {
    const ScratchFolder laptop, centre, files;
    fillLaptop(laptop.path());
    foundCentre(centre.path(), {StaffRole::assessor});
    const std::string package = (files.path() / "work.carewright").string();
    const auto out = runCarewright({"package", "export", "--data", laptop.path().string(), "--learner", "Amina", package});
    INFO(out.err);
    REQUIRE(out.status == 0);
    CHECK(runCarewright({"audit", package}).status == 0);
    // A centre's store changes by somebody's hand only.
    const auto nobody = runCarewright({"package", "import", "--data", centre.path().string(), package});
    CHECK(nobody.status == 2);
    CHECK(nobody.err.find("--as") != std::string::npos);
    CHECK(runCarewright({"package", "import", "--data", centre.path().string(), "--as", "Asha", package}, "wrong words here\n").status == 2);
    const auto in = runCarewright({"package", "import", "--data", centre.path().string(), "--as", "Asha", package}, passphrase + "\n");
    INFO(in.err);
    REQUIRE(in.status == 0);
    CHECK(in.out == "Taken over: 1 new learner, 2 new steps, 0 new acts.\n");
    const auto again = runCarewright({"package", "import", "--data", centre.path().string(), "--as", "Asha", package}, passphrase + "\n");
    CHECK(again.status == 0);
    CHECK(again.out.find("was here already") != std::string::npos);
    CHECK(runCarewright({"audit", centre.path().string()}).status == 0);
    // On to another computer of the centre, signed.
    const std::string record = (files.path() / "record.carewright").string();
    REQUIRE(runCarewright({"package", "export", "--data", centre.path().string(), "--what", "record", "--as", "Asha", record}, passphrase).status == 0);
    CHECK(runCarewright({"audit", record}).out.find("signed with") != std::string::npos);
}

TEST_CASE("package refuses what was changed, with the reason, and takes nothing of it") {
    const ScratchFolder laptop, centre, files;
    fillLaptop(laptop.path());
    foundCentre(centre.path(), {StaffRole::assessor});
    const std::string package = (files.path() / "work.carewright").string();
    REQUIRE(runCarewright({"package", "export", "--data", laptop.path().string(), "--learner", "Amina", package}).status == 0);
    std::string bytes = bytesOf(package);
    const std::string cut = files.write("cut.carewright", bytes.substr(0, bytes.size() / 2));
    bytes[bytes.find("The person")] ^= 1;
    const std::string changed = files.write("changed.carewright", bytes);
    for (const std::string& bad : {cut, changed}) {
        const auto refused = runCarewright({"package", "import", "--data", centre.path().string(), "--as", "Asha", bad}, passphrase + "\n");
        CHECK(refused.status == 2);
        CHECK(refused.err.find("refused") != std::string::npos);
    }
    CHECK(runCarewright({"audit", centre.path().string()}).out.find("0 attempts of 0 steps") != std::string::npos);
}

TEST_CASE("package and export make no store where there is none, and let nobody do more than their roles") {
    const ScratchFolder empty, centre, files;
    const std::string course = (std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation").string();
    CHECK(runCarewright({"package", "import", "--data", empty.path().string(), files.write("a.carewright", "Only words.")}).status == 2);
    CHECK_FALSE(std::filesystem::exists(empty.path() / "carewright.sqlite"));
    foundCentre(centre.path(), {StaffRole::tutor});
    const std::string file = (files.path() / "results.csv").string();
    const auto tutor = runCarewright({"export", "results", "--data", centre.path().string(), "--course", course, "--as", "Asha", file}, passphrase + "\n");
    CHECK(tutor.status == 2);
    CHECK(tutor.err.find("assessors and quality assurers") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("export writes results and a feedback sheet") {
    const ScratchFolder centre, files;
    const std::string course = (std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation").string();
    fillLaptop(centre.path());
    foundCentre(centre.path(), {StaffRole::assessor});
    const auto run = [&](const std::string& what, const std::string& name, const std::vector<std::string>& more = {}) {
        std::vector<std::string> all{"export", what, "--data", centre.path().string(), "--course", course, "--as", "Asha", (files.path() / name).string()};
        all.insert(all.end(), more.begin(), more.end());
        const auto done = runCarewright(all, passphrase + "\n");
        INFO(done.err);
        CHECK(done.status == 0);
        return bytesOf((files.path() / name).string());
    };
    CHECK(run("results", "results.csv").find("Amina") != std::string::npos);
    CHECK(run("results", "numbers.csv", {"--numbers"}).find("Amina") == std::string::npos);
    CHECK(run("results", "results.xlsx").starts_with("PK"));
    CHECK(run("feedback", "sheet.pdf", {"--learner", "Amina"}).starts_with("%PDF"));
    CHECK(runCarewright({"export", "results", "--data", centre.path().string(), "--course", course, "--as", "Asha", (files.path() / "results.txt").string()}, passphrase).status == 2);
}
