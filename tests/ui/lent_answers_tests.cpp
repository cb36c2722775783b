// A learner's own answers on the tutor's bench: only when the learner says so, without the name, and no longer than that.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "app/ui/bench_actions.h"
#include "app/ui/bench_model.h"
#include "tests/ui/rubric_app.h"

using namespace carewright;
using namespace carewright::ui;
namespace fs = std::filesystem;

namespace {

const std::string answer = "She decides everything herself, said Wilhelmina Quill.";

struct Lending : RubricApp {
    /// The learner hands in an answer to the first question.
    Lending() : RubricApp(1600, 1000, true) {
        const QuestionId question = driver().model().course.questions.front().id;
        driver().workspace().apply({ProfileAction{ChangeName{"Wilhelmina Quill"}}, GoTo{{Room::write, question.value, {}}}, SubmitAnswer{question, answer}});
        driver().frames(3);
        REQUIRE(driver().model().attemptAt(question)->lastSubmission());
    }
    void lend(bool wanted) {
        driver().workspace().apply({GoTo{{Room::profile, {}, {}}}});
        driver().frames(3);
        REQUIRE(driver().find("profile/lending/lend"));
        CHECK(driver().find("profile/lending/lend")->checked == !wanted);
        press("profile/lending/lend");
        CHECK(driver().find("profile/lending/lend")->checked == wanted);
        CHECK(driver().model().profile.lends == wanted);
    }
    [[nodiscard]] std::size_t onBench() const { return bench().responses ? bench().responses->size() : 0; }
    /// Whatever the bench wrote to the disk.
    [[nodiscard]] std::string keptOnDisk() {
        std::string all;
        const fs::path folder = course().parent_path() / "data" / "bench";
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(folder, none)) {
            std::ifstream in(entry.path(), std::ios::binary);
            std::ostringstream out;
            out << in.rdbuf();
            all += out.str();
        }
        return all;
    }
};

const std::string offer = "rubric/bench-column/bench/use-lent";

}  // namespace

TEST_CASE("Nobody's answers come to the bench before they say so", "[rubric][lending]") {
    Lending at;
    CHECK_FALSE(at.driver().model().profile.lends);
    at.go("p");
    CHECK(at.bench().lent == 0);
    REQUIRE(at.driver().find(offer));
    CHECK(at.driver().find(offer)->disabled);
    at.driver().workspace().apply({boxed<BenchRequest>(UseLentAnswers{})});
    CHECK(at.onBench() == 0);
}

TEST_CASE("Answers that are lent come without a name, and go when the lending ends", "[rubric][lending]") {
    Lending at;
    at.lend(true);
    at.go("p");
    CHECK(at.bench().lent == 1);
    at.press(offer);
    REQUIRE(at.onBench() == 1);
    const MarkedResponse& one = at.bench().responses->front();
    CHECK(one.answer == answer);
    // No name, and nothing that leads to one, other than what was written in the answer.
    const std::string learner = toString(at.driver().model().profile.now);
    CHECK(one.id.find("Wilhelmina") == std::string::npos);
    CHECK(one.id.find(learner) == std::string::npos);
    CHECK(one.id.find(learner.substr(0, 8)) == std::string::npos);
    // Another response, of the tutor's own, stands beside it.
    at.driver().workspace().apply({boxed<BenchRequest>(TryResponse{"Somebody else decides for her."}), boxed<BenchRequest>(KeepResponse{false})});
    at.settle();
    REQUIRE(at.onBench() == 2);
    CHECK(at.keptOnDisk().find("Somebody else decides") != std::string::npos);
    CHECK(at.keptOnDisk().find("She decides everything") == std::string::npos);

    at.lend(false);
    at.go("p");
    CHECK(at.bench().lent == 0);
    REQUIRE(at.onBench() == 1);
    CHECK(at.bench().responses->front().answer == "Somebody else decides for her.");
    CHECK_FALSE(at.driver().says("She decides everything"));
    at.driver().workspace().apply({boxed<BenchRequest>(UseLentAnswers{})});
    CHECK(at.onBench() == 1);
    // What was chosen and taken back stands in the profile's history.
    at.lend(true);
    at.go("p");
    CHECK(at.bench().lent == 1);
}
