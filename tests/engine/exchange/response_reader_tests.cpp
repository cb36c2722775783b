#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "engine/exchange/response_reader.h"
#include "test_paths.h"

using namespace carewright;

namespace {

/// Everything a text holds: "line id question answer" or "line ! message".
std::vector<std::string> readAll(const std::string& text, ResponseFormat format = ResponseFormat::guess,
                                 const ResponseLimits& limits = {}) {
    std::istringstream in(text);
    ResponseReader reader(in, format, limits);
    std::vector<std::string> items;
    while (const auto item = reader.next()) {
        const std::string line = std::to_string(item->line) + " ";
        items.push_back(item->response ? line + item->response->id + " " + item->response->question.value + " " +
                                             item->response->answer
                                       : line + "! " + item->response.error().message);
    }
    return items;
}

using Items = std::vector<std::string>;

}  // namespace

TEST_CASE("JSON lines are read in order and other fields ignored") {
    CHECK(readAll("{\"id\":\"a\",\"question\":\"define\",\"answer\":\"One.\"}\n"
                  "{\"answer\":\"Two\",\"extra\":{\"id\":[1,{}]},\"question\":\"risk\",\"id\":\"b\",\"n\":-1.5e3,\"z\":"
                  "null}") == Items{"1 a define One.", "2 b risk Two"});
}

TEST_CASE("Blank lines carriage returns and a byte order mark are passed over") {
    CHECK(readAll("\xEF\xBB\xBF{\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\"}\r\n\r\n  \n"
                  "{\"id\":\"b\",\"question\":\"q\",\"answer\":\"\"}\r\n") == Items{"1 a q x", "4 b q "});
}

TEST_CASE("A bad JSON line is reported with its number and the next is read") {
    CHECK(readAll("nonsense\n{\"id\":\"b\",\"question\":\"q\",\"answer\":\"x\"}\n{\"id\":\"c\"\n[]\n42\n\"text\"\n") ==
          Items{"1 ! not valid JSON at byte 2", "2 b q x", "3 ! not valid JSON at byte 11",
                "4 ! expected a JSON object such as {\"id\":\"…\",\"question\":\"…\",\"answer\":\"…\"}",
                "5 ! expected a JSON object such as {\"id\":\"…\",\"question\":\"…\",\"answer\":\"…\"}",
                "6 ! expected a JSON object such as {\"id\":\"…\",\"question\":\"…\",\"answer\":\"…\"}"});
}

TEST_CASE("Missing empty and ill-typed fields are named") {
    CHECK(readAll("{\"question\":\"q\",\"answer\":\"x\"}") == Items{"1 ! \"id\" is missing"});
    CHECK(readAll("{\"id\":\"\",\"question\":\"q\",\"answer\":\"x\"}") == Items{"1 ! \"id\" is empty"});
    CHECK(readAll("{\"id\":\"a\",\"question\":\" \",\"answer\":\"x\"}") == Items{"1 ! \"question\" is empty"});
    CHECK(readAll("{\"id\":7,\"question\":\"q\",\"answer\":\"x\"}") ==
          Items{"1 ! \"id\" must be a text in quotation marks"});
    CHECK(readAll("{\"id\":\"a\",\"question\":\"q\",\"answer\":null}") ==
          Items{"1 ! \"answer\" must be a text in quotation marks"});
    CHECK(readAll("{\"id\":\"a\",\"question\":\"q\",\"answer\":[\"x\"]}") ==
          Items{"1 ! \"answer\" must be a text in quotation marks"});
    CHECK(readAll("{\"id\":\"a\",\"id\":\"b\",\"question\":\"q\",\"answer\":\"x\"}") ==
          Items{"1 ! the field \"id\" appears twice"});
}

TEST_CASE("Hostile JSON is refused without harm") {
    const auto deep = readAll("{\"x\":" + std::string(1'000'000, '['));
    CHECK(deep == Items{"1 ! nested deeper than 32 levels"});
    CHECK(readAll("{\"x\":1e999}") == Items{"1 ! a number is too large"});
    CHECK(readAll("{\"x\":" + std::string(5000, '9') + ",\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\"}").size() ==
          1);
    CHECK(readAll("{\"id\":\"a\",\"question\":\"q\",\"answer\":\"\xFF\"}") == Items{"1 ! not valid UTF-8 at byte 36"});
    CHECK(
        readAll("{\"id\":\"a\",\"question\":\"q\",\"answer\":\"\\ud800\"}").front().starts_with("1 ! not valid JSON"));
    const std::string nul = std::string("{\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\"}") + '\0' + "rubbish";
    CHECK(readAll(nul) == Items{"1 ! not valid JSON: a NUL byte at byte 39"});
    CHECK(readAll("{\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\"} {}").front().starts_with("1 ! not valid JSON"));
}

