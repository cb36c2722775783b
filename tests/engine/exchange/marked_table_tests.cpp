#include "engine/exchange/marked_table.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

#include <sstream>

#include "engine/base/seeded_random.h"
#include "engine/exchange/marked_writer.h"
#include "tests/engine/marking/marking_course.h"

namespace carewright {
namespace {

const TrialSubject inHand{TrialSubject::Kind::point, "p"};

MarkedResponses taken(std::string_view text) {
    const Course course = test::markingCourse();
    const MarkedTable table = readMarkedTable(text);
    const auto uses = guessColumns(table, course, inHand);
    INFO(whyNotTake(table, uses));
    MarkedResponses out = toMarkedResponses(table, uses, course, {QuestionId("one")});
    out.problems.insert(out.problems.begin(), table.problems.begin(), table.problems.end());
    return out;
}

}  // namespace

TEST_CASE("Marked responses are read from tables of many shapes", "[exchange][bench]") {
    const MarkedResponses csv = taken("Learner,Response,Mark\n7,\"People, of course, choose\",1\n8,They wait,0\n");
    REQUIRE(csv.responses.size() == 2);
    CHECK(csv.responses[0].answer == "People, of course, choose");
    CHECK(csv.responses[0].awarded == std::vector<PointId>{PointId("p")});
    CHECK(csv.responses[1].awarded.empty());
    CHECK(csv.responses[1].id == "8");

    const MarkedResponses lists = taken("id,question,answer,awarded,p\na,one,x y,\"q; r\",no\n");
    REQUIRE(lists.responses.size() == 1);
    CHECK(lists.responses[0].awarded == std::vector<PointId>{PointId("q"), PointId("r")});

    const MarkedResponses json = taken(R"({"id":"d1","question":"one","answer":"x","awarded":["p"],"misconceptions":["m"]})");
    REQUIRE(json.responses.size() == 1);
    CHECK(json.responses[0].misconceptions.size() == 1);

    const MarkedResponses tabs = taken("answer\tcredited\nThey choose\tyes\nThey wait\tno\n");
    REQUIRE(tabs.responses.size() == 2);
    CHECK(tabs.responses[0].awarded.size() == 1);

    const MarkedResponses lines = taken("+ They choose, all of them\n- They wait\n\nNo sign, no credit\n");
    REQUIRE(lines.responses.size() == 3);
    CHECK(lines.responses[0].awarded.size() == 1);
    CHECK(lines.responses[1].awarded.empty());
    CHECK(lines.responses[2].answer == "No sign, no credit");
}

TEST_CASE("Yes or no is guessed from what stands in a column, for one column at most", "[exchange][bench]") {
    using Role = ColumnUse::Role;
    const Course course = test::markingCourse();
    const auto guessed = [&](std::string_view text) {
        std::vector<Role> roles;
        for (const ColumnUse& use : guessColumns(readMarkedTable(text), course, inHand)) roles.push_back(use.role);
        return roles;
    };
    CHECK(guessed("id,answer,earned\na,They choose,yes\nb,They wait,no\n") == std::vector{Role::id, Role::answer, Role::subject});
    CHECK(guessed("id,answer,Awarded?\na,They choose,x\nb,They wait,\n") == std::vector{Role::id, Role::answer, Role::subject});
    CHECK(guessed("id,answer,awarded\na,They choose,p; q\nb,They wait,\n") == std::vector{Role::id, Role::answer, Role::awarded});
    CHECK(guessed("id,answer,Marked by,Mark\na,They choose,Dawn,1\nb,They wait,Asha,0\n") == std::vector{Role::id, Role::answer, Role::ignored, Role::subject});
    // A column that is called as the point goes before one that only might be meant.
    CHECK(guessed("mark,answer,p,score\n1,They choose,yes,1\n0,They wait,no,0\n") == std::vector{Role::ignored, Role::answer, Role::subject, Role::ignored});

    std::vector<ColumnUse> uses = {{Role::answer, {}}, {Role::subject, inHand}, {}};
    setColumnUse(uses, 2, {Role::subject, inHand});
    CHECK(uses == std::vector<ColumnUse>{{Role::answer, {}}, {}, {Role::subject, inHand}});
    setColumnUse(uses, 0, {});
    CHECK(uses[0].role == Role::ignored);

    // A value that can't be read is told with its column.
    const MarkedResponses read = taken("id,answer,p\na,They choose,yes\nb,They wait,maybe\n");
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].message == "In the column “p”: \"maybe\" is neither yes nor no.");
}

TEST_CASE("Broken rows are told with their line and the rest is taken", "[exchange][bench]") {
    const MarkedResponses read = taken("id,answer,p\na,good,yes\nb,\"open quote,yes\nc,fine,maybe\nd,fine too,no\ne,too,many,values\nf,\xff\xfe,yes\na,good again,1\n");
    std::vector<int> lines;
    for (const Error& problem : read.problems) lines.push_back(problem.place.line);
    std::ranges::sort(lines);
    CHECK(lines == std::vector<int>{3, 4, 6, 7});
    REQUIRE(read.responses.size() == 3);
    CHECK(read.responses[2].id == "a (2)");
    CHECK(!whyNotTake(readMarkedTable(""), {}).empty());
    const MarkedResponses unknown = taken("id,question,answer,awarded\na,nowhere,x,p\nb,one,x,nothing-such\n");
    CHECK(unknown.responses.empty());
    CHECK(unknown.problems.size() == 2);
}

TEST_CASE("Limits hold whatever is pasted", "[exchange][bench]") {
    TableLimits limits;
    limits.rows = 3;
    limits.columns = 4;
    limits.recordBytes = 100;
    std::string many;
    for (int i = 0; i < 10; ++i) many += "+ line\n";
    CHECK(readMarkedTable(many, limits).rows.size() == 3);
    CHECK(!readMarkedTable("id,answer,a,b,c,d,e\n", limits).problems.empty());
    CHECK(!readMarkedTable(std::string(500, 'x'), limits).problems.empty());
    limits.bytes = 10;
    CHECK(readMarkedTable(many, limits).rows.empty());
}

TEST_CASE("Any bytes are read without harm", "[exchange][bench]") {
    SeededRandom random(3);
    const Course course = test::markingCourse();
    const std::string parts[] = {"id,answer,awarded\n", "\"", ",", "\n", "\t", "{\"answer\":", "\"x\"}", "+", "p", "\xff", "one", "[[[[", "\r\n", std::string(1, '\0')};
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (int i = 0; i < 30; ++i) text += parts[random.below(static_cast<std::uint32_t>(std::size(parts)))];
        const MarkedTable table = readMarkedTable(text);
        for (const MarkedTable::Row& row : table.rows) REQUIRE(row.cells.size() == table.columns.size());
        const auto read = toMarkedResponses(table, guessColumns(table, course, inHand), course, {QuestionId("one")});
        for (const MarkedResponse& response : read.responses) REQUIRE(!response.id.empty());
    }
}

TEST_CASE("A bench that was kept is read back as it was", "[exchange][bench]") {
    std::vector<MarkedResponse> responses{{"a", QuestionId("one"), "Say \"yes\",\n\t✓", {PointId("p")}, {MisconceptionId("m")}, true}, {"b", QuestionId("one"), "", {}, {}, false}};
    std::istringstream in(toJsonLines(responses));
    const MarkedResponses read = readMarkedResponses(in);
    REQUIRE(read.responses.size() == 2);
    CHECK(read.responses[0].answer == responses[0].answer);
    CHECK(read.responses[0].awarded == responses[0].awarded);
    CHECK(read.responses[0].offTopic);
}

}  // namespace carewright
