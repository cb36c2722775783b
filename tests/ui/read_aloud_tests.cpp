/// Reading aloud: what is read of the screen, and the keys, the bar and the marked word, with a speaker that only listens.
#include <catch2/catch.hpp>

#include <memory>

#include "app/speech/word_marks.h"
#include "tests/ui/headless_driver.h"

using namespace carewright;
using namespace carewright::ui;

namespace {

constexpr int f2 = 291, f3 = 292, f4 = 293;

SemanticItem item(Role role, std::string path, std::string label, std::string value = {}) {
    SemanticItem out;
    out.role = role;
    out.path = std::move(path);
    out.label = std::move(label);
    out.value = std::move(value);
    return out;
}

/// The app in a topic of the course.
class Reader {
public:
    explicit Reader(Place place = {Room::topic, "meaning", {}}) {
        m_app = std::make_unique<HeadlessDriver>(onCourse(m_folder));
        if (place.room == Room::topic) place.id = m_app->model().course.topics.front().id.value;
        m_app->workspace().apply({GoTo{place}});
        m_app->frames(3);
    }
    HeadlessDriver* operator->() { return m_app.get(); }
    FakeSpeaker& speaker() { return m_app->speaker(); }
    void press(int key, int modifiers = HeadlessDriver::none) {
        m_app->keyCode(key, modifiers);
        m_app->frames(2);
    }
    std::string says() { return speaker().said.empty() ? std::string() : speaker().said.back().text; }

private:
    TemporaryFolder m_folder;
    std::unique_ptr<HeadlessDriver> m_app;
};

}  // namespace

TEST_CASE("every word of a text gets a mark that names its bytes", "[aloud]") {
    CHECK(withWordMarks("Say it") == "<speak><mark name=\"0-3\"/>Say <mark name=\"4-6\"/>it</speak>");
    CHECK(withWordMarks("a<b & \"c\"") == "<speak><mark name=\"0-3\"/>a&lt;b <mark name=\"4-5\"/>&amp; <mark name=\"6-9\"/>\"c\"</speak>");
    CHECK(withWordMarks("Léa\r\n\x01\xff") == "<speak><mark name=\"0-4\"/>Léa \n<mark name=\"6-8\"/>  </speak>");
    CHECK(withWordMarks("") == "<speak></speak>");
    CHECK(spanOfMark("4-6") == ByteSpan{4, 6});
    for (const char* const bad : {"", "4", "-", "4-", "-6", "6-4", "4-4", "a-b", "4-6 ", "1-99999999999"}) CHECK_FALSE(spanOfMark(bad));
}

TEST_CASE("a page is read without its buttons, and nothing twice", "[aloud]") {
    SemanticRecord record;
    record.add(item(Role::heading, "page/title", "Choice"));
    record.add(item(Role::text, "page/words", "She decides."));
    record.add(item(Role::button, "page/go", "Go on"));
    record.add(item(Role::term, "page/words/choice-1", "decides"));
    record.add(item(Role::radio, "page/option-a", "The person chooses."));
    record.add(item(Role::text, "page/option-a/words", "The person chooses."));
    record.add(item(Role::text, "page/answer", "Your answer", "They get a say."));
    record.add(item(Role::toggle, "page/sure", "I am sure"));
    record.add(item(Role::heading, "page/contents/title", "On this page"));
    record.add(item(Role::link, "page/contents/to-1", "Choice"));
    const std::vector<SpokenPassage> read = passagesIn(record, "page");
    const std::vector<SpokenPassage> expected = {{"page/title", "", "Choice"},
                                           {"page/words", "", "She decides."},
                                           {"page/option-a", "", "The person chooses."},
                                           {"page/answer", "Your answer.", "They get a say."},
                                           {"page/sure", "Off.", "I am sure"}};
    CHECK(read == expected);
    CHECK(passagesIn(record, "pag").empty());
}

TEST_CASE("F2 reads the page from the top, marks each word and goes on to the next passage", "[aloud]") {
    Reader reader;
    reader.press(f2);
    REQUIRE(reader.speaker().said.size() == 1);
    const std::string title = reader->model().course.topics.front().title;
    CHECK(reader.says() == title);
    CHECK(reader->has("aloud/pause"));
    CHECK(reader->label("top/aloud") == "Pause");
    CHECK(reader->shell().nextRepaint().value_or(99) < 0.1);

    reader.speaker().ends();
    reader->frames(2);
    REQUIRE(reader.speaker().said.size() == 2);
    CHECK(reader.says() == reader->model().course.topics.front().summary);
    // What speaks of an utterance that was left behind changes nothing.
    reader.speaker().hearsOf(1);
    reader->frames(2);
    CHECK(reader.speaker().said.size() == 2);

    reader.press(f3);
    CHECK_FALSE(reader.speaker().speaking);
    CHECK_FALSE(reader->has("aloud/pause"));
    CHECK(reader->label("top/aloud") == "Read aloud");
}

