// Full disks, read-only folders, locks, damage and second copies: a clear message each, and nothing lost.
#include <catch2/catch.hpp>
#include <sched.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "engine/store/backup.h"
#include "engine/store/store_files.h"
#include "tests/engine/store/sample_store.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// Another program's connection to the same file, to hold locks and to tamper.
class Stranger {
public:
    explicit Stranger(const fs::path& file) { REQUIRE(sqlite3_open(file.c_str(), &m_database) == SQLITE_OK); }
    ~Stranger() { sqlite3_close(m_database); }
    Stranger(const Stranger&) = delete;
    Stranger& operator=(const Stranger&) = delete;

    /// The message, empty where it worked.
    std::string run(const std::string& sql) {
        char* message = nullptr;
        sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, &message);
        std::string text = message ? message : "";
        sqlite3_free(message);
        return text;
    }

    /// The first column of the first row.
    std::int64_t number(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        REQUIRE(sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
        REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
        const std::int64_t value = sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
        return value;
    }

private:
    sqlite3* m_database = nullptr;
};

void overwrite(const fs::path& file, std::uintmax_t from, std::uintmax_t count) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(from));
    for (std::uintmax_t i = 0; i < count; ++i) stream.put(static_cast<char>(0xA5));
    REQUIRE(stream.good());
}

void submitAnswers(SampleStore& sample, int count) {
    for (int i = 0; i < count; ++i) {
        Sitting sitting = sample.begin();
        sample.clock.advance(1min);
        REQUIRE(sitting.submit("Answer number " + std::to_string(i) + std::string(400, '.')));
    }
}

/// Runs in a child of its own; true where everything it checked held.
template <class Work>
int statusOfChild(Work&& work) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("A file in the place of the folder is told apart and left alone", "[store]") {
    TemporaryFolder folder;
    FixedClock clock(noon());
    const fs::path file = folder.path() / "not-a-folder";
    std::ofstream(file) << "mine";
    for (const fs::path& path : {file, file / "below"}) {
        const auto store = Store::open(path, clock);
        REQUIRE_FALSE(store);
        CHECK(store.error().code == ErrorCode::permission);
        CHECK(store.error().message.find("--data") != std::string::npos);
    }
    CHECK(fs::file_size(file) == 4);
}

TEST_CASE("A folder that cannot be written gives a message that says so", "[store]") {
    FixedClock clock(noon());
    const auto store = Store::open("/proc/carewright", clock);
    REQUIRE_FALSE(store);
    CHECK((store.error().code == ErrorCode::permission || store.error().code == ErrorCode::notFound));
    CHECK(store.error().message.find("/proc/carewright") != std::string::npos);
}

TEST_CASE("A full store refuses what does not fit and keeps what was there", "[store]") {
    SampleStore sample;
    Sitting sitting = sample.begin();
    REQUIRE(sitting.submit("What was handed in before."));
    const AttemptId attempt = sitting.state().attempt;
    StoreOptions options = quiet();
    options.maxPages = 40;
    sample.open(options);
    auto resumed = Sitting::resume(*sample.store, sample.clock, sample.ids, attempt);
    REQUIRE(resumed);
    REQUIRE(resumed->retry(RetryFrom::nothing));
    const auto refused = resumed->submit(std::string(400000, 'x'));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::diskFull);
    CHECK(refused.error().message.find("full") != std::string::npos);
    // The same sitting goes on with what fits, and once there is room again with all of it.
    CHECK(resumed->submit("A short one."));
    sample.open();
    const auto state = sample.store->attempt(attempt);
    REQUIRE(state);
    CHECK(state->submissions.size() == 2);
    CHECK(sample.store->verify(attempt)->whole());
}

TEST_CASE("A disk that is really full is reported and loses nothing", "[store]") {
    // A disk of one megabyte in a mount namespace of the child's own; needs the right to mount.
    const int status = statusOfChild([] {
        constexpr int skipped = 77;
        TemporaryFolder folder;
        if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=1m") != 0)
            return skipped;
        int result = 0;
        {
            FixedClock clock(noon());
            SeededUuidSource ids(3);
            const LearnerId learner(ids.next(noon()));
            auto store = Store::open(folder.path(), clock, quiet());
            if (!store || !store->addLearner(learner, "Amina")) return 2;
            auto sitting = Sitting::start(*store, clock, ids, learner, define());
            if (!sitting) return 3;
            int kept = 0;
            for (int i = 0; i < 200 && result == 0; ++i) {
                const auto submitted = sitting->submit(std::to_string(i) + std::string(20000, 'y'));
                if (!submitted) {
                    if (submitted.error().code != ErrorCode::diskFull) result = 4;
                    break;
                }
                ++kept;
                if (const auto again = sitting->retry(RetryFrom::nothing); !again) {
                    if (again.error().code != ErrorCode::diskFull) result = 5;
                    break;
                }
            }
            if (result == 0 && (kept == 0 || kept == 200)) result = 6;
            const auto state = store->attempt(sitting->state().attempt);
            if (result == 0 && (!state || static_cast<int>(state->submissions.size()) != kept)) result = 7;
            if (result == 0 && !store->verifyAll()->whole()) result = 8;
        }
        ::umount(folder.path().c_str());
        return result;
    });
    if (status == 77) WARN("no right to mount a small disk here: not tried");
    else CHECK(status == 0);
}

