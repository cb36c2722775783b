#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "engine/base/hash.h"
#include "engine/base/sealed_message.h"
#include "engine/exchange/audit.h"
#include "engine/exchange/package.h"
#include "engine/store/store_files.h"
#include "tests/engine/exchange/busy_centre.h"

using namespace carewright;
using namespace carewright::test;
using namespace std::chrono_literals;

namespace {

std::string fileBytes(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeBytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream stream(path, std::ios::binary | std::ios::trunc);
    stream << bytes;
}

/// A package with its last line made to fit again: what a forger without a key can do.
std::string refitted(std::string bytes) {
    bytes.pop_back();
    bytes.resize(bytes.rfind('\n') + 1);
    const auto lines = std::count(bytes.begin(), bytes.end(), '\n');
    return bytes + "{\"end\":{\"lines\":" + std::to_string(lines) + ",\"sha256\":\"" + sha256Hex(bytes) + "\"}}\n";
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

/// Everything that can be seen in a store, as text.
std::string visibleIn(Store& store, const std::vector<LearnerId>& learners, const std::vector<AccountId>& accounts) {
    std::string text;
    for (const Learner& learner : must(store.learners())) {
        text += toString(learner.id) + learner.name + std::to_string(learner.addedAt.time_since_epoch().count()) + "\n";
        for (const auto& [key, value] : learner.entries) text += key + "=" + value + "\n";
    }
    for (const LearnerId& learner : learners)
        for (const LearnerEntry& entry : must(store.learnerHistory(learner, "name"))) text += entry.value + std::to_string(entry.setAt.time_since_epoch().count()) + "\n";
    for (const AttemptSummary& attempt : must(store.attempts({})))
        for (const Step& step : must(store.steps(attempt.id))) text += hashedBytes(step) + step.hash + "\n";
    ActStore acts(store);
    for (const Act& act : must(acts.all())) text += signedBytes(act) + act.hash + toString(act.signature) + "\n";
    const Roster roster = must(acts.roster());
    for (const AccountId& account : accounts)
        if (const Account* known = roster.find(account))
            for (const AccountKey& key : known->keys) text += must(acts.sealedKey(account, key.signing)).value_or("no key") + "\n";
    text += must(store.setting("window")).value_or("no window") + must(store.setting("queue-views")).value_or("no views");
    for (const ReviewItem& item : must(acts.queue({.allTries = true}, QueueSort::oldest, {}, 1000)).items)
        text += toString(item.response.submission) + std::string(toString(item.state)) + std::to_string(item.confidence) + toString(item.decidedBy) + "\n";
    return text;
}

}  // namespace

TEST_CASE("A package carries a learner's work to the assessor, once however often it is imported", "[package]") {
    SampleStore laptop(3);
    Sitting sitting = laptop.begin();
    must(sitting.typed("The person"));
    must(sitting.flush());
    const StepId submission = must(sitting.submit("The person decides."));
    must(sitting.recordMarking(submission, sampleMarking()));
    const std::string file = writePackage(must(packageAttempts(*laptop.store, laptop.learner, noon(), laptop.ids.next(noon()))), nullptr);

    SampleCentre centre;
    StaffSession asha = centre.admit("Asha", {StaffRole::assessor});
    const Package package = must(readPackage(file));
    CHECK(package.purpose == PackagePurpose::attempts);
    CHECK(package.sha256 == sha256Hex(file));
    const auto report = must(importPackage(*centre.store, package, &asha));
    CHECK(report.learners == 1);
    CHECK(report.attempts == 1);
    CHECK(report.forked.empty());
    CHECK(must(centre.acts().ofKind(ActKind::received)).size() == 1);
    const auto again = must(importPackage(*centre.store, package, &asha));
    CHECK(again.changedNothing());
    CHECK(must(centre.acts().ofKind(ActKind::received)).size() == 1);
    CHECK(must(centre.acts().queue({.learner = laptop.learner}, QueueSort::oldest, {})).items.size() == 1);
    CHECK(must(centre.store->learners()).back().name == "Amina");
    CHECK(must(centre.acts().audit()).problems.empty());
    const Package nameless = must(packageAttempts(*laptop.store, laptop.learner, noon(), laptop.ids.next(noon()), false));
    CHECK(writePackage(nameless, nullptr).find("Amina") == std::string::npos);
}

TEST_CASE("Decisions travel back without anything about others, and verify where they arrive", "[package]") {
    BusyCentre centre;
    SampleStore other(8);       // another learner of the same centre
    const Package package = must(packageDecisions(*centre.store, centre.learner, centre.clock.now(), centre.ids.next(noon()), "Asha"));
    CHECK(package.transfer.extract);
    CHECK(package.transfer.steps.empty());
    std::size_t aboutResponses = 0;
    for (const Act& act : package.transfer.acts) {
        CHECK(act.kind != ActKind::sampled);
        if (!act.subject.empty()) {
            ++aboutResponses;
            CHECK((act.subject == centre.responses[0] || act.subject == centre.responses[1]));
        }
    }
    CHECK(aboutResponses == 7);     // two decisions, two releases, annotation, feedback, appeal
    const std::string file = writePackage(package, &centre.asha.signingKey());
    const Package read = must(readPackage(file));
    CHECK(read.signedBy == centre.asha.signingKey().publicKey());

    SampleStore laptop(7);
    must(importPackage(*laptop.store, must(readPackage(writePackage(must(packageAttempts(*centre.store, centre.learner, noon(), centre.ids.next(noon()))), nullptr))), nullptr));
    must(importPackage(*laptop.store, read, nullptr));
    ActStore acts(*laptop.store);
    const ResponseRecord record = must(acts.record(centre.responses[0]));
    REQUIRE(record.released());
    CHECK(must(acts.roster()).nameOf(record.released()->by) == "Asha");
    CHECK(record.feedback == "Well said.");
    CHECK(must(acts.record(centre.responses[1])).openAppeal());
    CHECK_FALSE(must(acts.record(centre.responses[2])).standing());
    CHECK(must(acts.audit()).problems.empty());
}

TEST_CASE("A sealed package opens for its readers only, and whole", "[package]") {
    BusyCentre centre;
    const std::string file = writePackage(must(packageAttempts(*centre.store, centre.learner, noon(), centre.ids.next(noon()))), nullptr);
    const std::array readers = {centre.asha.openingKey().publicKey(), centre.ben.openingKey().publicKey()};
    std::string sealed = must(sealFor(readers, file));
    CHECK(isSealed(sealed));
    CHECK(sealed.find("Amina") == std::string::npos);
    CHECK(must(openSealed(centre.asha.openingKey(), sealed)) == file);
    CHECK(must(openSealed(centre.ben.openingKey(), sealed)) == file);
    CHECK(openSealed(centre.lead.openingKey(), sealed).error().code == ErrorCode::permission);
    CHECK(must(openSealed(centre.asha.openingKey(), must(sealFor(readers, "")))).empty());
    const std::string long_(64 * 1024 * 2, 'x');
    CHECK(must(openSealed(centre.asha.openingKey(), must(sealFor(readers, long_)))) == long_);
    CHECK_FALSE(sealFor({}, file));
    std::mt19937 random(5);
    for (int i = 0; i < 1000; ++i) {
        std::string broken = sealed;
        broken[random() % broken.size()] ^= static_cast<char>(1 << random() % 8);
        REQUIRE_FALSE(openSealed(centre.asha.openingKey(), broken));
        REQUIRE_FALSE(openSealed(centre.asha.openingKey(), std::string_view(sealed).substr(0, random() % sealed.size())));
    }
    CHECK_FALSE(openSealed(centre.asha.openingKey(), sealed + "x"));
}

TEST_CASE("Every one of 1,000 flipped bits in a package is found, and every cut", "[package]") {
    BusyCentre centre;
    const std::string file = writePackage(must(packageRecord(*centre.store, noon(), centre.ids.next(noon()), "Lee")), &centre.lead.signingKey());
    REQUIRE(readPackage(file));
    std::mt19937 random(1);
    for (int i = 0; i < 1000; ++i) {
        std::string broken = file;
        broken[random() % broken.size()] ^= static_cast<char>(1 << random() % 8);
        const auto read = readPackage(broken);
        REQUIRE_FALSE(read);
        REQUIRE_FALSE(read.error().message.empty());
        REQUIRE_FALSE(readPackage(std::string_view(file).substr(0, random() % file.size())));
    }
    CHECK_FALSE(readPackage(file + "\n"));
    CHECK_FALSE(readPackage(file + file));
}

TEST_CASE("A forged package is refused with the reason, though its last line fits", "[package]") {
    BusyCentre centre;
    const std::string attempts = writePackage(must(packageAttempts(*centre.store, centre.learner, noon(), centre.ids.next(noon()))), nullptr);
    const std::string record = writePackage(must(packageRecord(*centre.store, noon(), centre.ids.next(noon()), "Lee")), nullptr);
    const auto refusal = [](const std::string& bytes) { return readPackage(bytes).error().message; };
    CHECK(readPackage(refitted(attempts)));
    CHECK_THAT(refusal(refitted(replaced(attempts, "The person decides, number 3", "The person chooses, number 3"))), Catch::Contains("was changed after it was written"));
    CHECK_THAT(refusal(refitted(replaced(record, "\\\"awarded\\\":true", "\\\"awarded\\\":false"))), Catch::Contains("changed after it was written"));
    CHECK_THAT(refusal(replaced(attempts, "number 3", "number 4")), Catch::Contains("content was changed"));
    // A step, an act or the learner left out.
    const auto without = [](std::string bytes, const std::string& begin, int nth) {
        std::size_t at = 0;
        for (int i = 0; i <= nth; ++i) at = bytes.find("\n" + begin, at + 1);
        REQUIRE(at != std::string::npos);
        return refitted(bytes.erase(at, bytes.find('\n', at + 1) - at));
    };
    CHECK_THAT(refusal(without(attempts, "{\"step\"", 1)), Catch::Contains("attempt"));
    CHECK_THAT(refusal(without(record, "{\"act\"", 5)), Catch::Contains("not here"));
    CHECK_THAT(refusal(without(attempts, "{\"learner\"", 0)), Catch::Contains("learner who is not in it"));
    // An unsigned act of the staff, and one with somebody else's key.
    const Package package = must(readPackage(record));
    Package forged = package;
    forged.transfer.acts.back().key = {};
    forged.transfer.acts.back().signature = {};
    forged.transfer.acts.back().hash = actHash(forged.transfer.acts.back());
    CHECK_THAT(refusal(writePackage(forged, nullptr)), Catch::Contains("does not fit"));
    forged = package;
    const AccountKeys thief = AccountKeys::fromSecret(SecretBytes::random(32));
    Act& act = forged.transfer.acts.back();
    act.key = thief.signing.publicKey();
    act.hash = actHash(act);
    act.signature = thief.signing.sign(signedBytes(act));
    // It is whole in itself, so it can travel; but it counts for nothing.
    SampleStore elsewhere(5);
    must(importPackage(*elsewhere.store, must(readPackage(writePackage(forged, nullptr))), nullptr));
    CHECK_THAT(must(ActStore(*elsewhere.store).roster()).whyNotCounted(act), Catch::Contains("not"));
    // A signature of the package that is somebody else's.
    std::string resigned = writePackage(package, &thief.signing);
    CHECK(must(readPackage(resigned)).signedBy == thief.signing.publicKey());
    CHECK_THAT(refusal(replaced(resigned, toString(thief.signing.publicKey()), toString(centre.asha.signingKey().publicKey()))), Catch::Contains("signature does not fit"));
}

TEST_CASE("Hostile packages neither crash nor eat the machine", "[package]") {
    const std::string header = "{\"format\":\"carewright package\",\"version\":1,\"package\":\"0192f1c4-3d5e-7abc-8def-0123456789ab\",\"purpose\":\"attempts\",\"made\":0,\"extract\":false}\n";
    const auto closed = [](const std::string& body) { return refitted(body + "{}\n"); };
    CHECK(readPackage(closed(header)));
    CHECK(readPackage("").error().code == ErrorCode::invalidInput);
    CHECK(readPackage("PK\x03\x04").error().code == ErrorCode::invalidInput);
    CHECK_FALSE(readPackage(closed(header + std::string(200000, '[') + "\n")));
    std::string deep = "{\"step\":";
    for (int i = 0; i < 50000; ++i) deep += "{\"a\":";
    CHECK_FALSE(readPackage(closed(header + deep + "\n")));
    CHECK_FALSE(readPackage(closed(header + "{\"step\":{\"id\":\"../../etc/passwd\"}}\n")));
    CHECK_FALSE(readPackage(closed(header + "{\"step\":{\"id\":\"0192f1c4-3d5e-7abc-8def-0123456789ab\",\"seq\":1e999}}\n")));
    CHECK_FALSE(readPackage(closed(header + "{\"learner\":{\"id\":\"0192f1c4-3d5e-7abc-8def-0123456789ab\",\"added\":0,\"name\":\"" + std::string(100000, 'x') + "\"}}\n")));
    CHECK_FALSE(readPackage(closed(header + header)));
    CHECK(readPackage(closed(replaced(header, "\"version\":1", "\"version\":2"))).error().code == ErrorCode::unsupported);
    CHECK_FALSE(readPackage(closed(replaced(header, "attempts", "anything"))));
    CHECK_FALSE(readPackage(header + "{\"end\":{\"lines\":99999999,\"sha256\":\"" + sha256Hex(header) + "\"}}\n"));
    // A replay under another name brings nothing new.
    BusyCentre centre;
    Package package = must(packageRecord(*centre.store, noon(), centre.ids.next(noon()), "Lee"));
    package.id = centre.ids.next(noon());
    package.from = "The awarding body";
    CHECK(must(importPackage(*centre.store, must(readPackage(writePackage(package, nullptr))), &centre.asha)).changedNothing());
    CHECK(must(centre.acts().ofKind(ActKind::received)).empty());
}

TEST_CASE("Joining by packages is a union: in any order, however often", "[package]") {
    BusyCentre centre;
    SampleStore laptop(4);
    Sitting sitting = laptop.begin();
    must(sitting.submit("From the laptop."));
    std::vector<Package> packages{must(packageRecord(*centre.store, noon(), centre.ids.next(noon()), "Lee")),
                                  must(packageAttempts(*laptop.store, laptop.learner, noon(), laptop.ids.next(noon()))),
                                  must(packageDecisions(*centre.store, centre.learner, noon(), centre.ids.next(noon()), "Asha"))};
    std::mt19937 random(3);
    std::optional<std::string> first;
    for (int round = 0; round < 6; ++round) {
        SampleStore joined(100);
        std::vector<Package> order = packages;
        order.push_back(packages[random() % packages.size()]);
        std::ranges::shuffle(order, random);
        for (const Package& package : order) must(importPackage(*joined.store, package, nullptr));
        // The places in the file differ; what is in it does not.
        std::vector<std::string> lines;
        for (const Act& act : must(ActStore(*joined.store).all())) lines.push_back(signedBytes(act));
        for (const AttemptSummary& attempt : must(joined.store->attempts({}))) lines.push_back(toString(attempt.id) + attempt.lastHash);
        for (const ReviewItem& item : must(ActStore(*joined.store).queue({}, QueueSort::oldest, {}, 100)).items)
            lines.push_back(toString(item.response.submission) + std::string(toString(item.state)));
        std::ranges::sort(lines);
        std::string all;
        for (const std::string& line : lines) all += line + "\n";
        if (!first) first = all;
        REQUIRE(all == *first);
        CHECK(must(ActStore(*joined.store).audit()).problems.empty());
    }
}

TEST_CASE("A store's audit finds 1,000 flipped bits, or they bear no meaning", "[package]") {
    BusyCentre centre(60000);
    const std::vector<LearnerId> learners{centre.learner};
    const std::vector<AccountId> accounts{centre.lead.id(), centre.asha.id(), centre.ben.id()};
    const std::string before = visibleIn(*centre.store, learners, accounts);
    centre.store.reset();
    const std::string file = fileBytes(storeFile(centre.folder.path()));
    REQUIRE(auditPath(storeFile(centre.folder.path()), centre.clock)->whole());
    std::mt19937 random(42);
    int found = 0, without = 0;
    for (int i = 0; i < 1000; ++i) {
        const TemporaryFolder folder;
        std::string broken = file;
        const std::size_t at = random() % broken.size();
        broken[at] ^= static_cast<char>(1 << random() % 8);
        writeBytes(storeFile(folder.path()), broken);
        const auto report = auditPath(storeFile(folder.path()), centre.clock);
        if (!report || !report->whole()) {
            ++found;
            continue;
        }
        // Free space of a page, a counter of SQLite's own: then everything that can be seen is as it was.
        ++without;
        FixedClock clock = centre.clock;
        auto store = Store::open(folder.path(), clock, quiet());
        INFO("byte " << at);
        REQUIRE(store);
        REQUIRE(visibleIn(*store, learners, accounts) == before);
    }
    WARN(found << " of 1,000 flipped bits found; " << without << " lay where nothing is kept");
    CHECK(found > 500);
}