TEST_CASE("a pause goes on with the word it cut off", "[aloud]") {
    Reader reader;
    reader.press(f2);
    reader.press(f4);
    const std::string summary = reader.says();
    const std::size_t space = summary.find(' ');
    REQUIRE(space != std::string::npos);
    const std::string rest = summary.substr(space + 1);
    reader.speaker().comesTo(rest.substr(0, rest.find(' ')));
    reader->frames(2);
    reader.press(f2);
    CHECK_FALSE(reader.speaker().speaking);
    CHECK(reader->label("aloud/pause") == "Go on");
    reader.press(f2);
    CHECK(reader.says() == rest);
    // The words that follow are still counted from the start of the passage.
    const std::string later = rest.substr(rest.find(' ') + 1);
    reader.speaker().comesTo(later.substr(0, later.find(' ')));
    reader->frames(2);
    REQUIRE(reader->click("aloud/slower"));
    reader->frames(3);
    CHECK(reader.says() == later);
    CHECK(reader.speaker().said.back().rate == -Settings::rateStep);
    CHECK(reader->model().settings.speechRate == -Settings::rateStep);
}

TEST_CASE("keys go from passage to passage, and past the last one it is silent", "[aloud]") {
    Reader reader;
    reader.press(f2);
    const std::string first = reader.says();
    reader.press(f4);
    CHECK(reader.says() != first);
    reader.press(f4, HeadlessDriver::shift);
    CHECK(reader.says() == first);
    reader.press(f4, HeadlessDriver::shift);
    CHECK(reader.says() == first);
    for (int i = 0; i < 400 && reader->has("aloud/pause"); ++i) reader.press(f4);
    CHECK_FALSE(reader->has("aloud/pause"));
    CHECK_FALSE(reader.speaker().speaking);
}

TEST_CASE("the passage being read scrolls into sight", "[aloud]") {
    Reader reader;
    reader.press(f2);
    for (int i = 0; i < 12; ++i) {
        reader.speaker().ends();
        reader->frames(4);
    }
    REQUIRE(reader->has("aloud/pause"));
    const std::string now = reader.says();
    bool inSight = false;
    for (const SemanticItem& one : reader->record().items()) inSight = inSight || (!one.visible.empty() && passageOf(one).words == now);
    CHECK(inSight);
}

TEST_CASE("Shift and F2 tell what has the keyboard, buttons too", "[aloud]") {
    Reader reader;
    reader->key(ImGuiKey_Tab);
    reader->frames(2);
    const std::string path = reader->shell().focus().path();
    REQUIRE_FALSE(path.empty());
    const std::string label = reader->label(path);
    reader.press(f2, HeadlessDriver::shift);
    REQUIRE(reader.speaker().said.size() == 1);
    CHECK(reader.says().starts_with(label));
    reader.speaker().ends();
    reader->frames(2);
    CHECK(reader.speaker().said.size() == 1);
    CHECK_FALSE(reader->has("aloud/pause"));
}

TEST_CASE("an answer is read from its sheet while it is being written", "[aloud]") {
    Reader reader({Room::write, "define", {}});
    const SemanticItem* sheet = nullptr;
    for (const SemanticItem& one : reader->record().items())
        if (one.role == Role::editor) sheet = &one;
    REQUIRE(sheet);
    const std::string path = sheet->path;
    REQUIRE(reader->click(path));
    reader->type("They get a real say.");
    reader->frames(2);
    reader.press(f2);
    CHECK(reader.says().ends_with("They get a real say."));
    CHECK(reader->find(path)->value == "They get a real say.");
    reader.speaker().comesTo("real");
    reader->frames(2);
    reader.press(f2);
    reader.press(f2);
    CHECK(reader.says() == "real say.");
}

TEST_CASE("going elsewhere is silent", "[aloud]") {
    Reader reader;
    reader.press(f2);
    reader->workspace().apply({GoTo{{Room::home, {}, {}}}});
    reader->frames(2);
    CHECK_FALSE(reader.speaker().speaking);
    CHECK_FALSE(reader->has("aloud/pause"));
}

TEST_CASE("where nothing can speak, the bar says what is missing", "[aloud]") {
    Reader reader;
    reader.press(f2);
    reader.speaker().fails("Reading aloud needs a voice.");
    reader->frames(2);
    CHECK(reader->label("aloud/problem") == "Reading aloud needs a voice.");
    REQUIRE(reader->click("aloud/close"));
    reader->frames(2);
    CHECK_FALSE(reader->has("aloud/problem"));
}

TEST_CASE("a voice is chosen, spoken with at once, and kept", "[aloud]") {
    TemporaryFolder folder;
    {
        HeadlessDriver app(onCourse(folder));
        app.keyCode(f2);
        app.frames(2);
        REQUIRE(app.click("aloud/voice"));
        app.frames(3);
        CHECK(app.speaker().said.back().voice == "English (Great Britain)");
    }
    HeadlessDriver app(onCourse(folder));
    CHECK(app.model().settings.voice == "English (Great Britain)");
    CHECK(app.model().settings.speechRate == 0);
}
