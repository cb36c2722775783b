// Ids of new parts follow their titles until somebody may know them.
#include "engine/authoring/following_id.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "engine/authoring/edit_journal.h"
#include "engine/authoring/id_words.h"
#include "engine/authoring/references.h"
#include "engine/authoring/templates.h"
#include "engine/authoring/worked_examples.h"
#include "engine/content/course_reader.h"
#include "test_paths.h"
#include "tests/temporary_folder.h"

using namespace carewright;

namespace {

Course sample() { return readCourse(std::filesystem::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine").course; }

/// A tutor at a document: what the workshop's desk does with each key.
struct Desk {
    CourseDocument document{sample()};
    std::size_t known = 0;      ///< steps that are saved

    std::size_t add(ElementKind kind) {
        const std::size_t at = countOf(document.course(), kind);
        REQUIRE(document.apply(asNew(insertElement(at, newElement(document.course(), kind), "Added"))));
        return at;
    }
    template <class One>
    void type(ElementKind kind, std::size_t index, const std::string& words, std::string One::*field) {
        std::string typed;
        for (const char letter : words) {
            typed += letter;
            Element element = elementAt(document.course(), kind, index);
            std::get<One>(element).*field = typed;
            REQUIRE(document.apply(withFollowingId(document, known, replaceElement(document.course(), index, std::move(element), "Typed " + typed, std::to_string(index) + "/title"))));
        }
    }
    void typeTerm(std::size_t index, const std::string& words) { type<Term>(ElementKind::term, index, words, &Term::name); }
    [[nodiscard]] std::string id(ElementKind kind, std::size_t index) const { return idAt(document.course(), kind, index); }
};

}  // namespace

TEST_CASE("What people call a thing becomes an id that can be read", "[authoring][id]") {
    CHECK(idFromTitle("People's café & rights, 1.2") == "peoples-cafe-rights-1.2");
    CHECK(idFromTitle("  Léa’s “own” way…  ") == "leas-own-way");
    CHECK(idFromTitle("Risk/benefit — weighing them up") == "risk-benefit-weighing-them-up");
    CHECK(idFromTitle("ÉTÉ") == "ete");
    CHECK(idFromTitle("日本").empty());
    CHECK(idFromTitle("\xff\xfe").empty());
    CHECK(idFromTitle("Assess needs, plan support and review whether any of it made a difference") == "assess-needs-plan-support-and-review");
    for (const std::string& words : {std::string(500, 'a'), std::string("a very long beginning ") + std::string(500, 'b'), std::string("x.1.2.3.4.5")}) {
        CHECK(isWellFormedId(idFromTitle(words)));
        CHECK(idFromTitle(words).size() <= longestMadeId);
    }
}

TEST_CASE("A new part's id follows its title, as one step with the typing", "[authoring][id]") {
    Desk at;
    const Course before = at.document.course();
    const std::size_t term = at.add(ElementKind::term);
    CHECK(at.id(ElementKind::term, term) == "new-term");
    at.typeTerm(term, "Care plan");
    CHECK(at.id(ElementKind::term, term) == "care-plan");
    REQUIRE(at.document.history().size() == 2);
    at.document.undo();
    CHECK(at.id(ElementKind::term, term) == "new-term");
    CHECK(at.document.course().terms[term].name == "New term");
    at.document.redo();
    CHECK(at.id(ElementKind::term, term) == "care-plan");
    // What was undone and done again follows on.
    at.typeTerm(term, "Support plan");
    CHECK(at.id(ElementKind::term, term) == "support-plan");
    at.document.undo();
    at.document.undo();
    at.document.undo();
    CHECK(at.document.course() == before);
}

TEST_CASE("A second part of the same title gets another id, and its own is never taken for another's", "[authoring][id]") {
    Desk at;
    const std::size_t first = at.add(ElementKind::term);
    at.typeTerm(first, "Care plan");
    const std::size_t second = at.add(ElementKind::term);
    at.typeTerm(second, "Care plan");
    CHECK(at.id(ElementKind::term, second) == "care-plan-2");
    at.typeTerm(second, "Care plan!");
    CHECK(at.id(ElementKind::term, second) == "care-plan-2");
    at.typeTerm(first, "Care plan?");
    CHECK(at.id(ElementKind::term, first) == "care-plan");
}

TEST_CASE("An id stays once it was saved, set by hand, or named by something else", "[authoring][id]") {
    Desk at;
    const std::size_t term = at.add(ElementKind::term);
    SECTION("saved") {
        at.typeTerm(term, "Care plan");
        at.known = at.document.done();
        at.typeTerm(term, "Something else");
        CHECK(at.id(ElementKind::term, term) == "care-plan");
    }
    SECTION("set by hand, even to what a title would make of it on the way") {
        REQUIRE(at.document.apply(*renameId(at.document.course(), ElementKind::term, term, "care")));
        at.typeTerm(term, "Care plan");
        CHECK(at.id(ElementKind::term, term) == "care");
        at.document.undo();
        at.document.undo();
        at.typeTerm(term, "Care plan");
        CHECK(at.id(ElementKind::term, term) == "care-plan");
    }
    SECTION("named by something else") {
        at.typeTerm(term, "Care plan");
        Item item = at.document.course().items.front();
        item.terms.push_back(at.document.course().terms[term].id);
        REQUIRE(at.document.apply(replaceElement(at.document.course(), 0, item, "Named it")));
        at.typeTerm(term, "Something else");
        CHECK(at.id(ElementKind::term, term) == "care-plan");
        // Named no more, it is free again.
        at.document.undo();
        at.document.undo();
        at.typeTerm(term, "Something else");
        CHECK(at.id(ElementKind::term, term) == "something-else");
    }
    SECTION("moved, it follows on") {
        REQUIRE(at.document.apply(moveElement(at.document.course(), ElementKind::term, term, 0, "Moved")));
        at.typeTerm(0, "Care plan");
        CHECK(at.id(ElementKind::term, 0) == "care-plan");
    }
    SECTION("what was there when the course was opened never follows") {
        const std::string old = at.id(ElementKind::term, 0);
        at.typeTerm(0, "Something else");
        CHECK(at.id(ElementKind::term, 0) == old);
    }
}

TEST_CASE("Copies follow like what is new, and what came with an example goes along", "[authoring][id]") {
    Desk at;
    const Course examples = *readWorkedExamples();
    SECTION("a copy of one's own") {
        const std::size_t copy = 1;
        REQUIRE(at.document.apply(asNew(insertElement(copy, duplicateOf(at.document.course(), ElementKind::term, 0), "Doubled"))));
        at.typeTerm(copy, "Another word");
        CHECK(at.id(ElementKind::term, copy) == "another-word");
    }
    SECTION("a marking point with its rubric") {
        const std::size_t point = at.document.course().points.size(), rubric = at.document.course().rubrics.size();
        REQUIRE(at.document.apply(copyExample(at.document.course(), examples, ElementKind::point, 0)));
        REQUIRE(at.document.course().rubrics.size() == rubric + 1);
        at.type<MarkingPoint>(ElementKind::point, point, "Own words", &MarkingPoint::title);
        CHECK(at.id(ElementKind::point, point) == "own-words");
        CHECK(at.document.course().rubrics[rubric].point.value == "own-words");
        // Typing and the rubric are one step.
        REQUIRE(at.document.history().size() == 2);
        at.document.undo();
        CHECK(at.document.course().rubrics[rubric].point == at.document.course().points[point].id);
        at.document.redo();
        // Once somebody has worked on the rubric, other records may name the point.
        Rubric edited = at.document.course().rubrics[rubric];
        edited.award.pop_back();
        REQUIRE(at.document.apply(replaceElement(at.document.course(), rubric, edited, "Changed the rubric")));
        at.type<MarkingPoint>(ElementKind::point, point, "Something else", &MarkingPoint::title);
        CHECK(at.id(ElementKind::point, point) == "own-words");
    }
}

TEST_CASE("A journal knows which ids follow", "[authoring][id][journal]") {
    const test::TemporaryFolder folder;
    Desk at;
    auto journal = EditJournal::begin(folder.path() / "journal", at.document.course());
    REQUIRE(journal);
    at.document.listen([&](const DocumentEvent& event) { REQUIRE(journal->record(event)); });
    const std::size_t term = at.add(ElementKind::term);
    at.typeTerm(term, "Care");
    REQUIRE(journal->sync());
    Desk again;
    const JournalContent content = parseJournal(readJournal(folder.path() / "journal"));
    REQUIRE(replay(again.document, content) == content.entries.size());
    CHECK(again.document.course() == at.document.course());
    again.typeTerm(term, "Care plan");
    CHECK(again.id(ElementKind::term, term) == "care-plan");
}
