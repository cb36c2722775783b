#include "engine/marking/underlining.h"

#include <algorithm>
#include <iterator>
#include <random>

#include "tests/engine/marking/reading_sample.h"

using namespace carewright;
using test::ReadingSample;

namespace {

/// What is underlined of a text, each range in words, by the words in it that were found.
std::vector<std::string> lines(const ResponseReading& reading, const std::vector<RuleMatch>& ranges) {
    std::vector<std::string> out;
    for (const RuleMatch& range : ranges) {
        std::string& line = out.emplace_back();
        for (std::uint32_t word = range.begin; word < range.end; ++word) line += (line.empty() ? "" : " ") + std::string(reading.words().at(word));
    }
    return out;
}

std::vector<std::string> underlinedIn(const std::string& text, const std::vector<std::string>& wordings) {
    ReadingSample sample({});
    ResponseReading& reading = sample.reading();
    reading.read(text);
    std::vector<RuleMatch> ranges;
    for (std::uint32_t word = 0; word < reading.words().size(); ++word) {
        if (std::find(wordings.begin(), wordings.end(), reading.words().at(word)) != wordings.end()) ranges.push_back({word, word + 1});
    }
    return lines(reading, underlined(std::move(ranges), reading));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a word is underlined with the phrase it stands in") {
    CHECK(underlinedIn("Mr Haq's family wanted the kettle took off him straight away", {"kettle"}) == Lines{"family wanted the kettle took off"});
    CHECK(underlinedIn("the kettle", {"kettle"}) == Lines{"kettle"});
}

TEST_CASE("a phrase ends at a comma, at its sentence and before another clause") {
    CHECK(underlinedIn("small bits, sat upright, slowly", {"upright"}) == Lines{"sat upright"});
    CHECK(underlinedIn("He eats. She walks alone. They rest.", {"walks"}) == Lines{"she walks alone"});
    CHECK(underlinedIn("she walks but he waits", {"walks"}) == Lines{"she walks"});
}

TEST_CASE("a phrase neither begins nor ends with a word that only joins") {
    CHECK(underlinedIn("and the money of the person and", {"money"}) == Lines{"money of the person"});
    CHECK(underlinedIn("we practised with the", {"practised"}) == Lines{"we practised"});
}

TEST_CASE("of many phrases those stay that add most, in their order") {
    const std::vector<RuleMatch> phrases = {{0, 2}, {3, 4}, {5, 7}, {8, 9}, {10, 12}, {13, 14}};
    std::vector<float> perWord(14, 0.0F);
    for (const auto& [word, weight] : {std::pair{0, 0.5F}, {3, 0.1F}, {5, 0.3F}, {6, 0.4F}, {8, -1.0F}, {11, 2.0F}, {13, 0.6F}}) perWord[static_cast<std::size_t>(word)] = weight;
    const std::vector<RuleMatch> kept = mostTelling(phrases, perWord);
    std::vector<std::uint32_t> begins;
    for (const RuleMatch& one : kept) begins.push_back(one.begin);
    CHECK(begins == std::vector<std::uint32_t>{0, 5, 10, 13});
    CHECK(mostTelling({{0, 2}, {8, 9}}, perWord).size() == 2);
}

TEST_CASE("wordings that nearly touch are underlined as one and those far apart on their own") {
    CHECK(underlinedIn("she decides on her own plan", {"decides", "plan"}) == Lines{"she decides on her own plan"});
    const std::string far = "Choice matters here. One two three four. Then comes control";
    CHECK(underlinedIn(far, {"choice", "control"}) == Lines{"choice matters here", "comes control"});
}

TEST_CASE("by weight, the strongest clauses are underlined from their first to their last speaking word") {
    ReadingSample sample({});
    ResponseReading& reading = sample.reading();
    reading.read("She picks her own hours. It rains today. He chooses too.");
    std::vector<float> perWord(reading.words().size(), 0);
    perWord[1] = 1;
    perWord[4] = 1;
    perWord[9] = 1.5F;
    perWord[6] = 0.1F;
    const Lines expected{"she picks her own hours", "he chooses too"};
    CHECK(lines(reading, underlinedByWeight(perWord, reading)) == expected);
    CHECK(lines(reading, underlinedByWeight(perWord, reading, 1)) == Lines{"she picks her own hours"});
    CHECK(underlinedByWeight(std::vector<float>(reading.words().size(), -1), reading).empty());
}

TEST_CASE("of a long clause the words that speak most densely are underlined") {
    ReadingSample sample({});
    std::string text;
    for (int i = 0; i < 40; ++i) text += "walking ";
    ResponseReading& reading = sample.reading();
    reading.read(text);
    std::vector<float> perWord(40, 0.01F);
    for (std::uint32_t word = 20; word < 28; ++word) perWord[word] = 1;
    const auto ranges = underlinedByWeight(perWord, reading);
    REQUIRE(ranges.size() == 1);
    CHECK(ranges[0].begin == 20);
    CHECK(ranges[0].end == 28);
}

TEST_CASE("whatever is underlined is in order, apart and inside the response, and holds the wordings") {
    std::mt19937 random(5);
    const char* words[] = {"she", "and", "the", "money", "decides,", "not", "because", "plan.", "of", "but", "who", "choice;"};
    ReadingSample sample({});
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (unsigned i = 0; i < 3 + random() % 30; ++i) text += std::string(words[random() % std::size(words)]) + ' ';
        ResponseReading& reading = sample.reading();
    reading.read(text);
        const auto count = static_cast<std::uint32_t>(reading.words().size());
        std::vector<RuleMatch> wordings;
        std::vector<float> perWord(count);
        for (float& weight : perWord) weight = static_cast<float>(random() % 100) / 100 - 0.4F;
        for (unsigned i = 0; i < random() % 5; ++i) {
            const std::uint32_t begin = random() % count;
            wordings.push_back({begin, std::min(count, begin + 1 + static_cast<std::uint32_t>(random() % 3))});
        }
        const std::vector<RuleMatch> own = underlined(wordings, reading);
        for (const RuleMatch& wording : wordings) {
            CHECK(std::any_of(own.begin(), own.end(), [&](const RuleMatch& range) { return range.begin <= wording.begin && wording.end <= range.end; }));
        }
        for (const auto& ranges : {own, underlinedByWeight(perWord, reading)}) {
            std::uint32_t from = 0;
            for (const RuleMatch& range : ranges) {
                CHECK(range.begin >= from);
                CHECK(range.begin < range.end);
                CHECK(range.end <= count);
                from = range.end;
            }
        }
    }
}
