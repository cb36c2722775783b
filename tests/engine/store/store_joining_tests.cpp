#include <catch2/catch.hpp>

#include "engine/store/backup.h"
#include "engine/store/backup_schedule.h"
#include "engine/store/store_files.h"
#include "tests/engine/store/sample_store.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

TEST_CASE("Joining two stores is a union in either order and however often", "[store]") {
    SampleStore a(1), b(2);
    REQUIRE(a.begin().submit("Only in the first."));
    REQUIRE(b.store->setLearnerEntry(b.learner, "theme", "dark"));
    REQUIRE(b.begin().submit("Only in the second."));
    // One attempt in both, continued in each.
    Sitting shared = a.begin();
    REQUIRE(shared.typed("Begun together"));
    REQUIRE(shared.flush());
    REQUIRE(b.store->join(storeFile(a.folder.path()))->attempts == 2);
    auto inB = Sitting::resume(*b.store, b.clock, b.ids, shared.state().attempt);
    REQUIRE(inB);
    b.clock.advance(1min);
    REQUIRE(inB->submit("Finished in the second."));
    REQUIRE(shared.submit("Finished in the first."));

    REQUIRE(a.store->join(storeFile(b.folder.path())));
    REQUIRE(b.store->join(storeFile(a.folder.path())));
    CHECK(a.store->attempts({}).value() == b.store->attempts({}).value());
    CHECK(a.store->learners().value() == b.store->learners().value());
    CHECK(a.store->steps(shared.state().attempt)->size() == b.store->steps(shared.state().attempt)->size());
    CHECK(a.store->verifyAll()->whole());
    CHECK(a.store->verifyAll()->forks == 1);
    const auto again = a.store->join(storeFile(b.folder.path()));
    REQUIRE(again);
    CHECK(again->steps == 0);
    CHECK(again->learners == 0);
    // Both answers are there, on a branch each.
    CHECK(foldBranches(*a.store->steps(shared.state().attempt)).size() == 2);
    // The attempt goes on from the branch that the state shows.
    auto on = Sitting::resume(*a.store, a.clock, a.ids, shared.state().attempt);
    REQUIRE(on);
    CHECK(on->retry(RetryFrom::nothing));
}

TEST_CASE("Profiles keep what was set before", "[store]") {
    SampleStore sample;
    REQUIRE(sample.store->setLearnerEntry(sample.learner, "size", "16"));
    REQUIRE(sample.store->setLearnerEntry(sample.learner, "size", "28"));
    REQUIRE(sample.store->setLearnerEntry(sample.learner, "size", "28"));
    REQUIRE(sample.store->setLearnerEntry(sample.learner, "name", "Amina B."));
    const auto learners = sample.store->learners();
    REQUIRE(learners);
    CHECK(learners->front().name == "Amina B.");
    CHECK(learners->front().entries.at("size") == "28");
    CHECK(sample.store->learnerHistory(sample.learner, "size")->size() == 2);
    CHECK_FALSE(sample.store->addLearner(sample.learner, "Again"));
    CHECK_FALSE(sample.store->addLearner(LearnerId(sample.ids.next(noon())), "  "));
    CHECK_FALSE(sample.store->setting("window")->has_value());
    REQUIRE(sample.store->setSetting("window", "1280x800"));
    REQUIRE(sample.store->setSetting("window", "1024x768"));
    sample.open();
    CHECK(sample.store->setting("window").value() == "1024x768");
}

TEST_CASE("Backups are thinned to hours and days and months", "[store]") {
    const Instant now = noon();
    std::vector<Instant> kept;
    // A backup every hour for 400 days, thinned each time as it happens.
    for (Instant at = now - 400 * 24h; at <= now; at += 1h) {
        kept.push_back(at);
        const auto old = backupsToRemove(kept, at);
        std::erase_if(kept, [&](Instant when) { return std::ranges::binary_search(old, when); });
    }
    const auto between = [&](auto from, auto to) {
        return std::ranges::count_if(kept, [&](Instant when) { return now - when >= from && now - when < to; });
    };
    CHECK(between(0h, 24h) == 24);
    CHECK(between(48h, 720h) == 28);
    CHECK(between(31 * 24h, 401 * 24h) >= 12);
    CHECK(between(31 * 24h, 401 * 24h) <= 14);
    CHECK(kept.back() == now);
    CHECK(backupsToRemove(kept, now).empty());
    CHECK(backupsToRemove(std::vector{now, now - 1min, now - 2min}, now).empty());
    CHECK(backupsToRemove(std::vector{now + 1h, now + 2h, now + 3h, now + 4h, now + 5h}, now).empty());

    CHECK_FALSE(backupDue(std::nullopt, std::nullopt, now));
    CHECK(backupDue(std::nullopt, now, now));
    CHECK_FALSE(backupDue(now - 30min, now, now));
    CHECK_FALSE(backupDue(now - 2h, now - 3h, now));
    CHECK(backupDue(now - 2h, now - 1h, now));
    CHECK(backupDue(now + 24h, now, now));
}

TEST_CASE("A backup is made by itself when an hour of work is not in one", "[store]") {
    SampleStore sample;
    REQUIRE(sample.begin().submit("An answer."));
    sample.open(StoreOptions{});
    sample.store.reset();   // waits for the backup
    REQUIRE(listBackups(sample.folder.path()).size() == 1);
    CHECK(listBackups(sample.folder.path()).front().when == sample.clock.now());
    sample.open(StoreOptions{});
    sample.clock.advance(61min);
    REQUIRE(sample.begin().submit("Another."));
    CHECK(sample.store->notice().empty());
    sample.store.reset();
    CHECK(listBackups(sample.folder.path()).size() == 2);
}
