#include "engine/authoring/wordnet.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/base/seeded_random.h"

namespace carewright {
namespace {

/// A dictionary of its own, so that the test needs none installed.
class SmallWordNet {
public:
    SmallWordNet() : m_folder(std::filesystem::temp_directory_path() / ("carewright-wordnet-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
        std::filesystem::create_directories(m_folder);
        for (const char* part : {"noun", "adj", "adv"}) write(part, "  1 licence\n", "  1 licence\n");
        const std::string head = "  1 licence\n";
        const std::string first = "00000012 31 v 03 choose 0 take 0 pick_out 0 001 @ 00000099 v 0000 | pick\n";
        const std::string second = "000000" + std::to_string(head.size() + first.size()) + " 31 v 02 choose 1 prefer 0 000 | like better\n";
        write("verb", head + "abide v 1 0 1 0 00000012\nchoose v 2 1 @ 2 2 00000012 000000" + std::to_string(head.size() + first.size()) + "\nzoom v 1 0 1 0 99999999\n", head + first + second);
    }
    ~SmallWordNet() { std::filesystem::remove_all(m_folder); }
    void write(const std::string& part, const std::string& index, const std::string& data) const {
        std::ofstream(m_folder / ("index." + part)) << index;
        std::ofstream(m_folder / ("data." + part)) << data;
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

}  // namespace

TEST_CASE("Synonyms come from the dictionary's senses, commonest first", "[authoring][wordnet]") {
    const SmallWordNet files;
    const auto net = WordNet::open(files.folder());
    REQUIRE(net);
    CHECK(net->synonyms("Choose") == std::vector<std::string>{"take", "pick out", "prefer"});
    CHECK(net->synonyms("choose", 1) == std::vector<std::string>{"take"});
    CHECK(net->synonyms("zoom").empty());       // points outside the file
    CHECK(net->synonyms("nowhere").empty());
    CHECK(net->synonyms("").empty());
}

TEST_CASE("Without the dictionary the reason says what to install", "[authoring][wordnet]") {
    const auto net = WordNet::open("/nowhere");
    REQUIRE(!net);
    CHECK(net.error().message.find("wordnet-base") != std::string::npos);
}

TEST_CASE("A damaged dictionary does no harm", "[authoring][wordnet]") {
    SeededRandom random(5);
    const SmallWordNet files;
    for (int round = 0; round < 200; ++round) {
        std::string index = "choose v 2 1 @ 2 2 00000012 00000085\n", data = "  1 licence\n00000012 31 v 03 choose 0 take 0 pick_out 0\n";
        for (std::string* text : {&index, &data}) {
            for (int i = 0; i < 3; ++i) (*text)[random.below(text->size())] = static_cast<char>(random.below(256));
        }
        files.write("verb", index, data);
        const auto net = WordNet::open(files.folder());
        REQUIRE(net);
        CHECK(net->synonyms("choose").size() <= 12);
    }
}

}  // namespace carewright
