#include <catch2/catch.hpp>

#include <algorithm>

#include "engine/marking/marker.h"
#include "tests/engine/marking/marking_course.h"

using namespace carewright;

namespace {

Marking mark(std::string_view text) {
    const Course course = test::markingCourse();
    REQUIRE(course.questions.size() == 1);
    const auto marker = Marker::compile(course);
    REQUIRE(marker.has_value());
    auto marking = marker->mark(QuestionId("one"), text, {.allPoints = true});
    REQUIRE(marking.has_value());
    return *marking;
}

bool flagged(Flag flag, std::string_view text) {
    const Marking marking = mark(text);
    return std::find(marking.flags.begin(), marking.flags.end(), flag) != marking.flags.end();
}

std::string repeated(std::string_view piece, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += piece;
    return out;
}

constexpr std::string_view plain = "The client decides what help they get and when.";

}  // namespace

TEST_CASE("an ordinary answer is not flagged") { CHECK(mark(plain).flags.empty()); }

TEST_CASE("nothing written is flagged and earns nothing") {
    for (const std::string_view text : {"", "   ", "...\n!?", "\xff\xfe"}) {
        CAPTURE(text);
        CHECK(mark(text).flags == std::vector<Flag>{Flag::nothingWritten});
        CHECK(mark(text).marks == 0);
    }
    CHECK_FALSE(flagged(Flag::nothingWritten, "No"));
}

TEST_CASE("far fewer words than advised are too short and far more too long") {
    CHECK(flagged(Flag::tooShort, "They decide"));
    CHECK_FALSE(flagged(Flag::tooShort, "The client decides on everything"));
    CHECK(flagged(Flag::tooLong, repeated("The client decides on support. ", 30)));
    CHECK_FALSE(flagged(Flag::tooLong, repeated("The client decides on support. ", 12)));
}

TEST_CASE("bare words are a keyword list and sentences are not") {
    CHECK(flagged(Flag::keywordList, "choice, control, support, client, plan"));
    CHECK(flagged(Flag::keywordList, "choice\ncontrol\nsupport\nclient\nplan"));
    CHECK_FALSE(flagged(Flag::keywordList, plain));
    CHECK_FALSE(flagged(Flag::keywordList, "People choose what to eat, when to rise, and who is there."));
}

TEST_CASE("the question said again is flagged and an answer with its words is not") {
    CHECK(flagged(Flag::questionRepeated, "What is personalised support?"));
    CHECK(mark("What is personalised support?").marks == 0);
    CHECK_FALSE(flagged(Flag::questionRepeated, "Personalised support is when the client decides what is done."));
}

TEST_CASE("an answer about another subject is flagged and earns nothing") {
    const std::string_view web = "The website shows a cookie to people who click on it and choose.";
    CHECK(flagged(Flag::offSubject, web));
    CHECK(mark(web).marks == 0);
    CHECK_FALSE(flagged(Flag::offSubject, plain));
    CHECK_FALSE(flagged(Flag::offSubject, "The client and staff use a website to choose support."));
    CHECK(flagged(Flag::offSubject, repeated("Bread needs flour and water and time. ", 5)));
    CHECK_FALSE(flagged(Flag::offSubject, "Bread needs flour."));
}

TEST_CASE("words of another language are flagged and misspelled English is not") {
    CHECK(flagged(Flag::notEnglish, "osoba sama decyduje jakiej pomocy potrzebuje oraz kiedy"));
    CHECK_FALSE(flagged(Flag::notEnglish, "the clint desides wot suport they get an wen"));
    CHECK_FALSE(flagged(Flag::notEnglish, plain));
}

TEST_CASE("a point and a misconception in one answer are right and wrong") {
    const std::string_view both = "The client decides what they want. Staff choose.";
    CHECK(flagged(Flag::rightAndWrong, both));
    CHECK(mark(both).refer);
    CHECK_FALSE(flagged(Flag::rightAndWrong, plain));
    CHECK_FALSE(flagged(Flag::rightAndWrong, "They get no help at all from anybody."));
}

TEST_CASE("a passage of the course word for word is flagged with where it comes from") {
    const std::string_view passage = "People who need care and support decide for themselves what they want and how it is done each day.";
    CHECK(flagged(Flag::copied, passage));
    CHECK(mark(passage).copiedFrom == "T");
    CHECK(flagged(Flag::copied, std::string("I think: ") + std::string(passage)));
    CHECK_FALSE(flagged(Flag::copied, "People who need care and support decide for themselves."));
    CHECK(mark(plain).copiedFrom.empty());
}
