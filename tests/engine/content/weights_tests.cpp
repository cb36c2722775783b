#include "engine/content/weights.h"

#include <catch2/catch.hpp>

using namespace carewright;

namespace {

Weights sample() {
    Weights weights;
    weights.decisions.push_back({"definition", -2.5F, 0.9F, 0.25F, 0.4F});
    weights.rows.push_back({"w:choos", "choose", 1.5F, {0.75F}});
    weights.rows.push_back({"q:define", "", 1, {-0.5F}});
    weights.responses = 40;
    weights.referAbove = 0.6F;
    weights.learntFrom = {0x0000000aU, 0xdeadbeefU};
    return weights;
}

}  // namespace

TEST_CASE("Weights are read back as they were written", "[weights]") {
    const auto read = parseWeights(formatWeights(sample()), "weights.tsv");
    REQUIRE(read);
    CHECK(*read == sample());
}

TEST_CASE("Weights are written with four decimals at most and no noise", "[weights]") {
    Weights weights;
    weights.decisions.push_back({"p", 0.5F, 1, -0.00004F, 1234567.25F});
    weights.rows.push_back({"w:choos", "choose", 2.5F, {-0.00006F}});
    const std::string text = formatWeights(weights);
    CHECK(text.find("\ndecision\tp\t0.5\t1\t0\t1234567.25\n") != std::string::npos);
    CHECK(text.find("\nfeature\tw:choos\tchoose\t2.5\t-0.0001\n") != std::string::npos);
}

TEST_CASE("A weights file that was cut at a line end is refused", "[weights]") {
    std::string text = formatWeights(sample());
    text.resize(text.rfind('\n', text.size() - 2) + 1);
    const auto read = parseWeights(text, "weights.tsv");
    REQUIRE_FALSE(read);
    CHECK(read.error().message.find("cut short") != std::string::npos);
    CHECK(read.error().place.file == "weights.tsv");
}

TEST_CASE("A weights file must begin with its heading and name every decision before the first feature", "[weights]") {
    CHECK_FALSE(parseWeights("\n" + formatWeights(sample()), "weights.tsv"));
    CHECK_FALSE(parseWeights("# a note\nfeatures\t0\n", "weights.tsv"));
    CHECK_FALSE(parseWeights(formatWeights(sample()) + "decision\tlate\t0\t1\t0\t0.5\n", "weights.tsv"));
}

TEST_CASE("A weight that is no number is refused with its line", "[weights]") {
    std::string text = formatWeights(sample());
    text.replace(text.find("0.75"), 4, "nan");
    const auto read = parseWeights(text, "weights.tsv");
    REQUIRE_FALSE(read);
    CHECK(read.error().place.line == 9);
}

TEST_CASE("Fingerprints of a weights file are eight hexadecimal digits each", "[weights]") {
    const std::string text = formatWeights(sample());
    REQUIRE(text.find("learnt-from\t0000000a deadbeef\n") != std::string::npos);
    for (const char* bad : {"0000000a deadbee", "0000000a  deadbeef", "0000000g", "00000000a"}) {
        std::string broken = text;
        broken.replace(broken.find("0000000a deadbeef"), 17, bad);
        CHECK_FALSE(parseWeights(broken, "weights.tsv"));
    }
}
