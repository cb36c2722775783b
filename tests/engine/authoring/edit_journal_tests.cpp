#include "engine/authoring/edit_journal.h"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>

#include "engine/content/course_reader.h"
#include "test_paths.h"
#include "tests/engine/content/sample_course.h"

using namespace carewright;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

Course sample() { return readCourse(fs::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses/exercises-are-fine").course; }

/// One random thing that a tutor does; false where there was nothing to do.
bool act(CourseDocument& document, std::mt19937& random) {
    const auto kind = static_cast<ElementKind>(random() % elementKinds);
    const std::size_t count = countOf(document.course(), kind);
    switch (random() % 8) {
        case 0: return document.undo();
        case 1: return document.redo();
        case 2: document.closeStep(); return true;
        case 3: if (!isSingle(kind) && count > 1) return document.apply(removeElement(document.course(), kind, random() % count, "Removed")).has_value(); break;
        case 4: if (!isSingle(kind) && count > 1) return document.apply(moveElement(document.course(), kind, random() % count, random() % count, "Moved")).has_value(); break;
        case 5: if (!isSingle(kind) && count > 0) return document.apply(insertElement(random() % (count + 1), elementAt(document.course(), kind, random() % count), "Doubled")).has_value(); break;
        default: break;
    }
    Term term = document.course().terms[0];
    term.name += static_cast<char>('a' + random() % 26);
    return document.apply(replaceElement(document.course(), 0, term, "Typed\ta\nname", "term/name")).has_value();
}

struct Recorded {
    TemporaryFolder folder;
    fs::path file = folder.path() / "journals" / "course.journal";
};

}  // namespace

TEST_CASE("A journal gives back every edit, undo and redo, and the history with them", "[authoring][journal]") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        Recorded at;
        std::mt19937 random(seed);
        CourseDocument document(sample());
        auto journal = EditJournal::begin(at.file, document.course());
        REQUIRE(journal);
        document.listen([&journal](const DocumentEvent& event) { REQUIRE(journal->record(event)); });
        for (int i = 0; i < 60; ++i) act(document, random);
        REQUIRE(journal->sync());

        const JournalContent content = parseJournal(readJournal(at.file));
        CHECK_FALSE(content.cutShort);
        CHECK(content.base == fingerprintOf(sample()));
        CourseDocument again(sample());
        CHECK(replay(again, content) == content.entries.size());
        CHECK(sameMeaning(again.course(), document.course()));
        REQUIRE(again.history().size() == document.history().size());
        CHECK(again.done() == document.done());
        while (again.undo()) {}
        CHECK(sameMeaning(again.course(), sample()));
    }
}

TEST_CASE("A torn last line loses nothing before it, and work goes on behind it", "[authoring][journal]") {
    Recorded at;
    CourseDocument document(sample());
    std::mt19937 random(3);
    {
        auto journal = EditJournal::begin(at.file, document.course());
        REQUIRE(journal);
        document.listen([&journal](const DocumentEvent& event) { REQUIRE(journal->record(event)); });
        for (int i = 0; i < 20; ++i) act(document, random);
        document.listen({});
    }
    const std::string whole = readJournal(at.file);
    const std::size_t lastLine = whole.rfind('\n', whole.size() - 2) + 1;
    const std::size_t entries = parseJournal(whole).entries.size();
    for (std::size_t cut = lastLine; cut < whole.size(); cut += 7) {
        const JournalContent content = parseJournal(whole.substr(0, cut));
        CHECK(content.entries.size() == entries - 1);
        CHECK(content.wholeBytes == lastLine);
    }
    fs::resize_file(at.file, whole.size() - 1);
    const JournalContent torn = parseJournal(readJournal(at.file));
    CHECK(torn.cutShort);
    auto journal = EditJournal::resume(at.file, torn.wholeBytes);
    REQUIRE(journal);
    CourseDocument again(sample());
    REQUIRE(replay(again, torn) == torn.entries.size());
    again.listen([&journal](const DocumentEvent& event) { REQUIRE(journal->record(event)); });
    REQUIRE(again.apply(removeElement(again.course(), ElementKind::term, 0, "Removed a term")));
    CHECK(parseJournal(readJournal(at.file)).entries.size() == entries);
}

