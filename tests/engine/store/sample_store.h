/// What the tests of the store share: a folder of their own, a clock, a learner, attempts.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/store/sitting.h"
#include "engine/store/store.h"
#include "tests/temporary_folder.h"

namespace carewright::test {

/// Saturday 21 November 2026, 12:00 UTC.
inline Instant noon() { return Instant(std::chrono::milliseconds(1795262400000)); }

inline Exercise define() { return questionExercise(CourseId("personalisation"), QuestionId("define")); }

/// A marking such as the engine proposes.
inline Marking sampleMarking(int marks = 2) {
    Marking marking;
    marking.question = QuestionId("define");
    marking.marks = marks;
    marking.maxMarks = 6;
    marking.refer = true;
    PointMarking point;
    point.id = PointId("definition");
    point.awarded = true;
    point.marks = marks;
    point.confidence = 0.94;
    point.evidence = {ByteSpan{0, 4}, ByteSpan{6, 9}};
    point.why = "You say who decides.";
    point.rules = {RuleId("two-of")};
    marking.points = {point};
    MisconceptionMarking idea;
    idea.id = MisconceptionId("no-structure");
    idea.confidence = 0.97;
    idea.why = "You don’t say that there is no structure.";
    marking.misconceptions = {idea};
    marking.engineVersion = "0.1.0";
    marking.rubricHash = "ab12";
    return marking;
}

inline StoreOptions quiet() {
    StoreOptions options;
    options.automaticBackups = false;
    return options;
}

/// A store in a folder of its own with one learner.
struct SampleStore {
    explicit SampleStore(std::uint64_t seed = 1, const StoreOptions& options = quiet(),
                         const std::filesystem::path& below = std::filesystem::temp_directory_path())
        : folder(below), ids(seed), learner(ids.next(noon())) {
        open(options);
        REQUIRE(store->addLearner(learner, "Amina"));
    }

    void open(const StoreOptions& options = quiet()) {
        store.reset();
        auto opened = Store::open(folder.path(), clock, options);
        if (!opened) FAIL(opened.error().message);
        store.emplace(std::move(*opened));
    }

    [[nodiscard]] Sitting begin() {
        auto sitting = Sitting::start(*store, clock, ids, learner, define());
        if (!sitting) FAIL(sitting.error().message);
        return std::move(*sitting);
    }

    TemporaryFolder folder;
    FixedClock clock{noon()};
    SeededUuidSource ids;
    LearnerId learner;
    std::optional<Store> store;
};

}  // namespace carewright::test
