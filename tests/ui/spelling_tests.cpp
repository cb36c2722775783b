#include <catch2/catch.hpp>
#include <fstream>

#include "app/ui/spelling.h"
#include "app/ui/text_marks.h"
#include "tests/ui/text_random.h"

using namespace carewright;
using namespace carewright::ui;
namespace fs = std::filesystem;

namespace {

/// A folder with a dictionary of a few words, so that nothing hangs on the installed one.
class SmallDictionary {
public:
    SmallDictionary() : m_folder(fs::temp_directory_path() / ("carewright-spelling-" + std::to_string(number()))) {
        fs::create_directories(m_folder);
        std::ofstream(m_folder / "en_GB.aff") << "SET UTF-8\nTRY esianrtolcdugmphbyfvkw'\nWORDCHARS '\n";
        std::ofstream(m_folder / "en_GB.dic")
            << "13\ncare\nis\nthe\nperson\nlistens\nand\nto\nperson's\ni\na\nwell\nbeing\ncentred\n";
    }
    ~SmallDictionary() { fs::remove_all(m_folder); }
    SmallDictionary(const SmallDictionary&) = delete;
    SmallDictionary& operator=(const SmallDictionary&) = delete;

    [[nodiscard]] const fs::path& folder() const { return m_folder; }

private:
    static unsigned number() { return std::random_device{}(); }