TEST_CASE("Killed at any edit, a program loses nothing older than the last one", "[authoring][journal]") {
    std::mt19937 random(11);
    for (int run = 0; run < 200; ++run) {
        Recorded at;
        int pipeEnds[2];
        REQUIRE(::pipe(pipeEnds) == 0);
        const unsigned seed = static_cast<unsigned>(random());
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            CourseDocument document(sample());
            auto journal = EditJournal::begin(at.file, document.course());
            if (!journal) ::_exit(2);
            document.listen([&journal](const DocumentEvent& event) {
                if (!journal->record(event)) ::_exit(3);
            });
            std::mt19937 acts(seed);
            for (int i = 0; i < 1000; ++i) {
                act(document, acts);
                const char done = 'x';
                if (::write(pipeEnds[1], &done, 1) != 1) ::_exit(4);
            }
            ::_exit(0);
        }
        ::close(pipeEnds[1]);
        const unsigned until = 1 + random() % 6;
        char done = 0;
        for (unsigned i = 0; i < until; ++i) REQUIRE(::read(pipeEnds[0], &done, 1) == 1);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        // Acts acknowledged before the kill, also those that this side had not read yet.
        unsigned acknowledged = until;
        while (::read(pipeEnds[0], &done, 1) == 1) ++acknowledged;
        ::close(pipeEnds[0]);

        CourseDocument recovered(sample());
        const JournalContent content = parseJournal(readJournal(at.file));
        REQUIRE(replay(recovered, content) == content.entries.size());
        // The child was between two acts or in one: it is as after what was acknowledged, or one act further.
        std::mt19937 acts(seed);
        CourseDocument expected(sample());
        for (unsigned i = 0; i < acknowledged; ++i) act(expected, acts);
        bool right = sameMeaning(recovered.course(), expected.course());
        if (!right) {
            act(expected, acts);
            right = sameMeaning(recovered.course(), expected.course());
        }
        CHECK(right);
    }
}

TEST_CASE("Hostile journals do no harm", "[authoring][journal]") {
    CHECK(parseJournal("").entries.empty());
    CHECK(parseJournal("nonsense\n").cutShort);
    Recorded at;
    CourseDocument document(sample());
    auto journal = EditJournal::begin(at.file, document.course());
    REQUIRE(journal);
    CHECK_FALSE(EditJournal::begin(at.file, document.course()));
    document.listen([&journal](const DocumentEvent& event) { REQUIRE(journal->record(event)); });
    std::mt19937 random(5);
    for (int i = 0; i < 10; ++i) act(document, random);
    const std::string whole = readJournal(at.file);
    for (std::size_t i = 0; i < whole.size(); i += 37) {
        std::string bent = whole;
        bent[i] = static_cast<char>(bent[i] ^ 0x20);
        CourseDocument again(sample());
        const JournalContent content = parseJournal(bent);
        CHECK(replay(again, content) <= content.entries.size());
    }
    // On another course the edits that do not fit stop the replay; nothing else happens.
    CourseDocument other(Course{});
    CHECK(replay(other, parseJournal(whole)) < parseJournal(whole).entries.size());
}

TEST_CASE("Edits find the part they are about where another program put something before it", "[authoring][journal]") {
    Recorded at;
    CourseDocument document(sample());
    auto journal = EditJournal::begin(at.file, document.course());
    REQUIRE(journal);
    document.listen([&journal](const DocumentEvent& event) { REQUIRE(journal->record(event)); });
    const std::size_t last = document.course().terms.size() - 1;
    Term term = document.course().terms[last];
    const TermId id = term.id;
    term.name = "My own words";
    REQUIRE(document.apply(replaceElement(document.course(), last, term, "Typed")));
    REQUIRE(journal->sync());
    const JournalContent content = parseJournal(readJournal(at.file));

    Course shifted = sample();
    Term other = shifted.terms.front();
    other.id = TermId("put-before");
    shifted.terms.insert(shifted.terms.begin(), other);
    CourseDocument again(shifted);
    REQUIRE(replay(again, content) == 1);
    CHECK(again.course().findTerm(id)->name == "My own words");
    CHECK(again.course().terms[last].name == shifted.terms[last].name);

    // Where it is gone, nothing else is written over.
    Course without = sample();
    without.terms.pop_back();
    without.terms.insert(without.terms.begin(), other);
    CourseDocument gone(without);
    CHECK(replay(gone, content) == 0);
    CHECK(gone.course() == without);
}