TEST_CASE("An escaped NUL stays in the answer") {
    std::istringstream in("{\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\\u0000y\"}");
    ResponseReader reader(in);
    const auto item = reader.next();
    REQUIRE(item);
    REQUIRE(item->response);
    CHECK(item->response->answer == std::string("x\0y", 3));
}

TEST_CASE("A line over the limit is reported and skipped") {
    const std::string good = "{\"id\":\"a\",\"question\":\"q\",\"answer\":\"x\"}\n";
    CHECK(readAll(good + std::string(5000, 'x') + "\n" + good, ResponseFormat::guess, {.recordBytes = 200}) ==
          Items{"1 a q x", "2 ! longer than 200 bytes", "3 a q x"});
}

TEST_CASE("CSV is told by its header whatever the order and case of the columns") {
    CHECK(readAll("Answer,note,ID,Question\nYes,n,a,define\n") == Items{"2 a define Yes"});
    CHECK(readAll("\xEF\xBB\xBFid,question,answer\r\na,q,\"x, \"\"y\"\"\"\r\n") == Items{"2 a q x, \"y\""});
    CHECK(readAll("id,question,answer\n") == Items{});
}

TEST_CASE("CSV fields may hold line ends and rows keep the line they began on") {
    CHECK(readAll("id,question,answer\na,q,\"one\ntwo\"\n\nb,q,x\nc,q,last") ==
          Items{"2 a q one\ntwo", "5 b q x", "6 c q last"});
}

TEST_CASE("A bad CSV row costs one row") {
    CHECK(readAll("id,question,answer\na,q,\"x\" y\nb,q,x\n") ==
          Items{"2 ! a quotation mark stands where CSV allows none", "3 b q x"});
    CHECK(readAll("id,question,answer\na,q\nb,q,x,y\nc,q,x\n") ==
          Items{"2 ! expected 3 fields as in the header row, found 2",
                "3 ! expected 3 fields as in the header row, found 4", "4 c q x"});
    CHECK(readAll("id,question,answer\na,q,\"never closed\nb,q,x\nc,q,y\n") ==
          Items{"2 ! a quoted field is never closed", "3 b q x", "4 c q y"});
    CHECK(readAll("id,question,answer\na,q,\xE9t\xE9\nb,q,x\n") ==
          Items{"2 ! not valid UTF-8; save the file as \"CSV UTF-8\"", "3 b q x"});
    CHECK(readAll("id,question,answer\n,q,x\n") == Items{"2 ! \"id\" is empty"});
}

TEST_CASE("A CSV row over the limit costs one row") {
    const auto items = readAll("id,question,answer\na,q,\"" + std::string(150, 'x') + "\n" + std::string(150, 'y') +
                                   "\"\nb,q,x\n" + std::string(900, 'z') + "\nc,q,x\n",
                               ResponseFormat::csv, {.recordBytes = 200});
    REQUIRE(items.size() >= 3);
    CHECK(items.front() == "2 ! a record longer than 200 bytes");
    CHECK(items.back() == "6 c q x");
    CHECK(std::find(items.begin(), items.end(), "4 b q x") != items.end());
}

TEST_CASE("A CSV file without its columns gives one error") {
    CHECK(readAll("id,response\na,x\nb,y\n", ResponseFormat::csv) ==
          Items{"1 ! the header row has no column \"question\"; it needs id, question and answer"});
    CHECK(readAll("id,id,question,answer\na,x,y,z\n", ResponseFormat::csv) ==
          Items{"1 ! the header row names the column \"id\" twice"});
    CHECK(readAll("", ResponseFormat::csv) == Items{});
}

TEST_CASE("A device that fails ends the reading and says so") {
    // A folder opens like a file and fails at the first read.
    std::ifstream in(CAREWRIGHT_TEST_DATA_DIR);
    ResponseReader reader(in);
    CHECK_FALSE(reader.next());
    CHECK(reader.failed());
    std::istringstream whole("{}");
    ResponseReader good(whole);
    while (good.next()) {
    }
    CHECK_FALSE(good.failed());
}