    fs::path m_folder;
};

std::vector<std::string> doubtful(std::string_view text, Spelling& spelling) {
    DoubtfulWords words;
    words.restart(text);
    while (!words.check(text, spelling)) {}
    std::vector<std::string> out;
    for (const ByteSpan& span : words.spans()) out.emplace_back(text.substr(span.begin, span.end - span.begin));
    return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Doubtful words are found and the rest is left alone", "[spelling]") {
    const SmallDictionary dictionary;
    Spelling spelling(dictionary.folder());
    spelling.waitUntilRead();
    REQUIRE(spelling.state() == Spelling::State::ready);
    CHECK(doubtful("the persn listens and carre", spelling) == Words{"persn", "carre"});
    CHECK(doubtful("The person’s well-being, person-centered care.", spelling) == Words{"centered"});
    CHECK(doubtful("Teh person. Teh care.\nteh", spelling) == Words{"Teh", "Teh", "teh"});
    CHECK(doubtful("the person Doreen and Asha", spelling).empty());
    CHECK(doubtful("CQC and DNACPRs and eMAR and x", spelling).empty());
    CHECK(doubtful("https://exampel.org/thigns www.thigns.org a@thigns.org b12 2nd", spelling).empty());
    CHECK(doubtful("‘persn’ \"persn\" (persn)", spelling) == Words{"persn", "persn", "persn"});
    CHECK(doubtful("", spelling).empty());
}

TEST_CASE("Words of the course and own words are known and own words are reported once", "[spelling]") {
    const SmallDictionary dictionary;
    Words added;
    Spelling spelling(dictionary.folder(), "en_GB", {"telecare"}, [&](const std::string& word) { added.push_back(word); });
    spelling.waitUntilRead();
    CHECK(doubtful("telecare reablement", spelling) == Words{"reablement"});
    spelling.setCourseWords({"Reablement"});
    CHECK(doubtful("telecare reablement reablement's", spelling).empty());
    CHECK(doubtful("rota", spelling) == Words{"rota"});
    const std::uint64_t before = spelling.revision();
    spelling.addWord("rota");
    spelling.addWord("rota");
    CHECK(spelling.revision() != before);
    CHECK(added == Words{"rota"});
    CHECK(doubtful("rota Rota", spelling).empty());
}

TEST_CASE("Without a dictionary spelling is quietly off and says why", "[spelling]") {
    Spelling spelling("/nowhere/at/all");
    CHECK(spelling.state() == Spelling::State::absent);
    CHECK(spelling.reason().find("hunspell-en-gb") != std::string::npos);
    CHECK(spelling.isKnown("qqqq"));
    CHECK(spelling.suggestions("qqqq").empty());
    CHECK(doubtful("qqqq", spelling).empty());
}

TEST_CASE("A dictionary that is no dictionary is told apart from a good one", "[spelling]") {
    const SmallDictionary dictionary;
    std::ofstream(dictionary.folder() / "en_GB.dic", std::ios::trunc) << "\xFF\xFE not a dictionary";
    Spelling spelling(dictionary.folder());
    spelling.waitUntilRead();
    CHECK(spelling.state() == Spelling::State::absent);
    CHECK_FALSE(spelling.reason().empty());
}

TEST_CASE("Turning spelling off takes the marks away and turning it on brings them back", "[spelling]") {
    const SmallDictionary dictionary;
    Spelling spelling(dictionary.folder());
    spelling.waitUntilRead();
    const std::string text = "persn";
    DoubtfulWords words;
    words.restart(text);
    CHECK(words.check(text, spelling));
    CHECK(words.spans().size() == 1);
    spelling.setOn(false);
    CHECK(words.check(text, spelling));
    CHECK(words.spans().empty());
    spelling.setOn(true);
    CHECK(words.check(text, spelling));
    CHECK(words.spans().size() == 1);
    CHECK(words.at(3) == ByteSpan{0, 5});
    CHECK(words.at(5) == ByteSpan{0, 5});
}

TEST_CASE("A large text is checked in rations", "[spelling]") {
    const SmallDictionary dictionary;
    Spelling spelling(dictionary.folder());
    spelling.waitUntilRead();
    std::string text;
    for (int i = 0; i < 100; ++i) {
        const auto letter = [](int n) { return static_cast<char>('a' + n); };
        text += std::string("qz") + letter(i / 10) + letter(i % 10) + ' ';
    }
    DoubtfulWords words;
    words.restart(text);
    int rounds = 1;
    while (!words.check(text, spelling, 10)) ++rounds;
    CHECK(rounds >= 10);
    CHECK(words.spans().size() == 100);
    const std::uint64_t lookups = spelling.lookups();
    words.restart(text);
    CHECK(words.check(text, spelling, 10));
    CHECK(spelling.lookups() == lookups);
}

TEST_CASE("Marks that follow edits are those of a text checked afresh", "[spelling]") {
    const SmallDictionary dictionary;
    Spelling spelling(dictionary.folder());
    spelling.waitUntilRead();
    const std::vector<std::string> pieces = {"persn", "care", " ", " ", " ", ". ", "\n", "Teh", "a@b", "'", "\"", "I", "é", "-"};
    for (unsigned seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        TextBuffer buffer;
        DoubtfulWords words;
        for (int step = 0; step < 150; ++step) {
            CAPTURE(step);
            if (random() % 2) {
                buffer.moveTo(random() % (buffer.size() + 1), Select::no);
                buffer.paste(pieces[random() % pieces.size()]);
            } else {
                randomAction(buffer, random);
            }
            words.follow(buffer.text(), buffer.takeChange());
            (void)words.check(buffer.text(), spelling, random() % 4);
            if (random() % 4) continue;
            while (!words.check(buffer.text(), spelling)) {}
            DoubtfulWords afresh;
            afresh.restart(buffer.text());
            while (!afresh.check(buffer.text(), spelling)) {}
            REQUIRE(words.spans() == afresh.spans());
        }
    }
}

TEST_CASE("The installed British dictionary suggests what was meant", "[spelling]") {
    Spelling spelling;
    spelling.waitUntilRead();
    if (spelling.state() != Spelling::State::ready) {
        WARN("hunspell-en-gb is not installed: " << spelling.reason());
        return;
    }
    CHECK(spelling.isKnown("personalisation"));
    CHECK(spelling.isKnown("carer’s"));
    CHECK_FALSE(spelling.isKnown("color"));
    CHECK_FALSE(spelling.isKnown("choise"));
    const Words meant = spelling.suggestions("choise");
    CHECK(std::find(meant.begin(), meant.end(), "choice") != meant.end());
}

TEST_CASE("The word that most people mean comes first", "[spelling]") {
    Spelling spelling;
    spelling.waitUntilRead();
    if (spelling.state() != Spelling::State::ready) {
        WARN("hunspell-en-gb is not installed: " << spelling.reason());
        return;
    }
    const std::vector<std::pair<const char*, const char*>> slips{
        {"suport", "support"}, {"peple", "people"}, {"thier", "their"}, {"becuase", "because"}, {"desicion", "decision"},
        {"indepedent", "independent"}, {"dignaty", "dignity"}, {"comunity", "community"}, {"wellfare", "welfare"}, {"adress", "address"},
        {"managment", "management"}, {"recieve", "receive"}, {"definately", "definitely"}, {"seperate", "separate"}, {"controll", "control"},
        {"famly", "family"}, {"beleive", "believe"}, {"responsability", "responsibility"}};
    for (const auto& [typed, meant] : slips) {
        const Words found = spelling.suggestions(typed);
        INFO(typed << ": " << (found.empty() ? "nothing" : found.front()));
        REQUIRE_FALSE(found.empty());
        CHECK(found.front() == meant);
    }
}
