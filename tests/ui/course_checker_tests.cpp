// The checks of a course that is being edited, beside the one who edits it.
#include "app/desktop/course_checker.h"

#include <catch2/catch.hpp>

#include <thread>

#include "engine/authoring/course_document.h"
#include "engine/base/seeded_random.h"
#include "engine/content/course_reader.h"
#include "engine/content/weighed_concepts.h"
#include "test_paths.h"

namespace carewright {
namespace {

/// What it finds once it is done; draws no frames and sleeps for nothing.
std::vector<ui::PlacedProblem> settled(CourseChecker& checker) {
    std::vector<ui::PlacedProblem> out;
    for (bool busy = true; busy;) {
        busy = checker.busy();
        if (auto found = checker.take()) out = std::move(*found);
        std::this_thread::yield();
    }
    return out;
}

std::string told(const std::vector<ui::PlacedProblem>& problems) {
    std::string out;
    for (const ui::PlacedProblem& one : problems) out += std::string(nameOf(one.kind)) + " " + std::to_string(one.index) + ": " + one.text + "\n";
    return out;
}

}  // namespace

TEST_CASE("A concept that only the weights use is used", "[workshop]") {
    Course course = readCourse(std::string(CAREWRIGHT_TEST_DATA_DIR) + "/broken_courses/exercises-are-fine").course;
    Concept one;
    one.id = ConceptId("weighed");
    one.meaning = "only the weights use it";
    one.terms.push_back({"a wording of its own", {}});
    course.concepts.push_back(one);
    const std::string unused = "concept id=\"weighed\"> is used by no rule";
    {
        CourseChecker checker(course);
        CHECK(told(settled(checker)).find(unused) != std::string::npos);
    }
    for (const char* feature : {"c:weighed", "d:weighed", "e:define weighed"}) {
        Weights weights;
        weights.decisions.push_back({"say-it"});
        weights.rows.push_back({"w:word", "word", 1, {0.5F}});
        weights.rows.push_back({feature, {}, 1, {0.5F}});
        Course weighed = course;
        weighed.weights = conceptRowsOf(weights);
        CHECK(weighed.weights.rows.size() == 1);
        CourseChecker checker(weighed);
        CHECK(told(settled(checker)).find(unused) == std::string::npos);
    }
}

TEST_CASE("A check that follows edits finds what one of the whole course would", "[workshop]") {
    const Course course = readCourse(std::string(CAREWRIGHT_TEST_DATA_DIR) + "/broken_courses/exercises-are-fine").course;
    CourseDocument document(course);
    CourseChecker follower(course);
    document.listen([&](const DocumentEvent& event) {
        if (event.kind == DocumentEvent::Kind::applied) follower.make(*event.edit);
        else if (event.kind == DocumentEvent::Kind::undone) follower.make(inverse(document.history()[document.done()]));
        else follower.make(document.history()[document.done() - 1]);
    });
    SeededRandom random(5);
    for (int round = 0; round < 12; ++round) {
        for (int step = 0; step < 6; ++step) {
            const Course& now = document.course();
            const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random.below(static_cast<std::uint32_t>(below))); };
            switch (pick(5)) {
                case 0: {
                    Term term = now.terms[pick(now.terms.size())];
                    const std::size_t at = indexOf(now, ElementKind::term, term.id.value);
                    term.name = pick(2) == 0 ? "" : "A word";
                    CHECK(document.apply(replaceElement(now, at, std::move(term), "Changed", "same")));
                    break;
                }
                case 1: CHECK(document.apply(moveElement(now, ElementKind::point, 0, now.points.size() - 1, "Moved"))); break;
                case 2:
                    if (now.items.size() > 1) CHECK(document.apply(removeElement(now, ElementKind::item, pick(now.items.size()), "Deleted")));
                    break;
                case 3: document.undo(); break;
                case 4: document.redo(); break;
            }
        }
        Course copy = document.course();
        CourseChecker fresh(copy);
        CHECK(told(settled(follower)) == told(settled(fresh)));
        CHECK_FALSE(follower.lost());
    }
}

TEST_CASE("An edit that does not fit is told of, and ends the following", "[workshop]") {
    const Course course = readCourse(std::string(CAREWRIGHT_TEST_DATA_DIR) + "/broken_courses/exercises-are-fine").course;
    CourseChecker checker(course);
    CHECK_FALSE(checker.lost());
    Course other = course;
    other.terms.front().name = "Another";
    Term changed = other.terms.front();
    changed.name = "A third";
    checker.make(replaceElement(other, 0, changed, "Changed"));
    while (!checker.lost()) std::this_thread::yield();
    CHECK_FALSE(checker.busy());
}

}  // namespace carewright
