// The shipped course and its weights mark a response the same way wherever, whenever and beside whatever it is marked.
#include <catch2/catch.hpp>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <fstream>
#include <locale>
#include <random>
#include <sstream>
#include <thread>

#include "engine/content/course_reader.h"
#include "engine/exchange/marked_reader.h"
#include "engine/marking/marker.h"
#include "engine/marking/marking_json.h"
#include "test_paths.h"

using namespace carewright;

namespace {

constexpr std::size_t answersTried = 200;

Marker shippedMarker() {
    const ReadCourse read = readCourse(CAREWRIGHT_CONTENT_DIR "/personalisation");
    REQUIRE(read.usable());
    REQUIRE_FALSE(read.course.weights.empty());
    auto marker = Marker::compile(read.course);
    REQUIRE(marker.has_value());
    return std::move(*marker);
}

std::vector<MarkedResponse> answers() {
    std::ifstream in(CAREWRIGHT_TEST_DATA_DIR "/dev.jsonl");
    std::vector<MarkedResponse> out = readMarkedResponses(in).responses;
    REQUIRE(out.size() > answersTried);
    out.resize(answersTried);
    return out;
}

std::string marked(const Marker& marker, const MarkedResponse& response) {
    return toJson(marker.mark(response.question, response.answer, {.allPoints = true}).value());
}

std::vector<std::string> markedInTurn(const Marker& marker, const std::vector<MarkedResponse>& responses) {
    std::vector<std::string> out;
    for (const MarkedResponse& response : responses) out.push_back(marked(marker, response));
    return out;
}

/// The whole program writes and reads numbers as people of that locale do, until this ends.
class InLocale {
public:
    explicit InLocale(const char* name) : m_before(std::locale::global(std::locale(name))) {}
    ~InLocale() { std::locale::global(m_before); }
    InLocale(const InLocale&) = delete;
    InLocale& operator=(const InLocale&) = delete;

private:
    std::locale m_before;
};

}  // namespace

TEST_CASE("the same markings come from one thread and eight and in any order") {
    const Marker marker = shippedMarker();
    const std::vector<MarkedResponse> responses = answers();
    const std::vector<std::string> alone = markedInTurn(marker, responses);
    REQUIRE(markedInTurn(marker, responses) == alone);

    std::vector<std::size_t> order(responses.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937 random(11);
    std::shuffle(order.begin(), order.end(), random);
    std::vector<std::string> together(responses.size());
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < 8; ++t) {
        threads.emplace_back([&, t] {
            for (std::size_t i = t; i < order.size(); i += 8) together[order[i]] = marked(marker, responses[order[i]]);
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(together == alone);

    // A marker that has seen nothing else says the same of the last answer as one that has seen all.
    CHECK(marked(shippedMarker(), responses.back()) == alone.back());
}

// Run by comma_locale_test.sh, which makes the locale.
TEST_CASE("markings do not follow the locale", "[.comma-locale]") {
    const char* const name = std::getenv("CAREWRIGHT_COMMA_LOCALE");
    REQUIRE(name != nullptr);
    const std::vector<MarkedResponse> responses = answers();
    const Marker plain = shippedMarker();
    const std::vector<std::string> markings = markedInTurn(plain, responses);

    const InLocale comma(name);
    REQUIRE(std::string(std::localeconv()->decimal_point) == ",");
    std::ostringstream half;
    half << 1234.5;
    REQUIRE(half.str() == "1.234,5");
    CHECK(markedInTurn(plain, responses) == markings);
    const Marker compiledHere = shippedMarker();
    CHECK(compiledHere.rubricHash() == plain.rubricHash());
    CHECK(markedInTurn(compiledHere, responses) == markings);
}