TEST_CASE("A store that another program holds gives a clear message and works again afterwards", "[store]") {
    SampleStore sample;
    StoreOptions impatient = quiet();
    impatient.busyTimeout = 20ms;
    sample.open(impatient);
    Sitting sitting = sample.begin();
    {
        Stranger stranger(storeFile(sample.folder.path()));
        REQUIRE(stranger.run("BEGIN IMMEDIATE").empty());
        const auto refused = sitting.submit("While it is held.");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::locked);
    }
    CHECK(sitting.submit("While it is held."));

    sample.store.reset();
    Stranger stranger(storeFile(sample.folder.path()));
    REQUIRE(stranger.run("PRAGMA locking_mode = EXCLUSIVE").empty());
    REQUIRE(stranger.run("BEGIN EXCLUSIVE").empty());
    const auto held = Store::open(sample.folder.path(), sample.clock, impatient);
    REQUIRE_FALSE(held);
    CHECK(held.error().code == ErrorCode::locked);
}

TEST_CASE("Damage is found at start and a backup brings the work back", "[store]") {
    SampleStore sample;
    submitAnswers(sample, 40);
    REQUIRE(sample.store->backUp());
    submitAnswers(sample, 10);
    const auto before = sample.store->countAttempts();
    REQUIRE(before);
    sample.store.reset();
    const fs::path file = storeFile(sample.folder.path());
    const auto size = fs::file_size(file);

    SECTION("in the header") { overwrite(file, 0, 64); }
    SECTION("in the middle") { overwrite(file, size / 2, 4096 * 2); }
    SECTION("cut short") { fs::resize_file(file, size / 2); }
    SECTION("emptied") { fs::resize_file(file, 0); }
    SECTION("deleted") { fs::remove(file); }

    const bool gone = !fs::exists(file);
    const auto damagedSize = gone ? 0 : fs::file_size(file);
    const auto store = Store::open(sample.folder.path(), sample.clock, quiet());
    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::corrupt);
    CHECK(store.error().message.find("backup") != std::string::npos);

    const auto backups = listBackups(sample.folder.path());
    REQUIRE(backups.size() == 1);
    const auto restored = restoreBackup(sample.folder.path(), backups.front(), sample.clock.now());
    REQUIRE(restored);
    CHECK(restored->setAside.empty() == gone);
    if (!gone) CHECK(fs::file_size(restored->setAside) == damagedSize);
    sample.open();
    CHECK(sample.store->countAttempts() == 40u);
    CHECK(sample.store->verifyAll()->whole());
    CHECK(listBackups(sample.folder.path()).size() == 1);
}

TEST_CASE("What is still readable in a damaged store is brought over after a restore", "[store]") {
    SampleStore sample;
    submitAnswers(sample, 40);
    REQUIRE(sample.store->backUp());
    submitAnswers(sample, 10);
    sample.store.reset();
    const fs::path file = storeFile(sample.folder.path());
    std::int64_t page = 0;
    {
        Stranger stranger(file);
        REQUIRE(stranger.run("PRAGMA wal_checkpoint(TRUNCATE)").empty());
        page = stranger.number("SELECT pageno FROM dbstat WHERE name = 'steps' AND pagetype = 'leaf' LIMIT 1 OFFSET 2");
    }
    overwrite(file, static_cast<std::uintmax_t>(page - 1) * 4096, 4096);
    REQUIRE_FALSE(Store::open(sample.folder.path(), sample.clock, quiet()));
    const auto restored = restoreBackup(sample.folder.path(), listBackups(sample.folder.path()).front(), sample.clock.now());
    REQUIRE(restored);
    sample.open();
    const auto report = sample.store->salvage(restored->setAside);
    if (!report) FAIL(report.error().message);
    CHECK(report->attempts > 0);
    CHECK(*sample.store->countAttempts() > 40u);
    CHECK(*sample.store->countAttempts() <= 50u);
}

TEST_CASE("A restore waits until no copy has the store open and a damaged backup changes nothing", "[store]") {
    SampleStore sample;
    submitAnswers(sample, 3);
    REQUIRE(sample.store->backUp());
    const Backup backup = listBackups(sample.folder.path()).front();
    const auto busy = restoreBackup(sample.folder.path(), backup, sample.clock.now());
    REQUIRE_FALSE(busy);
    CHECK(busy.error().code == ErrorCode::locked);
    sample.store.reset();
    overwrite(backup.file, 0, 100);
    const auto refused = restoreBackup(sample.folder.path(), backup, sample.clock.now());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::corrupt);
    sample.open();
    CHECK(sample.store->countAttempts() == 3u);
}

