#include "engine/authoring/course_document.h"

#include <catch2/catch.hpp>

#include <random>

#include "engine/content/course_reader.h"
#include "test_paths.h"

using namespace carewright;

namespace {

Course sample() { return readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine").course; }

/// Some change that fits: put in, taken out, moved or changed, of any kind.
Edit randomEdit(const Course& course, std::mt19937& random) {
    const auto below = [&random](std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
    const auto kind = static_cast<ElementKind>(below(elementKinds));
    const std::size_t count = countOf(course, kind);
    const std::string number = std::to_string(random());
    if (kind == ElementKind::head) {
        CourseHead head = headOf(course);
        head.title = "Course " + number;
        return replaceElement(course, 0, head, "Changed the title", "title");
    }
    if (kind == ElementKind::subject || count == 0) {
        Term term;
        term.id = TermId("t" + number);
        return insertElement(below(course.terms.size() + 1), term, "Added a term");
    }
    const std::size_t index = below(count);
    switch (below(4)) {
        case 0: return insertElement(below(count + 1), elementAt(course, kind, index), "Doubled");
        case 1: return removeElement(course, kind, index, "Removed");
        case 2: return moveElement(course, kind, index, below(count), "Moved");
        default: break;
    }
    return together({removeElement(course, kind, index, "out"), insertElement(index, elementAt(course, kind, index), "in")}, "Out and in");
}

}  // namespace

TEST_CASE("Undoing all edits gives the start, redoing all gives the end", "[authoring]") {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        std::mt19937 random(seed);
        CourseDocument document(sample());
        const Course start = document.course();
        for (int i = 0; i < 60; ++i) {
            if (random() % 5 == 0) document.undo();
            if (random() % 7 == 0) document.redo();
            REQUIRE(document.apply(randomEdit(document.course(), random)));
        }
        while (document.redo()) {}
        const Course end = document.course();
        while (document.undo()) {}
        CHECK(document.course() == start);
        while (document.redo()) {}
        CHECK(document.course() == end);
    }
}

TEST_CASE("An edit that does not fit changes nothing and says so", "[authoring]") {
    CourseDocument document(sample());
    const Course start = document.course();
    Term other = start.terms.front();
    other.name = "Something else";
    Edit stale{"Stale", {}, {{ElementKind::term, 0, std::make_shared<const Element>(other), nullptr}}};
    const Edit half = together({removeElement(start, ElementKind::topic, 0, "out"), stale}, "Half");
    const auto outcome = document.apply(half);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::conflict);
    CHECK(document.course() == start);
    CHECK(document.history().empty());
    Edit far = insertElement(start.terms.size() + 1, other, "Too far");
    CHECK_FALSE(document.apply(far));
    Edit twoHeads{"Two heads", {}, {{ElementKind::head, 0, nullptr, std::make_shared<const Element>(headOf(start))}}};
    CHECK_FALSE(document.apply(twoHeads));
    CHECK(document.course() == start);
}

TEST_CASE("Typing in one field is one step until the field is left", "[authoring]") {
    CourseDocument document(sample());
    const std::string before = document.course().terms[0].name;
    const auto type = [&document](const std::string& name) {
        Term term = document.course().terms[0];
        term.name = name;
        REQUIRE(document.apply(replaceElement(document.course(), 0, term, "Changed a name", "term/name")));
    };
    type("S");
    type("Su");
    CHECK(document.history().size() == 1);
    document.closeStep();
    type("Sup");
    CHECK(document.history().size() == 2);
    document.undo();
    CHECK(document.course().terms[0].name == "Su");
    document.undo();
    CHECK(document.course().terms[0].name == before);
}

TEST_CASE("Every change is told to whoever listens, and counted", "[authoring]") {
    CourseDocument document(sample());
    std::vector<DocumentEvent::Kind> told;
    document.listen([&told](const DocumentEvent& event) { told.push_back(event.kind); });
    REQUIRE(document.apply(removeElement(document.course(), ElementKind::term, 0, "Removed a term")));
    document.undo();
    document.redo();
    CHECK_FALSE(document.redo());
    using Kind = DocumentEvent::Kind;
    CHECK(told == std::vector{Kind::applied, Kind::undone, Kind::redone});
    CHECK(document.revision() == 3);
}

TEST_CASE("Every element is found by its kind and id", "[authoring]") {
    const Course course = sample();
    for (std::size_t k = 0; k < elementKinds; ++k) {
        const auto kind = static_cast<ElementKind>(k);
        CHECK_FALSE(nameOf(kind).empty());
        for (std::size_t i = 0; i < countOf(course, kind); ++i) {
            const Element element = elementAt(course, kind, i);
            REQUIRE(kindOf(element) == kind);
            if (!isSingle(kind)) CHECK(indexOf(course, kind, idOf(element)) == i);
        }
        if (!isSingle(kind)) CHECK(indexOf(course, kind, "no-such-id") == countOf(course, kind));
    }
}
