#include <catch2/catch.hpp>

#include <algorithm>

#include "engine/base/seeded_random.h"
#include "engine/review/sampling_plan.h"

using namespace carewright;

namespace {

const Instant start = Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 1));

struct Sampled100 {
    SeededUuidSource ids{7};
    AccountId experienced{ids.next(start)}, fresh{ids.next(start)};
    std::vector<SamplingCandidate> candidates;
    ExperienceOf experience{{experienced, 300}, {fresh, 10}};
    PlanMade plan;

    Sampled100() {
        for (int i = 0; i < 100; ++i)
            candidates.push_back({ActId(ids.next(start)), i < 90 ? experienced : fresh, CourseId("personalisation"), CriterionId("1.2"),
                                  i % 3 == 0 ? "mock" : "question", start + std::chrono::hours(i)});
        plan.course = CourseId("personalisation");
        plan.percent = 10;
        plan.percentNew = 50;
        plan.newUntil = 20;
        plan.seed = 42;
        plan.from = start;
        plan.due = start + std::chrono::hours(24 * 30);
    }
    [[nodiscard]] SamplingGrid draw(const std::set<ActId>& done = {}, Instant now = start) const {
        return drawSamples(plan, candidates, experience, done, now);
    }
};

}  // namespace

TEST_CASE("Every assessor, criterion and method is sampled, new assessors more", "[review][sampling]") {
    const Sampled100 sample;
    const SamplingGrid grid = sample.draw();
    REQUIRE(grid.cells.size() == 4);
    for (const SamplingCell& cell : grid.cells) {
        INFO(cell.method << " of " << cell.decisions);
        CHECK(cell.assessorIsNew == (cell.assessor == sample.fresh));
        const std::size_t percent = cell.assessorIsNew ? 50 : 10;
        CHECK(cell.planned.size() == std::max<std::size_t>(1, (cell.decisions * percent + 99) / 100));
    }
    CHECK(grid.planned == 3 + 6 + 2 + 3);
}

TEST_CASE("The same seed draws the same sample in whatever order decisions come", "[review][sampling]") {
    Sampled100 sample;
    const SamplingGrid first = sample.draw();
    SeededRandom(3).shuffle(sample.candidates);
    CHECK(sample.draw().cells == first.cells);
    sample.plan.seed = 43;
    CHECK_FALSE(sample.draw().cells == first.cells);
}

TEST_CASE("Over many seeds every decision is drawn about equally often", "[review][sampling]") {
    Sampled100 sample;
    std::map<ActId, int> drawn;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        sample.plan.seed = seed;
        for (const SamplingCell& cell : sample.draw().cells)
            if (cell.assessor == sample.experienced && cell.method == "question")
                for (const ActId& id : cell.planned) ++drawn[id];
    }
    // 60 decisions, six drawn each time: 100 times each on average, with a deviation of about 9.5.
    REQUIRE(drawn.size() == 60);
    for (const auto& [id, times] : drawn) {
        CHECK(times > 100 - 45);
        CHECK(times < 100 + 45);
    }
}

TEST_CASE("What is done counts, and what is not is overdue once the day is past", "[review][sampling]") {
    const Sampled100 sample;
    const SamplingGrid before = sample.draw();
    std::set<ActId> done;
    for (const ActId& id : before.cells.front().planned) done.insert(id);
    const SamplingGrid after = sample.draw(done, sample.plan.due + std::chrono::hours(1));
    CHECK(after.done == done.size());
    CHECK(after.overdue == after.planned - after.done);
    CHECK_FALSE(after.complete());
    CHECK(sample.draw(done, sample.plan.due).overdue == 0);
}

TEST_CASE("A plan keeps to its assessors, criteria, methods and dates", "[review][sampling]") {
    Sampled100 sample;
    sample.plan.assessors = {sample.fresh};
    sample.plan.methods = {"mock"};
    SamplingGrid grid = sample.draw();
    REQUIRE(grid.cells.size() == 1);
    CHECK(grid.cells.front().assessor == sample.fresh);
    sample.plan.criteria = {CriterionId("1.3")};
    CHECK(sample.draw().cells.empty());
    sample.plan.criteria.clear();
    sample.plan.from = start + std::chrono::hours(1000);
    CHECK(sample.draw().cells.empty());
}

TEST_CASE("Nobody samples their own decisions", "[review][sampling]") {
    const Sampled100 sample;
    CHECK_FALSE(whyNotSample(sample.fresh, sample.fresh).empty());
    CHECK(whyNotSample(sample.fresh, sample.experienced).empty());
}