TEST_CASE("Starting afresh moves everything aside and deletes nothing", "[store]") {
    SampleStore sample;
    submitAnswers(sample, 2);
    REQUIRE(sample.store->backUp());
    sample.store.reset();
    const auto aside = setStoreAside(sample.folder.path(), sample.clock.now());
    REQUIRE(aside);
    CHECK(fs::exists(aside->setAside));
    CHECK(fs::exists(aside->setAside.parent_path() / "backups"));
    sample.open();
    CHECK(sample.store->countAttempts() == 0u);
    CHECK(sample.store->join(aside->setAside)->attempts == 2);
}

TEST_CASE("Another program's database is not taken for a store", "[store]") {
    TemporaryFolder folder;
    FixedClock clock(noon());
    {
        Stranger stranger(storeFile(folder.path()));
        REQUIRE(stranger.run("CREATE TABLE bookmarks (x)").empty());
    }
    const auto store = Store::open(folder.path(), clock);
    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::invalidInput);
}

TEST_CASE("A store of a newer version can be read and not changed", "[store]") {
    SampleStore sample;
    submitAnswers(sample, 2);
    const AttemptId attempt = sample.store->attempts({})->front().id;
    sample.store.reset();
    {
        Stranger stranger(storeFile(sample.folder.path()));
        REQUIRE(stranger.run("PRAGMA user_version = 99").empty());
    }
    sample.open();
    CHECK(sample.store->readOnly());
    CHECK(sample.store->notice().find("newer version") != std::string::npos);
    CHECK(sample.store->attempt(attempt)->submissions.size() == 1);
    const auto refused = Sitting::start(*sample.store, sample.clock, sample.ids, sample.learner, define());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::unsupported);
}

TEST_CASE("Rows of steps can be neither changed nor removed and a change behind the triggers is found", "[store]") {
    SampleStore sample;
    submitAnswers(sample, 1);
    Stranger stranger(storeFile(sample.folder.path()));
    CHECK(stranger.run("UPDATE steps SET payload = '{}'") == "steps are only ever added");
    CHECK(stranger.run("DELETE FROM steps") == "steps are only ever added");
    CHECK(stranger.run("DELETE FROM attempts") == "attempts are only ever added");
    CHECK(stranger.run("UPDATE learner_entries SET value = 'x'") == "entries are only ever added");
    CHECK(sample.store->verifyAll()->whole());
    REQUIRE(stranger.run("DROP TRIGGER steps_stay; DROP TRIGGER steps_remain;").empty());
    SECTION("a changed word") {
        REQUIRE(stranger.run("UPDATE steps SET payload = replace(payload, 'Answer', 'Anders') WHERE seq = 2").empty());
    }
    SECTION("a changed time") { REQUIRE(stranger.run("UPDATE steps SET made_at = made_at + 1 WHERE seq = 1").empty()); }
    SECTION("a removed last step") { REQUIRE(stranger.run("DELETE FROM steps WHERE seq = 2").empty()); }
    CHECK_FALSE(sample.store->verifyAll()->whole());
}

TEST_CASE("Two programs that write at once keep all that each was told is kept", "[store]") {
    TemporaryFolder folder;
    constexpr int perProgram = 30;
    // Both begin with a folder that has no store yet: they also make it at once.
    std::array<pid_t, 2> children{};
    for (std::size_t program = 0; program < children.size(); ++program) {
        children[program] = ::fork();
        REQUIRE(children[program] >= 0);
        if (children[program] != 0) continue;
        FixedClock clock(noon());
        SeededUuidSource ids(100 + program);
        const LearnerId learner(ids.next(noon()));
        auto store = Store::open(folder.path(), clock, quiet());
        if (!store || !store->addLearner(learner, "Learner")) ::_exit(2);
        for (int i = 0; i < perProgram; ++i) {
            auto sitting = Sitting::start(*store, clock, ids, learner, define());
            if (!sitting || !sitting->submit("Answer " + std::to_string(i))) ::_exit(3);
        }
        ::_exit(0);
    }
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    }
    FixedClock clock(noon());
    auto store = Store::open(folder.path(), clock, quiet());
    REQUIRE(store);
    CHECK(store->countAttempts() == 2u * perProgram);
    CHECK(store->learners()->size() == 2);
    CHECK(store->verifyAll()->whole());
}

TEST_CASE("Two copies at one attempt do not tangle it", "[store]") {
    SampleStore sample;
    Sitting here = sample.begin();
    auto second = Store::open(sample.folder.path(), sample.clock, quiet());
    REQUIRE(second);
    auto there = Sitting::resume(*second, sample.clock, sample.ids, here.state().attempt);
    REQUIRE(there);
    REQUIRE(there->submit("From the second window."));
    const auto refused = here.submit("From the first window.");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::conflict);
    CHECK(here.state().submissions.size() == 1);    // read anew
    REQUIRE(here.retry(RetryFrom::nothing));
    CHECK(here.submit("From the first window."));
    CHECK(sample.store->attempt(here.state().attempt)->submissions.size() == 2);
    CHECK(sample.store->verifyAll()->forks == 0);
}
