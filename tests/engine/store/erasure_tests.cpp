#include <fstream>
#include <sstream>

#include "engine/store/backup.h"
#include "tests/engine/store/sample_store.h"

using namespace carewright;
using namespace carewright::test;

namespace {

/// True where the bytes of a text stand in any file below a folder.
bool anyFileHolds(const std::filesystem::path& folder, const std::string& text) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream bytes;
        bytes << file.rdbuf();
        if (bytes.str().find(text) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("Erasing takes the name and every setting off the disk and leaves what was done", "[erasure]") {
    SampleStore sample;
    REQUIRE(sample.store->setLearnerEntry(sample.learner, "name", "Aminata Forget-Me"));
    REQUIRE(sample.store->setLearnerEntry(sample.learner, "words", "Kirkcudbright"));
    REQUIRE(sample.store->setLearnerEntry(sample.learner, "words", "Ardnamurchan"));
    AttemptId attempt;
    {
        Sitting sitting = sample.begin();
        REQUIRE(sitting.submit("The person decides."));
        attempt = sitting.state().attempt;
    }
    REQUIRE(sample.store->backUp());
    REQUIRE(anyFileHolds(sample.folder.path(), "Forget-Me"));
    sample.clock.advance(std::chrono::hours(1));
    REQUIRE(sample.store->eraseLearner(sample.learner));
    for (const char* gone : {"Forget-Me", "Kirkcudbright", "Ardnamurchan"}) CHECK_FALSE(anyFileHolds(sample.folder.path(), gone));
    CHECK(sample.store->learners()->empty());
    CHECK(listBackups(sample.folder.path()).size() == 1);
    CHECK(sample.store->attempt(attempt)->lastSubmission()->text == "The person decides.");
    CHECK(sample.store->verifyAll()->whole());
    CHECK(sample.store->eraseLearner(sample.learner));  // once more does no harm
    CHECK(sample.store->eraseLearner(LearnerId(sample.ids.next(noon()))).error().code == ErrorCode::notFound);
    // Nothing comes back, by whatever way.
    REQUIRE(sample.store->setLearnerEntry(sample.learner, "name", "Forget-Me Again"));
    CHECK(sample.store->learnerHistory(sample.learner, "name")->empty());
    sample.open();
    CHECK(sample.store->learners()->empty());
}

TEST_CASE("Joining neither brings an erased learner back nor keeps one who was erased elsewhere", "[erasure]") {
    SampleStore here(1), there(2);
    REQUIRE(there.store->addLearner(here.learner, "Amina"));
    REQUIRE(here.store->eraseLearner(here.learner));
    REQUIRE(here.store->join(there.folder.path() / "carewright.sqlite"));
    const auto hereAfter = here.store->learners();
    for (const Learner& learner : *hereAfter) CHECK(learner.id != here.learner);
    CHECK(here.store->learnerHistory(here.learner, "name")->empty());
    REQUIRE(there.store->join(here.folder.path() / "carewright.sqlite"));
    const auto thereAfter = there.store->learners();
    for (const Learner& learner : *thereAfter) CHECK(learner.id != here.learner);
    CHECK(there.store->learnerHistory(here.learner, "name")->empty());
}
