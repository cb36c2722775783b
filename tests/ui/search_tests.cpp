#include <catch2/catch.hpp>

#include "app/learner/course_search.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

Course sample() {
    Course course;
    Topic topic;
    topic.id = TopicId("money");
    topic.title = "Money and systems";
    topic.summary = "How people are paid.";
    Block block;
    block.text = {{"A direct payment lets a person employ staff. Payments can be stopped.", {}, false}};
    topic.blocks.push_back(block);
    course.topics.push_back(topic);
    Term term;
    term.id = TermId("direct-payment");
    term.name = "direct payment";
    term.also = {"DP"};
    term.meaning = {{"Money paid to the person.", {}, false}};
    course.terms.push_back(term);
    return course;
}

}  // namespace

TEST_CASE("A term is found by its name before passages that mention it", "[search]") {
    const std::vector<SearchHit> hits = searchCourse(sample(), "direct PAYM");
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].place.room == Room::words);
    CHECK(hits[1].place.room == Room::topic);
    CHECK(hits[1].place.find == "block-1");
}

TEST_CASE("The words found are marked in the excerpt", "[search]") {
    const std::vector<SearchHit> hits = searchCourse(sample(), "payment");
    REQUIRE_FALSE(hits.empty());
    const SearchHit& passage = hits.back();
    REQUIRE(passage.marks.size() == 2);
    for (const MarkedSpan& mark : passage.marks) {
        const std::string word = passage.excerpt.substr(mark.begin, mark.end - mark.begin);
        CHECK((word == "payment" || word == "Payments"));
    }
}

TEST_CASE("All words must be there and punctuation finds nothing", "[search]") {
    CHECK(searchCourse(sample(), "payment elephant").empty());
    CHECK(searchCourse(sample(), " .,? ").empty());
    CHECK(searchCourse(sample(), "").empty());
    CHECK(searchCourse(sample(), "DP").size() == 1);
}

TEST_CASE("A misspelt word finds what it stands for and says so", "[search]") {
    std::vector<RespeltWord> respelt;
    const std::vector<SearchHit> hits = searchCourse(sample(), "direct paymant", 60, &respelt);
    CHECK(hits.size() == 2);
    CHECK(respelt == std::vector<RespeltWord>{{"paymant", "payment"}});
    CHECK(searchCourse(sample(), "elephant", 60, &respelt).empty());
    CHECK(respelt.empty());
}

TEST_CASE("Words and beginnings that the course has are never respelt", "[search]") {
    std::vector<RespeltWord> respelt{{"left", "over"}};
    CHECK_FALSE(searchCourse(sample(), "paym", 60, &respelt).empty());
    CHECK(respelt.empty());
    CHECK_FALSE(searchCourse(sample(), "persons", 60, &respelt).empty());
    CHECK(respelt == std::vector<RespeltWord>{{"persons", "person"}});
}
